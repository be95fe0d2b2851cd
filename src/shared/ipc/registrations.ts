import { z } from 'zod'
import type { Problem } from '../problems.ts'
import { TASK_IDS, type TaskId } from '../task-ids.ts'
import { isWallDate, parseWallTime, type WallDate, type WallTime } from '../wall-time.ts'

/** How a registration stands with BPJS: the words and colours of src/renderer/src/components/state.ts. */
export type SendState =
  | 'terkirim'
  | 'sudah-ada'
  | 'menunggu'
  | 'mengirim'
  | 'coba-lagi'
  | 'perlu-tindakan'
  | 'batal'
  | 'dilewati'

/** What became of one task: no time, a time that is not queued (yet), or the state of its call. */
export type TaskState =
  | 'kosong'
  | 'tersimpan'
  | 'menunggu'
  | 'mengirim'
  | 'coba-lagi'
  | 'tertahan'
  | 'terkirim'
  | 'batal'

/**
 * `manual`: entered by hand or by another program. `rekam-medis`: as the medical record has it. `dilihat`: the record has
 * a status without a time, so it is the moment this program first saw it.
 */
export type TimeSource = 'manual' | 'rekam-medis' | 'dilihat'

export interface TaskCell {
  /** The time that counts, as stored or recorded, zero dates and impossible times included; null when empty. */
  readonly waktu: string | null
  readonly state: TaskState
  /** Where the time comes from; absent without a time, or where that is not known. */
  readonly sumber?: TimeSource
  /** The place in the record; absent for a time entered by hand. */
  readonly asal?: string
}

export interface CodeName {
  readonly kode: string
  readonly nama: string
}

/** One registration in the grid. */
export interface RegistrationRow {
  readonly no_rawat: string
  readonly no_rkm_medis: string
  readonly nama: string
  readonly no_kartu: string
  readonly penjamin: CodeName
  readonly poli: CodeName
  readonly dokter: CodeName
  readonly tanggal: WallDate
  /** `HH:MM:SS` */
  readonly jam: string
  readonly kodebooking: string
  /** 0 when no task has been accepted. */
  readonly taskAktif: number
  /** In the order of TASK_IDS. */
  readonly tasks: readonly TaskCell[]
  readonly status_kirim: 'Belum' | 'Sudah'
  readonly kirim: SendState
  /** When `kirim` is `coba-lagi`: the wall time of the next try. */
  readonly cobaLagi: WallTime | null
  readonly problems: readonly Problem[]
  /** False while the brief's table has no row for it: it cannot be edited yet. */
  readonly adaReferensi: boolean
}

export interface RegistrationList {
  readonly rows: readonly RegistrationRow[]
  /** `lokal`: the hospital's database is away; rows are what this computer remembers. */
  readonly source: 'database' | 'lokal'
  readonly readAt: WallTime
  /** Why it is `lokal`, and problems of the range as a whole. */
  readonly problems: readonly Problem[]
}

const text = (max: number) => z.string().max(max)
const wallDate = z.string().refine(isWallDate, 'Tanggal tidak sah.')
export const wallTime = z.string().refine((value) => parseWallTime(value).kind === 'ada', 'Jam tidak sah.')

export const MAX_RANGE_DAYS = 92
export const dateRange = z
  .object({ dari: wallDate, sampai: wallDate })
  .refine(({ dari, sampai }) => dari <= sampai, 'Tanggal awal lebih akhir dari tanggal akhir.')
  .refine(
    ({ dari, sampai }) => (Date.parse(sampai) - Date.parse(dari)) / 86_400_000 < MAX_RANGE_DAYS,
    `Rentang paling panjang ${MAX_RANGE_DAYS} hari.`,
  )

/** The composite key of the brief's table. */
export const referenceKey = z.object({
  tanggal_periksa: wallDate,
  jam_periksa: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, 'Jam periksa tidak sah.'),
  no_rkm_medis: text(15).min(1, 'Pilih pasien lebih dahulu.'),
})
export type ReferenceKey = z.infer<typeof referenceKey>

/** Task times a person may set. A key that is absent is left as it is, null empties it. */
export const taskTimes = z.partialRecord(
  z.enum(TASK_IDS.map(String) as [string, ...string[]]),
  z.union([wallTime, z.null()]),
) as unknown as z.ZodType<Partial<Record<TaskId, WallTime | null>>>

/** A row of the brief's table as the form shows it: the stored text of every field. */
export interface ReferenceForm extends ReferenceKey {
  readonly no_rawat: string
  readonly no_kartu: string
  readonly kodepoli: string
  readonly nama_poli: string
  readonly nomor_referensi: string
  readonly jenis_kunjungan: number
  readonly taskid: number
  readonly times: Readonly<Record<TaskId, string | null>>
  readonly status_kirim: 'Belum' | 'Sudah'
}

/** A row as the window was given it and hands it back. Stored values of any kind, so only the shape is checked. */
const shownReference = z.object({
  tanggal_periksa: z.string(),
  jam_periksa: z.string(),
  no_rkm_medis: z.string(),
  no_rawat: z.string(),
  no_kartu: z.string(),
  kodepoli: z.string(),
  nama_poli: z.string(),
  nomor_referensi: z.string(),
  jenis_kunjungan: z.number(),
  taskid: z.number(),
  times: z.record(z.enum(TASK_IDS.map(String) as [string, ...string[]]), z.string().nullable()),
  status_kirim: z.enum(['Belum', 'Sudah']),
  // A record's keys are texts to zod, and numbers to whoever looks up a task.
}) as unknown as z.ZodType<ReferenceForm>

/** What a person may change of a row; the key never changes. Times as in {@link taskTimes}. */
export const referenceFields = z.object({
  no_rawat: text(17),
  no_kartu: text(25),
  kodepoli: text(15),
  nama_poli: text(255),
  nomor_referensi: text(40),
  jenis_kunjungan: z.number().int().min(1, 'Pilih jenis kunjungan.').max(4, 'Pilih jenis kunjungan.'),
  status_kirim: z.enum(['Belum', 'Sudah']),
})
export type ReferenceFields = z.infer<typeof referenceFields>

/**
 * A change to one row. `dasar` is the row as the person saw it: a field changed in between by somebody else is a
 * conflict, unless `timpa` says that the person has seen it and wants theirs.
 */
export const saveReference = z.object({
  kunci: referenceKey,
  /** Null: create the row. */
  dasar: shownReference.nullable(),
  fields: referenceFields.partial(),
  times: taskTimes,
  timpa: z.boolean(),
  /** Send at once after saving. */
  kirim: z.boolean(),
  /** The person confirmed that task 99 cancels the visit at BPJS. */
  konfirmasi99: z.boolean(),
})
export type SaveReference = z.infer<typeof saveReference>

export type SaveResult =
  | { readonly hasil: 'tersimpan'; readonly form: ReferenceForm }
  /** The database is away: kept on this computer and applied when it returns. */
  | { readonly hasil: 'tersimpan-lokal' }
  /** Somebody changed these fields in between: `kini` is the row as it is now. */
  | { readonly hasil: 'bentrok'; readonly kini: ReferenceForm; readonly berbeda: readonly string[] }
  /** Creating found a row under this key. */
  | { readonly hasil: 'sudah-ada'; readonly kini: ReferenceForm }

/** A registration as the create form offers it. */
export interface RegistrationOffer extends ReferenceKey {
  readonly no_rawat: string
  readonly nama: string
  readonly no_kartu: string
  readonly kodepoli: string
  readonly nama_poli: string
  readonly nomor_referensi: string
  readonly jenis_kunjungan: number
  readonly dokter: string
  readonly penjamin: CodeName
  readonly adaReferensi: boolean
}

/** A staff edit kept while the database is away, or one that met a conflict when it came back. */
export interface PendingEdit {
  readonly id: number
  readonly no_rawat: string
  readonly nama: string
  readonly kunci: ReferenceKey
  readonly state: 'menunggu' | 'bentrok'
  readonly at: WallTime
  /** Field by field: what it was, what the person wants, what the database has now (null while unknown). */
  readonly changes: readonly {
    readonly field: string
    readonly dasar: string
    readonly mau: string
    readonly kini: string | null
  }[]
}

/** One call of a visit as the task editor tells it. */
export interface CallView {
  readonly outboxId: number
  readonly call: string
  readonly taskid: number
  readonly state: TaskState
  readonly result: 'terkirim' | 'sudah-ada' | 'terlampaui' | null
  /** The time that was, or is to be, sent. */
  readonly waktu: WallTime | null
  readonly attempts: number
  readonly nextAt: WallTime | null
  readonly deliveredAt: WallTime | null
  /** The last words about it: BPJS's, or ours. */
  readonly message: string | null
}

export interface TaskView {
  readonly taskid: TaskId
  /** The time that counts: as stored, or as the record has it where nothing is stored yet. */
  readonly waktu: string | null
  /** Where the time comes from; null without a time, or where that is not known. */
  readonly sumber: TimeSource | null
  /** The place in the record, such as "pemeriksaan pertama"; empty for a time entered by hand. */
  readonly asal: string
  /** BPJS has it: read-only. The time BPJS was sent, where it is known. */
  readonly diterima: boolean
  readonly waktuDiterima: WallTime | null
  readonly call: CallView | null
}

/** Everything about one visit. */
export interface VisitView {
  readonly row: RegistrationRow
  /** The brief's row; null when there is none yet. */
  readonly form: ReferenceForm | null
  readonly add: CallView | null
  readonly tasks: readonly TaskView[]
  /** Calls that are no task: batal, farmasi/add. */
  readonly lain: readonly CallView[]
  /** The cycles see to it by themselves; a day that nobody began is left to a person. */
  readonly diikuti: boolean
  readonly now: WallTime
}

/** A task as BPJS has it (getlisttask). */
export interface BpjsTask {
  readonly taskid: number
  readonly taskname: string
  /** BPJS's own text, `dd-MM-yyyy HH:mm:ss WIB`, and the same as a wall time where it can be read. */
  readonly wakturs: string
  readonly waktu: string
  readonly wall: WallTime | null
}
