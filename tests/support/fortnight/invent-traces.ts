import { addDays, addMinutes, type WallTime, wallTimeToEpoch } from '../../../src/shared/wall-time.ts'
import type { Dice } from './dice.ts'
import type {
  AnyTask,
  BookingFact,
  BpjsFact,
  BriefFact,
  CancellationFact,
  DoctorFact,
  PatientFact,
  PoliFact,
  TaskFact,
} from './facts.ts'
import { ZERO, ZONE } from './facts.ts'
import { awry, type Course } from './invent-record.ts'

/** What Khanza's Mobile JKN tables, the brief's table and BPJS itself hold of a visit before the program runs. */

export interface Person {
  readonly tanggal: string
  readonly jam_reg: string
  readonly no_rawat: string
  readonly no_reg: string
  readonly no_rkm_medis: string
  readonly pasien: PatientFact
  readonly poli: PoliFact
  readonly dokter: DoctorFact
  readonly course: Course
}

export function inventBooking(dice: Dice, person: Person): BookingFact {
  const { tanggal, no_rawat, no_reg, pasien, poli, dokter, course } = person
  const rarely = (value: string, percent: number, instead = '') => (dice.odds(percent) ? instead : value)
  const card = cardOf(pasien)
  const status = dice.weighted<BookingFact['status']>([
    [64, 'Checkin'],
    [20, 'Belum'],
    [10, 'Batal'],
    [6, 'Gagal'],
  ])
  return {
    nobooking: `${tanggal.replaceAll('-', '')}${no_rawat.slice(-6)}`,
    nomorkartu: dice.weighted([
      [93, card],
      [4, ''],
      [3, `000${dice.digits(10)}`],
    ]),
    nik: pasien.no_ktp,
    nohp: pasien.no_tlp,
    kodepoli: rarely(poli.bpjs?.kode ?? 'UMU', 2),
    pasienbaru: dice.odds(20) ? '1' : '0',
    kodedokter: rarely(dokter.bpjs?.kode ?? '299999', 2),
    jampraktek: dice.pick(['08:00-12:00', '13:00-17:00', '08:00 -12:00']),
    jeniskunjungan: dice.odds(2) ? null : dice.pick([1, 2, 3, 4] as const),
    nomorreferensi: rarely(`0001R004${dice.digits(4)}B${dice.digits(6)}`, 6),
    nomorantrean: rarely(`${poli.kd_poli}-${no_reg}`, 3),
    angkaantrean: rarely(no_reg, 3),
    estimasidilayani: rarely(String(wallTimeToEpoch(course[4], ZONE)), 4),
    sisakuotajkn: dice.between(-1, 30),
    kuotajkn: dice.between(0, 60),
    sisakuotanonjkn: dice.between(-1, 30),
    kuotanonjkn: dice.between(0, 60),
    status,
    validasi: dice.odds(75) ? awry(dice, course[3]) : ZERO,
    statuskirim: dice.odds(60) ? 'Belum' : 'Sudah',
  }
}

export function inventCancellation(dice: Dice, person: Person, nobooking: string): CancellationFact {
  const { tanggal, course } = person
  return {
    nobooking,
    no_rawat_batal: dice.odds(60) ? person.no_rawat : '',
    tanggalbatal: dice.weighted<string | null>([
      [70, course[3]],
      [12, `${addDays(tanggal, -1)} 19:45:00`],
      [10, `${addDays(tanggal, 1)} 08:05:00`],
      [4, ZERO],
      [4, null],
    ]),
    keterangan: dice.weighted<string | null>([
      [80, dice.pick(['Pasien berhalangan', 'Dokter "cuti"', "Jum'at libur", 'Ganti hari — 改期'])],
      [10, ''],
      [10, null],
    ]),
    statuskirim: dice.odds(70) ? 'Belum' : 'Sudah',
  }
}

export function inventBrief(dice: Dice, person: Person, booking: BookingFact | null): BriefFact {
  const { tanggal, jam_reg, no_rawat, pasien, poli, course } = person
  const moved = dice.odds(5)
  const times: Partial<Record<AnyTask, string>> = {}
  // Rows without any time are as frequent as rows that a clerk filled in.
  if (dice.odds(65)) {
    for (const id of [1, 2] as const) if (dice.odds(14)) times[id] = dice.odds(90) ? course[id] : ZERO
    for (const id of [3, 4, 5, 6, 7] as const) if (dice.odds(38)) times[id] = manualTime(dice, course[id], tanggal)
    if (dice.odds(6)) times[99] = dice.odds(85) ? addMinutes(course[7], 3) : ZERO
  }
  return {
    jam_periksa: moved ? addMinutes(`${tanggal} ${jam_reg}`, -1).slice(11) : jam_reg,
    no_rawat: !moved && dice.odds(4) ? '' : no_rawat,
    no_kartu: dice.weighted([
      [60, booking?.nomorkartu ?? cardOf(pasien)],
      [30, ''],
      [10, `000${dice.digits(10)}`],
    ]),
    kodepoli: dice.odds(80) ? (poli.bpjs?.kode ?? poli.kd_poli) : '',
    nama_poli: poli.nm_poli ?? '',
    nomor_referensi: dice.weighted<string | null>([
      [50, booking?.nomorreferensi ?? null],
      [30, null],
      [20, `0002R009${dice.digits(4)}K${dice.digits(6)}`],
    ]),
    jenis_kunjungan: dice.weighted<number | null>([
      [50, booking?.jeniskunjungan ?? 3],
      [20, null],
      [10, 0],
      [20, dice.between(1, 4)],
    ]),
    times,
    status_kirim: dice.odds(25) ? 'Sudah' : 'Belum',
  }
}

/** Khanza's forms leave a dash where there is no card; the tables of Mobile JKN hold an empty text then. */
function cardOf(pasien: PatientFact): string {
  return pasien.no_peserta === '-' ? '' : pasien.no_peserta
}

function manualTime(dice: Dice, waktu: WallTime, tanggal: string): string {
  return dice.weighted<() => string>([
    [40, () => waktu],
    [38, () => addMinutes(waktu, dice.between(1, 4))],
    [8, () => addMinutes(waktu, -dice.between(60, 150))],
    [6, () => ZERO],
    [4, () => `${addDays(tanggal, dice.pick([-1, 1]))} 09:00:00`],
    [2, () => `${tanggal} 21:03:00`],
    [2, () => `${tanggal} 22:40:00`],
  ])()
}

export interface Told {
  readonly booking: BookingFact | null
  readonly batal: CancellationFact | null
  readonly brief: BriefFact | null
  readonly marks: readonly TaskFact[]
}

/** What BPJS holds: what was sent to it, what came from the Mobile JKN app, and a little that nobody wrote down. */
export function inventBpjs(dice: Dice, told: Told, course: Course): BpjsFact | null {
  const { booking, batal, brief, marks } = told
  const claimed = booking?.statuskirim === 'Sudah' || brief?.status_kirim === 'Sudah'
  const known =
    marks.length > 0 ||
    (claimed && dice.odds(98)) ||
    (batal !== null && dice.odds(95)) ||
    (booking !== null && dice.odds(70)) ||
    dice.odds(3)
  if (!known) return null
  const service = marks.filter(({ taskid }) => taskid !== 99)
  const marked99 = marks.length > service.length
  const last = service.at(-1)?.taskid ?? 2
  // Khanza's service marks a task before it sends it; the mark stays when the call then fails.
  const lost = !marked99 && dice.odds(9) ? dice.between(1, 2) : 0
  const unmarked =
    !marked99 && lost === 0 && dice.odds(5)
      ? ([3, 4, 5, 6, 7] as const)
          .filter((id) => id > last)
          .slice(0, dice.between(1, 2))
          .map((taskid, index, all) => {
            const late = index === all.length - 1 && dice.odds(30)
            return { taskid, waktu: late ? addMinutes(course[taskid], 50) : course[taskid] }
          })
      : []
  return {
    tasks: [...marks.slice(0, Math.max(0, marks.length - lost)), ...unmarked],
    cancelled: !marked99 && (batal?.statuskirim === 'Sudah' || dice.odds(1)),
    farmasi: service.some(({ taskid }) => taskid >= 6) || dice.odds(2),
  }
}
