import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Page } from 'playwright'
import { readSheet } from 'read-excel-file/node'
import { expect } from 'vitest'
import { TASK_IDS, TASK_LABELS } from '../../../src/shared/task-ids.ts'
import { POLIS } from '../../support/seed-masters.ts'
import { see } from '../support/see.ts'
import { filtersBy, hidesColumn } from './filters.ts'
import { arrives, grid, opensReferensi, syncsUntil, tasksAtBpjs, todayOf, until, type World } from './world.ts'

/** The columns of one day without the doctor's, in their long words. */
const TITLES = [
  ...['No. Rawat', 'No. RM', 'Nama pasien', 'Penjamin', 'Poli', 'Jam registrasi', 'Kode booking', 'Task aktif'],
  ...TASK_IDS.map((id) => `Task ${id}: ${TASK_LABELS[id].ringkas}`),
  ...['Status kirim', 'Masalah', 'Keadaan'],
]
const [RAWAT, RM, BOOKING, ACTIVE] = ['No. Rawat', 'No. RM', 'Kode booking', 'Task aktif'].map((title) =>
  TITLES.indexOf(title),
) as [number, number, number, number]

/** The cells of the grid from the top, row by row, without the check box and the menu. */
async function shownCells(page: Page): Promise<string[][]> {
  const rows = await grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
    .all()
  const cells = await Promise.all(rows.map((row) => row.getByRole('gridcell').allInnerTexts()))
  return cells.map((row) => row.slice(1, -1).map((text) => text.trim()))
}

export interface Saved {
  readonly path: string
  readonly name: string
}

/** Does what asks for a file, and answers where it was put: a browser and the desktop have different ways to it. */
export type Download = (page: Page, act: () => Promise<void>) => Promise<Saved>

export const browserDownload: Download = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { path: await download.path(), name: download.suggestedFilename() }
}

/** The file that the export of the page gives. */
export async function saves(page: Page, kind: 'csv' | 'xlsx', download: Download = browserDownload): Promise<Saved> {
  const item = page.getByRole('menuitem', { name: kind === 'csv' ? 'CSV' : 'Excel' })
  // A stroke that meets the menu of before while it goes away only closes it.
  await see(async () => {
    if (!(await item.isVisible())) await page.keyboard.press('Control+e')
    await see(item).toBeVisible({ timeout: 1_000 })
  }).toPass()
  const saved = await download(page, () => item.click())
  await see(page.getByRole('alert').filter({ hasText: saved.name })).toBeVisible()
  // Wholly gone: a stroke while it still fades would close it again.
  await see(page.getByRole('menu', { includeHidden: true })).toHaveCount(0)
  return saved
}

/** The file holds the rows, order and columns of the screen, and what looks like a number to Excel is still text. */
export async function exportWhatIsShown(page: Page, world: World): Promise<void> {
  const poli = POLIS[0]
  if (!poli) throw new Error('the seed has no poli')
  const sent = await arrives(world, { nama: 'SEKAR EKSPOR', times: { 3: '08:20', 4: '08:55', 5: '09:15' } })
  const wrong = await arrives(world, { nama: '=HANA "KUTIP"; TERBALIK', times: { 3: '08:40', 4: '08:05' } })
  await opensReferensi(page)
  await syncsUntil(
    page,
    () => tasksAtBpjs(world, wrong.no_rawat) !== null && tasksAtBpjs(world, sent.no_rawat) !== null,
  )
  await page.reload()
  await filtersBy(page, 'Poli', poli.nm_poli)
  await hidesColumn(page, 'Dokter')
  await grid(page).getByRole('columnheader', { name: 'Nama', exact: true }).getByRole('button').click()
  await until(async () => (await shownCells(page))[0]?.[2]).toBe(wrong.nm_pasien)
  const shown = await shownCells(page)
  const here = world.day.registrations.filter((one) => one.poli.kd_poli === poli.kd_poli)
  expect(shown).toHaveLength(here.length + 2)
  expect(shown.find((row) => row[RAWAT] === sent.no_rawat)).toEqual(
    expect.arrayContaining([sent.nm_pasien, '08.20', '08.55', '09.15', 'Sudah', 'Terkirim']),
  )

  const csv = await saves(page, 'csv')
  expect(csv.name).toBe(`data-referensi_${todayOf(world)}_${todayOf(world)}.csv`)
  const text = readFileSync(csv.path, 'utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  const parsed = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true })
  expect(parsed.errors).toEqual([])
  // What would run as a formula is led by an apostrophe.
  const inCsv = shown.map((row) => row.map((cell) => (cell.startsWith('=') ? `'${cell}` : cell)))
  expect(parsed.data).toEqual([TITLES, ...inCsv])

  const xlsx = await saves(page, 'xlsx')
  expect(xlsx.name).toBe(`data-referensi_${todayOf(world)}_${todayOf(world)}.xlsx`)
  const [titles, ...rows] = await readSheet(xlsx.path)
  expect(titles).toEqual(TITLES)
  expect(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))).toEqual(shown)
  for (const row of rows) {
    expect([row[RAWAT], row[RM], row[BOOKING]].map((cell) => typeof cell)).toEqual(['string', 'string', 'string'])
    expect(['number', 'object']).toContain(typeof row[ACTIVE])
  }
}
