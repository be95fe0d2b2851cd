import type { CallView, RegistrationRow, TaskView, VisitView } from '../../shared/ipc/registrations.ts'
import { TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { epochToWallTime, type Zone } from '../../shared/wall-time.ts'
import type { OutboxRow } from '../outbox/rows.ts'
import { sentTime } from './registration-rows.ts'
import { windowWords } from './window-words.ts'

/** A visit's calls that are no task: announcing it, and what else there is. */
export function callViews(calls: readonly OutboxRow[], zone: Zone): Pick<VisitView, 'add' | 'lain'> {
  const views = calls.filter((row) => row.call !== 'updatewaktu').map((row) => callView(row, zone))
  return {
    add: views.find((view) => view.call === 'add') ?? null,
    lain: views.filter((view) => view.call !== 'add'),
  }
}

/**
 * Every task of a visit: its time, where that comes from, what BPJS has and what became of its call.
 * @param accepted tasks BPJS has, with the time it was sent where that is known.
 */
export function taskViews(
  row: RegistrationRow,
  calls: readonly OutboxRow[],
  accepted: ReadonlyMap<TaskId, string | null>,
  zone: Zone,
): TaskView[] {
  return TASK_IDS.map((id, index) => {
    const call = calls.find((found) => found.call === 'updatewaktu' && found.taskid === id)
    const { waktu = null, sumber = null, asal = '' } = row.tasks[index] ?? {}
    return {
      taskid: id,
      waktu,
      sumber,
      asal,
      diterima: accepted.has(id),
      waktuDiterima: accepted.get(id) ?? null,
      call: call ? callView(call, zone) : null,
    }
  })
}

function callView(row: OutboxRow, zone: Zone): CallView {
  const wall = (at: number | null) => (at === null ? null : epochToWallTime(at, zone))
  return {
    outboxId: row.id,
    call: row.call,
    taskid: row.taskid,
    state: row.state,
    result: row.result,
    waktu: sentTime(row, zone),
    attempts: row.attempts,
    nextAt: wall(row.next_at),
    deliveredAt: wall(row.delivered_at),
    message: row.message && windowWords(row.message),
  }
}
