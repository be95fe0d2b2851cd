import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { addDays } from '../../../src/shared/wall-time.ts'
import type { SeededRegistration } from '../../support/hospital-seed.ts'
import { see } from '../support/see.ts'
import { arrives, dialog, firstRunEnds, isIdle, syncsUntil, tasksAtBpjs, todayOf, until, type World } from './world.ts'

const STALE = '0001R0040101A009999'
const SENTENCE = 'Rujukan tidak valid'

export interface Held {
  /** BPJS refuses their referral. */
  readonly refused: readonly SeededRegistration[]
  /** BPJS refuses the time of their task 3, behind which two others wait. */
  readonly mistimed: readonly SeededRegistration[]
}

/** Five patients whose calls a person has to see to: three for one reason, two for another. */
export async function heldCalls(page: Page, world: World): Promise<Held> {
  await firstRunEnds(page, world)
  const { simulator } = world.rig
  simulator.refuse(STALE, SENTENCE)
  const refused: SeededRegistration[] = []
  for (const nama of ['ANI RUJUKAN', 'BENI RUJUKAN', 'CICI RUJUKAN'])
    refused.push(await arrives(world, { nama, nomorReferensi: STALE, times: { 3: '08:30' } }))
  const mistimed: SeededRegistration[] = []
  for (const nama of ['DODI JAM', 'EKA JAM']) {
    const visit = await arrives(world, { nama, times: { 3: '08:40', 4: '09:00', 5: '09:20' } })
    // BPJS has the booking on another day, so it takes no time of this one.
    simulator.preload([{ kodebooking: visit.no_rawat, tanggalperiksa: addDays(todayOf(world), -1) }])
    mistimed.push(visit)
  }
  await opensOutbox(page)
  await syncsUntil(page, async () => (await reasons(page).count()) === 2)
  await isIdle(page)
  return { refused, mistimed }
}

export async function opensOutbox(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name: 'Antrian Kirim' }).click()
  await see(page.getByRole('heading', { level: 1, name: 'Antrian Kirim' })).toBeAttached()
}

const groups = (page: Page): Locator => page.getByRole('region', { name: 'Tertahan menurut sebab' })
const reasons = (page: Page): Locator => groups(page).getByRole('button', { name: /^Kirim ulang semua/ })
const table = (page: Page): Locator => page.getByRole('grid', { name: 'Antrian kirim' })
const search = (page: Page): Locator => page.getByRole('textbox', { name: 'Cari nama, no. rawat atau kode booking' })
/** The question in front, which the drawer behind it is not. */
const question = (page: Page, title: string): Locator => dialog(page, title)

/** A call of a visit in the list. */
function line(page: Page, nama: string, call: string): Locator {
  return table(page).getByRole('row').filter({ hasText: nama }).filter({ hasText: call })
}

async function hasRows(page: Page, count: number): Promise<void> {
  await see(table(page)).toHaveAttribute('aria-rowcount', String(count + 1))
}

/** Chooses one of the states above the list. */
async function showsState(page: Page, word: string): Promise<void> {
  const choices = page.getByRole('radiogroup', { name: 'Saring menurut keadaan' })
  await choices
    .locator('label')
    .filter({ hasText: new RegExp(`^${word}`) })
    .click()
}

/** One mended cause releases many: held calls stand by what holds them, each group leading to its rows. */
export async function groupsByReason(page: Page): Promise<void> {
  await see(groups(page).getByText('3 × ditolak BPJS')).toBeVisible()
  await see(groups(page).getByText('2 × jam task ditolak BPJS')).toBeVisible()
  await groups(page).getByText('2 × jam task ditolak BPJS').click()
  await hasRows(page, 2)
  await see(line(page, 'DODI JAM', 'Task 3')).toContainText('Perlu tindakan')
  await see(line(page, 'DODI JAM', 'Task 3')).toContainText('BPJS menolak jam task 3 (08.40): Waktu tidak valid')
  await showsState(page, 'Belum terkirim')
  await see(groups(page).getByText('3 × ditolak BPJS')).toBeVisible()
}

/** What was asked and answered, in full, without what tells who the patient is. */
export async function looksInside(page: Page, visit: SeededRegistration): Promise<void> {
  await line(page, visit.nm_pasien, 'Tambah antrean').click()
  const drawer = dialog(page, 'Rincian kiriman')
  await see(drawer.getByRole('alert')).toContainText('Ditolak BPJS')
  await see(drawer.getByRole('alert')).toContainText(SENTENCE)
  const request = drawer.getByRole('region', { name: 'Permintaan' })
  await see(request).toContainText(`"nomorreferensi": "${STALE}"`)
  await see(request).toContainText(`"nomorkartu": "••••••••${visit.no_peserta.slice(-3)}"`)
  await see(drawer.getByRole('region', { name: 'Jawaban' })).toContainText(`"message": "${SENTENCE}"`)
  const shown = await page.content()
  const numbers = [visit.no_ktp, visit.no_peserta, visit.no_tlp]
  expect(numbers.filter((number) => shown.includes(number))).toEqual([])
}

/** From the open drawer: the cause is mended at BPJS, this one call goes out again and the visit with it. */
export async function retriesOne(page: Page, world: World, visit: SeededRegistration): Promise<void> {
  world.rig.simulator.refuse(STALE, null)
  const drawer = dialog(page, 'Rincian kiriman')
  await drawer.getByRole('button', { name: 'Kirim ulang' }).click()
  const ask = question(page, 'Kirim ulang?')
  await see(ask.getByText(`Tambah antrean untuk ${visit.nm_pasien} dikirim lagi ke BPJS sekarang juga.`)).toBeVisible()
  await ask.getByRole('button', { name: 'Kirim ulang 1' }).click()
  await see(page.getByText('1 kiriman masuk antrian lagi.')).toBeVisible()
  await until(() => Object.keys(tasksAtBpjs(world, visit.no_rawat) ?? {})).toEqual(['3'])
  await see(drawer.getByText('Terkirim').first()).toBeVisible()
  // The stroke that closes the question must not close the drawer with it, so one right behind it is not taken.
  await until(async () => {
    await page.keyboard.press('Escape')
    return drawer.count()
  }).toBe(0)
}

/** All that one cause held, and nothing of the other. */
export async function retriesReason(page: Page, world: World, held: Held): Promise<void> {
  const rest = held.refused.slice(1)
  await see(groups(page).getByText('2 × ditolak BPJS')).toBeVisible()
  world.rig.simulator.clearRecord()
  await groups(page).getByRole('button', { name: 'Kirim ulang semua: ditolak BPJS' }).click()
  const ask = question(page, 'Kirim ulang semua?')
  await see(ask.getByText('2 kiriman yang tertahan dengan sebab "Ditolak BPJS" dikirim lagi ke BPJS.')).toBeVisible()
  await ask.getByRole('button', { name: 'Kirim ulang 2' }).click()
  for (const visit of rest) await until(() => Object.keys(tasksAtBpjs(world, visit.no_rawat) ?? {})).toEqual(['3'])
  await isIdle(page)
  const others = held.mistimed.map(({ no_rawat }) => no_rawat)
  expect(world.rig.simulator.requests.filter(({ kodebooking }) => others.includes(kodebooking ?? ''))).toEqual([])
  await see(groups(page).getByText('ditolak BPJS', { exact: false })).toHaveCount(1)
}

/** Cancelling says what it touches, can be taken back, and leaves nothing of itself in a call that is sent again. */
export async function cancelsAndTakesBack(page: Page, world: World, visit: SeededRegistration): Promise<void> {
  await search(page).fill(visit.nm_pasien.toLowerCase())
  await hasRows(page, 3)
  const first = line(page, visit.nm_pasien, 'Task 3')
  const cancel = page.getByRole('button', { name: 'Batalkan', exact: true })
  await see(cancel).toBeDisabled()
  await search(page).press('ArrowDown')
  await see(table(page)).toBeFocused()
  await page.keyboard.press('Space')
  await see(first).toHaveAttribute('aria-selected', 'true')
  await see(page.getByText('1 dipilih')).toBeVisible()

  await cancel.click()
  const ask = question(page, 'Batalkan kiriman?')
  await see(ask.getByText(`untuk ${visit.nm_pasien} tidak dikirim ke BPJS.`)).toBeVisible()
  await see(ask.getByText('2 kiriman untuk task sesudahnya ikut dicabut')).toBeVisible()
  await ask.getByRole('button', { name: 'Tidak jadi' }).click()
  await see(ask).toHaveCount(0)
  await see(first).toContainText('Perlu tindakan')

  await cancel.click()
  await ask.getByRole('button', { name: 'Batalkan 1' }).click()
  await see(page.getByText('1 kiriman dibatalkan.')).toBeVisible()
  await showsState(page, 'Batal')
  await see(first).toContainText('Dibatalkan petugas.')
  world.rig.simulator.clearRecord()
  await page.keyboard.press('F5')
  await isIdle(page)
  expect(world.rig.simulator.requests.filter(({ kodebooking }) => kodebooking === visit.no_rawat)).toEqual([])

  await page.getByRole('button', { name: 'Urungkan' }).click()
  await see(page.getByText('Pembatalan diurungkan: 1 kiriman masuk antrian lagi.')).toBeVisible()
  await showsState(page, 'Belum terkirim')
  await see(first).toContainText('Waktu tidak valid')
  await see(first).not.toContainText('Dibatalkan petugas')
}

/** State, reason and search narrow the list; what nothing matches says so and leads back. */
export async function filtersTheOutbox(page: Page, held: Held): Promise<void> {
  const [visit] = held.mistimed
  if (!visit) throw new Error('nothing is held')
  await opensOutbox(page)
  await search(page).fill('')
  await showsState(page, 'Terkirim')
  await see(line(page, 'ANI RUJUKAN', 'Tambah antrean')).toBeVisible()
  await search(page).fill('cici')
  await hasRows(page, 2)
  await see(line(page, 'CICI RUJUKAN', 'Task 3')).toContainText('Terkirim')

  await search(page).fill(visit.no_rawat)
  await showsState(page, 'Belum terkirim')
  await see(line(page, visit.nm_pasien, 'Task 3')).toBeVisible()
  await page.getByRole('combobox', { name: 'Saring menurut sebab tertahan' }).click()
  await page.getByRole('option', { name: /^Jam task ditolak BPJS/ }).click()
  await hasRows(page, 1)

  await search(page).fill('tidak ada yang bernama begini')
  await see(page.getByText('Tidak ada kiriman yang cocok')).toBeVisible()
  await page.getByRole('button', { name: 'Tampilkan semua yang belum terkirim' }).click()
  await see(search(page)).toHaveValue('')
  await see(line(page, visit.nm_pasien, 'Task 3')).toBeVisible()
}
