import { readFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import Papa from 'papaparse'
import type { Locator, Page } from 'playwright'
import { readSheet } from 'read-excel-file/node'
import { expect } from 'vitest'
import { addDays } from '../../../src/shared/wall-time.ts'
import type { SeededRegistration } from '../../support/hospital-seed.ts'
import { see } from '../support/see.ts'
import { opensForm } from './edit-row.ts'
import { browserDownload, type Download, saves } from './export.ts'
import { arrives, dialog, opensReferensi, todayOf, type World } from './world.ts'

const CARD = '0001234567890'

const list = (page: Page): Locator => page.getByRole('grid', { name: 'Audit' })
const search = (page: Page): Locator => page.getByRole('textbox', { name: 'Cari petugas, komputer, atau no. rawat' })
const lineOf = (page: Page, text: string): Locator => list(page).getByRole('row').filter({ hasText: text })

async function hasRows(page: Page, count: number): Promise<void> {
  await see(list(page)).toHaveAttribute('aria-rowcount', String(count + 1))
}

export async function opensAudit(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name: 'Audit' }).click()
  await see(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeAttached()
}

/** A change made in the window is in the audit with who, where, before and after, the card shortened in the list. */
export async function auditsAChange(page: Page, world: World): Promise<SeededRegistration> {
  const patient = await arrives(world, { nama: 'AUDIT SUNTING', times: { 3: '08:15' }, nomorReferensi: 'LAMA-7' })
  await opensReferensi(page)
  const form = await opensForm(page, patient)
  await form.getByRole('textbox', { name: 'No. kartu BPJS' }).fill(CARD)
  await form.getByRole('textbox', { name: 'Nomor referensi' }).fill('BARU-7')
  await form.getByRole('textbox', { name: /^Task 4/ }).fill('8.45')
  await page.keyboard.press('Control+s')
  await see(form).toHaveCount(0)

  await opensAudit(page)
  const row = lineOf(page, patient.no_rawat)
  for (const words of [
    userInfo().username,
    hostname(),
    'Sen, 6 Okt 2025 15.',
    'Ubah data referensi',
    'Nomor referensi: LAMA-7 → BARU-7',
    'Jam task 4: (kosong) → 08.45',
  ]) {
    await see(row).toContainText(words)
  }
  await see(row).not.toContainText(CARD)
  await row.getByText('Ubah data referensi').click()
  const drawer = dialog(page, 'Rincian perubahan')
  const field = (name: string) => drawer.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
  await see(field('Nomor referensi').getByRole('cell')).toHaveText(['LAMA-7', 'BARU-7'])
  await see(field('Jam task 4').getByRole('cell')).toHaveText(['(kosong)', '08.45'])
  await see(field('No. kartu BPJS').getByRole('cell').last()).toHaveText(CARD)
  await page.keyboard.press('Escape')
  await see(drawer).toHaveCount(0)
  return patient
}

/** What happens while the list is read is announced, moves nothing, and is shown when it is asked for. */
export async function announcesNews(page: Page, patient: SeededRegistration): Promise<void> {
  const count = Number(await list(page).getAttribute('aria-rowcount')) - 1
  await lineOf(page, patient.no_rawat).first().getByRole('button', { name: patient.no_rawat }).click()
  const editor = dialog(page, patient.nm_pasien)
  await editor.getByRole('textbox', { name: 'Jam task 5' }).fill('9.10')
  await page.keyboard.press('Control+s')
  const news = page.getByRole('button', { name: '1 perubahan baru, tampilkan' })
  await see(news).toBeVisible()
  await hasRows(page, count)
  await page.keyboard.press('Escape')
  await see(editor).toHaveCount(0)
  await news.click()
  await hasRows(page, count + 1)
  await see(news).toHaveCount(0)
  await see(list(page).getByRole('row').nth(1)).toContainText('Jam task 5: (kosong) → 09.10')
}

/** The days, the words and the action narrow the list; the file holds what is left. */
export async function filtersAndExports(
  page: Page,
  world: World,
  patient: SeededRegistration,
  download: Download = browserDownload,
): Promise<void> {
  await page.keyboard.press('/')
  await see(search(page)).toBeFocused()
  await page.keyboard.type('tidak ada yang bernama ini')
  await see(page.getByText('Tidak ada perubahan yang cocok')).toBeVisible()
  await page.keyboard.press('Escape')
  await see(list(page)).toBeVisible()
  await page.keyboard.type(patient.no_rawat)
  await hasRows(page, 2)
  await page.getByRole('combobox', { name: 'Saring menurut tindakan' }).click()
  await page.getByRole('option', { name: 'Ubah data referensi' }).click()
  await see.poll(() => page.url()).toContain('aksi=ubah-referensi')
  await hasRows(page, 2)

  const today = todayOf(world)
  const range = { dari: addDays(today, -6), sampai: today }
  const titles = ['Waktu', 'Siapa', 'Komputer', 'Tindakan', 'Apa', 'Sebelum', 'Sesudah']
  const csv = await saves(page, 'csv', download)
  expect(csv.name).toBe(`audit_${range.dari}_${range.sampai}.csv`)
  const parsed = Papa.parse<string[]>(readFileSync(csv.path, 'utf8').slice(1), { skipEmptyLines: true })
  const xlsx = await saves(page, 'xlsx', download)
  const sheet = (await readSheet(xlsx.path)).map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
  for (const [head, ...rows] of [parsed.data, sheet]) {
    expect(head).toEqual(titles)
    expect(rows).toHaveLength(2)
    const [newest = [], oldest = []] = rows
    expect(newest.slice(1)).toEqual([
      ...[userInfo().username, hostname(), 'Ubah data referensi', patient.no_rawat],
      ...['Jam task 5: (kosong)', 'Jam task 5: 09.10'],
    ])
    expect(oldest[0]).toMatch(/^2025-10-06 15:\d\d:\d\d$/)
    expect(oldest[5]).toContain('Nomor referensi: LAMA-7')
    expect(oldest[6]).toContain('Nomor referensi: BARU-7')
    expect(oldest.join()).not.toContain(CARD)
  }

  await page.getByRole('button', { name: 'Kemarin' }).click()
  await see(page.getByText('Tidak ada perubahan yang cocok')).toBeVisible()
  await page.getByRole('button', { name: 'Hapus saringan' }).click()
  await see(page.getByText('Belum ada perubahan')).toBeVisible()
  await page.reload()
  await see(page.getByText('Belum ada perubahan')).toBeVisible()
  await page.getByRole('button', { name: '7 hari' }).click()
  await see(lineOf(page, patient.no_rawat)).toHaveCount(2)
}
