import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { angka } from '../../../src/shared/numbers.ts'
import type { SeededRegistration } from '../../support/hospital-seed.ts'
import { see } from '../support/see.ts'
import { firstRunEnds, grid, opensReferensi, searchField, until, type World } from './world.ts'

/** The patients in the grid from the top, as far as they are drawn. */
export async function shownNames(page: Page): Promise<string[]> {
  const rows = grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox', { name: /^Pilih (?!semua)/ }) })
  return rows
    .getByRole('checkbox')
    .evaluateAll((boxes) => boxes.map((box) => (box.getAttribute('aria-label') ?? '').replace(/^Pilih /, '')))
}

/** The line above the grid says how many are left, and the grid holds just these. */
export async function seesOnly(page: Page, world: World, wanted: readonly SeededRegistration[]): Promise<void> {
  const all = world.day.registrations.length
  const text = `${angka(wanted.length)} dari ${angka(all)} registrasi`
  await see(page.getByText(text, { exact: true })).toBeVisible()
  await see(grid(page)).toHaveAttribute('aria-rowcount', String(wanted.length + 1))
  const names = await shownNames(page)
  expect(wanted.map(({ nm_pasien }) => nm_pasien)).toEqual(expect.arrayContaining(names))
}

/** Chooses values of one of the filters, and closes its list. */
export async function filtersBy(page: Page, label: string, ...values: readonly string[]): Promise<void> {
  const button = page.getByRole('button', { name: new RegExp(`^Saring ${label}`) })
  await button.click()
  for (const value of values) await page.getByRole('option', { name: value }).click()
  await page.keyboard.press('Escape')
  await see(page.getByRole('option')).toHaveCount(0)
}

function header(page: Page, name: string): Locator {
  return grid(page).getByRole('columnheader', { name, exact: true })
}

/** Poli, penjamin and state narrow the grid alone and together; the address keeps them over a reload. */
export async function filterTheGrid(page: Page, world: World): Promise<void> {
  await firstRunEnds(page, world)
  await opensReferensi(page)
  const { registrations } = world.day
  const [first] = registrations.filter(({ bpjs }) => !bpjs)
  if (!first) throw new Error('the seed has no other payer')
  const { poli } = first
  const atPoli = registrations.filter((one) => one.poli.kd_poli === poli.kd_poli)
  const both = atPoli.filter(({ bpjs }) => bpjs)

  await filtersBy(page, 'Poli', poli.nm_poli)
  await seesOnly(page, world, atPoli)
  await filtersBy(page, 'Penjamin', 'BPJS Kesehatan')
  await seesOnly(page, world, both)
  await filtersBy(page, 'Keadaan', 'Terkirim')
  await seesOnly(page, world, both)
  const [patient] = both
  if (!patient) throw new Error('the poli has no BPJS patient')
  await searchField(page).fill(patient.no_rkm_medis)
  await seesOnly(page, world, [patient])
  await until(() => new URLSearchParams(page.url().split('?').at(-1)).get('cari')).toBe(patient.no_rkm_medis)

  await page.reload()
  await seesOnly(page, world, [patient])
  await see(searchField(page)).toHaveValue(patient.no_rkm_medis)
  await see(page.getByRole('button', { name: `Saring Poli: ${poli.nm_poli}` })).toBeVisible()

  await page.getByRole('button', { name: 'Hapus saringan', exact: true }).click()
  await see(page.getByText(`${angka(registrations.length)} registrasi`, { exact: true })).toBeVisible()
  await see(searchField(page)).toHaveValue('')
}

/** Each of the four things a clerk may have in hand finds the patient, in any case and by any part. */
export async function searchTheGrid(page: Page, world: World): Promise<void> {
  await opensReferensi(page)
  const patient = world.day.registrations.find(({ bpjs, nm_pasien }) => bpjs && /^[\w ]{8,}$/.test(nm_pasien))
  if (!patient) throw new Error('the seed has no such patient')
  const { no_rawat, no_rkm_medis, nm_pasien, no_peserta } = patient
  for (const text of [no_rawat, no_rawat.slice(-6), no_rkm_medis, no_peserta, no_peserta.slice(-7)]) {
    await searchField(page).fill(text)
    const wanted = world.day.registrations.filter((one) =>
      [one.no_rawat, one.no_rkm_medis, one.nm_pasien, one.no_peserta].some((field) => field.includes(text)),
    )
    await seesOnly(page, world, wanted)
    expect(await shownNames(page)).toContain(nm_pasien)
  }
  const parts = nm_pasien.toLowerCase().split(' ').toReversed()
  await searchField(page).fill(parts.join(' '))
  await until(() => shownNames(page)).toContain(nm_pasien)

  await searchField(page).fill('tidak ada yang bernama begini')
  await see(page.getByText('Tidak ada registrasi yang cocok')).toBeVisible()
  await searchField(page).press('Escape')
  await see(searchField(page)).toHaveValue('')
  await see(grid(page)).toHaveAttribute('aria-rowcount', String(world.day.registrations.length + 1))
}

/** A click on a header sorts, the next one turns it round, the third restores the order of registration. */
export async function sortTheGrid(page: Page, world: World): Promise<void> {
  await opensReferensi(page)
  const usual = await shownNames(page)
  const names = world.day.registrations.map(({ nm_pasien }) => nm_pasien)
  const ascending = names.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1))
  const count = usual.length
  expect(count).toBeGreaterThan(5)

  await header(page, 'Nama').getByRole('button').click()
  await see(header(page, 'Nama')).toHaveAttribute('aria-sort', 'ascending')
  await until(() => shownNames(page)).toEqual(ascending.slice(0, count))
  await header(page, 'Nama').getByRole('button').click()
  await see(header(page, 'Nama')).toHaveAttribute('aria-sort', 'descending')
  const descending = ascending.toReversed().slice(0, count)
  await until(() => shownNames(page)).toEqual(descending)
  await page.reload()
  await until(() => shownNames(page)).toEqual(descending)
  await header(page, 'Nama').getByRole('button').click()
  await see(header(page, 'Nama')).toHaveAttribute('aria-sort', 'none')
  await until(() => shownNames(page)).toEqual(usual)
}

/** Takes a column away with the keyboard; the focus is back on the button afterwards. */
export async function hidesColumn(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Kolom' })
  await button.focus()
  await page.keyboard.press('Enter')
  const items = page.getByRole('menu').getByRole('menuitem').or(page.getByRole('menuitemcheckbox'))
  await see(items.first()).toBeFocused()
  const item = page.getByRole('menuitemcheckbox', { name })
  await until(async () => {
    await page.keyboard.press('ArrowDown')
    return item.evaluate((element) => element === document.activeElement)
  }).toBe(true)
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await see(page.getByRole('menu')).toHaveCount(0)
  await see(button).toBeFocused()
  await see(header(page, name)).toHaveCount(0)
}

/** Hidden columns and changed widths are as they were after a reload, and can be put back. */
export async function arrangeTheColumns(page: Page): Promise<void> {
  await opensReferensi(page)
  const widthOfNama = async () => Math.round((await header(page, 'Nama').boundingBox())?.width ?? 0)
  const before = await widthOfNama()

  await hidesColumn(page, 'Dokter')
  const sorter = header(page, 'Nama').getByRole('button')
  await sorter.focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowRight')
  await until(widthOfNama).toBe(before + 48)

  await page.reload()
  await see(grid(page)).toBeVisible()
  await see(header(page, 'Dokter')).toHaveCount(0)
  await see(header(page, 'Poli')).toBeVisible()
  await until(widthOfNama).toBe(before + 48)

  await page.getByRole('button', { name: 'Kolom' }).click()
  await page.getByRole('menuitem', { name: 'Kembalikan kolom dan lebar semula' }).click()
  await see(header(page, 'Dokter')).toBeVisible()
  await until(widthOfNama).toBe(before)
}
