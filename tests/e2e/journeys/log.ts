import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { see } from '../support/see.ts'
import { arrives, firstRunEnds, isIdle, syncsUntil, tasksAtBpjs, type World } from './world.ts'

const lines = (page: Page): Locator => page.getByRole('table', { name: 'Log sinkronisasi' })
const search = (page: Page): Locator => page.getByRole('textbox', { name: 'Cari dalam log' })
const lineOf = (page: Page, text: string | RegExp): Locator => lines(page).getByRole('row').filter({ hasText: text })

export async function opensLog(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name: 'Log', exact: true }).click()
  await see(page.getByRole('heading', { level: 1, name: 'Log' })).toBeAttached()
  await see(lines(page)).toBeVisible()
}

async function countOf(page: Page): Promise<number> {
  return Number(await lines(page).getAttribute('aria-rowcount')) - 1
}

/** Lines come in while the service works, with level, visit, call, code and duration. */
export async function followsTheLog(page: Page, world: World): Promise<void> {
  await firstRunEnds(page, world)
  await opensLog(page)
  world.rig.simulator.refuse('SALAH-LOG', 'Rujukan tidak valid')
  const refused = await arrives(world, { nama: 'LOG DITOLAK', nomorReferensi: 'SALAH-LOG' })
  const sent = await arrives(world, { nama: 'LOG TERKIRIM', times: { 3: '08:30' } })
  await syncsUntil(page, () => tasksAtBpjs(world, sent.no_rawat)?.[3] !== undefined)
  const line = lineOf(page, sent.no_rawat).filter({ hasText: 'updatewaktu' })
  await see(line).toContainText('Info')
  await see(line).toContainText('200')
  await see(line).toContainText(/\d ms/)

  await page.getByText('Peringatan & galat', { exact: true }).click()
  await see(lineOf(page, refused.no_rawat).filter({ hasText: 'Rujukan tidak valid' }).first()).toBeVisible()
  await see(lineOf(page, 'Info')).toHaveCount(0)
  await page.getByText('Semua', { exact: true }).click()

  await page.keyboard.press('/')
  await see(search(page)).toBeFocused()
  await page.keyboard.type(sent.no_rawat)
  await see(lineOf(page, refused.no_rawat)).toHaveCount(0)
  await see(lines(page).locator('mark').first()).toHaveText(sent.no_rawat)
  await see(page.getByText(/^\d+ dari [\d.]+ baris$/)).toBeVisible()
  await search(page).fill('tidak ada baris seperti ini')
  await see(page.getByText('Tidak ada baris yang cocok')).toBeVisible()
  await page.keyboard.press('Escape')
  await see(search(page)).toHaveValue('')
  await see(lines(page)).toBeVisible()
}

/** While paused nothing on the screen moves, what comes is counted, and shown when the person goes on. */
export async function pausesTheLog(page: Page, world: World): Promise<void> {
  await isIdle(page)
  await page.getByRole('button', { name: 'Jeda', exact: true }).click()
  await see(page.getByText('Tampilan dijeda. Pencatatan tetap berjalan.')).toBeVisible()
  const before = await countOf(page)
  const late = await arrives(world, { nama: 'LOG SUSULAN' })
  await syncsUntil(page, () => tasksAtBpjs(world, late.no_rawat) !== null)
  const goOn = page.getByRole('button', { name: /^[\d.]+ baris baru, lanjutkan$/ })
  await see(goOn).toBeVisible()
  expect(await countOf(page)).toBe(before)
  await see(lineOf(page, late.no_rawat)).toHaveCount(0)
  await goOn.click()
  await see(lineOf(page, late.no_rawat).first()).toBeVisible()
  expect(await countOf(page)).toBeGreaterThan(before)
}

/** What is shown goes to the clipboard, line by line as in the file. */
export async function copiesTheLog(page: Page, noRawat: string): Promise<void> {
  await search(page).fill(noRawat)
  await see(page.getByText(/^\d+ dari [\d.]+ baris$/)).toBeVisible()
  const count = await countOf(page)
  await page.getByRole('button', { name: 'Salin', exact: true }).click()
  await see(page.getByText(`${count} baris disalin.`)).toBeVisible()
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split('\n')
  expect(copied).toHaveLength(count)
  for (const line of copied) expect(line).toMatch(new RegExp(`^2025-10-06 \\d\\d:\\d\\d:\\d\\d [A-Z]+ +.*${noRawat}`))
  await search(page).fill('')
}

/** Thousands of lines: few of them are drawn, the newest is in sight, and filter and ends are there at once. */
export async function holdsThousands(page: Page, written: number): Promise<void> {
  await opensLog(page)
  await see.poll(() => countOf(page)).toBeGreaterThanOrEqual(written)
  expect(await lines(page).getByRole('row').count()).toBeLessThan(120)

  await search(page).fill('baris nomor 4321.')
  await see(lineOf(page, 'baris nomor 4321.')).toBeVisible()
  await see(lines(page)).toHaveAttribute('aria-rowcount', '2')
  await search(page).fill('')
  await see.poll(() => countOf(page)).toBeGreaterThanOrEqual(written)
  const toNewest = page.getByRole('button', { name: /^(Ke baris terbaru|[\d.]+ baris baru)$/ })
  // The list may still be settling at its end, which it then follows once more.
  await see(async () => {
    await page.getByRole('region', { name: 'Isi log' }).press('Home')
    await see(toNewest).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await see(lines(page).getByRole('row').nth(1)).toHaveAttribute('aria-rowindex', '2')
  await page.getByRole('region', { name: 'Isi log' }).press('End')
  await see(toNewest).toHaveCount(0)
  expect(await lines(page).getByRole('row').count()).toBeLessThan(120)
}
