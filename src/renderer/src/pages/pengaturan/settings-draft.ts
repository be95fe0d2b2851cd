import type { SecretName, SecretValues, SettingsForm, SettingsView } from '../../../../shared/ipc/settings.ts'
import { BPJS_FIELDS, DATABASE_FIELDS, FIELD_LABELS, type FieldName, isSecret } from './fields.ts'
import { errorsOf, type FieldErrors } from './settings-checks.ts'

type NumberField = {
  [Field in keyof SettingsForm]: SettingsForm[Field] extends number ? Field : never
}[keyof SettingsForm]

/** The form while somebody types: a number may be empty for a moment. */
export type SettingsDraft = Omit<SettingsForm, NumberField> & { readonly [Field in NumberField]: number | '' }

export interface SettingsState {
  /** What is stored, as the main process last told it. */
  readonly view: SettingsView
  readonly draft: SettingsDraft
  /** Secrets typed or, as an empty text, to be removed. */
  readonly secrets: SecretValues
  /** What a refused save said; gone as soon as the field changes. */
  readonly refused: FieldErrors
  /** Fields that were left once, or all after an attempt to save: only their errors are shown. */
  readonly touched: readonly FieldName[]
  /** Grows when typing is over: everything saved or thrown away. */
  readonly round: number
}

export type SettingsAction =
  | { readonly kind: 'isi'; readonly values: Partial<SettingsDraft> }
  | { readonly kind: 'rahasia'; readonly name: SecretName; readonly value: string | undefined }
  | { readonly kind: 'ditinggal'; readonly fields: readonly FieldName[] }
  | { readonly kind: 'buang' }
  | { readonly kind: 'ditolak'; readonly field: FieldName; readonly message: string }
  /** Stored anew. Edits stay, but for the named fields. */
  | { readonly kind: 'terbaca'; readonly view: SettingsView; readonly taken: readonly FieldName[] }
  /** Saved: what is stored is what is shown. */
  | { readonly kind: 'tersimpan'; readonly view: SettingsView }

export const ALL_FIELDS = Object.keys(FIELD_LABELS) as FieldName[]
const FORM_FIELDS = ALL_FIELDS.filter((field) => !isSecret(field)) as (keyof SettingsForm)[]

export function initialState(view: SettingsView): SettingsState {
  return { view, draft: view.form, secrets: {}, refused: {}, touched: [], round: 0 }
}

export function reduceSettings(state: SettingsState, action: SettingsAction): SettingsState {
  switch (action.kind) {
    case 'isi':
      return {
        ...state,
        draft: { ...state.draft, ...action.values },
        refused: without(state.refused, Object.keys(action.values) as FieldName[]),
      }
    case 'rahasia': {
      const secrets = { ...state.secrets }
      if (action.value === undefined) delete secrets[action.name]
      else secrets[action.name] = action.value
      return { ...state, secrets, refused: without(state.refused, [action.name]) }
    }
    case 'ditinggal':
      return { ...state, touched: [...new Set([...state.touched, ...action.fields])] }
    case 'buang':
    case 'tersimpan':
      return { ...initialState(action.kind === 'tersimpan' ? action.view : state.view), round: state.round + 1 }
    case 'ditolak':
      return { ...state, refused: { ...state.refused, [action.field]: action.message } }
    case 'terbaca':
      return rebased(state, action.view, action.taken)
  }
}

function rebased(state: SettingsState, view: SettingsView, taken: readonly FieldName[]): SettingsState {
  const kept = changedFields(state).filter((field) => !taken.includes(field))
  const draft: Record<string, unknown> = { ...view.form }
  const secrets: SecretValues = {}
  for (const field of kept) {
    // What an environment variable decides since then is no longer ours to change.
    if (isSecret(field)) secrets[field] = state.secrets[field]
    else if (!(field in view.fixed)) draft[field] = state.draft[field]
  }
  // Every key comes from the two drafts of the same type.
  return { ...state, view, draft: draft as SettingsDraft, secrets, refused: without(state.refused, taken) }
}

function without(errors: FieldErrors, fields: readonly FieldName[]): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !fields.includes(field as FieldName)))
}

/** Fields that differ from what is stored, in the order of the screen. */
export function changedFields({ view, draft, secrets }: SettingsState): FieldName[] {
  return ALL_FIELDS.filter((field) =>
    isSecret(field) ? secrets[field] !== undefined : !same(view.form[field], draft[field]),
  )
}

function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => item === other[index])
  return one === other
}

/** Everything wrong with the form as it stands, whether it is shown already or not. */
export function allErrors(state: SettingsState): FieldErrors {
  return { ...errorsOf(state.draft, state.secrets, Object.keys(state.view.fixed)), ...state.refused }
}

/**
 * The errors to show: of fields somebody has been in, what a save was refused for, and problems of what is stored until
 * the field is changed.
 */
export function shownErrors(state: SettingsState): FieldErrors {
  const changed = changedFields(state)
  const shown: Partial<Record<FieldName, string>> = {}
  for (const { field, message } of state.view.problems)
    if (ALL_FIELDS.includes(field as FieldName) && !changed.includes(field as FieldName))
      shown[field as FieldName] = message
  for (const [field, message] of Object.entries(errorsOf(state.draft, state.secrets, Object.keys(state.view.fixed))))
    if (state.touched.includes(field as FieldName)) shown[field as FieldName] = message
  return { ...shown, ...state.refused }
}

/** Problems of what is stored that no field on the screen can show. */
export function homelessProblems({ view }: SettingsState): readonly string[] {
  return view.problems.filter(({ field }) => !ALL_FIELDS.includes(field as FieldName)).map(({ message }) => message)
}

/** Stand-ins that are valid, for fields that have nothing to do with a test. */
const NEUTRAL: SettingsForm = {
  databaseHost: '-',
  databasePort: 3306,
  databaseName: '-',
  databaseUser: '-',
  bpjsUrl: 'https://tidak-dipakai.invalid',
  signatureEncoding: 'base64',
  contentType: 'application/json',
  timeoutSeconds: 15,
  caFile: '',
  intervalMinutes: 5,
  zone: 'Asia/Jakarta',
  payerCodes: [],
  kodeBookingForm: 'no_rawat',
  excludedPolis: [],
  jknWithoutBooking: 'kirim',
  antreanFarmasi: true,
  jenisResep: false,
  lookBackDays: 6,
  concurrency: 4,
  retentionDays: 400,
  targetTungguMenit: 60,
  targetLengkapPersen: 80,
  jamPengingat: '',
  autostart: false,
  dataDir: '',
}

export interface Submission {
  readonly form: SettingsForm
  readonly secrets: SecretValues
}

/** The form as it is handed in, or null while something in it is not valid. */
export function submissionOf(state: SettingsState): Submission | null {
  if (Object.keys(errorsOf(state.draft, state.secrets)).length > 0) return null
  // Valid: no number is empty.
  return { form: trimmed(state.draft as SettingsForm), secrets: cleanSecrets(state.secrets) }
}

export type TestPart = 'database' | 'bpjs'
const TEST_FIELDS: Readonly<Record<TestPart, readonly FieldName[]>> = { database: DATABASE_FIELDS, bpjs: BPJS_FIELDS }

/** What a test is asked with: half-filled fields of the other parts do not stand in its way. */
export function testSubmission(state: SettingsState, part: TestPart): Submission | null {
  const errors = Object.keys(errorsOf(state.draft, state.secrets)) as FieldName[]
  if (errors.some((field) => TEST_FIELDS[part].includes(field))) return null
  const draft: Record<string, unknown> = { ...state.draft }
  const secrets = { ...state.secrets }
  for (const field of errors) {
    if (isSecret(field)) delete secrets[field]
    else draft[field] = NEUTRAL[field]
  }
  return { form: trimmed(draft as SettingsForm), secrets: cleanSecrets(secrets) }
}

/** True while a test's answer still speaks of what is in the form. */
export function sameForTest(one: SettingsState, other: SettingsState, part: TestPart): boolean {
  return TEST_FIELDS[part].every((field) =>
    isSecret(field)
      ? one.secrets[field] === other.secrets[field] && one.view.secrets[field] === other.view.secrets[field]
      : same(one.draft[field], other.draft[field]),
  )
}

function trimmed(form: SettingsForm): SettingsForm {
  const tidy = { ...form } as Record<keyof SettingsForm, unknown>
  for (const field of FORM_FIELDS) {
    const value = form[field]
    if (typeof value === 'string') tidy[field] = value.trim()
    else if (Array.isArray(value)) tidy[field] = value.map((code) => code.trim())
  }
  return tidy as SettingsForm
}

/** Copied keys often bring a space along. A password may begin or end with one. */
function cleanSecrets(secrets: SecretValues): SecretValues {
  const clean: SecretValues = {}
  for (const [name, value] of Object.entries(secrets) as [SecretName, string | undefined][])
    if (value !== undefined) clean[name] = name === 'databasePassword' ? value : value.trim()
  return clean
}
