import { useRequest } from '../../api/api.ts'
import { ErrorState, LoadingState } from '../../components/feedback.tsx'
import type { Pin } from '../../components/usePin.ts'
import { PinGate } from './parts/PinGate.tsx'
import { SettingsScreen } from './SettingsScreen.tsx'

/** Everything that is set once: database, BPJS, sending, and this program itself. Behind the admin PIN. */
export function PengaturanPage() {
  return <PinGate>{(pin, locked) => <Stored pin={pin} locked={locked} />}</PinGate>
}

function Stored({ pin, locked }: { readonly pin: Pin; readonly locked: boolean }) {
  const { data, error, refetch } = useRequest('pengaturan:baca')
  // What was read once stays, although a later reading was refused: the form holds what somebody has typed.
  if (data) return <SettingsScreen view={data} pin={pin} locked={locked} />
  if (error) return <ErrorState message={error.message} onRetry={() => void refetch()} />
  return <LoadingState text="Membaca pengaturan…" />
}
