import type { WallDate, WallTime, Zone } from '../../../src/shared/wall-time.ts'

/** What the generator invents: plain facts, from which rows are seeded and, separately, expectations are computed. */

export type ServiceTask = 3 | 4 | 5 | 6 | 7
export type AnyTask = 1 | 2 | ServiceTask | 99

export interface PoliFact {
  readonly kd_poli: string
  /** Null: the registration names a poli that `poliklinik` does not have. */
  readonly nm_poli: string | null
  readonly bpjs: { readonly kode: string; readonly nama: string } | null
}

export interface DoctorFact {
  readonly kd_dokter: string
  readonly nm_dokter: string | null
  readonly bpjs: { readonly kode: string; readonly nama: string } | null
}

export interface SessionFact {
  readonly kd_dokter: string
  readonly kd_poli: string
  readonly hari_kerja: string
  readonly jam_mulai: string
  readonly jam_selesai: string
  readonly kuota: number
}

export interface PatientFact {
  readonly no_rkm_medis: string
  readonly nm_pasien: string
  readonly no_ktp: string
  readonly no_tlp: string
  readonly no_peserta: string
}

export interface BookingFact {
  readonly nobooking: string
  readonly nomorkartu: string
  readonly nik: string
  readonly nohp: string
  readonly kodepoli: string
  readonly pasienbaru: '0' | '1'
  readonly kodedokter: string
  readonly jampraktek: string
  readonly jeniskunjungan: 1 | 2 | 3 | 4 | null
  readonly nomorreferensi: string
  readonly nomorantrean: string
  readonly angkaantrean: string
  readonly estimasidilayani: string
  readonly sisakuotajkn: number
  readonly kuotajkn: number
  readonly sisakuotanonjkn: number
  readonly kuotanonjkn: number
  readonly status: 'Belum' | 'Checkin' | 'Batal' | 'Gagal'
  /** A zero date while the patient has not come. */
  readonly validasi: string
  readonly statuskirim: 'Belum' | 'Sudah'
}

export interface PrescriptionFact {
  readonly no_resep: string
  readonly status: 'ralan' | 'ranap'
  readonly disiapkan: string
  readonly diserahkan: string
  readonly racikan: boolean
}

/** A row of Khanza's table of cancelled bookings. */
export interface CancellationFact {
  readonly nobooking: string
  readonly no_rawat_batal: string
  readonly tanggalbatal: string | null
  readonly keterangan: string | null
  readonly statuskirim: 'Belum' | 'Sudah'
}

/** A row of the brief's table, written before the program ran. */
export interface BriefFact {
  readonly jam_periksa: string
  /** Empty: an older row that names its visit by the composite key alone. */
  readonly no_rawat: string
  readonly no_kartu: string
  readonly kodepoli: string
  readonly nama_poli: string
  readonly nomor_referensi: string | null
  readonly jenis_kunjungan: number | null
  readonly times: Readonly<Partial<Record<AnyTask, string>>>
  readonly status_kirim: 'Belum' | 'Sudah'
}

export interface TaskFact {
  readonly taskid: AnyTask
  readonly waktu: WallTime
}

/** What BPJS holds of a visit before the program runs; null: it does not know the visit. */
export interface BpjsFact {
  readonly tasks: readonly TaskFact[]
  readonly cancelled: boolean
  readonly farmasi: boolean
}

export interface VisitFact {
  readonly no_rawat: string
  readonly no_reg: string
  readonly tanggal: WallDate
  readonly jam_reg: string
  readonly no_rkm_medis: string
  readonly pasien: PatientFact | null
  readonly poli: PoliFact
  readonly dokter: DoctorFact
  readonly kd_pj: string
  readonly stts: string
  readonly baru: boolean
  readonly booking: BookingFact | null
  readonly sep: { readonly no_rujukan: string; readonly asal_rujukan: '1. Faskes 1' | '2. Faskes 2(RS)' } | null
  readonly pemeriksaan: readonly string[]
  readonly berkas: { readonly diterima: string; readonly kembali: string } | null
  readonly resep: readonly PrescriptionFact[]
  readonly batal: CancellationFact | null
  readonly brief: BriefFact | null
  /** Rows of `_taskid` left by Khanza's own service. */
  readonly marks: readonly TaskFact[]
  readonly bpjs: BpjsFact | null
}

/** A `_batal` row whose registration was deleted. */
export interface GoneFact extends CancellationFact {
  readonly tanggal: WallDate
  readonly knownAtBpjs: boolean
}

export interface Fortnight {
  readonly dari: WallDate
  readonly sampai: WallDate
  readonly now: WallTime
  readonly sessions: readonly SessionFact[]
  readonly visits: readonly VisitFact[]
  readonly gone: readonly GoneFact[]
}

export const ZERO = '0000-00-00 00:00:00'
/** Written here and not taken from the rig, so that the oracle knows nothing of the program. */
export const ZONE: Zone = 'Asia/Jakarta'
