import { actionNeeded, type Problem } from '../../shared/problems.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { addMinutes, hariKerja, isClockTime, isWallDate, wallTimeToEpoch } from '../../shared/wall-time.ts'
import { type AddPayload, invalidFields } from '../bpjs/payloads.ts'
import type { Booking, DayFacts, Registration, ScheduleRow } from '../hospital/facts.ts'
import type { KhanzaEntries } from './khanza-entries.ts'
import type { PlanSettings } from './plan-settings.ts'

export interface AddInput {
  readonly registration: Registration
  readonly booking: Booking | undefined
  /** Referral, card and kind of visit, from the brief's row or from Khanza. */
  readonly entries: KhanzaEntries
  readonly kodebooking: string
  readonly jkn: boolean
  readonly facts: DayFacts
  readonly settings: PlanSettings
}

const KETERANGAN = 'Harap hadir 30 menit sebelum jam layanan untuk pencatatan administrasi.'
/** Minutes of service per queue number, for the estimate. */
const MINUTES_PER_PATIENT = 10

/** The payload of /antrean/add, or every reason why it cannot be built yet. */
export function buildAdd(input: AddInput): Result<AddPayload, Problem[]> {
  const { registration } = input
  const missing = missingRows(registration)
  const built = input.booking ? fromBooking(input, input.booking) : fromRegistration(input)
  if (!built.ok) return err([...missing, ...built.error])
  if (missing.length > 0) return err(missing)
  const wrong = invalidFields('add', built.value)
  if (wrong.length === 0) return built
  return err([
    actionNeeded(
      registration.no_rawat,
      'data-tidak-sah',
      `Data antrean tidak lengkap atau tidak sah (${wrong.join(', ')}). Perbaiki datanya di SIMRS.`,
    ),
  ])
}

function missingRows(registration: Registration): Problem[] {
  const { no_rawat, no_rkm_medis, kd_dokter, kd_poli } = registration
  const rows = [
    { gone: !registration.pasien, reason: 'pasien-hilang', what: `pasien ${no_rkm_medis}`, table: 'pasien' },
    { gone: registration.nm_dokter === null, reason: 'dokter-hilang', what: `dokter ${kd_dokter}`, table: 'dokter' },
    { gone: registration.nm_poli === null, reason: 'poli-hilang', what: `poli ${kd_poli}`, table: 'poliklinik' },
  ] as const
  return rows
    .filter(({ gone }) => gone)
    .map(({ reason, what, table }) =>
      actionNeeded(no_rawat, reason, `Data ${what} tidak ada di tabel ${table}. Perbaiki registrasi ini di SIMRS.`),
    )
}

function fromBooking(input: AddInput, booking: Booking): Result<AddPayload, Problem[]> {
  const { registration, settings, entries } = input
  const start = booking.jampraktek.slice(0, 5)
  const number = queueNumber(booking.angkaantrean) ?? queueNumber(registration.no_reg) ?? 0
  const estimate = Number(booking.estimasidilayani)
  const fallbackEstimate =
    isClockTime(start) && isWallDate(booking.tanggalperiksa)
      ? estimatedService(booking.tanggalperiksa, start, number, settings)
      : Number.NaN
  return ok({
    kodebooking: input.kodebooking,
    jenispasien: 'JKN',
    nomorkartu: entries.no_kartu,
    nik: booking.nik,
    nohp: booking.nohp,
    kodepoli: booking.kodepoli || (registration.poliBpjs?.kode ?? ''),
    namapoli: registration.poliBpjs?.nama || registration.nm_poli || booking.kodepoli,
    pasienbaru: booking.pasienbaru === '1' ? 1 : 0,
    norm: booking.norm || registration.no_rkm_medis,
    tanggalperiksa: booking.tanggalperiksa,
    kodedokter: doctorCode(booking.kodedokter || (registration.dokterBpjs?.kode ?? '')),
    namadokter: registration.dokterBpjs?.nama || registration.nm_dokter || booking.kodedokter,
    jampraktek: booking.jampraktek.replace(/\s/g, ''),
    jeniskunjungan: entries.jenis_kunjungan as AddPayload['jeniskunjungan'],
    nomorreferensi: entries.nomor_referensi,
    nomorantrean: booking.nomorantrean || registration.no_reg,
    angkaantrean: number,
    estimasidilayani: Number.isFinite(estimate) && estimate > 0 ? estimate : fallbackEstimate,
    sisakuotajkn: quota(booking.sisakuotajkn),
    kuotajkn: quota(booking.kuotajkn),
    sisakuotanonjkn: quota(booking.sisakuotanonjkn),
    kuotanonjkn: quota(booking.kuotanonjkn),
    keterangan: KETERANGAN,
  })
}

function fromRegistration(input: AddInput): Result<AddPayload, Problem[]> {
  const { registration, entries, jkn, facts, settings } = input
  const { no_rawat, poliBpjs, dokterBpjs, pasien } = registration
  const schedule = scheduleFor(registration, facts.schedules)
  const problems: Problem[] = []
  const hold = (reason: Problem['reason'], message: string) => problems.push(actionNeeded(no_rawat, reason, message))
  // What a row that is gone would have said is not told on top of its being gone.
  if (!poliBpjs && registration.nm_poli !== null) {
    hold(
      'mapping-poli',
      `Poli ${registration.kd_poli} (${registration.nm_poli}) belum punya kode BPJS. Isi kodenya di layar Pemetaan.`,
    )
  }
  if (!dokterBpjs && registration.nm_dokter !== null) {
    hold(
      'mapping-dokter',
      `Dokter ${registration.kd_dokter} (${registration.nm_dokter}) belum punya kode BPJS. Isi kodenya di layar Pemetaan.`,
    )
  }
  if (!schedule && registration.nm_poli !== null && registration.nm_dokter !== null) {
    const day = hariKerja(registration.tgl_registrasi)
    hold(
      'jadwal-kosong',
      `Dokter ${registration.kd_dokter} tidak punya jadwal hari ${day} di poli ${registration.kd_poli}. Lengkapi jadwal dokter di SIMRS.`,
    )
  }
  if (jkn && pasien && entries.no_kartu === '')
    hold('kartu-kosong', 'Nomor kartu BPJS pasien ini kosong. Isi No. Peserta di data pasien.')
  const number = queueNumber(registration.no_reg)
  if (number === null) hold('data-tidak-sah', 'Nomor antrian (no_reg) registrasi ini kosong. Perbaiki di SIMRS.')
  if (!poliBpjs || !dokterBpjs || !schedule || !pasien || number === null || problems.length > 0) return err(problems)

  const start = schedule.jam_mulai.slice(0, 5)
  const left = Math.max(0, schedule.kuota - number)
  return ok({
    kodebooking: input.kodebooking,
    jenispasien: jkn ? 'JKN' : 'NON JKN',
    // Identifiers of patients BPJS does not insure are none of its business; a dash is what it accepts for them.
    nomorkartu: jkn ? entries.no_kartu : '-',
    nik: jkn ? pasien.no_ktp : '-',
    nohp: jkn ? pasien.no_tlp : '-',
    kodepoli: poliBpjs.kode,
    namapoli: poliBpjs.nama || registration.nm_poli || poliBpjs.kode,
    pasienbaru: registration.stts_daftar === 'Baru' ? 1 : 0,
    norm: registration.no_rkm_medis,
    tanggalperiksa: registration.tgl_registrasi,
    kodedokter: doctorCode(dokterBpjs.kode),
    namadokter: dokterBpjs.nama || registration.nm_dokter || dokterBpjs.kode,
    jampraktek: `${start}-${schedule.jam_selesai.slice(0, 5)}`,
    jeniskunjungan: entries.jenis_kunjungan as AddPayload['jeniskunjungan'],
    nomorreferensi: jkn ? entries.nomor_referensi : '-',
    nomorantrean: registration.no_reg,
    angkaantrean: number,
    estimasidilayani: estimatedService(registration.tgl_registrasi, start, number, settings),
    sisakuotajkn: left,
    kuotajkn: schedule.kuota,
    sisakuotanonjkn: left,
    kuotanonjkn: schedule.kuota,
    keterangan: KETERANGAN,
  })
}

/**
 * The doctor's session a registration belongs to: the one running at registration time, else the next to start, else
 * the day's last. The weekday is that of the registration, not of the day the program runs on.
 */
export function scheduleFor(registration: Registration, schedules: readonly ScheduleRow[]): ScheduleRow | undefined {
  const day = hariKerja(registration.tgl_registrasi)
  const sessions = schedules
    .filter((row) => row.kd_dokter === registration.kd_dokter && row.kd_poli === registration.kd_poli)
    .filter((row) => row.hari_kerja === day && isClockTime(row.jam_mulai) && isClockTime(row.jam_selesai))
    .sort((a, b) => (a.jam_mulai < b.jam_mulai ? -1 : 1))
  const at = registration.jam_reg
  return (
    sessions.find((row) => row.jam_mulai <= at && at <= row.jam_selesai) ??
    sessions.find((row) => row.jam_mulai > at) ??
    sessions.at(-1)
  )
}

function estimatedService(date: string, start: string, number: number, settings: PlanSettings): number {
  const begins = `${date} ${start.slice(0, 5)}:00`
  return wallTimeToEpoch(addMinutes(begins, number * MINUTES_PER_PATIENT), settings.zone)
}

/** BPJS's doctor codes are numbers; the brief's are text. What is a plain number is sent as one. */
function doctorCode(code: string): string | number {
  return /^(0|[1-9]\d{0,14})$/.test(code.trim()) ? Number(code) : code.trim()
}

/** The number in `no_reg` texts such as `007` or `A-007`. */
function queueNumber(text: string): number | null {
  const digits = /(\d+)\D*$/.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}

function quota(text: string): number {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : 0
}
