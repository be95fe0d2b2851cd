import type { PendingEdit, ReferenceForm, TaskView } from '../../../../shared/ipc/registrations.ts'
import { isTaskId, type TaskId } from '../../../../shared/task-ids.ts'
import { recordedTime } from '../../components/time-source.ts'
import type { Times } from './visit-form.ts'

/** One field of an edit that stands against what the database holds. */
export interface Difference {
  readonly field: string
  /** What it was when the person began. */
  readonly before: string | null
  readonly mine: string | null
  readonly theirs: string | null
}

/** The task of a column `taskid4`; null for the other columns. */
export function taskOfColumn(column: string): TaskId | null {
  const id = Number(/^taskid(\d+)$/.exec(column)?.[1])
  return isTaskId(id) ? id : null
}

/** Edits of this visit that this computer keeps. */
export function editsOf(edits: readonly PendingEdit[], noRawat: string): readonly PendingEdit[] {
  return edits.filter((edit) => edit.no_rawat === noRawat)
}

/** The tasks an edit sets. */
export function tasksOf(edit: PendingEdit): TaskId[] {
  return edit.changes.flatMap(({ field }) => taskOfColumn(field) ?? [])
}

/** The stored times as they will be once the waiting edits are applied, and which tasks that concerns. */
export function withPending(times: Times, edits: readonly PendingEdit[]): { times: Times; waiting: readonly TaskId[] } {
  const result = { ...times }
  const waiting = new Set<TaskId>()
  for (const edit of edits) {
    if (edit.state !== 'menunggu') continue
    for (const change of edit.changes) {
      const id = taskOfColumn(change.field)
      if (id === null) continue
      result[id] = change.mau === '' ? null : change.mau
      waiting.add(id)
    }
  }
  return { times: result, waiting: [...waiting] }
}

/** The times as they count: the record's where it has one, whether the row holds it by now or not. */
export function withRecord(times: Times, tasks: readonly TaskView[], waiting: readonly TaskId[]): Times {
  const result = { ...times }
  for (const task of tasks) {
    const recorded = recordedTime(task)
    if (recorded !== null && !waiting.includes(task.taskid)) result[task.taskid] = recorded
  }
  return result
}

/** The conflicting fields of a refused save, side by side. */
export function differences(
  fields: readonly string[],
  dasar: ReferenceForm,
  mine: Readonly<Partial<Record<TaskId, string | null>>>,
  kini: ReferenceForm,
): Difference[] {
  return fields.flatMap((field) => {
    const id = taskOfColumn(field)
    if (id === null) return []
    return [{ field, before: dasar.times[id], mine: mine[id] ?? null, theirs: kini.times[id] }]
  })
}
