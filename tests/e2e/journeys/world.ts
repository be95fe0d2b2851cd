import type { Locator, Page } from 'playwright'
import { addDays, dateOf, epochToWallTime, type WallDate, wallTimeToEpoch } from '../../../src/shared/wall-time.ts'
import type { HospitalDatabase } from '../../support/hospital-db.ts'
import type { SeededHospital, SeededRegistration, SeededTask } from '../../support/hospital-seed.ts'
import { BESIDE_TABLE } from '../../support/khanza-tables.ts'
import { type Rig, ZONE } from '../../support/rig.ts'
import { BPJS_PAYER, POLIS } from '../../support/seed-masters.ts'
import { briefRow, patientRow, registrationRow } from '../../support/seed-rows.ts'
import { see } from '../support/see.ts'

/** The hospital, BPJS and clock around the window, whichever program shows it. */
export interface World {
  readonly db: HospitalDatabase
  readonly rig: Rig
  readonly day: SeededHospital
  readonly now: () => number
}

export interface Arrival {
  readonly nama: string
  /** Clocks such as `08:25`, by task. */
  readonly times?: Readonly<Partial<Record<SeededTask['taskid'], string>>>
  /** Whether the brief's table has a row for the visit; true unless given. */
  readonly reference?: boolean
  readonly nomorReferensi?: string
  readonly stts?: 'Belum' | 'Batal'
}

export function todayOf(world: World): WallDate {
  return dateOf(epochToWallTime(world.now(), ZONE))
}

/** Epoch milliseconds of a clock such as `08:25` today. */
export function epochAt(world: World, clock: string): number {
  return wallTimeToEpoch(`${todayOf(world)} ${clock}:00`, ZONE)
}

/** A patient is registered at the hospital's desk, in SIMRS and not in this program. */
export async function arrives(world: World, arrival: Arrival): Promise<SeededRegistration> {
  const { db } = world
  const { nama, times = {}, reference = true, nomorReferensi, stts = 'Belum' } = arrival
  const tanggal = todayOf(world)
  const [counted] = await db.query<{ visits: number; patients: number }>(
    'SELECT (SELECT COUNT(*) FROM reg_periksa) AS visits, (SELECT COUNT(*) FROM pasien) AS patients',
  )
  const serial = String((counted?.visits ?? 0) + 101).padStart(6, '0')
  const [poli] = POLIS
  const [dokter] = poli?.doctors ?? []
  if (!poli || !dokter) throw new Error('the seed has no poli')
  const registration: SeededRegistration = {
    no_rawat: `${tanggal.replaceAll('-', '/')}/${serial}`,
    no_reg: serial.slice(-3),
    tgl_registrasi: tanggal,
    jam_reg: '07:45:00',
    no_rkm_medis: String((counted?.patients ?? 0) + 900_001),
    nm_pasien: nama,
    no_ktp: `3${serial.padStart(15, '7')}`,
    no_peserta: `000${serial.padStart(10, '1')}`,
    no_tlp: '081200000000',
    kd_pj: BPJS_PAYER,
    bpjs: true,
    stts: 'Belum',
    baru: false,
    poli,
    dokter,
    nobooking: null,
    tasks: Object.entries(times).map(([id, clock]) => ({
      taskid: Number(id) as SeededTask['taskid'],
      waktu: `${tanggal} ${clock}:00`,
    })),
  }
  await insert(db, 'pasien', patientRow(registration))
  await insert(db, 'reg_periksa', { ...registrationRow(registration), stts })
  if (reference) {
    const row = briefRow(registration, undefined)
    await insert(db, BESIDE_TABLE, { ...row, nomor_referensi: nomorReferensi ?? null, taskid: 0 })
  }
  return registration
}

async function insert(db: HospitalDatabase, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row)
  await db.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ?`, [[columns.map((column) => row[column])]])
}

/** The hospital's row of the brief's table; undefined when there is none. */
export async function referenceOf(
  world: World,
  noRawat: string,
): Promise<Record<string, string | number | null> | undefined> {
  const [row] = await world.db.query(`SELECT * FROM ${BESIDE_TABLE} WHERE no_rawat = ?`, [noRawat])
  return row
}

export async function changeReference(
  world: World,
  noRawat: string,
  row: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  const columns = Object.keys(row).map((column) => `${column} = ?`)
  await world.db.run(`UPDATE ${BESIDE_TABLE} SET ${columns.join(', ')} WHERE no_rawat = ?`, [
    ...Object.values(row),
    noRawat,
  ])
}

export const REFERENCE_TABLE = BESIDE_TABLE

/** What Khanza's own table of sent tasks says, by task. */
export async function sentTasks(world: World, noRawat: string): Promise<Record<string, string | null>> {
  const rows = await world.db.query<{ taskid: string; waktu: string | null }>(
    'SELECT taskid, waktu FROM referensi_mobilejkn_bpjs_taskid WHERE no_rawat = ? ORDER BY taskid',
    [noRawat],
  )
  return Object.fromEntries(rows.map(({ taskid, waktu }) => [taskid, waktu]))
}

/** The tasks BPJS holds for a visit; null while it does not know the booking. */
export function tasksAtBpjs(world: World, kodebooking: string): Record<number, number> | null {
  const booking = world.rig.simulator.bookings().get(kodebooking)
  return booking ? Object.fromEntries(booking.tasks.map(({ taskid, waktu }) => [taskid, waktu])) : null
}

/** Looks again until what is asked of the value holds. */
export function until<T>(look: () => T | Promise<T>) {
  return see.poll(look, { timeout: 20_000 })
}

/** Every registration of the seed has reached BPJS, so that the first run has nothing left to do. */
export async function firstRunEnds(page: Page, world: World): Promise<void> {
  await until(() => world.rig.simulator.bookings().size).toBeGreaterThanOrEqual(world.day.registrations.length)
  await isIdle(page)
}

/** No run is under way. */
export async function isIdle(page: Page): Promise<void> {
  await see(page.getByRole('button', { name: 'Sinkron sekarang' })).toHaveAttribute('aria-busy', 'false')
}

/**
 * Presses F5 until it has happened: a run that is under way may have read the hospital before the change, and F5 then
 * only joins it.
 */
export async function syncsUntil(page: Page, happened: () => boolean | Promise<boolean>): Promise<void> {
  await until(async () => {
    if (await happened()) return true
    await page.keyboard.press('F5')
    return false
  }).toBe(true)
}

/** The key beside a digit or N: a browser keeps Ctrl for itself. */
export function programKey(page: Page): 'Alt' | 'Control' {
  return new URL(page.url()).hostname === '127.0.0.1' ? 'Alt' : 'Control'
}

export async function opensReferensi(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Data Referensi' }).click()
  await see(page.getByRole('heading', { level: 1, name: 'Data Referensi' })).toBeAttached()
  await see(grid(page)).toBeVisible()
}

export function grid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Registrasi' })
}

/** The registration's line in the grid. */
export function rowOf(page: Page, nama: string): Locator {
  return grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: nama, exact: true }) })
}

export function searchField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Cari no. rawat, no. RM, nama, atau no. kartu' })
}

/** Types into the search field and waits for the one it finds. */
export async function finds(page: Page, nama: string): Promise<Locator> {
  await searchField(page).fill(nama)
  await see(grid(page)).toHaveAttribute('aria-rowcount', '2')
  return rowOf(page, nama)
}

/** The drawer or question in front, by its title. */
export function dialog(page: Page, title: string | RegExp): Locator {
  return page.getByRole('dialog', { name: title })
}

export function yesterdayOf(world: World): WallDate {
  return addDays(todayOf(world), -1)
}
