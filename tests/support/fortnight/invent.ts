import {
  addDays,
  epochToWallTime,
  type WallDate,
  type WallTime,
  wallTimeToEpoch,
} from '../../../src/shared/wall-time.ts'
import { patientName } from '../seed-random.ts'
import { type Dice, dice } from './dice.ts'
import type { Fortnight, GoneFact, PatientFact, VisitFact } from './facts.ts'
import {
  inventCourse,
  inventExaminations,
  inventFile,
  inventMarks,
  inventPrescriptions,
  type PrescriptionNumbers,
  prescriptionNumbers,
} from './invent-record.ts'
import { inventBooking, inventBpjs, inventBrief, inventCancellation, type Person } from './invent-traces.ts'
import { PLACES, SESSIONS } from './masters.ts'

export interface FortnightOptions {
  readonly dari: WallDate
  readonly days: number
  readonly perDay: number
  readonly seed: number
  /** The clock of the day the program runs. */
  readonly now: WallTime
}

/** Fourteen days with a Sunday twice, seen on the evening of the last. */
export const FORTNIGHT: FortnightOptions = {
  dari: '2025-09-29',
  days: 14,
  perDay: 858,
  seed: 20_251_012,
  now: '2025-10-12 21:00:00',
}

const OPENS = 6.5 * 3600
const CLOSES = 18 * 3600

/** Invents some days of a hospital: every property of a visit is drawn on its own, so that all combinations occur. */
export function inventFortnight(options: FortnightOptions): Fortnight {
  const { dari, days, perDay, now } = options
  const random = dice(options.seed)
  const numbers = prescriptionNumbers()
  const visits: VisitFact[] = []
  const gone: GoneFact[] = []
  for (let day = 0; day < days; day++) {
    const tanggal = addDays(dari, day)
    for (let index = 0; index < perDay; index++) {
      visits.push(inventVisit(random, tanggal, index, perDay, visits.length, numbers))
    }
    for (let index = 0; index < Math.ceil(perDay / 150); index++) gone.push(inventGone(random, tanggal, index))
  }
  return { dari, sampai: addDays(dari, days - 1), now, sessions: SESSIONS, visits, gone }
}

function inventVisit(
  random: Dice,
  tanggal: WallDate,
  index: number,
  perDay: number,
  number: number,
  numbers: PrescriptionNumbers,
): VisitFact {
  const kd_pj = random.weighted([
    [62, 'BPJ'],
    [2, 'bpj'],
    [26, 'UMU'],
    [10, 'ASR'],
  ])
  const bpjs = kd_pj.toUpperCase() === 'BPJ'
  const place = random.weighted(PLACES)
  const dokter = random.weighted(place.doctors)
  const no_rawat = `${tanggal.replaceAll('-', '/')}/${String(index + 1).padStart(6, '0')}`
  const jam_reg = clock(OPENS + Math.floor((index * (CLOSES - OPENS)) / perDay))
  const pasien = inventPatient(random, number, bpjs)
  const no_reg = random.odds(1) ? '' : `${random.odds(10) ? 'A-' : ''}${String(random.between(1, 70)).padStart(3, '0')}`
  const course = inventCourse(random, tanggal, jam_reg, dokter.kd_dokter, place.poli.kd_poli)
  const person: Person = {
    tanggal,
    jam_reg,
    no_rawat,
    no_reg,
    no_rkm_medis: pasien.no_rkm_medis,
    pasien,
    poli: place.poli,
    dokter,
    course,
  }
  const booking = random.odds(bpjs ? 60 : 3) ? inventBooking(random, person) : null
  const batal = random.odds(booking ? 10 : 2)
    ? inventCancellation(random, person, booking?.nobooking ?? `${tanggal.replaceAll('-', '')}H${no_rawat.slice(-5)}`)
    : null
  const brief = random.odds(30) ? inventBrief(random, person, booking) : null
  const marks = inventMarks(random, course)
  return {
    no_rawat,
    no_reg,
    tanggal,
    jam_reg,
    no_rkm_medis: pasien.no_rkm_medis,
    poli: place.poli,
    dokter,
    pasien: random.odds(1) ? null : pasien,
    kd_pj,
    stts: random.weighted([
      [25, 'Belum'],
      [58, 'Sudah'],
      [10, 'Batal'],
      [3, 'Berkas Diterima'],
      [2, 'Dirujuk'],
      [2, 'Dirawat'],
    ]),
    baru: random.odds(20),
    booking,
    sep: random.odds(bpjs ? 40 : 2)
      ? {
          no_rujukan: random.odds(8) ? '' : `0001R004${random.digits(4)}P${random.digits(6)}`,
          asal_rujukan: random.odds(30) ? '2. Faskes 2(RS)' : '1. Faskes 1',
        }
      : null,
    pemeriksaan: inventExaminations(random, course),
    berkas: inventFile(random, course),
    resep: inventPrescriptions(random, course, tanggal, numbers),
    // A row that names neither a booking of this visit nor its number would name nothing.
    batal: batal && !booking ? { ...batal, no_rawat_batal: no_rawat } : batal,
    brief,
    marks,
    bpjs: inventBpjs(random, { booking, batal, brief, marks }, course),
  }
}

function inventPatient(random: Dice, number: number, bpjs: boolean): PatientFact {
  return {
    no_rkm_medis: String(number + 1).padStart(6, '0'),
    nm_pasien: patientName(random, number, 'utf8mb4'),
    no_ktp: `3${random.digits(15)}`,
    no_tlp: random.odds(3) ? '' : `08${random.digits(10)}`,
    no_peserta: random.weighted([
      [94, bpjs ? `000${random.digits(10)}` : '-'],
      [2, ''],
      [2, '-'],
      // One digit short: BPJS refuses it.
      [2, `000${random.digits(9)}`],
    ]),
  }
}

function inventGone(random: Dice, tanggal: WallDate, index: number): GoneFact {
  const serial = String(990_001 + index)
  return {
    tanggal,
    nobooking: `${tanggal.replaceAll('-', '')}${serial}`,
    no_rawat_batal: random.odds(70) ? `${tanggal.replaceAll('-', '/')}/${serial}` : '',
    tanggalbatal: `${tanggal} ${clock(random.between(6 * 3600, 20 * 3600))}`,
    keterangan: random.odds(85) ? "Batal dari Mobile JKN, 'mendadak'" : null,
    statuskirim: random.odds(70) ? 'Belum' : 'Sudah',
    knownAtBpjs: random.odds(85),
  }
}

function clock(second: number): string {
  return epochToWallTime(wallTimeToEpoch('2000-01-01 00:00:00', 'Asia/Jakarta') + second * 1000, 'Asia/Jakarta').slice(
    11,
  )
}
