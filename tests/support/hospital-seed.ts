import {
  addMinutes,
  epochToWallTime,
  type WallDate,
  type WallTime,
  wallTimeToEpoch,
} from '../../src/shared/wall-time.ts'
import type { HospitalDatabase } from './hospital-db.ts'
import { BOOKING_TABLE } from './khanza-tables.ts'
import {
  BPJS_PAYER,
  type Doctor,
  IGD,
  JAM_MULAI,
  OTHER_PAYERS,
  POLIS,
  type Poli,
  presentTables,
  seedMasters,
} from './seed-masters.ts'
import { type Chance, chance, patientName } from './seed-random.ts'
import { bookingRow, briefRow, patientRow, registrationRow, ZERO_TIME } from './seed-rows.ts'

export interface SeedOptions {
  readonly tanggal: WallDate
  readonly registrations: number
  /** How many of the registrations are JKN bookings in Khanza's table, not yet sent. Default 0. */
  readonly bookings?: number
  /** Share (0 to 1) of registrations whose payer is not BPJS. Default 0. */
  readonly nonBpjs?: number
  /** How many of the registrations are at the emergency room. Default 0; these are never bookings. */
  readonly igd?: number
  /** Rows in the brief's table with the times of a finished visit. Default false. */
  readonly withTimes?: boolean
  /** Every time written lies before this moment. Default 15.00 on that day. */
  readonly now?: WallTime
  readonly seed?: number
}

export interface SeededTask {
  readonly taskid: 3 | 4 | 5 | 6 | 7
  readonly waktu: WallTime
}

export interface SeededRegistration {
  readonly no_rawat: string
  readonly no_reg: string
  readonly tgl_registrasi: WallDate
  readonly jam_reg: string
  readonly no_rkm_medis: string
  readonly nm_pasien: string
  readonly no_ktp: string
  /** `-` when the payer is not BPJS. */
  readonly no_peserta: string
  readonly no_tlp: string
  readonly kd_pj: string
  readonly bpjs: boolean
  readonly stts: 'Belum' | 'Sudah'
  readonly baru: boolean
  readonly poli: Poli
  readonly dokter: Doctor
  readonly nobooking: string | null
  /** What the brief's table holds, ascending; empty without times. */
  readonly tasks: readonly SeededTask[]
}

export interface SeededBooking {
  readonly nobooking: string
  readonly no_rawat: string
  readonly nomorreferensi: string
  readonly nomorantrean: string
  readonly jeniskunjungan: 1 | 2 | 3 | 4
  readonly estimasidilayani: string
  /** Check-in time, or the zero date when the patient has not come yet. */
  readonly validasi: string
}

export interface SeededHospital {
  readonly registrations: readonly SeededRegistration[]
  readonly bookings: readonly SeededBooking[]
}

const ROWS_PER_INSERT = 500

/** Fills one day of a hospital, the same for the same options, and returns the facts a test can reason from. */
export async function seedHospital(db: HospitalDatabase, options: SeedOptions): Promise<SeededHospital> {
  const { tanggal, bookings: bookingCount = 0, withTimes = false } = options
  if (withTimes && !db.briefTable) throw new Error('withTimes needs a table of the brief: referensi or besideTable')
  const present = await presentTables(db)
  if (bookingCount > 0 && (!present.has(BOOKING_TABLE) || db.briefTable === BOOKING_TABLE)) {
    throw new Error("bookings need Khanza's booking table")
  }
  const [taken] = await db.query<{ patients: number; visits: number }>(
    'SELECT (SELECT COUNT(*) FROM pasien) AS patients, (SELECT COUNT(*) FROM reg_periksa WHERE no_rawat LIKE ?) AS visits',
    [`${tanggal.replaceAll('-', '/')}/%`],
  )
  if (!taken || taken.visits > 0) throw new Error(`${tanggal} is seeded already`)

  const random = chance(options.seed ?? 1)
  const registrations = inventRegistrations(options, random, db.charset, taken.patients)
  const bookings = registrations.filter((r) => r.nobooking !== null).map((r) => inventBooking(r, random))

  await seedMasters(db)
  await insert(db, 'pasien', registrations.map(patientRow))
  await insert(db, 'reg_periksa', registrations.map(registrationRow))
  const bookingOf = new Map(bookings.map((b) => [b.no_rawat, b]))
  const bookingRows = registrations.flatMap((r) => {
    const booking = bookingOf.get(r.no_rawat)
    return booking ? [bookingRow(booking, r)] : []
  })
  await insert(db, BOOKING_TABLE, bookingRows)
  if (withTimes && db.briefTable) {
    const rows = registrations.map((r) => briefRow(r, bookingOf.get(r.no_rawat)))
    await insert(db, db.briefTable, rows)
  }
  return { registrations, bookings }
}

function inventRegistrations(
  options: SeedOptions,
  random: Chance,
  charset: 'latin1' | 'utf8mb4',
  firstPatient: number,
): SeededRegistration[] {
  const { tanggal, registrations: total, bookings = 0, nonBpjs = 0, igd = 0, withTimes = false } = options
  const now = options.now ?? `${tanggal} 15:00:00`
  // Exact numbers rather than odds: which registrations are what is drawn, how many is not.
  const order = shuffled(total, random)
  const others = Math.round(total * nonBpjs)
  if (others + igd + bookings > total) throw new Error('more bookings, IGD and other payers than registrations')
  const rank = new Map(order.map((registration, place) => [registration, place]))
  const starts = withTimes
    ? Array.from({ length: total }, () => inventTimes(tanggal, now, random)).sort((a, b) =>
        (a[0]?.waktu ?? '').localeCompare(b[0]?.waktu ?? ''),
      )
    : []
  const queue = new Map<string, number>()

  return Array.from({ length: total }, (_unused, index): SeededRegistration => {
    const place = rank.get(index) ?? index
    const booked = place < bookings
    const bpjs = place < total - others
    const atIgd = !booked && place < bookings + igd
    const poli = atIgd ? IGD : random.pick(POLIS)
    const dokter = random.pick(poli.doctors)
    const key = `${poli.kd_poli} ${dokter.kd_dokter}`
    const position = (queue.get(key) ?? 0) + 1
    queue.set(key, position)
    const serial = String(index + 1).padStart(6, '0')
    const tasks = starts[index] ?? []
    return {
      no_rawat: `${tanggal.replaceAll('-', '/')}/${serial}`,
      no_reg: String(position).padStart(3, '0'),
      tgl_registrasi: tanggal,
      jam_reg: registrationTime(tanggal, tasks[0]?.waktu, index, total),
      no_rkm_medis: String(firstPatient + index + 1).padStart(6, '0'),
      nm_pasien: patientName(random, index, charset),
      no_ktp: `3${random.digits(15)}`,
      no_peserta: bpjs ? `000${random.digits(10)}` : '-',
      no_tlp: `08${random.digits(10)}`,
      kd_pj: bpjs ? BPJS_PAYER : random.pick(OTHER_PAYERS),
      bpjs,
      stts: withTimes ? 'Sudah' : 'Belum',
      baru: random.between(1, 5) === 1,
      poli,
      dokter,
      nobooking: booked ? `${tanggal.replaceAll('-', '')}${serial}` : null,
      tasks,
    }
  })
}

/** Three or five times on that day, each later than the one before and all before `now`. */
function inventTimes(tanggal: WallDate, now: WallTime, random: Chance): SeededTask[] {
  const dayStart = wallTimeToEpoch(`${tanggal} 00:00:00`, 'Asia/Jakarta') / 1000
  const latest = Math.min(wallTimeToEpoch(now, 'Asia/Jakarta') / 1000 - dayStart, 86_400) - 1
  const earliest = latest > 8 * 3600 ? 7 * 3600 : 1
  const ids: readonly SeededTask['taskid'][] = random.between(0, 1) === 0 ? [3, 4, 5] : [3, 4, 5, 6, 7]
  const gaps = ids.slice(1).map(() => random.between(120, 2400))
  const needed = gaps.reduce((sum, gap) => sum + gap, 0)
  const room = latest - earliest
  if (room < 60) throw new Error(`no time for a visit on ${tanggal} before ${now}`)
  const scale = Math.min(1, (room * 0.8) / needed)
  const steps = gaps.map((gap) => Math.max(1, Math.floor(gap * scale)))
  let second = earliest + random.between(0, room - steps.reduce((sum, step) => sum + step, 0))
  return ids.map((taskid, index) => {
    if (index > 0) second += steps[index - 1] ?? 1
    return { taskid, waktu: epochToWallTime((dayStart + second) * 1000, 'Asia/Jakarta') }
  })
}

/** A quarter of an hour before the first task; without tasks the desk works evenly from 07.00 to noon. */
function registrationTime(tanggal: WallDate, firstTask: WallTime | undefined, index: number, total: number): string {
  if (firstTask === undefined) {
    const second = Math.floor((index * 5 * 3600) / total)
    return epochToWallTime(
      wallTimeToEpoch(`${tanggal} 07:00:00`, 'Asia/Jakarta') + second * 1000,
      'Asia/Jakarta',
    ).slice(11)
  }
  const before = addMinutes(firstTask, -15)
  return before.startsWith(tanggal) ? before.slice(11) : '00:00:00'
}

function inventBooking(registration: SeededRegistration, random: Chance): SeededBooking {
  const { nobooking, no_rawat, no_reg, tgl_registrasi, poli, tasks } = registration
  const served = addMinutes(`${tgl_registrasi} ${JAM_MULAI}`, Number(no_reg) * 10)
  return {
    nobooking: nobooking ?? '',
    no_rawat,
    nomorreferensi: `0001R004${random.digits(4)}A${random.digits(6)}`,
    nomorantrean: `${poli.kd_poli_bpjs}-${no_reg}`,
    jeniskunjungan: random.pick([1, 2, 3, 4]),
    estimasidilayani: String(wallTimeToEpoch(served, 'Asia/Jakarta')),
    validasi: tasks[0]?.waktu ?? ZERO_TIME,
  }
}

async function insert(db: HospitalDatabase, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const values = rows.slice(start, start + ROWS_PER_INSERT).map((row) => columns.map((column) => row[column]))
    await db.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ?`, [values])
  }
}

function shuffled(count: number, random: Chance): number[] {
  const items = Array.from({ length: count }, (_unused, index) => index)
  for (let last = count - 1; last > 0; last--) {
    const other = random.between(0, last)
    const moved = items[last] as number
    items[last] = items[other] as number
    items[other] = moved
  }
  return items
}
