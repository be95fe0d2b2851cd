import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import Papa from 'papaparse'
import type { Locator, Page } from 'playwright'
import { readSheet } from 'read-excel-file/node'
import { expect } from 'vitest'
import type { SeededRegistration } from '../../support/hospital-seed.ts'
import type { TcpProxy } from '../../support/tcp-proxy.ts'
import { see } from '../support/see.ts'
import { saves } from './export.ts'
import {
  arrives,
  changeReference,
  dialog,
  epochAt,
  firstRunEnds,
  programKey,
  referenceOf,
  syncsUntil,
  tasksAtBpjs,
  todayOf,
  until,
  type World,
  yesterdayOf,
} from './world.ts'

export interface Faulty {
  /** Task 4 is missing, twenty and thirty minutes between its neighbours. */
  readonly fajar: SeededRegistration
  readonly gita: SeededRegistration
  /** Task 4 is earlier than task 3. */
  readonly hadi: SeededRegistration
  /** Task 4 was entered for the day before. */
  readonly indah: SeededRegistration
  /** Task 4 is missing and has no room between its neighbours. */
  readonly jaya: SeededRegistration
}

/** Five patients whose times were entered with a slip each, one of which only a person can mend. */
export async function faultyTimes(page: Page, world: World): Promise<Faulty> {
  await firstRunEnds(page, world)
  const fajar = await arrives(world, { nama: 'FAJAR LOWONG', times: { 3: '08:20', 5: '08:40' } })
  const gita = await arrives(world, { nama: 'GITA LOWONG', times: { 3: '08:30', 5: '09:00' } })
  const hadi = await arrives(world, { nama: 'HADI MUNDUR', times: { 3: '09:20', 4: '09:00', 5: '09:40' } })
  const indah = await arrives(world, { nama: 'INDAH KEMARIN', times: { 3: '10:00', 4: '10:20', 5: '10:40' } })
  await changeReference(world, indah.no_rawat, { taskid4: `${yesterdayOf(world)} 10:20:00` })
  const jaya = await arrives(world, { nama: 'JAYA RAPAT', times: { 3: '11:00', 5: '11:01' } })
  await changeReference(world, jaya.no_rawat, { taskid5: `${todayOf(world)} 11:00:01` })
  return { fajar, gita, hadi, indah, jaya }
}

/** By the key of its place in the menu. */
export async function opensValidasi(page: Page): Promise<void> {
  await page.keyboard.press(`${programKey(page)}+3`)
  await see(page.getByRole('heading', { level: 1, name: 'Validasi Task ID' })).toBeAttached()
}

const table = (page: Page): Locator => page.getByRole('grid', { name: 'Temuan jam task' })
const rowOf = (page: Page, { nm_pasien }: SeededRegistration): Locator =>
  table(page).getByRole('row').filter({ hasText: nm_pasien })
const heading = (page: Page, text: string): Locator => table(page).getByRole('row').filter({ hasText: text })
const search = (page: Page): Locator => page.getByRole('textbox', { name: 'Cari nama atau no. rawat' })
const toast = (page: Page, text: string | RegExp): Locator => page.getByRole('alert').filter({ hasText: text })
const reasons = (page: Page): Locator => page.getByRole('radiogroup', { name: 'Saring menurut alasan' })

/** Every fault stands under its reason with its proposal and what that was reckoned from; whoever needs a person first. */
export async function findsTheFaults(page: Page, { fajar, gita, hadi, indah, jaya }: Faulty): Promise<void> {
  await opensValidasi(page)
  await see(heading(page, 'Jam kosong: 3 temuan pada 3 kunjungan, 1 tanpa usulan')).toBeVisible()
  await see(heading(page, 'Jam terbalik: 1 temuan pada 1 kunjungan')).toBeVisible()
  await see(heading(page, 'Jam pada hari lain: 1 temuan pada 1 kunjungan')).toBeVisible()
  await see(rowOf(page, jaya)).toContainText('Tanpa usulan. Tidak ada sela di antara task 3 (11.00) dan task 5 (11.00)')
  await see(rowOf(page, fajar)).toContainText(
    /kosong.*usulan.*08\.30.*di antara task 3 \(08\.20\) dan task 5 \(08\.40\)/,
  )
  await see(rowOf(page, gita)).toContainText(/usulan.*08\.45/)
  await see(rowOf(page, hadi)).toContainText(/09\.00.*Manual.*usulan.*09\.30/)
  await see(rowOf(page, indah)).toContainText(/usulan.*10\.20.*jam yang sama pada hari kunjungan/)
  const names = await table(page).getByRole('row').allInnerTexts()
  const place = ({ nm_pasien }: SeededRegistration) => names.findIndex((text) => text.includes(nm_pasien))
  expect([jaya, fajar, gita, hadi, indah].map(place)).toEqual([2, 3, 4, 6, 8])
}

/** The reason is in the address, the search is not lost by it, and what nothing matches leads back. */
export async function narrowsTheFindings(page: Page, { gita, indah }: Faulty): Promise<void> {
  await reasons(page).locator('label').filter({ hasText: 'Jam kosong' }).click()
  await see(table(page)).toHaveAttribute('aria-rowcount', '5')
  expect(page.url()).toContain('alasan=kosong')
  await page.keyboard.press('/')
  await see(search(page)).toBeFocused()
  await page.keyboard.type('gita lowong')
  await see(table(page)).toHaveAttribute('aria-rowcount', '3')
  await see(rowOf(page, gita)).toBeVisible()
  await search(page).fill(indah.no_rawat)
  await see(page.getByText('Tidak ada temuan yang cocok')).toBeVisible()
  await page.getByRole('button', { name: 'Hapus saringan' }).click()
  await see(table(page)).toHaveAttribute('aria-rowcount', '9')
  expect(page.url()).not.toContain('alasan=')
  await see(search(page)).toHaveValue('')
}

/** From the search to BPJS without the mouse: the question shows old and new, and the keys go on where they were. */
export async function acceptsByKeyboard(page: Page, world: World, { fajar }: Faulty): Promise<void> {
  const { keyboard } = page
  await keyboard.press('/')
  await keyboard.type('fajar')
  await see(table(page)).toHaveAttribute('aria-rowcount', '3')
  await keyboard.press('ArrowDown')
  await see(table(page)).toBeFocused()
  await keyboard.press('t')
  const ask = dialog(page, 'Terima 1 usulan?')
  await see(ask).toContainText('1 jam task pada 1 kunjungan ditulis ke data referensi, lalu dikirim ke BPJS.')
  await see(ask.getByRole('row', { name: /FAJAR LOWONG/ })).toContainText(/4 Panggil Farmasi.*kosong.*08\.30/)
  await keyboard.press('Escape')
  await see(ask).toHaveCount(0)
  expect(await referenceOf(world, fajar.no_rawat)).toMatchObject({ taskid4: null })

  await see(table(page)).toBeFocused()
  await keyboard.press('t')
  await see(ask.getByRole('button', { name: 'Terima dan kirim 1' })).toBeFocused()
  await keyboard.press('Enter')
  await see(toast(page, '1 usulan pada 1 kunjungan diterima dan sedang dikirim ke BPJS.')).toBeVisible()
  await until(() => tasksAtBpjs(world, fajar.no_rawat)).toEqual(timesAt(world, { 3: '08:20', 4: '08:30', 5: '08:40' }))
  await see(page.getByText('Tidak ada temuan yang cocok')).toBeVisible()
  await page.getByRole('button', { name: 'Hapus saringan' }).click()
  await see(table(page)).toHaveAttribute('aria-rowcount', '8')
  await see(rowOf(page, fajar)).toHaveCount(0)
}

/** All of one reason after its summary, and nothing of the others. */
export async function acceptsAReason(page: Page, world: World, { gita, hadi, jaya }: Faulty): Promise<void> {
  await see(heading(page, 'Jam kosong: 2 temuan pada 2 kunjungan, 1 tanpa usulan')).toBeVisible()
  await table(page).getByRole('button', { name: 'Terima semua jam kosong (1)' }).click()
  const ask = dialog(page, 'Terima 1 usulan?')
  await see(ask.getByRole('row', { name: /GITA LOWONG/ })).toContainText('08.45')
  await ask.getByRole('button', { name: 'Terima dan kirim 1' }).click()
  await until(() => tasksAtBpjs(world, gita.no_rawat)).toEqual(timesAt(world, { 3: '08:30', 4: '08:45', 5: '09:00' }))
  await see(rowOf(page, gita)).toHaveCount(0)
  await see(table(page)).toBeFocused()
  await see(rowOf(page, jaya)).toBeVisible()
  expect(await referenceOf(world, hadi.no_rawat)).toMatchObject({ taskid4: `${todayOf(world)} 09:00:00` })
}

/** Rows chosen with Space, and then all that is left: the summary counts them by reason. */
export async function acceptsWhatIsChosen(page: Page, world: World, { hadi, indah, jaya }: Faulty): Promise<void> {
  await page.keyboard.press('Home')
  // The first row has no proposal, so there is nothing to choose.
  await page.keyboard.press('Space')
  await see(page.getByRole('button', { name: 'Terima terpilih 0' })).toBeDisabled()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await see(rowOf(page, hadi)).toHaveAttribute('aria-selected', 'true')
  await see(page.getByRole('button', { name: 'Terima terpilih 1' })).toBeEnabled()
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Terima terpilih 2' }).click()
  const ask = dialog(page, 'Terima 2 usulan?')
  await see(ask.getByRole('list', { name: 'Menurut alasan' }).getByRole('listitem')).toHaveText([
    'Jam terbalik: 1 jam pada 1 kunjungan',
    'Jam pada hari lain: 1 jam pada 1 kunjungan',
  ])
  await see(ask.getByRole('row', { name: /HADI MUNDUR/ })).toContainText(/09\.00.*09\.30/)
  await ask.getByRole('button', { name: 'Terima dan kirim 2' }).click()
  await see(toast(page, '2 usulan pada 2 kunjungan diterima')).toBeVisible()
  await until(() => tasksAtBpjs(world, hadi.no_rawat)).toEqual(timesAt(world, { 3: '09:20', 4: '09:30', 5: '09:40' }))
  await until(() => tasksAtBpjs(world, indah.no_rawat)).toEqual(timesAt(world, { 3: '10:00', 4: '10:20', 5: '10:40' }))
  await see(table(page)).toHaveAttribute('aria-rowcount', '3')
  await see(page.getByRole('button', { name: 'Terima semua usulan 0' })).toBeDisabled()

  await table(page).focus()
  await page.keyboard.press('Enter')
  const drawer = dialog(page, jaya.nm_pasien)
  await see(drawer.getByText('Perjalanan task')).toBeVisible()
  await page.keyboard.press('Escape')
  await see(drawer).toHaveCount(0)
}

/** Who accepted what, as it stands in the program's own file. */
export function auditHas(world: World, { fajar, gita, hadi, indah }: Faulty, who: string): void {
  const file = new DatabaseSync(join(world.rig.dataDir, 'outbox.sqlite'), { readOnly: true })
  const rows = file.prepare("select * from audit where action = 'terima-usulan' order by id").all()
  file.close()
  const on = (clock: string) => ({ taskid4: `${todayOf(world)} ${clock}:00` })
  const told = rows.map(({ subject, before, after }) => [
    subject,
    JSON.parse(String(before)),
    JSON.parse(String(after)),
  ])
  expect(told).toEqual([
    [fajar.no_rawat, { taskid4: null }, on('08:30')],
    [gita.no_rawat, { taskid4: null }, on('08:45')],
    [hadi.no_rawat, on('09:00'), on('09:30')],
    [indah.no_rawat, { taskid4: `${yesterdayOf(world)} 10:20:00` }, on('10:20')],
  ])
  expect(new Set(rows.map((row) => row.who))).toEqual(new Set([who]))
}

/** While rows are chosen nothing comes between them: what has come is offered. */
export async function keepsStill(page: Page, world: World): Promise<void> {
  const first = await arrives(world, { nama: 'KARTIKA LOWONG', times: { 3: '12:00', 5: '12:20' } })
  const finding = rowOf(page, first)
  await syncsUntil(page, async () => (await finding.count()) === 1)
  await finding.getByRole('checkbox').click()
  const second = await arrives(world, { nama: 'LUKMAN LOWONG', times: { 3: '12:30', 5: '12:50' } })
  const offer = page.getByRole('button', { name: '1 temuan baru, tampilkan' })
  await syncsUntil(page, () => offer.isVisible())
  await see(rowOf(page, second)).toHaveCount(0)
  await see(finding).toHaveAttribute('aria-selected', 'true')
  await offer.click()
  await see(rowOf(page, second)).toBeVisible()
  await see(finding).toHaveAttribute('aria-selected', 'true')
  await see(offer).toHaveCount(0)
  await page.keyboard.press('Escape')
  await see(finding).toHaveAttribute('aria-selected', 'false')
}

/** The files hold every finding that is shown, with its proposal and what that was reckoned from. */
export async function exportsTheFindings(page: Page, world: World, faulty: Faulty): Promise<void> {
  const csv = await saves(page, 'csv')
  expect(csv.name).toBe(`validasi-task-id_${todayOf(world)}_${todayOf(world)}.csv`)
  const parsed = Papa.parse<Record<string, string>>(readFileSync(csv.path, 'utf8').slice(1), {
    header: true,
    skipEmptyLines: true,
  })
  expect(parsed.errors).toEqual([])
  const { fajar, gita, hadi, indah, jaya } = faulty
  expect(parsed.data.map((row) => row['No. Rawat'])).toEqual([jaya, fajar, gita, hadi, indah].map((v) => v.no_rawat))
  expect(parsed.data[3]).toMatchObject({
    Alasan: 'Jam terbalik',
    'Nama pasien': 'HADI MUNDUR',
    Task: '4',
    'Jam sekarang': '09.00',
    'Asal jam': 'Manual',
    Usulan: '09.30',
    'Dasar usulan, atau mengapa tidak ada': 'di antara task 3 (09.20) dan task 5 (09.40)',
  })
  const xlsx = await saves(page, 'xlsx')
  const [titles = [], ...rows] = await readSheet(xlsx.path)
  expect(rows).toHaveLength(5)
  expect(rows.map((row) => row[titles.indexOf('Usulan')])).toEqual([null, '08.30', '08.45', '09.30', '10.20'])
}

/** Another workstation mends the time between seeing and accepting: it is left as it is there, and said. */
export async function leavesWhatChanged(page: Page, world: World): Promise<void> {
  const visit = await arrives(world, { nama: 'MIRA BERUBAH', times: { 3: '13:00', 5: '13:20' } })
  // The stroke itself is the hand at work in the list, so what it brings is offered.
  const offer = page.getByRole('button', { name: '1 temuan baru, tampilkan' })
  await syncsUntil(page, () => offer.isVisible())
  await offer.click()
  await rowOf(page, visit)
    .getByRole('button', { name: /^Terima usulan 4/ })
    .click()
  const ask = dialog(page, 'Terima 1 usulan?')
  await see(ask).toBeVisible()
  await changeReference(world, visit.no_rawat, { taskid4: `${todayOf(world)} 13:05:00` })
  await ask.getByRole('button', { name: 'Terima dan kirim 1' }).click()
  await see(toast(page, /^1 usulan tidak ditulis, karena jamnya sudah berubah/)).toBeVisible()
  expect(await referenceOf(world, visit.no_rawat)).toMatchObject({ taskid4: `${todayOf(world)} 13:05:00` })
  await see(rowOf(page, visit)).toHaveCount(0)
}

/** A day on which nothing is wrong is told calmly, with how much was looked at. */
export async function allIsWell(page: Page, world: World): Promise<void> {
  await firstRunEnds(page, world)
  await opensValidasi(page)
  await see(page.getByRole('heading', { name: 'Semua jam task sudah benar' })).toBeVisible()
  const count = world.day.registrations.length
  await see(
    page.getByText(new RegExp(`^${count} registrasi pada Sen, 6 Okt 2025 diperiksa pukul \\d\\d\\.\\d\\d\\.`)),
  ).toBeVisible()
  await see(page.getByRole('button', { name: 'Ekspor' })).toBeDisabled()
}

/** The database is away: said with what to do, and the findings are there by themselves when it is back. */
export async function waitsForTheDatabase(page: Page, world: World, wire: TcpProxy): Promise<void> {
  await firstRunEnds(page, world)
  const visit = await arrives(world, { nama: 'NADIA PUTUS', times: { 3: '08:20', 5: '08:40' } })
  wire.cut()
  await see(page.getByRole('region', { name: 'Pemberitahuan' })).toContainText('Database SIMRS tidak terhubung')
  await opensValidasi(page)
  const main = page.getByRole('main')
  await see(main.getByRole('alert')).toContainText('Database SIMRS tidak terhubung')
  await see(main.getByRole('button', { name: 'Coba lagi' })).toBeVisible()
  wire.restore()
  await see(rowOf(page, visit)).toContainText('08.30')
  await see(main.getByRole('alert')).toHaveCount(0)
}

function timesAt(world: World, clocks: Readonly<Record<number, string>>): Record<number, number> {
  return Object.fromEntries(Object.entries(clocks).map(([id, clock]) => [id, epochAt(world, clock)]))
}
