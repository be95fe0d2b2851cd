import type { Page } from 'playwright'
import { CREDENTIALS } from '../../support/rig.ts'
import { see } from '../support/see.ts'
import { until, type World } from './world.ts'

export const PIN = '246810'

const next = (page: Page) => page.getByRole('button', { name: 'Lanjut', exact: true }).click()

async function onDashboard(page: Page): Promise<void> {
  await see(page.getByRole('heading', { level: 1, name: 'Dasbor' })).toBeVisible()
}

/** One click leads to a working dashboard that says it is a demo; leaving leads back to where one came from. */
export async function tryTheDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Mode Demo/ }).click()
  await onDashboard(page)
  await see(page.getByText('DEMO', { exact: true })).toBeVisible()
  await see(page.getByRole('link', { name: /Terkirim/ })).toContainText(/[1-9]/)

  await page.getByRole('button', { name: 'Keluar dari demo' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Keluar/ })
    .click()
  await see(page.getByRole('button', { name: /Hubungkan rumah sakit/ })).toBeVisible()
}

/** An admin types what the hospital's papers say; a wrong password and a wrong key are told and mended on the way. */
export async function configureByTyping(page: Page, world: World): Promise<void> {
  const { database } = world.rig.settings
  await page.getByRole('button', { name: /Hubungkan rumah sakit/ }).click()
  await typesDatabase(page, world, 'bukan-sandinya')
  await typesBpjs(page, world, 'bukan-kuncinya')

  const databasePanel = page.getByRole('region', { name: 'Database' })
  const bpjsPanel = page.getByRole('region', { name: 'BPJS' })
  await page.getByRole('button', { name: 'Uji database dan BPJS' }).click()
  await see(databasePanel.getByText(/menolak sandi/)).toBeVisible()
  await see(bpjsPanel.getByText(/menolak tanda tangan/)).toBeVisible()

  await page.getByRole('button', { name: 'Kembali' }).click()
  await retype(page, 'Secret key', CREDENTIALS.secret)
  await page.getByRole('button', { name: 'Kembali' }).click()
  await retype(page, 'Sandi database', database.password)
  await next(page)
  await next(page)
  await page.getByRole('button', { name: /^Uji/ }).click()
  await see(databasePanel.getByText(/terhubung/)).toBeVisible()
  await see(bpjsPanel.getByText('Tanda tangan diterima BPJS')).toBeVisible()
  await finish(page, world)
}

/** The step about the database, and on to the next. */
export async function typesDatabase(page: Page, { rig }: World, password = rig.settings.database.password) {
  const { database } = rig.settings
  await page.getByLabel('Alamat server').fill(database.host)
  await page.getByLabel('Port').fill(String(database.port))
  await page.getByLabel('Nama database').fill(database.database)
  await page.getByLabel('Pengguna', { exact: true }).fill(database.username)
  await page.getByLabel('Sandi database', { exact: true }).fill(password)
  await next(page)
}

/** The step about BPJS, and on to the next. */
export async function typesBpjs(page: Page, { rig }: World, secret = CREDENTIALS.secret): Promise<void> {
  await page.getByText('Kustom', { exact: true }).click()
  await page.getByLabel('Alamat layanan').fill(rig.simulator.url)
  await page.getByLabel('Cons ID', { exact: true }).fill(CREDENTIALS.consId)
  await page.getByLabel('Secret key', { exact: true }).fill(secret)
  await page.getByLabel('User key', { exact: true }).fill(CREDENTIALS.userKey)
  await next(page)
}

async function retype(page: Page, label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(value)
}

/** What is synchronised stays as proposed; a PIN is set, and the hospital's day is sent. */
export async function finish(page: Page, world: World): Promise<void> {
  await next(page)
  await see(page.getByLabel('Jarak sinkron')).toHaveValue(/5/)
  await next(page)
  await page.getByLabel('PIN baru', { exact: true }).fill(PIN)
  await page.getByLabel('Ketik PIN sekali lagi', { exact: true }).fill(PIN)
  await page.getByRole('button', { name: 'Simpan dan mulai' }).click()
  await onDashboard(page)
  await see(page.getByText('KUSTOM', { exact: true })).toBeVisible()
  await until(() => world.rig.simulator.bookings().size).toBe(world.day.registrations.length)
}
