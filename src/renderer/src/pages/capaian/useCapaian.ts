import { useQueryClient } from '@tanstack/react-query'
import { useEvent, useRequest } from '../../api/api.ts'
import { useThrottled } from '../../components/useThrottled.ts'
import { requestOf, type View } from './view.ts'

/** A month of visits is more to read than a day: often enough to see a correction arrive. */
const SHORTEST_MS = 5_000

/** The figures of the view, and those of all polis and doctors; read again when visits or calls changed. */
export function useCapaian(view: View) {
  const client = useQueryClient()
  const refresh = useThrottled(
    () =>
      Promise.all(
        (['capaian:baca', 'capaian:belum-lengkap'] as const).map((name) =>
          client.invalidateQueries({ queryKey: [name] }),
        ),
      ),
    SHORTEST_MS,
  )
  useEvent('registrasi-berubah', refresh)
  useEvent('antrian-berubah', refresh)
  return {
    figures: useRequest('capaian:baca', requestOf(view)),
    everyone: useRequest('capaian:baca', { range: view.range, poli: null, dokter: null }),
  }
}
