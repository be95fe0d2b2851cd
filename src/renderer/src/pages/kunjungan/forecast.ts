import type { VisitView } from '../../../../shared/ipc/registrations.ts'
import type { ProblemReason } from '../../../../shared/problems.ts'
import { TASK_CANCELLED, type TaskId } from '../../../../shared/task-ids.ts'
import { firstTask } from '../../../../shared/task-rules.ts'
import type { WallTime } from '../../../../shared/wall-time.ts'
import type { TaskField, VisitForm } from './visit-form.ts'

/** What would become of the tasks if they were sent now. */
export interface Forecast {
  readonly leaving: readonly TaskId[]
  /** Held until a person mends something. */
  readonly held: readonly TaskId[]
  /** Their time has not come yet. */
  readonly waiting: readonly TaskId[]
  /** What holds the first of `held`, in a few words; the sentence itself stands at its place. */
  readonly why: string | null
}

/** What a plan says about the visit as a whole: while one of these stands, BPJS cannot be given its queue entry. */
const HOLDS_THE_ADD: ReadonlySet<ProblemReason> = new Set([
  'mapping-poli',
  'mapping-dokter',
  'jadwal-kosong',
  'pasien-hilang',
  'dokter-hilang',
  'poli-hilang',
  'kartu-kosong',
  'data-tidak-sah',
  'ditahan-pengaturan',
  'kode-booking-ganda',
  'ditolak',
])

/** Says beforehand what sending now would do, in the way the planner will decide it. */
export function forecast(visit: VisitView, form: VisitForm, now: WallTime): Forecast {
  const furthest = furthestAccepted(form.fields)
  const owed = form.fields.filter(
    ({ id, waktu, problem, invalid }) =>
      id > furthest && id !== TASK_CANCELLED && (waktu !== null || problem !== null || invalid),
  )
  const leaving: TaskId[] = []
  const held: TaskId[] = []
  const waiting: TaskId[] = []
  let why = isAddHeld(visit) ? 'antrean kunjungan ini belum dapat ditambahkan, lihat di atas' : null
  for (const { id, waktu, problem, invalid } of owed) {
    if (invalid) why ??= `isian task ${id} bukan jam`
    if (problem) why ??= waktu === null ? `task ${id} belum punya jam` : `jam task ${id}`
    if (why !== null) held.push(id)
    else if (waiting.length > 0 || (waktu !== null && waktu > now)) waiting.push(id)
    else leaving.push(id)
  }
  return { leaving, held, waiting, why: held.length > 0 ? why : null }
}

function isAddHeld({ row, add }: VisitView): boolean {
  if (add?.deliveredAt || row.status_kirim === 'Sudah') return false
  return row.problems.some(({ severity, reason }) => severity === 'tindakan' && HOLDS_THE_ADD.has(reason))
}

/** The last task of the service that BPJS has; 0 when it has none. */
export function furthestAccepted(fields: readonly TaskField[]): number {
  return Math.max(0, ...fields.filter(({ locked, id }) => locked && id !== TASK_CANCELLED).map(({ id }) => id))
}

/** Where a task stands that has no time and needs none. */
export type Passed = 'dilewati' | 'tidak-dipakai' | null

/** Tasks without a time that nothing waits for: BPJS is past them, or the visit never had them. */
export function passedBy(field: TaskField, fields: readonly TaskField[]): Passed {
  if (field.locked || field.id === TASK_CANCELLED || field.waktu !== null || field.invalid) return null
  if (field.id < furthestAccepted(fields)) return 'dilewati'
  const known = (id: TaskId) => fields.some((one) => one.id === id && (one.locked || one.waktu !== null))
  const begun = fields.some((one) => one.id !== TASK_CANCELLED && known(one.id))
  return begun && field.id < firstTask(known) ? 'tidak-dipakai' : null
}

/**
 * Where a person begins: the first time that is wrong, else the next one to fill in. Null when nothing is left to do.
 */
export function firstToEdit(form: VisitForm): TaskId | null {
  const open = form.fields.filter(({ locked, id }) => !locked && id !== TASK_CANCELLED)
  const wrong = open.find(({ problem, invalid }) => problem !== null || invalid)
  const reached = Math.max(
    0,
    ...form.fields.filter(({ id, waktu }) => id !== TASK_CANCELLED && waktu !== null).map(({ id }) => id),
  )
  const next = open.find(({ id, waktu }) => id > reached && waktu === null)
  const written = open.find((field) => passedBy(field, form.fields) === null)
  return (wrong ?? next ?? written)?.id ?? null
}

/** The next input below, 99 left out: nobody cancels a visit with the Enter key. Null behind the last. */
export function nextToEdit(form: VisitForm, from: TaskId): TaskId | null {
  return form.fields.find(({ id, locked }) => id > from && id !== TASK_CANCELLED && !locked)?.id ?? null
}

/** `task 3`, `task 3 dan 4`, `task 3–5`: task ids in a sentence. */
export function taskWords(ids: readonly TaskId[]): string {
  const first = ids[0]
  const last = ids.at(-1)
  if (first === undefined || last === undefined) return ''
  if (ids.length === 1) return `task ${first}`
  const run = ids.every((id, index) => id === first + index)
  if (run && ids.length > 2) return `task ${first}–${last}`
  return `task ${ids.slice(0, -1).join(', ')} dan ${last}`
}

/** One line about what sending now would do; null when nothing is held or waits. */
export function forecastWords({ leaving, held, waiting, why }: Forecast): string | null {
  if (held.length === 0 && waiting.length === 0) return null
  const parts: string[] = []
  if (leaving.length > 0) parts.push(`${taskWords(leaving)} dikirim`)
  if (waiting.length > 0) parts.push(`${taskWords(waiting)} menunggu jamnya tiba`)
  if (held.length > 0) parts.push(`${taskWords(held)} tertahan${why ? ` karena ${why}` : ''}`)
  return `Bila dikirim sekarang: ${parts.join(', ')}.`
}
