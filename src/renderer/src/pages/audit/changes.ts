import type { AuditRow } from '../../../../shared/ipc/quality.ts'
import { maskPatientText, maskValue } from '../../../../shared/mask.ts'
import { REASON_TITLES } from '../../../../shared/problems.ts'
import { clockText } from '../../../../shared/task-rules.ts'
import { parseWallTime, tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { fieldLabel } from '../../components/field-labels.ts'

/** One field of a change, in words. */
export interface FieldChange {
  readonly field: string
  readonly label: string
  /** Empty for none. */
  readonly before: string
  readonly after: string
  readonly differs: boolean
}

/** What a row of the audit tells: fields, names of settings whose values are never kept, or something else as JSON. */
export type Told =
  | { readonly kind: 'isian'; readonly fields: readonly FieldChange[] }
  | { readonly kind: 'nama'; readonly names: readonly string[] }
  | { readonly kind: 'lain'; readonly before: string; readonly after: string }
  | { readonly kind: 'kosong' }

type Scalar = string | number | boolean | null
type Fields = Readonly<Record<string, Scalar>>

/** Fields that identify a patient: seen whole only in the row's own drawer. */
const PATIENT_FIELDS: readonly string[] = ['no_kartu']

const LABELS: Readonly<Record<string, string>> = {
  add: 'Tambah antrean',
  antrean: 'Antrean',
  batal: 'Batal antrean',
  'farmasi/add': 'Antrean farmasi',
  kodebooking: 'Kode booking',
  bpjs: 'Di BPJS',
  kode: 'Kode BPJS',
  nama: 'Nama BPJS',
  state: 'Keadaan',
  reason: 'Alasan',
}

/** The screens' word for a state of a call; null for what is none. */
export type StateWord = (state: string) => string | null

export function toldBy(
  { before, after, subject }: Pick<AuditRow, 'before' | 'after' | 'subject'>,
  word: StateWord,
): Told {
  if (before === null && after === null) return { kind: 'kosong' }
  const names = namesOf(after)
  if (before === null && names) return { kind: 'nama', names }
  const [from, to] = [fieldsOf(before), fieldsOf(after)]
  if (!from || !to) return { kind: 'lain', before: jsonText(before), after: jsonText(after) }
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])].map((field) => {
    const sides = [valueText(from[field], subject, word), valueText(to[field], subject, word)] as const
    return { field, label: labelOf(field), before: sides[0], after: sides[1], differs: sides[0] !== sides[1] }
  })
  return fields.length === 0 ? { kind: 'kosong' } : { kind: 'isian', fields }
}

/** `{ isian: ['Sandi database'] }`, as settings and imports are noted. */
function namesOf(value: unknown): readonly string[] | null {
  if (typeof value !== 'object' || value === null || !('isian' in value) || !Array.isArray(value.isian)) return null
  const names = value.isian.filter((name) => typeof name === 'string')
  return names.length === value.isian.length ? names : null
}

/** A flat object; null for every other shape. Nothing at all has no fields. */
function fieldsOf(value: unknown): Fields | null {
  if (value === null || value === undefined) return {}
  if (typeof value !== 'object' || Array.isArray(value)) return null
  return Object.values(value).every((one) => one === null || typeof one !== 'object') ? (value as Fields) : null
}

function jsonText(value: unknown): string {
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

function labelOf(field: string): string {
  const task = /^task (\d{1,2})$/.exec(field)?.[1]
  return task ? `Task ${task}` : (LABELS[field] ?? fieldLabel(field))
}

/** A time on the visit's own day as a clock, any other with its day; where a call stands in the words of the screens. */
function valueText(value: Scalar | undefined, subject: string, word: StateWord): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  const time = parseWallTime(text)
  if (time.kind === 'ada') {
    const clock = clockText(time.value)
    const day = time.value.slice(0, 10)
    return subject.startsWith(day.replaceAll('-', '/')) ? clock : `${tanggalIndonesia(day)} ${clock}`
  }
  return standingText(text, word) ?? text
}

/** `tertahan: ditolak` → `Perlu tindakan: ditolak BPJS`; null for what is no state of a call. */
function standingText(text: string, word: StateWord): string | null {
  const [state = '', reason] = text.split(': ')
  const known = word(state)
  if (known === null || reason === undefined) return known
  return `${known}: ${(REASON_TITLES as Readonly<Record<string, string>>)[reason] ?? reason}`
}

/** A patient's numbers shortened to their last digits: for the list and for files, which leave this computer. */
export function masked(change: FieldChange): FieldChange {
  const mask = PATIENT_FIELDS.includes(change.field) ? maskValue : maskPatientText
  return { ...change, before: mask(change.before), after: mask(change.after) }
}

/** `Jam task 3: 08.25 → 08.30; Nomor referensi: (kosong) → 0001R…` */
export function summaryText(told: Told): string {
  switch (told.kind) {
    case 'kosong':
      return ''
    case 'nama':
      return told.names.join(', ')
    case 'lain':
      return maskPatientText([told.before, told.after].filter((side) => side !== '').join(' → '))
    case 'isian':
      return told.fields
        .filter(({ differs }) => differs)
        .map(masked)
        .map(({ label, before, after }) => `${label}: ${before || EMPTY} → ${after || EMPTY}`)
        .join('; ')
  }
}

/** How a field without a value is shown. */
export const EMPTY = '(kosong)'

/** One side of a change for a file: `Jam task 3: 08.25; Jam task 4: (kosong)`. */
export function sideText(told: Told, side: 'before' | 'after'): string {
  switch (told.kind) {
    case 'kosong':
      return ''
    case 'nama':
      return side === 'after' ? told.names.join(', ') : ''
    case 'lain':
      return maskPatientText(told[side])
    case 'isian':
      return told.fields
        .map(masked)
        .map((change) => `${change.label}: ${change[side] || EMPTY}`)
        .join('; ')
  }
}

/** The visit a change is about; null for settings and the like. */
export function visitOf(subject: string): string | null {
  return /^\d{4}\/\d{2}\/\d{2}\/\d{6}(?= |$)/.exec(subject)?.[0] ?? null
}
