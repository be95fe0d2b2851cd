import { z } from 'zod'
import type { AppState } from './app-state.ts'
import {
  type BpjsCapaian,
  type CapaianView,
  capaianRequest,
  type IncompleteVisit,
  incompleteRequest,
} from './capaian.ts'
import { type Channel, channel } from './channel.ts'
import type { Dashboard } from './dashboard.ts'
import type { LogLine } from './log.ts'
import { type OutboxDetail, type OutboxList, outboxFilter } from './outbox.ts'
import { type BpjsReferences, type MappingView, type ScheduleView, saveMapping, scheduleRequest } from './pemetaan.ts'
import {
  type AcceptView,
  type AuditView,
  acceptRequest,
  auditFilter,
  type BpjsDayView,
  type CompareProgress,
  comparedRange,
  newAuditsRequest,
  type RepairView,
  repairRequest,
  type ValidasiView,
} from './quality.ts'
import {
  type BpjsTask,
  dateRange,
  type PendingEdit,
  type ReferenceForm,
  type RegistrationList,
  type RegistrationOffer,
  type RegistrationRow,
  referenceKey,
  type SaveResult,
  saveReference,
  type VisitView,
} from './registrations.ts'
import {
  type About,
  type CheckLine,
  type ImportPreview,
  type MigrationView,
  type PinState,
  type SettingsView,
  secretValues,
  settingsForm,
} from './settings.ts'

const none = z.undefined()
const no_rawat = z.string().min(1).max(17)
const ids = z.array(z.number().int()).min(1).max(20_000)

/**
 * Everything the window may ask of the main process. The desktop carries it over Electron's IPC, the browser host over
 * HTTP on this computer; both check the request against its schema and answer an IpcResult.
 */
export const CONTRACT = {
  'keadaan:baca': channel<AppState>()(none),
  'dasbor:baca': channel<Dashboard>()(none),

  'sinkron:sekarang': channel<null>()(none),
  'sinkron:jeda': channel<null>()(z.object({ menit: z.union([z.literal(15), z.literal(60)]) })),
  'sinkron:lanjut': channel<null>()(none),

  'registrasi:baca': channel<RegistrationList>()(dateRange),
  /** Reads the named visits again, after a change. */
  'registrasi:segarkan': channel<readonly RegistrationRow[]>()(
    z.object({ range: dateRange, no_rawat: z.array(no_rawat).max(5000) }),
  ),
  'registrasi:kunjungan': channel<VisitView>()(z.object({ no_rawat })),
  /** Registrations of a day whose patient's name, no. RM or no_rawat holds the text. */
  'registrasi:cari': channel<readonly RegistrationOffer[]>()(
    z.object({ tanggal: referenceKey.shape.tanggal_periksa, teks: z.string().max(100) }),
  ),
  /** Sends the visits again: held calls are released, delivered ones repeated. Answers how many calls are queued. */
  'registrasi:kirim-ulang': channel<{ readonly kiriman: number }>()(
    z.object({ range: dateRange, no_rawat: z.array(no_rawat).min(1).max(5000) }),
  ),
  'referensi:baca': channel<ReferenceForm | null>()(referenceKey),
  'referensi:simpan': channel<SaveResult>()(saveReference),
  'suntingan:daftar': channel<readonly PendingEdit[]>()(none),
  'suntingan:putuskan': channel<null>()(
    z.object({ id: z.number().int(), pilihan: z.enum(['milik-saya', 'di-database']) }),
  ),
  'task:dari-bpjs': channel<readonly BpjsTask[]>()(z.object({ no_rawat })),

  'validasi:baca': channel<ValidasiView>()(dateRange),
  /** Writes accepted proposals and sends them. */
  'validasi:terima': channel<AcceptView>()(acceptRequest),
  /** Asks BPJS for the days and for each booking's tasks. */
  'bpjs:bandingkan': channel<BpjsDayView>()(comparedRange),
  /** Runs safe repairs of the last comparison, sends what they owe, and compares again. */
  'bpjs:perbaiki': channel<RepairView>()(repairRequest),
  'audit:baca': channel<AuditView>()(auditFilter),
  /** How many changes came since: a list that is being read is not moved. */
  'audit:baru': channel<{ readonly jumlah: number }>()(newAuditsRequest),

  'capaian:baca': channel<CapaianView>()(capaianRequest),
  'capaian:belum-lengkap': channel<readonly IncompleteVisit[]>()(incompleteRequest),
  /** Asks BPJS's dashboard; not narrowed to a doctor, whom it does not know. */
  'capaian:bpjs': channel<BpjsCapaian>()(capaianRequest.pick({ range: true })),

  'pemetaan:baca': channel<MappingView>()(none),
  /** Asks BPJS for its lists of polis and doctors. */
  'pemetaan:daftar-bpjs': channel<BpjsReferences>()(none),
  /** Writes Khanza's mapping table; behind the PIN. */
  'pemetaan:simpan': channel<MappingView>()(saveMapping),
  /** Asks BPJS for the HFIS schedules of every mapped poli that day. */
  'pemetaan:jadwal': channel<ScheduleView>()(scheduleRequest),

  /** What the window would print, as a PDF file in base64; the desktop alone can make one. */
  'cetak:pdf': channel<{ readonly isi: string }>()(none),

  'antrian:baca': channel<OutboxList>()(outboxFilter),
  'antrian:rincian': channel<OutboxDetail>()(z.object({ id: z.number().int() })),
  /** Answers how many rows were put back in line. */
  'antrian:kirim-ulang': channel<{ readonly kiriman: number }>()(z.object({ ids })),
  'antrian:kirim-ulang-alasan': channel<{ readonly kiriman: number }>()(z.object({ reason: z.string().max(40) })),
  'antrian:batal': channel<{ readonly kiriman: number }>()(z.object({ ids })),

  'log:baca': channel<readonly LogLine[]>()(none),
  /** Opens the folder on the desktop; the browser only learns where it is. */
  'log:folder': channel<{ readonly folder: string; readonly terbuka: boolean }>()(none),

  'pin:keadaan': channel<PinState>()(none),
  /** Sets the first PIN, or a new one while open. */
  'pin:atur': channel<PinState>()(z.object({ pin: z.string().regex(/^\d{4,12}$/, 'PIN 4 sampai 12 angka.') })),
  'pin:buka': channel<PinState>()(z.object({ pin: z.string().max(12) })),
  'pin:kunci': channel<PinState>()(none),

  // All of these are behind the PIN once one is set.
  'pengaturan:baca': channel<SettingsView>()(none),
  'pengaturan:simpan': channel<SettingsView>()(z.object({ form: settingsForm, secrets: secretValues })),
  'pengaturan:uji-database': channel<readonly CheckLine[]>()(z.object({ form: settingsForm, secrets: secretValues })),
  'pengaturan:uji-bpjs': channel<readonly CheckLine[]>()(z.object({ form: settingsForm, secrets: secretValues })),
  'pengaturan:impor': channel<ImportPreview>()(z.object({ nama: z.string().max(300), isi: z.string().max(500_000) })),
  'pengaturan:terapkan-impor': channel<SettingsView>()(z.object({ id: z.string().max(50) })),
  'migrasi:lihat': channel<MigrationView>()(none),
  'migrasi:jalankan': channel<MigrationView>()(none),

  'demo:mulai': channel<null>()(none),
  /** Back to the configured hospital, or to the wizard. */
  'demo:keluar': channel<null>()(none),

  'tentang:baca': channel<About>()(none),
  /** Plain text for support, without secrets or patients' numbers. */
  'tentang:diagnostik': channel<{ readonly teks: string }>()(none),
} as const satisfies Record<string, Channel<z.ZodType, unknown>>

export type ChannelName = keyof typeof CONTRACT
export const CHANNEL_NAMES = Object.keys(CONTRACT) as ChannelName[]
export type RequestOf<C extends ChannelName> = z.infer<(typeof CONTRACT)[C]['request']>
export type ResponseOf<C extends ChannelName> = NonNullable<(typeof CONTRACT)[C]['response']> | ResponseNull<C>
type ResponseNull<C extends ChannelName> = null extends (typeof CONTRACT)[C]['response'] ? null : never

/** What the main process tells unasked. */
export interface PushedEvents {
  keadaan: AppState
  /** Newest last. */
  log: readonly LogLine[]
  /** Visits whose data or sending state changed; null: too many to name, read all again. */
  'registrasi-berubah': { readonly no_rawat: readonly string[] | null }
  'antrian-berubah': null
  /** A comparison with BPJS's day is under way. */
  'bpjs-kemajuan': CompareProgress
  /** The day's one reminder of incomplete visits has come: the desktop makes a notification of it. */
  pengingat: null
  /** A page the tray, a notification or a second start asks for. */
  buka: { readonly halaman: string }
}
export type EventName = keyof PushedEvents
export const EVENT_NAMES = [
  'keadaan',
  'log',
  'registrasi-berubah',
  'antrian-berubah',
  'bpjs-kemajuan',
  'pengingat',
  'buka',
] as const satisfies EventName[]

/** The bridge as the renderer sees it, whichever host carries it. */
export interface Bridge {
  invoke(channel: string, request: unknown): Promise<unknown>
  /** Answers the function that ends the subscription. */
  on(event: EventName, listener: (payload: unknown) => void): () => void
}
