import type { SaveReference } from '../../shared/ipc/registrations.ts'
import type { App } from '../app.ts'
import { Refusal } from './refusal.ts'
import { sentTime } from './registration-rows.ts'

/** The refusal of a change to the time of a task that BPJS has; null when it changes none. */
export function acceptedTimeChanged(
  { stores, settings }: Pick<App, 'stores' | 'settings'>,
  noRawat: string,
  times: SaveReference['times'],
): Refusal | null {
  for (const row of stores.history.ofVisits([noRawat]).get(noRawat) ?? []) {
    if (row.taskid === 0 || row.delivered_at === null) continue
    const wanted = times[row.taskid]
    if (wanted === undefined || wanted === sentTime(row, settings.sync.zone)) continue
    return new Refusal(
      'tidak-sah',
      `Task ${row.taskid} sudah diterima BPJS, jadi jamnya tidak dapat diubah lagi.`,
      `taskid${row.taskid}`,
    )
  }
  return null
}
