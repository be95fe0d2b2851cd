import type { Locator, Page } from 'playwright'
import { readSheet } from 'read-excel-file/node'
import { expect } from 'vitest'
import { angka } from '../../../src/shared/numbers.ts'
import { secondsBetween } from '../../../src/shared/wall-time.ts'
import type { SeededRegistration } from '../../support/hospital-seed.ts'
import { pdfText } from '../../support/pdf.ts'
import { IGD, POLIS } from '../../support/seed-masters.ts'
import type { TcpProxy } from '../../support/tcp-proxy.ts'
import type { BpjsSwitch } from '../support/bpjs-switch.ts'
import { see } from '../support/see.ts'
import { opensSettings } from './settings.ts'
import { arrives, dialog, firstRunEnds, syncsUntil, tasksAtBpjs, until, type World } from './world.ts'

/** Visits that are not simply complete, beside those of the seed. */
export interface Unfinished {
  /** Has times 3 and 5: 4 was forgotten. */
  readonly lacking: SeededRegistration
  /** BPJS does not answer for it. */
  readonly unanswered: SeededRegistration
}

/** Runs what a person does to save a file, and answers the file. */
export type Saves = (start: () => Promise<void>) => Promise<{ readonly path: string; readonly name: string }>

/** The day has one visit without a time, one that BPJS does not know, and one that never took place. */
export async function leaveSomethingUndone(page: Page, world: World): Promise<Unfinished> {
  await firstRunEnds(page, { ...world, day: { ...world.day, registrations: counted(world) } })
  const unanswered = await arrives(world, { nama: 'DEWI GANGGUAN', times: { 3: '08:30', 4: '09:00', 5: '09:20' } })
  const lacking = await arrives(world, { nama: 'RATNA KURANG', times: { 3: '08:20', 5: '09:10' } })
  await arrives(world, { nama: 'TONO BATAL', reference: false, stts: 'Batal' })
  world.rig.simulator.setFaults({
    choose: ({ kodebooking }) => (kodebooking === unanswered.no_rawat ? '404' : null),
  })
  await syncsUntil(page, () => tasksAtBpjs(world, lacking.no_rawat)?.[3] !== undefined)
  return { lacking, unanswered }
}

/** The seed's visits that owe BPJS something: the emergency room has no antrean. */
function counted(world: World): readonly SeededRegistration[] {
  return world.day.registrations.filter(({ poli }) => poli.kd_poli !== IGD.kd_poli)
}

interface Truth {
  readonly kunjungan: number
  readonly terkirim: number
  readonly lengkap: number
  /** Minutes from task 3 to 4 of every visit that has both. */
  readonly waits: readonly number[]
}

/** Counted from the hospital's registrations and from what BPJS holds, without the program. */
function truthOf(world: World, { lacking, unanswered }: Unfinished, of: (visit: SeededRegistration) => boolean): Truth {
  const visits = [...counted(world), lacking, unanswered].filter(of)
  const kodeOf = ({ nobooking, no_rawat }: SeededRegistration) => nobooking ?? no_rawat
  const owed = (visit: SeededRegistration) => new Set([3, 4, 5, ...visit.tasks.map(({ taskid }) => taskid)])
  const known = visits.filter((visit) => world.rig.simulator.bookings().has(kodeOf(visit)))
  const whole = known.filter((visit) => {
    const there = tasksAtBpjs(world, kodeOf(visit)) ?? {}
    return [...owed(visit)].every((taskid) => there[taskid] !== undefined)
  })
  const waits = visits.flatMap(({ tasks }) => {
    const at = (id: number) => tasks.find(({ taskid }) => taskid === id)?.waktu
    const [three, four] = [at(3), at(4)]
    return three && four ? [secondsBetween(three, four) / 60] : []
  })
  return { kunjungan: visits.length, terkirim: known.length, lengkap: whole.length, waits }
}

function percent(part: number, whole: number): string {
  const tenths = Math.floor((part * 1000) / whole)
  return `${Math.floor(tenths / 10)},${tenths % 10}%`
}

function minutes(value: number): string {
  return (Math.round(value * 10) / 10).toFixed(1).replace('.', ',')
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const summary = (page: Page): Locator => page.getByRole('region', { name: 'Ringkasan' })
const table = (page: Page): Locator => page.getByRole('grid', { name: 'Capaian per poli' })

export async function opensCapaian(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name: 'Capaian' }).click()
  await see(page.getByRole('heading', { level: 1, name: 'Capaian' })).toBeAttached()
  await page.getByRole('button', { name: 'Hari ini' }).click()
  await see(summary(page)).toBeVisible()
}

/** Each figure of the headline with its name and what is said beneath. */
async function shownFigures(page: Page): Promise<string[]> {
  const texts = await summary(page).locator('> *').allInnerTexts()
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim())
}

/** The cells of the table per poli, row by row, as they stand on the screen. */
async function shownRows(page: Page): Promise<string[][]> {
  const rows = await table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
    .all()
  const cells = await Promise.all(rows.map((row) => row.getByRole('gridcell').allInnerTexts()))
  // A target that is missed is said before the figure.
  return cells
    .map((row) => row.map((text) => text.trim().split(/\s/).at(-1) ?? ''))
    .map((row, index) => [cells[index]?.[0]?.trim() ?? '', ...row.slice(1)])
}

function trueRows(world: World, unfinished: Unfinished): string[][] {
  const rows = POLIS.map((poli) => ({
    poli,
    truth: truthOf(world, unfinished, (visit) => visit.poli.kd_poli === poli.kd_poli),
  })).filter(({ truth }) => truth.kunjungan > 0)
  rows.sort((a, b) => b.truth.kunjungan - a.truth.kunjungan || (a.poli.nm_poli < b.poli.nm_poli ? -1 : 1))
  return rows.map(({ poli, truth: { kunjungan, terkirim, lengkap, waits } }) => [
    poli.nm_poli,
    String(kunjungan),
    String(terkirim),
    percent(terkirim, kunjungan),
    String(lengkap),
    percent(lengkap, kunjungan),
    waits.length === 0 ? '–' : minutes(mean(waits)),
  ])
}

/** What the page says is what registrations and BPJS say, in all and poli by poli. */
export async function theFiguresAreTrue(page: Page, world: World, unfinished: Unfinished): Promise<void> {
  await opensCapaian(page)
  const truth = () => truthOf(world, unfinished, () => true)
  await until(async () => (await shownFigures(page))[2]).toContain(` ${truth().lengkap} dari`)
  const { kunjungan, terkirim, lengkap } = truth()
  expect([terkirim, lengkap]).toEqual([kunjungan - 1, kunjungan - 2])
  // The emergency room's visits, and the one that was cancelled.
  const skipped = world.day.registrations.length - counted(world).length + 1
  const figures = await shownFigures(page)
  expect(figures[0]).toMatch(new RegExp(`^Kunjungan wajib lapor ${angka(kunjungan)} ${skipped} dilewati atau batal`))
  expect(figures[1]).toContain(`${angka(terkirim)} dari ${angka(kunjungan)}`)
  expect(figures[2]).toContain(`${angka(lengkap)} dari ${angka(kunjungan)}`)

  const shown = async () => (await shownRows(page)).map((row) => row.slice(0, 7))
  await until(shown).toEqual(trueRows(world, unfinished))
}

/** One click on a bar lists the visits it lacks; each leads to its editor and back to the list. */
export async function aBarLeadsToItsVisits(page: Page, { lacking, unanswered }: Unfinished): Promise<void> {
  const list = dialog(page, 'Kunjungan belum lengkap')
  await page.getByRole('button', { name: /^Task 4 / }).click()
  await see(list.getByText('Task 4 belum ada di BPJS · 2 kunjungan')).toBeVisible()
  const items = list.getByRole('list').getByRole('button')
  await see(items).toHaveCount(2)
  await see(items.filter({ hasText: lacking.nm_pasien })).toContainText('Kurang task 4, 5')
  await see(items.filter({ hasText: lacking.nm_pasien })).toContainText('Isi jam task 4')
  await see(items.filter({ hasText: unanswered.nm_pasien })).toContainText('Kurang antrean, task 3, 4, 5')

  await items.filter({ hasText: lacking.nm_pasien }).click()
  const editor = page.getByRole('dialog').filter({ hasText: 'Perjalanan task' })
  await see(editor).toContainText(lacking.nm_pasien)
  await page.keyboard.press('Escape')
  await see(editor).toHaveCount(0)
  await see(items).toHaveCount(2)
  await see(items.filter({ hasText: lacking.nm_pasien })).toBeFocused()
  await page.keyboard.press('Escape')
  await see(list).toHaveCount(0)

  // The same with the keys alone: the bar of the bookings, and the row of a poli.
  await page.getByRole('button', { name: /^Antrean / }).focus()
  await page.keyboard.press('Enter')
  await see(list.getByText('Antreannya belum ada di BPJS · 1 kunjungan')).toBeVisible()
  await see(items).toHaveText([new RegExp(unanswered.nm_pasien)])
  await page.keyboard.press('Escape')
  await see(list).toHaveCount(0)
  await table(page).focus()
  const place = (await shownRows(page)).findIndex(([name]) => name === lacking.poli.nm_poli)
  await page.keyboard.press('Home')
  for (let row = 0; row < place; row++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await see(list.getByText(`${lacking.poli.nm_poli} · 2 kunjungan`)).toBeVisible()
  await page.keyboard.press('Escape')
  await see(list).toHaveCount(0)
}

/** The line the hospital draws in its settings is the one on the page. */
export async function theTargetIsTheSettings(page: Page): Promise<void> {
  const target = page.getByLabel('Target kunjungan lengkap', { exact: true })
  const wants = async (persen: string) => {
    await opensSettings(page, 'Capaian')
    await target.fill(persen)
    await page.keyboard.press('Control+s')
    await see(page.getByText('Pengaturan disimpan dan langsung dipakai.').last()).toBeVisible()
    await opensCapaian(page)
  }
  await wants('100')
  await see(summary(page)).toContainText('di bawah target 100%')
  await see(table(page).getByText('di bawah').first()).toBeVisible()
  await wants('10')
  await see(summary(page)).toContainText('di atas target 10%')
  await see(table(page).getByText('di bawah')).toHaveCount(0)
}

/** The report is the screen's figures on paper, and nothing of the program's window. */
export async function theReportIsTheScreen(page: Page, pdf: () => Promise<string>): Promise<void> {
  await opensCapaian(page)
  await see(table(page)).toBeVisible()
  const rows = await shownRows(page)
  const figures = (await shownFigures(page)).map((figure) => / ([\d.,]+(%| mnt)?) /.exec(figure)?.[1] ?? 'angka')
  const text = await pdfText(await pdf())
  const line = (start: string) => text.split('\n').find((one) => one.trim().startsWith(start)) ?? ''
  expect(text).toContain("RS Khusus Uji 'Sehat'")
  expect(text).toContain('Laporan Capaian Antrean BPJS')
  expect(text).toContain('Sen, 6 Okt 2025')
  expect(text).toMatch(/Dicetak[\s\S]*Sen, 6 Okt 2025 15\.\d\d/)
  for (const figure of figures) expect(text).toContain(figure)
  for (const row of rows) {
    const [name = '', ...cells] = row
    expect(line(name).replaceAll(/[▲▼]/g, '').trim().slice(name.length).trim().split(/\s+/)).toEqual(cells)
  }
  expect(text).not.toContain('Sinkron sekarang')
  expect(text).not.toContain('Pengaturan')
}

/** The workbook holds the same figures as numbers, and the visits behind them. */
export async function theWorkbookIsTheScreen(page: Page, saves: Saves, { lacking, unanswered }: Unfinished) {
  await opensCapaian(page)
  await see(table(page)).toBeVisible()
  const shown = await shownRows(page)
  const excel = page.getByRole('menuitem', { name: 'Excel' })
  const { path, name } = await saves(async () => {
    await see(async () => {
      if (!(await excel.isVisible())) await page.keyboard.press('Control+e')
      await see(excel).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await excel.click()
  })
  expect(name).toBe('capaian_2025-10-06_2025-10-06.xlsx')
  const [heads = [], ...polis] = await readSheet(path, 'Per poli')
  const column = (title: string) => heads.indexOf(title)
  const wanted = ['Kunjungan', 'Terkirim', 'Lengkap', 'Tunggu poli: rata-rata (menit)'].map(column)
  expect(polis.map((row) => [row[column('Poli')], ...wanted.map((place) => row[place])])).toEqual(
    shown.map((row) => [row[0], ...[1, 2, 4, 6].map((place) => numberOf(row[place] ?? ''))]),
  )
  const facts = await readSheet(path, 'Ringkasan')
  expect(facts).toContainEqual(expect.arrayContaining(['Rumah sakit', "RS Khusus Uji 'Sehat'"]))
  const total = polis.reduce((sum, row) => sum + Number(row[column('Kunjungan')]), 0)
  expect(facts.find(([what]) => what === 'Kunjungan')?.[1]).toBe(total)
  for (const sheet of ['Per hari', 'Per minggu', 'Per bulan', 'Per dokter'])
    expect((await readSheet(path, sheet)).length).toBeGreaterThan(1)
  const [, ...undone] = await readSheet(path, 'Belum lengkap')
  expect(undone.map((row) => row[0]).sort()).toEqual([lacking.no_rawat, unanswered.no_rawat].sort())
}

/** `12,5` as a number; a dash is nothing. */
function numberOf(text: string): number | null {
  return text === '–' ? null : Number(text.replace('%', '').replace('.', '').replace(',', '.'))
}

/** BPJS's own averages come when they are asked for, beside ours of the same name. */
export async function bpjsFiguresStandBeside(page: Page): Promise<void> {
  await opensCapaian(page)
  await page.getByRole('tab', { name: 'Angka BPJS' }).click()
  await page.getByRole('button', { name: 'Ambil dari BPJS' }).click()
  const rows = page.getByRole('region', { name: 'Tabel Angka BPJS per poli' }).getByRole('row')
  const anak = rows.filter({ hasText: 'Poli Anak' })
  await see(anak).toContainText('(ANA)')
  // Both sides reckon from the same times.
  await see(anak).toContainText(/(\d+(,\d)?) \/ \1/)
  await page.getByRole('tab', { name: 'Per poli' }).click()
}

/** BPJS is away: only its own figures are missing, and they can be asked for again. */
export async function staysWithoutBpjs(page: Page, world: World, bpjs: BpjsSwitch): Promise<void> {
  await firstRunEnds(page, world)
  await opensCapaian(page)
  await bpjs.off()
  await page.getByRole('tab', { name: 'Angka BPJS' }).click()
  await page.getByRole('button', { name: 'Ambil dari BPJS' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Angka BPJS' })
  await see(panel.getByRole('alert')).toBeVisible()
  await see(summary(page)).toContainText(`dari ${angka(world.day.registrations.length)}`)
  await bpjs.on()
  await panel.getByRole('button', { name: 'Coba lagi' }).click()
  await see(panel.getByRole('alert')).toHaveCount(0)
}

/** The database is away: what was read stays and says of when it is; it is read anew when the database is back. */
export async function staysWithoutDatabase(page: Page, world: World, wire: TcpProxy): Promise<void> {
  await firstRunEnds(page, world)
  await opensCapaian(page)
  const visits = String(world.day.registrations.length)
  await see(summary(page)).toContainText(`${visits} dari ${visits}`)
  wire.cut()
  const note = page.getByRole('alert').filter({ hasText: 'Angka tidak bisa diperbarui' })
  await see(note).toBeVisible()
  await see(note).toContainText('yang tampil dibaca Sen, 6 Okt 2025 15.')
  await see(summary(page)).toContainText(`${visits} dari ${visits}`)
  wire.restore()
  await see(note).toHaveCount(0)
}
