import type { Locator, Page } from 'playwright'
import type { SeededRegistration } from '../../support/hospital-seed.ts'
import type { TcpProxy } from '../../support/tcp-proxy.ts'
import type { BpjsSwitch } from '../support/bpjs-switch.ts'
import { see } from '../support/see.ts'
import {
  arrives,
  changeReference,
  dialog,
  epochAt,
  finds,
  firstRunEnds,
  grid,
  opensReferensi,
  referenceOf,
  rowOf,
  syncsUntil,
  tasksAtBpjs,
  todayOf,
  until,
  type World,
} from './world.ts'

/** An outage has to be on the screen within this time; the program looks every three seconds. */
const SECONDS = { timeout: 12_000 }

const notices = (page: Page): Locator => page.getByRole('region', { name: 'Pemberitahuan' })
const chip = (page: Page, word: string): Locator => page.getByRole('banner').getByRole('button', { name: word })

/** Types a time into the visit's editor and hands it in. */
async function types(page: Page, nama: string, task: number, digits: string, stroke: string): Promise<Locator> {
  const row = await finds(page, nama)
  await row.getByRole('button', { name: nama, exact: true }).click()
  const drawer = dialog(page, nama)
  await drawer.getByRole('textbox', { name: `Jam task ${task}` }).fill(digits)
  await page.keyboard.press(stroke)
  return drawer
}

/** BPJS goes away under the open window: said at once, the work goes on, and all of it arrives when BPJS is back. */
export async function worksWithoutBpjs(page: Page, world: World, bpjs: BpjsSwitch): Promise<void> {
  await firstRunEnds(page, world)
  const nama = 'RINI LURING'
  const { no_rawat } = await arrives(world, { nama, times: { 3: '08:30' } })
  await opensReferensi(page)
  await syncsUntil(page, () => tasksAtBpjs(world, no_rawat)?.[3] !== undefined)

  await bpjs.off()
  await see(notices(page).getByText(/Server BPJS tidak menjawab sejak \d\d\.\d\d\./)).toBeVisible(SECONDS)
  await see(chip(page, 'Menunggu / Luring')).toBeVisible()

  const drawer = await types(page, nama, 4, '0910', 'Control+Enter')
  await see(drawer.getByRole('status').filter({ hasText: 'dikirim begitu BPJS kembali' })).toBeVisible()
  await until(() => referenceOf(world, no_rawat)).toMatchObject({ taskid4: `${todayOf(world)} 09:10:00` })
  await page.keyboard.press('Escape')
  await see(drawer).toHaveCount(0)
  await see(
    notices(page).getByText('1 kiriman aman di komputer ini dan dikirim otomatis begitu BPJS kembali.'),
  ).toBeVisible()
  await see(page.getByRole('banner').getByRole('link', { name: /^1 kiriman menunggu/ })).toBeVisible()

  await bpjs.on()
  await until(() => bpjs.tasksOf(no_rawat)).toEqual({ 3: epochAt(world, '08:30'), 4: epochAt(world, '09:10') })
  await see(notices(page).getByText('Server BPJS')).toHaveCount(0)
  await see(chip(page, 'Berjalan')).toBeVisible()
  await see(page.getByRole('banner').getByRole('link', { name: /^0 kiriman menunggu/ })).toBeVisible()
  await see(rowOf(page, nama)).toContainText('Terkirim')
}

/** A patient BPJS knows up to task 3, in the open grid. */
async function servedPatient(page: Page, world: World, nama: string): Promise<SeededRegistration> {
  await firstRunEnds(page, world)
  const visit = await arrives(world, { nama, times: { 3: '08:30' } })
  await opensReferensi(page)
  await syncsUntil(page, () => tasksAtBpjs(world, visit.no_rawat)?.[3] !== undefined)
  await see(rowOf(page, nama)).toContainText('Terkirim')
  return visit
}

/** The database goes away: the grid keeps what it had and says so, a time typed now is kept on this computer. */
async function keepsAnEdit(page: Page, wire: TcpProxy, nama: string): Promise<void> {
  const before = Number(await grid(page).getAttribute('aria-rowcount'))
  wire.cut()
  await see(notices(page).getByText(/^Database SIMRS tidak terhubung \(/)).toBeVisible(SECONDS)
  await see(chip(page, 'Menunggu / Luring')).toBeVisible()
  await see(page.getByText(/^Yang tampil adalah catatan komputer ini, pukul \d\d\.\d\d\./)).toBeVisible()
  await see(grid(page)).toHaveAttribute('aria-rowcount', String(before))

  const drawer = await types(page, nama, 4, '0910', 'Control+Enter')
  const status = drawer.getByRole('status').filter({ hasText: 'aman di komputer ini' })
  await see(status).toContainText('dicatat lalu dikirim begitu database kembali')
  await see(notices(page).getByText('1 suntingan disimpan di komputer ini')).toBeVisible()
  await page.keyboard.press('Escape')
  await see(drawer).toHaveCount(0)
}

/** What was typed while the database was away is recorded and sent by itself when it returns. */
export async function worksWithoutDatabase(page: Page, world: World, wire: TcpProxy): Promise<void> {
  const nama = 'SARI TERPUTUS'
  const { no_rawat } = await servedPatient(page, world, nama)
  await keepsAnEdit(page, wire, nama)
  await notices(page).getByRole('button', { name: 'Lihat suntingan' }).click()
  const edits = dialog(page, 'Suntingan yang belum tercatat')
  await see(edits.getByRole('row', { name: /Jam task 4/ })).toContainText('09.10')
  await page.keyboard.press('Escape')
  await see(edits).toHaveCount(0)

  wire.restore()
  await until(() => tasksAtBpjs(world, no_rawat)).toEqual({ 3: epochAt(world, '08:30'), 4: epochAt(world, '09:10') })
  await until(() => referenceOf(world, no_rawat)).toMatchObject({ taskid4: `${todayOf(world)} 09:10:00` })
  await see(notices(page).getByText('Database SIMRS')).toHaveCount(0)
  await see(notices(page).getByText('suntingan')).toHaveCount(0)
  await see(page.getByText('Yang tampil adalah catatan komputer ini')).toHaveCount(0)
}

/** Somebody else changed the same time meanwhile: nothing is overwritten before the person has chosen. */
export async function choosesBetweenEdits(
  page: Page,
  world: World,
  wire: TcpProxy,
  choice: 'milik-saya' | 'di-database',
): Promise<void> {
  const nama = 'TUTI BENTROK'
  const { no_rawat } = await servedPatient(page, world, nama)
  await keepsAnEdit(page, wire, nama)
  const today = todayOf(world)
  // A slip of the other's: BPJS would refuse it, so it is not sent while the person thinks.
  await changeReference(world, no_rawat, { taskid4: `${today} 08:10:00` })
  wire.restore()

  await see(notices(page).getByText('1 suntingan bentrok')).toBeVisible()
  await notices(page).getByRole('button', { name: 'Pilih isian' }).click()
  const edits = dialog(page, 'Suntingan yang belum tercatat')
  const row = edits.getByRole('row', { name: /Jam task 4/ })
  await see(row.getByRole('cell')).toHaveText(['(kosong)', /09\.10/, /08\.10/])
  await see(edits.getByText('Perlu dipilih')).toBeVisible()
  see(await referenceOf(world, no_rawat)).toMatchObject({ taskid4: `${today} 08:10:00` })

  if (choice === 'milik-saya') {
    await edits.getByRole('button', { name: 'Pakai isian saya' }).click()
    await see(page.getByText(`Isian Anda untuk ${nama} dipakai.`)).toBeVisible()
    await until(() => referenceOf(world, no_rawat)).toMatchObject({ taskid4: `${today} 09:10:00` })
    await page.keyboard.press('Escape')
    await syncsUntil(page, () => tasksAtBpjs(world, no_rawat)?.[4] === epochAt(world, '09:10'))
  } else {
    await edits.getByRole('button', { name: 'Pakai yang di database' }).click()
    await see(page.getByText(`Isian di database untuk ${nama} dipertahankan.`)).toBeVisible()
    await see(edits.getByText('Semua suntingan sudah tercatat')).toBeVisible()
    await page.keyboard.press('Escape')
    await see(rowOf(page, nama)).toContainText('lebih awal dari task 3')
    see(await referenceOf(world, no_rawat)).toMatchObject({ taskid4: `${today} 08:10:00` })
    see(tasksAtBpjs(world, no_rawat)).toEqual({ 3: epochAt(world, '08:30') })
  }
  await see(notices(page).getByText('suntingan')).toHaveCount(0)
}
