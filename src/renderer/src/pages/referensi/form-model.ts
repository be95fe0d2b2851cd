import type {
  ReferenceFields,
  ReferenceForm,
  RegistrationOffer,
  VisitView,
} from '../../../../shared/ipc/registrations.ts'
import { TASK_IDS, type TaskId } from '../../../../shared/task-ids.ts'
import { clockText, parseClock } from '../../../../shared/task-rules.ts'
import { dateOf, parseWallTime, type WallDate, type WallTime } from '../../../../shared/wall-time.ts'
import { recordedTime } from '../../components/time-source.ts'

export const FIELD_NAMES = [
  'no_rawat',
  'no_kartu',
  'kodepoli',
  'nama_poli',
  'nomor_referensi',
  'jenis_kunjungan',
  'status_kirim',
] as const satisfies readonly (keyof ReferenceFields)[]
export type FieldName = (typeof FIELD_NAMES)[number]

/** What the form asks about, so that a message can stand under it. */
export type FormField = FieldName | `taskid${TaskId}` | 'konfirmasi99'

/** The official wording decides; the brief's is the hint beside it. */
export const VISIT_KINDS = [
  { value: 1, label: '1 – Rujukan FKTP', hint: 'Sakit' },
  { value: 2, label: '2 – Rujukan Internal', hint: 'Sehat' },
  { value: 3, label: '3 – Kontrol', hint: 'Konsul' },
  { value: 4, label: '4 – Rujukan Antar RS', hint: 'Rujuk' },
] as const

/** What stands in the inputs. A time is text until it is saved. */
export interface FormDraft {
  readonly fields: ReferenceFields
  readonly times: Readonly<Record<TaskId, string>>
  /** The person says that task 99 is meant. */
  readonly konfirmasi99: boolean
}

function timesBy<T>(of: (id: TaskId) => T): Record<TaskId, T> {
  return Object.fromEntries(TASK_IDS.map((id) => [id, of(id)])) as Record<TaskId, T>
}

/** A stored time as the input shows it: only a time of the visit's own day is shortened to the clock. */
export function timeText(stored: string | null, tanggal: WallDate): string {
  const parsed = parseWallTime(stored)
  if (parsed.kind === 'kosong') return ''
  if (parsed.kind === 'mustahil') return parsed.text
  return dateOf(parsed.value) === tanggal ? clockText(parsed.value) : parsed.value
}

export function draftOf(form: ReferenceForm): FormDraft {
  const { no_rawat, no_kartu, kodepoli, nama_poli, nomor_referensi, jenis_kunjungan, status_kirim } = form
  return {
    fields: { no_rawat, no_kartu, kodepoli, nama_poli, nomor_referensi, jenis_kunjungan, status_kirim },
    times: timesBy((id) => timeText(form.times[id], form.tanggal_periksa)),
    konfirmasi99: false,
  }
}

/** The row that is about to be created for a registration. */
export function formOfOffer(offer: RegistrationOffer): ReferenceForm {
  return {
    tanggal_periksa: offer.tanggal_periksa,
    jam_periksa: offer.jam_periksa,
    no_rkm_medis: offer.no_rkm_medis,
    no_rawat: offer.no_rawat,
    no_kartu: offer.no_kartu,
    kodepoli: offer.kodepoli,
    nama_poli: offer.nama_poli,
    nomor_referensi: offer.nomor_referensi,
    jenis_kunjungan: offer.jenis_kunjungan,
    taskid: 0,
    times: timesBy(() => null),
    status_kirim: 'Belum',
  }
}

/** The time the input stands for: as stored while untouched, null when emptied, `tidak-sah` when it is no time. */
export function typedTime(draft: FormDraft, form: ReferenceForm, id: TaskId): string | null | 'tidak-sah' {
  const text = draft.times[id].trim()
  if (text === timeText(form.times[id], form.tanggal_periksa)) return form.times[id]
  if (text === '') return null
  return parseClock(text, form.tanggal_periksa) ?? 'tidak-sah'
}

export interface FormChanges {
  readonly fields: Partial<ReferenceFields>
  readonly times: Partial<Record<TaskId, WallTime | null>>
}

/** What the person changed of the row as it was loaded. For a new row: everything that is filled in. */
export function changesOf(draft: FormDraft, form: ReferenceForm, create: boolean): FormChanges {
  const fields = Object.fromEntries(
    FIELD_NAMES.filter((name) => create || draft.fields[name] !== form[name]).map((name) => [name, draft.fields[name]]),
  )
  const times: Partial<Record<TaskId, WallTime | null>> = {}
  for (const id of TASK_IDS) {
    const typed = typedTime(draft, form, id)
    if (typed !== 'tidak-sah' && typed !== form.times[id]) times[id] = typed
  }
  return { fields, times }
}

/** Something would be lost by closing. A row that is only offered counts once something of it was changed. */
export function isDirty(draft: FormDraft, form: ReferenceForm): boolean {
  return (
    FIELD_NAMES.some((name) => draft.fields[name] !== form[name]) ||
    TASK_IDS.some((id) => draft.times[id].trim() !== timeText(form.times[id], form.tanggal_periksa))
  )
}

/** A person sets task 99: it closes the visit at BPJS and has to be confirmed. */
export function sets99(draft: FormDraft, form: ReferenceForm): boolean {
  const typed = typedTime(draft, form, 99)
  return typed !== null && typed !== form.times[99]
}

export type FieldErrors = Partial<Record<FormField, string>>

/** What keeps the form from being saved. What BPJS would refuse does not: that is told, and may be saved all the same. */
export function formErrors(draft: FormDraft, form: ReferenceForm, create: boolean): FieldErrors {
  const errors: FieldErrors = {}
  const { jenis_kunjungan, kodepoli } = draft.fields
  const chosen = VISIT_KINDS.some(({ value }) => value === jenis_kunjungan)
  if (!chosen && (create || jenis_kunjungan !== form.jenis_kunjungan)) errors.jenis_kunjungan = 'Pilih jenis kunjungan.'
  if (kodepoli.trim() === '' && (create || form.kodepoli !== '')) errors.kodepoli = 'Isi kode poli.'
  for (const id of TASK_IDS) {
    if (typedTime(draft, form, id) === 'tidak-sah')
      errors[`taskid${id}`] = 'Jam tidak terbaca. Tulis seperti 10.25 atau 10.25.07.'
  }
  if (!errors.taskid99 && sets99(draft, form) && !draft.konfirmasi99)
    errors.konfirmasi99 = 'Centang bila pasien memang batal atau tidak hadir.'
  return errors
}

/** The input a refusal is about, whatever path the main process gave: `fields.no_kartu`, `times.4`, `taskid4`. */
export function fieldOf(path: string): FormField | null {
  const name = path.split('.').at(-1) ?? ''
  const task = TASK_IDS.find((id) => name === String(id) || name === `taskid${id}`)
  if (task) return `taskid${task}`
  if (name === 'konfirmasi99') return name
  return FIELD_NAMES.find((field) => field === name) ?? null
}

/** The times as they would count, for the rules of a chain: the record's where none is typed. What cannot be read is left out. */
export function timesForRules(
  draft: FormDraft,
  form: ReferenceForm,
  view: VisitView | null,
): { readonly times: Partial<Record<TaskId, string | null>>; readonly fromRecord: ReadonlySet<TaskId> } {
  const recorded = new Map((view?.tasks ?? []).map((task) => [task.taskid, recordedTime(task)]))
  const times = timesBy((id) => {
    const typed = typedTime(draft, form, id)
    return typed === 'tidak-sah' ? null : (typed ?? recorded.get(id) ?? null)
  })
  return { times, fromRecord: new Set(TASK_IDS.filter((id) => times[id] !== null && times[id] === recorded.get(id))) }
}

/** Tasks BPJS has accepted, with the time it was sent where that is known. */
export function acceptedOf(view: VisitView | null): ReadonlyMap<TaskId, WallTime | null> {
  return new Map(
    (view?.tasks ?? []).filter(({ diterima }) => diterima).map(({ taskid, waktuDiterima }) => [taskid, waktuDiterima]),
  )
}

export interface ConflictLine {
  readonly field: string
  readonly semula: string
  readonly milik: string
  readonly kini: string
}

/** Field by field: what it was when the person began, what they want, and what the database has now. */
export function conflictLines(
  changes: FormChanges,
  dasar: ReferenceForm,
  kini: ReferenceForm,
  berbeda: readonly string[],
): ConflictLine[] {
  const shown = (value: string | number | null | undefined, isTime: boolean) => {
    if (isTime) return timeText(typeof value === 'string' ? value : null, kini.tanggal_periksa)
    return value == null ? '' : String(value)
  }
  return berbeda.flatMap((path) => {
    const field = fieldOf(path)
    if (field === null || field === 'konfirmasi99') return []
    const task = TASK_IDS.find((id) => field === `taskid${id}`)
    if (task) {
      const [semula, milik, now] = [dasar.times[task], changes.times[task], kini.times[task]]
      return [{ field, semula: shown(semula, true), milik: shown(milik, true), kini: shown(now, true) }]
    }
    const name = field as FieldName
    const word = (value: string | number | undefined) =>
      name === 'jenis_kunjungan'
        ? (VISIT_KINDS.find((kind) => kind.value === value)?.label ?? shown(value, false))
        : shown(value, false)
    return [{ field, semula: word(dasar[name]), milik: word(changes.fields[name]), kini: word(kini[name]) }]
  })
}
