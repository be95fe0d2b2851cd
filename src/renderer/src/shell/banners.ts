import type { AppState } from '../../../shared/ipc/app-state.ts'
import { angka } from '../../../shared/numbers.ts'
import type { Problem, ProblemReason } from '../../../shared/problems.ts'
import { REMINDED_SUBJECT, reminderWords } from '../../../shared/reminder-words.ts'

export type BannerCure =
  | {
      readonly kind: 'halaman'
      readonly page: 'log' | 'pengaturan' | 'capaian'
      readonly params?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'sinkron' }
  | { readonly kind: 'suntingan' }

export interface Banner {
  /** The same as long as it tells the same: what a person has dismissed stays away. */
  readonly key: string
  readonly subject: 'database' | 'bpjs' | 'suntingan' | 'tabel' | 'rahasia' | 'pengingat' | 'lain'
  readonly tone: 'red' | 'yellow' | 'blue'
  readonly text: string
  readonly cure: (BannerCure & { readonly label: string }) | null
  readonly dismissible: boolean
}

type Cure = NonNullable<Banner['cure']>
const toPart = (label: string, bagian: string): Cure => ({
  kind: 'halaman',
  label,
  page: 'pengaturan',
  params: { bagian },
})
const TRY_AGAIN: Cure = { kind: 'sinkron', label: 'Coba lagi' }
const TO_LOG: Cure = { kind: 'halaman', label: 'Buka Log', page: 'log' }

const DATABASE_REASONS: readonly ProblemReason[] = [
  'database-koneksi',
  'database-sandi',
  'database-hak',
  'database-skema',
  'database-lain',
]
const BPJS_REASONS: readonly ProblemReason[] = ['bpjs-tidak-menjawab', 'bpjs-kredensial']
/** The state chip says these already. */
const SAID_BY_CHIP: readonly ProblemReason[] = ['siaga', 'sedang-berjalan']

/** Where a run-wide problem is mended. */
function cureOf(reason: ProblemReason): Cure | null {
  switch (reason) {
    case 'database-sandi':
    case 'database-hak':
    case 'database-skema':
    case 'database-koneksi':
    case 'database-lain':
    case 'tabel-opsional':
      return toPart('Buka Pengaturan', 'database')
    case 'tabel-referensi':
      return toPart('Buat tabel', 'tabel')
    case 'bpjs-kredensial':
      return toPart('Buka Pengaturan', 'bpjs')
    case 'pengaturan':
      return { kind: 'halaman', label: 'Buka Pengaturan', page: 'pengaturan' }
    case 'bpjs-tidak-menjawab':
    case 'tulis-balik-tertunda':
      return TRY_AGAIN
    case 'outbox':
    case 'gangguan':
      return TO_LOG
    default:
      return null
  }
}

function bannerOf(problem: Problem): Banner {
  const subject = DATABASE_REASONS.includes(problem.reason)
    ? 'database'
    : BPJS_REASONS.includes(problem.reason)
      ? 'bpjs'
      : problem.reason === 'tabel-referensi'
        ? 'tabel'
        : 'lain'
  return {
    key: `${problem.reason} ${problem.message}`,
    subject,
    tone: problem.severity === 'tindakan' ? 'red' : 'yellow',
    text: problem.message,
    cure: cureOf(problem.reason),
    dismissible: problem.severity === 'peringatan',
  }
}

/** A link that is down, told once: by the run's own problem where it has one, else by the link's sentence. */
function linkBanner(state: AppState, subject: 'database' | 'bpjs', reasons: readonly ProblemReason[]): Banner | null {
  const link = state[subject]
  if (link.ok) return null
  const problem = state.problems.find(({ reason }) => reasons.includes(reason))
  const plain = subject === 'database' ? 'Database SIMRS tidak terhubung.' : 'Server BPJS tidak menjawab.'
  const text = link.message ?? problem?.message ?? null
  // Nothing is known yet: the first run is still asking.
  if (text === null && state.timer.state === 'berjalan') return null
  // An outage ends by itself. What needs an admin names the settings in its sentence, and its button leads there.
  const outage = problem
    ? problem.reason === 'database-koneksi' || problem.reason === 'bpjs-tidak-menjawab'
    : !text?.includes('Pengaturan')
  return {
    key: `sambungan-${subject}`,
    subject,
    tone: outage ? 'yellow' : 'red',
    text: text ?? plain,
    cure: outage ? TRY_AGAIN : toPart('Buka Pengaturan', subject),
    dismissible: false,
  }
}

function editBanners({ edits }: AppState): Banner[] {
  const banners: Banner[] = []
  if (edits.conflicts > 0)
    banners.push({
      key: 'suntingan-bentrok',
      subject: 'suntingan',
      tone: 'red',
      text: `${angka(edits.conflicts)} suntingan bentrok: barisnya sudah diubah di database. Pilih isian yang dipakai.`,
      cure: { kind: 'suntingan', label: 'Pilih isian' },
      dismissible: false,
    })
  if (edits.waiting > 0)
    banners.push({
      key: 'suntingan-menunggu',
      subject: 'suntingan',
      tone: 'blue',
      text: `${angka(edits.waiting)} suntingan disimpan di komputer ini dan dicatat begitu database kembali.`,
      cure: { kind: 'suntingan', label: 'Lihat suntingan' },
      dismissible: false,
    })
  return banners
}

const RANK = { red: 0, yellow: 1, blue: 2 } as const

/** What the frame says under the top bar, most pressing first; nothing is said twice. */
export function bannersOf(state: AppState): readonly Banner[] {
  const database = linkBanner(state, 'database', DATABASE_REASONS)
  const bpjs = linkBanner(state, 'bpjs', BPJS_REASONS)
  const rest = state.problems.filter(
    ({ reason }) =>
      !SAID_BY_CHIP.includes(reason) &&
      !(database && DATABASE_REASONS.includes(reason)) &&
      !(bpjs && BPJS_REASONS.includes(reason)),
  )
  const banners = [database, bpjs, ...rest.map(bannerOf), ...editBanners(state)].filter((banner) => banner !== null)
  if (state.referenceTable === 'belum' && !banners.some(({ subject }) => subject === 'tabel'))
    banners.push({
      key: 'tabel-referensi',
      subject: 'tabel',
      tone: 'yellow',
      text: 'Tabel data referensi belum ada di database. Tanpa tabel itu data belum dapat disunting.',
      cure: toPart('Buat tabel', 'tabel'),
      dismissible: false,
    })
  if (state.pengingat) {
    const { tanggal, belumLengkap } = state.pengingat
    banners.push({
      // Another count is no other reminder.
      key: `pengingat ${tanggal}`,
      subject: 'pengingat',
      tone: 'yellow',
      text: reminderWords(belumLengkap),
      cure: {
        kind: 'halaman',
        label: 'Lihat',
        page: 'capaian',
        params: { dari: tanggal, sampai: tanggal, rincian: REMINDED_SUBJECT },
      },
      dismissible: true,
    })
  }
  if (state.secrets === 'sesi' && state.mode === 'rumah-sakit')
    banners.push({
      key: 'rahasia-sesi',
      subject: 'rahasia',
      tone: 'blue',
      text:
        state.host === 'peramban'
          ? 'Sandi dan kredensial yang diisi di sini dilupakan saat program ditutup: penyimpan sandi hanya dapat dipakai aplikasi desktop.'
          : 'Komputer ini tidak punya penyimpan sandi: sandi dan kredensial dilupakan saat program ditutup.',
      cure: null,
      dismissible: true,
    })
  const seen = new Set<string>()
  return banners
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .sort((one, other) => RANK[one.tone] - RANK[other.tone])
}
