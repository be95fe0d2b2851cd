import { useState } from 'react'
import { useRequest } from '../../api/api.ts'
import { ErrorState, LoadingState } from '../../components/feedback.tsx'
import type { Pin } from '../../components/usePin.ts'
import { PinGate } from '../pengaturan/parts/PinGate.tsx'
import { Welcome } from './Welcome.tsx'
import { WizardFrame } from './WizardFrame.tsx'
import { WizardSteps } from './WizardSteps.tsx'

/** The first start: to a demo in one click, or to a configured hospital in five short steps. */
export function WizardPage() {
  const [started, setStarted] = useState(false)
  const [shown, setShown] = useState(false)
  const begin = () => {
    setStarted(true)
    setShown(true)
  }
  return (
    <WizardFrame>
      {!shown && <Welcome onConnect={begin} />}
      {started && (
        // Kept while somebody looks at the first screen again: going back loses nothing.
        <div hidden={!shown} style={{ height: '100%' }}>
          <PinGate>{(pin) => <Stored pin={pin} shown={shown} onBack={() => setShown(false)} />}</PinGate>
        </div>
      )}
    </WizardFrame>
  )
}

interface StoredProps {
  readonly pin: Pin
  readonly shown: boolean
  readonly onBack: () => void
}

function Stored({ pin, shown, onBack }: StoredProps) {
  const { data, error, refetch } = useRequest('pengaturan:baca')
  if (data) return <WizardSteps view={data} pin={pin} shown={shown} onBack={onBack} />
  if (error) return <ErrorState message={error.message} onRetry={() => void refetch()} />
  return <LoadingState text="Membaca pengaturan…" />
}
