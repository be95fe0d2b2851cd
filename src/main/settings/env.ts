import { err, ok, type Result } from '../../shared/result.ts'
import { MAX_LOOK_BACK_DAYS } from '../../shared/sync-limits.ts'
import { isHourMinute, ZONES } from '../../shared/wall-time.ts'
import { parseUrl } from './parse-url.ts'
import { DEFAULT_CAPAIAN, DEFAULT_SYNC, DEFAULT_TIMEOUT_MS, type SettingProblem, type Settings } from './settings.ts'

const MINUTE_MS = 60_000

/** Names and values of environment variables, as `process.env` or a parsed `.env` file gives them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Every variable the program reads. `doctor` names those of the same family that are not here. */
export const KNOWN_VARIABLES = [
  'BPJS_MOBILE_JKN_URL',
  'BPJS_API_KEY',
  'BPJS_SECRET_KEY',
  'BPJS_USER_KEY',
  'BPJS_SIGNATURE',
  'BPJS_CONTENT_TYPE',
  'BPJS_TIMEOUT_MS',
  'BPJS_CA_FILE',
  'DB_HOST',
  'DB_PORT',
  'DB_DATABASE',
  'DB_USERNAME',
  'DB_PASSWORD',
  'MOBILEJKN_DATA_DIR',
  'MOBILEJKN_ZONA',
  'MOBILEJKN_INTERVAL',
  'MOBILEJKN_KD_PJ_BPJS',
  'MOBILEJKN_KODE_BOOKING',
  'MOBILEJKN_KONKURENSI',
  'MOBILEJKN_POLI_DIKECUALIKAN',
  'MOBILEJKN_JKN_TANPA_BOOKING',
  'MOBILEJKN_ANTREAN_FARMASI',
  'MOBILEJKN_JENIS_RESEP',
  'MOBILEJKN_MUNDUR_HARI',
  'MOBILEJKN_SIMPAN_HARI',
  'MOBILEJKN_TARGET_TUNGGU',
  'MOBILEJKN_TARGET_LENGKAP',
  'MOBILEJKN_JAM_PENGINGAT',
] as const

export type VariableName = (typeof KNOWN_VARIABLES)[number]

/**
 * Reads the settings from variables, `overrides` (the environment) winning over `base` (a `.env` file). Every problem
 * is told at once, each with the variable's name and what it may be.
 */
export function readSettings(
  base: Environment,
  overrides: Environment,
  dataDir: string,
): Result<Settings, SettingProblem[]> {
  const { settings, problems } = readPossibleSettings(base, overrides, dataDir)
  return problems.length === 0 ? ok(settings) : err(problems)
}

/** As {@link readSettings}, with a default or an empty text in the place of what is missing: to be shown, not used. */
export function readPossibleSettings(
  base: Environment,
  overrides: Environment,
  dataDir: string,
): { readonly settings: Settings; readonly problems: SettingProblem[] } {
  const problems: SettingProblem[] = []
  const read = createReader((name) => overrides[name] ?? base[name], problems)
  const caFile = read.text('BPJS_CA_FILE', '')
  const settings: Settings = {
    bpjs: {
      baseUrl: read.url('BPJS_MOBILE_JKN_URL'),
      credentials: {
        consId: read.credential('BPJS_API_KEY', 'cons id dari BPJS'),
        secret: read.credential('BPJS_SECRET_KEY', 'secret key dari BPJS'),
        userKey: read.credential('BPJS_USER_KEY', null),
      },
      signatureEncoding: read.choice('BPJS_SIGNATURE', ['base64', 'hex'] as const, 'base64'),
      contentType: read.choice(
        'BPJS_CONTENT_TYPE',
        ['application/json', 'application/x-www-form-urlencoded'] as const,
        'application/json',
      ),
      timeoutMs: read.integer('BPJS_TIMEOUT_MS', 50, 300_000, DEFAULT_TIMEOUT_MS),
      ...(caFile !== '' && { caFile }),
    },
    database: {
      host: read.required('DB_HOST', 'alamat server database SIMRS'),
      port: read.integer('DB_PORT', 1, 65_535, 3306),
      database: read.required('DB_DATABASE', 'nama database SIMRS Khanza, biasanya sik'),
      username: read.required('DB_USERNAME', 'nama pengguna database'),
      password: read.verbatim('DB_PASSWORD'),
    },
    sync: {
      zone: read.choice('MOBILEJKN_ZONA', ZONES, DEFAULT_SYNC.zone),
      intervalMs: read.integer('MOBILEJKN_INTERVAL', 1, 60, DEFAULT_SYNC.intervalMs / MINUTE_MS) * MINUTE_MS,
      payerCodes: read.list('MOBILEJKN_KD_PJ_BPJS'),
      kodeBookingForm: read.choice(
        'MOBILEJKN_KODE_BOOKING',
        ['no_rawat', 'brief'] as const,
        DEFAULT_SYNC.kodeBookingForm,
      ),
      concurrency: read.integer('MOBILEJKN_KONKURENSI', 1, 16, DEFAULT_SYNC.concurrency),
      excludedPolis: read.listOrEmpty('MOBILEJKN_POLI_DIKECUALIKAN') ?? DEFAULT_SYNC.excludedPolis,
      jknWithoutBooking: read.choice(
        'MOBILEJKN_JKN_TANPA_BOOKING',
        ['kirim', 'tahan', 'lewati'] as const,
        DEFAULT_SYNC.jknWithoutBooking,
      ),
      antreanFarmasi: read.yesNo('MOBILEJKN_ANTREAN_FARMASI', DEFAULT_SYNC.antreanFarmasi),
      jenisResep: read.yesNo('MOBILEJKN_JENIS_RESEP', DEFAULT_SYNC.jenisResep),
      lookBackDays: read.integer('MOBILEJKN_MUNDUR_HARI', 0, MAX_LOOK_BACK_DAYS, DEFAULT_SYNC.lookBackDays),
      retentionDays: read.integer('MOBILEJKN_SIMPAN_HARI', 31, 3_650, DEFAULT_SYNC.retentionDays),
    },
    capaian: {
      targetTungguMenit: read.integer('MOBILEJKN_TARGET_TUNGGU', 0, 600, DEFAULT_CAPAIAN.targetTungguMenit),
      targetLengkapPersen: read.integer('MOBILEJKN_TARGET_LENGKAP', 0, 100, DEFAULT_CAPAIAN.targetLengkapPersen),
      jamPengingat: read.clockOrEmpty('MOBILEJKN_JAM_PENGINGAT', DEFAULT_CAPAIAN.jamPengingat),
    },
    dataDir: read.text('MOBILEJKN_DATA_DIR', dataDir),
  }
  return { settings, problems }
}

function createReader(get: (name: VariableName) => string | undefined, problems: SettingProblem[]) {
  const value = (name: VariableName): string | undefined => {
    const text = get(name)?.trim()
    return text === '' ? undefined : text
  }
  const wrong = (name: VariableName, message: string) => problems.push({ name, kind: 'tidak-sah', message })

  return {
    text: (name: VariableName, fallback: string): string => value(name) ?? fallback,
    /** Not trimmed: a password may begin or end with a space. */
    verbatim: (name: VariableName): string => get(name) ?? '',
    required(name: VariableName, what: string): string {
      const text = value(name)
      if (text === undefined) problems.push({ name, kind: 'kosong', message: `${name} belum diisi (${what}).` })
      return text ?? ''
    },
    /** A value that travels in an HTTP header. The message never repeats it. */
    credential(name: VariableName, what: string | null): string {
      const text = what === null ? this.text(name, '') : this.required(name, what)
      if (!/^[\x20-\x7e]*$/.test(text)) {
        wrong(name, `${name} berisi karakter yang tidak mungkin ada di kunci BPJS. Salin lagi kuncinya dari BPJS.`)
      }
      return text
    },
    url(name: VariableName): string {
      const text = this.required(
        name,
        'alamat layanan Antrean BPJS, misalnya https://apijkn.bpjs-kesehatan.go.id/antreanrs atau https://apijkn-dev.bpjs-kesehatan.go.id/antreanrs_dev',
      )
      if (text === '') return ''
      const url = parseUrl(text)
      if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') {
        wrong(name, `${name} bukan alamat web ("${text}"). Isi alamat yang diawali https:// atau http://.`)
      }
      return text.replace(/\/+$/, '')
    },
    choice<T extends string>(name: VariableName, allowed: readonly T[], fallback: T): T {
      const text = value(name)
      if (text === undefined) return fallback
      const found = allowed.find((option) => option.toLowerCase() === text.toLowerCase())
      if (!found) wrong(name, `${name} tidak mengenal "${text}". Pilih salah satu: ${allowed.join(', ')}.`)
      return found ?? fallback
    },
    yesNo(name: VariableName, fallback: boolean): boolean {
      return this.choice(name, ['ya', 'tidak'] as const, fallback ? 'ya' : 'tidak') === 'ya'
    },
    integer(name: VariableName, min: number, max: number, fallback: number): number {
      const text = value(name)
      if (text === undefined) return fallback
      const number = Number(text)
      if (/^\d+$/.test(text) && number >= min && number <= max) return number
      wrong(name, `${name} harus bilangan bulat ${min} sampai ${max}, bukan "${text}".`)
      return fallback
    },
    /** `HH:MM`; an empty variable is an empty text, an absent one the fallback. */
    clockOrEmpty(name: VariableName, fallback: string): string {
      const text = get(name)?.trim()
      if (text === undefined) return fallback
      if (text === '' || isHourMinute(text)) return text
      wrong(name, `${name} bukan jam ("${text}"). Isi jam dan menit seperti 14:00, atau kosongkan.`)
      return fallback
    },
    /** Comma-separated; null when the variable is absent or empty. */
    list(name: VariableName): string[] | null {
      const items = this.listOrEmpty(name)
      return items === null || items.length === 0 ? null : items
    },
    /** Comma-separated; an empty variable is an empty list, an absent one null. */
    listOrEmpty(name: VariableName): string[] | null {
      const text = get(name)
      if (text === undefined) return null
      return text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '')
    },
  }
}

/** Variables of this program's families that it does not know: most often a slip of the keyboard. */
export function unknownVariables(...environments: readonly Environment[]): string[] {
  const known = new Set<string>(KNOWN_VARIABLES)
  const names = environments.flatMap((environment) => Object.keys(environment))
  return [...new Set(names)].filter((name) => /^(MOBILEJKN|BPJS)_/.test(name) && !known.has(name)).sort()
}
