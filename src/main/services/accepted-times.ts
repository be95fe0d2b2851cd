import type { SaveReference } from '../../shared/ipc/registrations.ts'
import type { TaskId } from '../../shared/task-ids.ts'
import type { App } from '../app.ts'
import { readTaskMarks } from '../hospital/task-marks.ts'
import { acceptedTasks } from '../sync/plan-traces.ts'
import { Refusal } from './refusal.ts'
import { sentTime } from './registration-rows.ts'

/** The refusal of a change to the time of a task that this program told BPJS; null when it changes none. */
export function acceptedTimeChanged(
  { stores, settings }: Pick<App, 'stores' | 'settings'>,
  noRawat: string,
  times: SaveReference['times'],
): Refusal | null {
  for (const row of stores.history.ofVisits([noRawat]).get(noRawat) ?? []) {
    if (row.taskid === 0 || row.delivered_at === null) continue
    const wanted = times[row.taskid]
    if (wanted === undefined || wanted === sentTime(row, settings.sync.zone)) continue
    return accepted(row.taskid)
  }
  return null
}

/**
 * The same for tasks that another program of the hospital marked as sent, which only the hospital's tables know.
 * Rejects with the database's error when it is away.
 */
export async function markedTimeChanged(
  { hospital, planner, stores, settings }: Pick<App, 'hospital' | 'planner' | 'stores' | 'settings'>,
  noRawat: string,
  { dasar, times }: Pick<SaveReference, 'dasar' | 'times'>,
): Promise<Refusal | null> {
  const ids = Object.keys(times).map((id) => Number(id) as TaskId)
  if (ids.length === 0 || noRawat === '') return null
  const marks = await readTaskMarks(hospital, await planner.schema(), noRawat)
  const visit = stores.outbox.known([noRawat]).get(noRawat)
  const known = acceptedTasks(visit, marks, settings.sync.zone)
  const changed = ids.find((id) => {
    // This program's own mark was looked at together with what it sent.
    const own = visit?.rows.some((row) => row.taskid === id && row.delivered_at !== null)
    const unchanged = times[id] === (dasar?.times[id] ?? null) || times[id] === known.get(id)
    return known.has(id) && !own && !unchanged
  })
  return changed === undefined ? null : accepted(changed)
}

function accepted(id: TaskId): Refusal {
  return new Refusal('tidak-sah', `Task ${id} sudah diterima BPJS, jadi jamnya tidak dapat diubah lagi.`, `taskid${id}`)
}
