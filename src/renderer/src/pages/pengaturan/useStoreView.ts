import { useQueryClient } from '@tanstack/react-query'
import type { SettingsView } from '../../../../shared/ipc/settings.ts'

/** Keeps an answer that is a whole settings view as if it had just been read. */
export function useStoreView(): (view: SettingsView) => void {
  const client = useQueryClient()
  return (view) => void client.setQueryData(['pengaturan:baca'], view)
}
