import type { SecretState } from '../../../../shared/ipc/settings.ts'
import { BPJS_FIELDS, DATABASE_FIELDS, type FieldName } from '../pengaturan/fields.ts'
import type { FieldErrors } from '../pengaturan/settings-checks.ts'
import { allErrors, type SettingsState } from '../pengaturan/settings-draft.ts'

export const STEPS = ['database', 'bpjs', 'uji', 'sinkronisasi', 'pin'] as const
export type StepName = (typeof STEPS)[number]

export const STEP_TITLES: Readonly<Record<StepName, string>> = {
  database: 'Database',
  bpjs: 'BPJS',
  uji: 'Uji',
  sinkronisasi: 'Sinkronisasi',
  pin: 'PIN admin',
}

const STEP_FIELDS: Readonly<Record<StepName, readonly FieldName[]>> = {
  database: DATABASE_FIELDS,
  bpjs: BPJS_FIELDS,
  uji: [],
  sinkronisasi: ['intervalMinutes', 'zone', 'payerCodes', 'excludedPolis', 'kodeBookingForm'],
  pin: [],
}

/** Where a field is asked for. What the wizard leaves out is mended on its last page of fields. */
export function stepOfField(field: FieldName): StepName {
  return STEPS.find((step) => STEP_FIELDS[step].includes(field)) ?? 'sinkronisasi'
}

const MISSING: Readonly<Partial<Record<FieldName, string>>> = {
  consId: 'Isi Cons ID dari BPJS.',
  secretKey: 'Isi Secret key dari BPJS.',
}

/** Credentials without which nothing can be sent, and that are neither typed nor stored. */
export function missingSecrets({ secrets, view }: Pick<SettingsState, 'secrets' | 'view'>): FieldErrors {
  const missing: Partial<Record<FieldName, string>> = {}
  for (const name of ['consId', 'secretKey'] as const)
    if (isAbsent(view.secrets[name]) ? !secrets[name]?.trim() : secrets[name] === '') missing[name] = MISSING[name]
  return missing
}

function isAbsent(state: SecretState): boolean {
  return state === 'belum' || state === 'tidak-terbaca'
}

/** What stands in the way of going on from a step. */
export function stepErrors(step: StepName, state: SettingsState): FieldErrors {
  const all = { ...(step === 'bpjs' && missingSecrets(state)), ...allErrors(state) }
  const own: Partial<Record<FieldName, string>> = {}
  for (const field of STEP_FIELDS[step]) if (all[field]) own[field] = all[field]
  return own
}

/** Fields of a step, in the order of the screen. */
export function fieldsOfStep(step: StepName): readonly FieldName[] {
  return STEP_FIELDS[step]
}
