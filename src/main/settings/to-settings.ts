import { isAbsolute, join, resolve } from 'node:path'
import { SECRET_NAMES, type SecretName, type SecretValues, type SettingsForm } from '../../shared/ipc/settings.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Zone } from '../../shared/wall-time.ts'
import { type Environment, KNOWN_VARIABLES, readPossibleSettings, type VariableName } from './env.ts'
import { entriesOf, environmentOfForm, FORM_VARIABLES, fieldOfVariable, formOf, SECRET_VARIABLES } from './fields.ts'
import { labelOf } from './labels.ts'
import type { SettingProblem, Settings } from './settings.ts'
import { STORED_FILE, type StoredProblem, type StoredSettings } from './stored.ts'

/** A problem as a screen tells it: by field, and without names of variables unless a variable decides the field. */
export interface FieldProblem {
  readonly field: keyof SettingsForm | SecretName | 'berkas'
  readonly message: string
}

export interface ResolveInput {
  readonly stored: StoredSettings
  /** Of readStored: a value that had to be dropped, and that no variable decides, keeps the settings from being used. */
  readonly storedProblems?: readonly StoredProblem[]
  readonly secrets: SecretValues
  /** Secrets that are stored but cannot be read here. */
  readonly unreadable?: readonly SecretName[]
  readonly envFile: Environment
  readonly environment: Environment
  /** The program's own folder, absolute: data lives there unless a setting says otherwise. */
  readonly dataDir: string
}

export interface Resolved {
  readonly settings: Result<Settings, FieldProblem[]>
  /** As far as they are known, with defaults and empty texts for the rest: for a test of one part, not to run on. */
  readonly possible: Settings
  /** The same problems in the words of the command line, with names of variables. */
  readonly problems: readonly SettingProblem[]
  /** What is in force, as the screen shows it: variables over stored values over defaults. */
  readonly form: SettingsForm
  /** Fields that a variable decides. */
  readonly fixed: FixedFields['fixed']
  readonly fixedSecrets: FixedFields['fixedSecrets']
  /** Folder of the outbox and the log, absolute; known even when settings are missing. */
  readonly dataDir: string
  /** Known even when settings are missing. */
  readonly zone: Zone
}

export interface FixedFields {
  readonly fixed: Readonly<Partial<Record<keyof SettingsForm, VariableName>>>
  readonly fixedSecrets: Readonly<Partial<Record<SecretName, VariableName>>>
}

/** The one way from what is stored and what variables say to settings: stored < `.env` file < environment. */
export function resolveSettings(input: ResolveInput): Resolved {
  const given = givenVariables(input.envFile, input.environment)
  const { fixed, fixedSecrets } = fixedFields(input.envFile, input.environment)
  const stored = environmentOfStored(input)
  const { settings: read, problems: found } = readPossibleSettings(stored, given, input.dataDir)
  const settings = { ...read, dataDir: resolve(read.dataDir) }
  const { storedProblems = [], unreadable = [] } = input
  const dropped = storedProblems.filter(blocksUse).filter(({ field }) => !(field in fixed))
  const locked = unreadable.filter((name) => !(name in fixedSecrets) && !input.secrets[name])
  const others = found.filter((problem) => {
    const field = fieldOfVariable(problem.name)
    return !dropped.some((one) => one.field === field) && !locked.some((name) => name === field)
  })
  const problems = [
    ...dropped.map((problem) => droppedForCommands(problem, input.dataDir)),
    ...others,
    ...locked.map(lockedForCommands),
  ]
  const forScreen = [
    ...dropped.map(({ field, message }): FieldProblem => ({ field, message })),
    ...others.flatMap((problem) => screenProblem(problem, given)),
    ...locked.map((field): FieldProblem => ({ field, message: `${labelOf(field)} ${LOCKED} Ketik lagi.` })),
  ]
  return {
    settings: problems.length === 0 ? ok(settings) : err(forScreen),
    possible: settings,
    problems,
    form: {
      ...formOf(settings),
      autostart: input.stored.form.autostart ?? false,
      dataDir: fixed.dataDir ? settings.dataDir : (input.stored.form.dataDir ?? ''),
    },
    fixed,
    fixedSecrets,
    dataDir: settings.dataDir,
    zone: settings.sync.zone,
  }
}

/**
 * A stored value that decides what is sent must not be replaced by a default behind anybody's back: that could announce
 * visits under another kode booking. What only concerns the window may.
 */
export function blocksUse(problem: StoredProblem): problem is StoredProblem & FieldProblem {
  return !SENDS_WITHOUT.has(problem.field)
}

/** What no call depends on. */
const SENDS_WITHOUT: ReadonlySet<StoredProblem['field']> = new Set([
  'mode',
  'autostart',
  'targetTungguMenit',
  'targetLengkapPersen',
  'jamPengingat',
])

/** The form of a program nobody has set up yet. */
export function defaultForm(): SettingsForm {
  const { settings } = readPossibleSettings({}, {}, '')
  return { ...formOf(settings), autostart: false, dataDir: '' }
}

/** What to store after the form was saved: a field that a variable decides keeps what was stored before. */
export function storableForm(
  form: SettingsForm,
  before: Partial<SettingsForm>,
  fixed: Resolved['fixed'],
): Partial<SettingsForm> {
  const own = (values: Partial<SettingsForm>, kept: boolean) =>
    Object.fromEntries(Object.entries(values).filter(([field]) => field in fixed === kept))
  return { ...own(before, true), ...own(form, false) }
}

/** Fields and secrets that a variable decides, with its name. */
export function fixedFields(envFile: Environment, environment: Environment): FixedFields {
  const given = givenVariables(envFile, environment)
  const decided = <K extends string>(variables: Readonly<Record<K, VariableName>>) =>
    Object.fromEntries(entriesOf<K, VariableName>(variables).filter(([, variable]) => variable in given)) as Partial<
      Record<K, VariableName>
    >
  return { fixed: decided(FORM_VARIABLES), fixedSecrets: decided(SECRET_VARIABLES) }
}

/** Variables that mean what they say when they are empty: no poli is excluded, nobody is reminded. */
const SAY_NONE: ReadonlySet<VariableName> = new Set(['MOBILEJKN_POLI_DIKECUALIKAN', 'MOBILEJKN_JAM_PENGINGAT'])

/**
 * The variables that say something. Any other empty one leaves the stored value alone, as in a `.env` made from the
 * example and filled in half.
 */
function givenVariables(envFile: Environment, environment: Environment): Partial<Record<VariableName, string>> {
  const given: Partial<Record<VariableName, string>> = {}
  for (const name of KNOWN_VARIABLES) {
    const text = environment[name] ?? envFile[name]
    if (text === undefined) continue
    if (text.trim() !== '' || SAY_NONE.has(name) || (name === 'DB_PASSWORD' && text !== '')) given[name] = text
  }
  return given
}

function environmentOfStored({ stored, secrets, dataDir }: ResolveInput): Environment {
  const folder = stored.form.dataDir
  const form = folder && !isAbsolute(folder) ? { ...stored.form, dataDir: resolve(dataDir, folder) } : stored.form
  const values: Partial<Record<VariableName, string>> = { ...environmentOfForm(form) }
  for (const name of SECRET_NAMES) if (secrets[name]) values[SECRET_VARIABLES[name]] = secrets[name]
  return values
}

const LOCKED = 'tersimpan, tetapi tidak dapat dibaca oleh pengguna atau komputer ini.'

const MISSING: Partial<Record<FieldProblem['field'], string>> = {
  databaseHost: 'Isi alamat server database.',
  databaseName: 'Isi nama database, biasanya sik.',
  databaseUser: 'Isi nama pengguna database.',
  bpjsUrl: 'Pilih atau isi alamat layanan Antrean BPJS.',
  consId: 'Isi Cons ID dari BPJS.',
  secretKey: 'Isi Secret key dari BPJS.',
}

/** The variable's own sentence where a variable holds the value: that is where it must be mended. */
function screenProblem({ name, kind, message }: SettingProblem, given: Environment): FieldProblem[] {
  const field = fieldOfVariable(name)
  if (field === undefined) return []
  if (name in given) return [{ field, message }]
  if (kind === 'kosong') return [{ field, message: MISSING[field] ?? `Isi ${labelOf(field)}.` }]
  return [{ field, message: `${labelOf(field)} tidak dapat dipakai. Periksa lalu isi lagi.` }]
}

function droppedForCommands({ field, message }: FieldProblem, directory: string): SettingProblem {
  const variable = entriesOf<string, VariableName>(FORM_VARIABLES).find(([name]) => name === field)?.[1]
  if (variable) return { name: variable, kind: 'tidak-sah', message: `${message} Atau isi ${variable}.` }
  return {
    name: STORED_FILE,
    kind: 'tidak-sah',
    message: `Berkas ${join(directory, STORED_FILE)} rusak. Perbaiki atau hapus.`,
  }
}

/** The command line cannot open the window's key store. */
function lockedForCommands(secret: SecretName): SettingProblem {
  const name = SECRET_VARIABLES[secret]
  return {
    name,
    kind: 'tidak-terbaca',
    message: `${name} belum diisi. ${labelOf(secret)} yang disimpan lewat jendela program tidak terbaca dari baris perintah; isi ${name} di lingkungan atau berkas .env.`,
  }
}
