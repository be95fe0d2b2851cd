import type { ReferenceForm, TaskView, VisitView } from '../../../../shared/ipc/registrations.ts'
import { TASK_IDS, type TaskId } from '../../../../shared/task-ids.ts'
import { clockText, parseClock, type TaskTimeProblem, taskTimeProblems } from '../../../../shared/task-rules.ts'
import { dateOf, parseWallTime, type WallDate, type WallTime } from '../../../../shared/wall-time.ts'
import { recordedTime } from '../../components/time-source.ts'

/** What a person typed for one task, and what was stored there when they began to type. */
export interface TypedTime {
  readonly text: string
  readonly base: string | null
}

/** What a person typed, by task. A task that is not in it shows what is stored. */
export type Typed = Readonly<Partial<Record<TaskId, TypedTime>>>

export type Times = ReferenceForm['times']

/** One task as the form shows it. */
export interface TaskField {
  readonly id: TaskId
  readonly task: TaskView
  /** The text of the input. */
  readonly text: string
  /** As stored now. */
  readonly stored: string | null
  /** What the text stands for; the stored text where it names no moment, null when empty. */
  readonly waktu: string | null
  /** BPJS has it. */
  readonly locked: boolean
  readonly changed: boolean
  /** The text is no time. */
  readonly invalid: boolean
  /** The day of the time, when it is not the visit's. */
  readonly otherDay: WallDate | null
  /** Stored by somebody else while the person was typing; undefined when nothing changed underneath. */
  readonly underneath: string | null | undefined
  /** What the person was typing when BPJS took the task at another time; null otherwise. */
  readonly tooLate: string | null
  readonly problem: TaskTimeProblem | null
}

export interface VisitForm {
  readonly fields: readonly TaskField[]
  readonly problems: readonly TaskTimeProblem[]
  /** What saving writes. */
  readonly changes: Partial<Record<TaskId, WallTime | null>>
  /** The row as the person saw it, for telling a conflict. */
  readonly dasar: ReferenceForm | null
  readonly dirty: boolean
  /** The first task whose text is no time: nothing is saved before it is one. */
  readonly invalid: TaskId | null
}

export interface VisitFormInput {
  readonly visit: VisitView
  /** Times as they stand; those of edits that still wait on this computer and of the record among them. */
  readonly times: Times
  readonly typed: Typed
  readonly now: WallTime
}

/** The text an input shows for what is stored: the clock where there is one, else what stands there. */
export function shownText(stored: string | null): string {
  const parsed = parseWallTime(stored)
  if (parsed.kind === 'ada') return clockText(parsed.value)
  return parsed.kind === 'mustahil' ? parsed.text : ''
}

/** Takes up a keystroke. A text that is again what is stored counts as untouched. */
export function typeTime(typed: Typed, id: TaskId, text: string, stored: string | null, tanggal: WallDate): Typed {
  const { [id]: before, ...rest } = typed
  const base = before === undefined ? stored : before.base
  const read = readText(text, tanggal)
  const same = base === stored && (read === 'bukan-jam' ? text.trim() === shownText(stored) : read === normal(stored))
  return same ? rest : { ...rest, [id]: { text, base } }
}

/** Forgets what was typed for these tasks. */
export function withoutTasks(typed: Typed, ids: readonly TaskId[]): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([id]) => !ids.includes(Number(id) as TaskId)))
}

/** The live visit and the typed texts as one form. What a person touched stays as they typed it. */
export function visitForm({ visit, times, typed, now }: VisitFormInput): VisitForm {
  const { tanggal } = visit.row
  const drafts = visit.tasks.map((task) => draftOf(task, times[task.taskid], typed[task.taskid], tanggal))
  const problems = taskTimeProblems({
    tanggal,
    now,
    times: Object.fromEntries(drafts.map(({ id, waktu }) => [id, waktu])),
    accepted: acceptedOf(visit),
    fromRecord: new Set(drafts.filter(isRecorded).map(({ id }) => id)),
  })
  const fields = drafts.map((draft) => ({
    ...draft,
    problem: problems.find(({ taskid }) => taskid === draft.id) ?? null,
  }))
  const changed = fields.filter((field) => field.changed && !field.locked && !field.invalid)
  return {
    fields,
    problems,
    changes: Object.fromEntries(changed.map(({ id, waktu }) => [id, waktu])),
    dasar: visit.form && { ...visit.form, times: seenTimes(visit.form.times, visit.tasks, typed) },
    dirty: fields.some((field) => !field.locked && (field.changed || field.invalid)),
    invalid: fields.find((field) => field.invalid && !field.locked)?.id ?? null,
  }
}

/** Tasks BPJS has, with the time it was sent where that is known. */
export function acceptedOf(visit: VisitView): Map<TaskId, WallTime | null> {
  return new Map(visit.tasks.filter((task) => task.diterima).map((task) => [task.taskid, task.waktuDiterima]))
}

/** Tasks whose stored time is no longer what it was, other than those the person wrote just now. */
export function changedElsewhere(
  seen: Times,
  next: Times,
  mine: readonly TaskId[] = [],
): { readonly id: TaskId; readonly from: string | null; readonly to: string | null }[] {
  return TASK_IDS.filter((id) => !mine.includes(id) && normal(seen[id]) !== normal(next[id])).map((id) => ({
    id,
    from: seen[id],
    to: next[id],
  }))
}

/** A stored time in words: `10.25`, with its date when that is another day's, or `kosong`. */
export function storedWords(stored: string | null, tanggal: WallDate, dateWords: (date: WallDate) => string): string {
  const parsed = parseWallTime(stored)
  if (parsed.kind === 'kosong') return 'kosong'
  if (parsed.kind === 'mustahil') return parsed.text
  const date = dateOf(parsed.value)
  return date === tanggal ? clockText(parsed.value) : `${dateWords(date)} ${clockText(parsed.value)}`
}

type Draft = Omit<TaskField, 'problem'>

function draftOf(task: TaskView, stored: string | null, typed: TypedTime | undefined, tanggal: WallDate): Draft {
  const id = task.taskid
  const read = typed && readText(typed.text, tanggal)
  const locked = task.diterima
  // What BPJS took is what counts, whatever was typed in the meantime.
  if (locked || read === undefined) {
    const waktu = locked ? (task.waktuDiterima ?? stored) : stored
    const parsed = parseWallTime(waktu)
    return {
      id,
      task,
      text: shownText(waktu),
      stored,
      waktu,
      locked,
      changed: false,
      invalid: false,
      otherDay: parsed.kind === 'ada' && dateOf(parsed.value) !== tanggal ? dateOf(parsed.value) : null,
      underneath: undefined,
      tooLate: locked && typed && read !== normal(waktu) ? typed.text : null,
    }
  }
  const invalid = read === 'bukan-jam'
  const changed = invalid || read !== normal(stored)
  return {
    id,
    task,
    text: typed?.text ?? '',
    stored,
    waktu: invalid ? null : read,
    locked,
    changed,
    invalid,
    otherDay: null,
    underneath: changed && typed && normal(typed.base) !== normal(stored) ? stored : undefined,
    tooLate: null,
  }
}

/** Forgets what was saved; what the person typed on meanwhile stays. */
export function withoutSaved(
  typed: Typed,
  saved: Readonly<Partial<Record<TaskId, WallTime | null>>>,
  tanggal: WallDate,
): Typed {
  const done = TASK_IDS.filter((id) => {
    const entry = typed[id]
    return entry !== undefined && id in saved && readText(entry.text, tanggal) === saved[id]
  })
  return withoutTasks(typed, done)
}

/** The time a text stands for, null for an empty one. */
function readText(text: string, tanggal: WallDate): WallTime | null | 'bukan-jam' {
  if (text.trim() === '') return null
  return parseClock(text, tanggal) ?? 'bukan-jam'
}

/** Zero dates are as empty as NULL; everything else is compared as it stands. */
function normal(stored: string | null): string | null {
  const parsed = parseWallTime(stored)
  if (parsed.kind === 'kosong') return null
  return parsed.kind === 'ada' ? parsed.value : parsed.text
}

/** The time stands as the record has it. */
function isRecorded({ task, waktu, changed }: Draft): boolean {
  return !changed && waktu !== null && waktu === recordedTime(task)
}

/**
 * The stored times, with those a person typed over as they were when the typing began. Where the record's time was
 * shown, the row may hold it or nothing yet: either is what the person saw.
 */
function seenTimes(stored: Times, tasks: readonly TaskView[], typed: Typed): Times {
  const seen = { ...stored }
  for (const task of tasks) {
    const entry = typed[task.taskid]
    if (entry && entry.base !== recordedTime(task)) seen[task.taskid] = entry.base
  }
  return seen
}
