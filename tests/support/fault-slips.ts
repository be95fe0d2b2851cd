import type { FindingReason } from '../../src/shared/findings.ts'
import { addDays, addMinutes, dateOf, type WallDate, type WallTime } from '../../src/shared/wall-time.ts'
import type { ExpectedTask, ServiceTask } from './faulty-day.ts'
import type { SeededTask } from './hospital-seed.ts'

function timeOf(tasks: readonly SeededTask[], taskid: number): WallTime {
  const task = tasks.find((own) => own.taskid === taskid)
  if (!task) throw new Error(`the visit has no task ${taskid}`)
  return task.waktu
}

/** What a hurried hand typed instead of the true time. */
export function slip(
  kind: FindingReason,
  tasks: readonly SeededTask[],
  taskid: ServiceTask,
  tanggal: WallDate,
): WallTime | null {
  const clock = timeOf(tasks, taskid).slice(11)
  const before = timeOf(tasks, taskid - 1)
  const typed: Record<FindingReason, WallTime | null> = {
    kosong: null,
    terbalik: addMinutes(before, -5),
    kembar: before,
    depan: `${tanggal} 22${clock.slice(2)}`,
    'hari-lain': `${addDays(tanggal, taskid === 7 ? 1 : -1)} ${clock}`,
    mustahil: `${tanggal.slice(0, 4)}-02-31 ${clock}`,
  }
  return typed[kind]
}

/** The true times of all others, and for the mended one whatever lies between them; where only the date was wrong, its clock. */
export function afterMending(kind: FindingReason, tasks: readonly SeededTask[], taskid: ServiceTask): ExpectedTask[] {
  if (kind === 'hari-lain' || kind === 'mustahil') return [...tasks]
  const before = tasks.find((task) => task.taskid > taskid)?.waktu ?? null
  const waktu = { after: timeOf(tasks, taskid - 1), before }
  return tasks.map((task) => (task.taskid === taskid ? { taskid, waktu } : task))
}

/** Steps at the pharmacy a few minutes after the visit's last, as another program saw them. */
export function later(tasks: readonly SeededTask[], ids: readonly ServiceTask[]): SeededTask[] {
  const last = tasks.at(-1)?.waktu ?? ''
  return ids.map((taskid, index) => ({ taskid, waktu: addMinutes(last, 4 * (index + 1)) }))
}

/** Whether a time is the one that was expected, or one of those. */
export function fits(waktu: WallTime, expected: ExpectedTask['waktu'], tanggal: WallDate, now: WallTime): boolean {
  if (typeof expected === 'string') return waktu === expected
  const { after, before } = expected
  return waktu > after && waktu < (before ?? now) && dateOf(waktu) === tanggal
}
