import type { TaskId } from '../../shared/task-ids.ts'
import type { WallDate } from '../../shared/wall-time.ts'

/** One outpatient registration with what its patient, poli, doctor and mapping rows say. Null: that row is absent. */
export interface Registration {
  readonly no_rawat: string
  readonly no_reg: string
  readonly tgl_registrasi: WallDate
  readonly jam_reg: string
  readonly no_rkm_medis: string
  readonly kd_poli: string
  readonly kd_dokter: string
  readonly kd_pj: string
  /** The payer's name; empty where `penjab` is absent or lacks the code. */
  readonly png_jawab: string
  readonly stts: string
  readonly stts_daftar: string
  /** Whether password_asuransi names this payer as BPJS; null where the table is absent or empty. */
  readonly penjaminBpjs: boolean | null
  readonly pasien: {
    readonly nm_pasien: string
    readonly no_ktp: string
    readonly no_tlp: string
    readonly no_peserta: string
  } | null
  readonly nm_poli: string | null
  readonly nm_dokter: string | null
  readonly poliBpjs: { readonly kode: string; readonly nama: string } | null
  readonly dokterBpjs: { readonly kode: string; readonly nama: string } | null
}

/** A row of Khanza's booking table. */
export interface Booking {
  readonly nobooking: string
  readonly no_rawat: string
  readonly nomorkartu: string
  readonly nik: string
  readonly nohp: string
  readonly kodepoli: string
  readonly pasienbaru: string
  readonly norm: string
  readonly tanggalperiksa: WallDate
  readonly kodedokter: string
  readonly jampraktek: string
  readonly jeniskunjungan: string
  readonly nomorreferensi: string
  readonly nomorantrean: string
  readonly angkaantrean: string
  readonly estimasidilayani: string
  readonly sisakuotajkn: string
  readonly kuotajkn: string
  readonly sisakuotanonjkn: string
  readonly kuotanonjkn: string
  readonly status: string
  /** Check-in as stored; a zero date when the patient has not come. */
  readonly validasi: string
  readonly statuskirim: string
}

/** A row of the brief's table. The task times are as stored, zero dates included. */
export interface ReferenceRow {
  readonly tanggal_periksa: string
  readonly jam_periksa: string
  readonly no_rkm_medis: string
  readonly no_rawat: string
  readonly no_kartu: string
  readonly kodepoli: string
  readonly nama_poli: string
  readonly nomor_referensi: string
  readonly jenis_kunjungan: number | null
  readonly taskid: number
  readonly times: Readonly<Record<TaskId, string | null>>
  readonly status_kirim: string
}

/** A row of Khanza's `_taskid` table: this task counts as sent. */
export interface TaskMark {
  readonly no_rawat: string
  readonly taskid: number
  /** The time that was sent, as stored; absent where none is kept. */
  readonly waktu?: string
}

export interface ScheduleRow {
  readonly kd_dokter: string
  readonly kd_poli: string
  readonly hari_kerja: string
  readonly jam_mulai: string
  readonly jam_selesai: string
  readonly kuota: number
}

/** One prescription of a visit; times as stored, zero dates included. */
export interface Prescription {
  readonly no_resep: string
  readonly status: string
  readonly disiapkan: string
  readonly diserahkan: string
  readonly racikan: boolean
}

/** What the medical record says of the steps of one visit; times as stored, zero dates included. */
export interface MedicalRecord {
  /** One for each outpatient examination. */
  readonly pemeriksaan: readonly string[]
  readonly berkas: { readonly diterima: string; readonly kembali: string } | null
  readonly resep: readonly Prescription[]
}

/** A row of Khanza's table of cancelled bookings. */
export interface Cancellation {
  readonly nobooking: string
  readonly no_rawat: string
  readonly tanggalbatal: string
  readonly keterangan: string
  readonly statuskirim: string
}

/** Everything one cycle knows of a range of dates. */
export interface DayFacts {
  readonly dari: WallDate
  readonly sampai: WallDate
  readonly registrations: readonly Registration[]
  readonly bookings: readonly Booking[]
  readonly references: readonly ReferenceRow[]
  readonly taskMarks: readonly TaskMark[]
  /** Whether this hospital has Khanza's `_taskid` table at all. */
  readonly taskMarksKept: boolean
  readonly schedules: readonly ScheduleRow[]
  /** By no_rawat; a visit without any entry is absent. */
  readonly records: ReadonlyMap<string, MedicalRecord>
  readonly cancellations: readonly Cancellation[]
  /** Whether the brief's nomor_referensi can hold any referral, or is an integer column. */
  readonly referralsKept: boolean
  /** Referral per no_rawat, from bridging_sep. */
  readonly referrals: ReadonlyMap<string, { readonly no_rujukan: string; readonly asal: string }>
}
