import type { Page } from 'playwright'
import { expect } from 'vitest'
import { see } from '../support/see.ts'
import { opensSettings } from './settings.ts'
import { dialog, firstRunEnds, type World } from './world.ts'

/** A configured hospital shows the demo for a while: nothing of it reaches BPJS, and the hospital is there again after. */
export async function visitsTheDemo(page: Page, world: World): Promise<void> {
  await firstRunEnds(page, world)
  const hospital = page.getByRole('banner').getByText("RS Khusus Uji 'Sehat'")
  await see(hospital).toBeVisible()
  const before = world.rig.simulator.requests.length
  await opensSettings(page, 'Aplikasi')
  await page.getByRole('button', { name: 'Mulai Mode Demo' }).click()
  await dialog(page, 'Mulai Mode Demo?').getByRole('button', { name: 'Mulai Mode Demo' }).click()
  const badge = page.getByRole('banner').getByText('DEMO', { exact: true })
  await see(badge).toBeVisible()
  await page.getByRole('link', { name: 'Dasbor' }).click()
  await see(
    page.getByRole('region', { name: 'Registrasi hari ini' }).getByRole('link', { name: 'Terkirim' }),
  ).toContainText(/[1-9]/)

  await page.getByRole('button', { name: 'Keluar dari demo' }).click()
  await dialog(page, 'Keluar dari demo?').getByRole('button', { name: 'Keluar dari demo' }).click()
  await see(badge).toHaveCount(0)
  await see(hospital).toBeVisible()
  await firstRunEnds(page, world)
  expect(world.rig.simulator.requests.length).toBe(before)
}

/** What goes to support, as it lands on the clipboard. */
export async function copiesDiagnostics(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Tentang' }).click()
  await page.getByRole('button', { name: 'Salin diagnostik' }).click()
  await see(page.getByText('Diagnostik disalin.')).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}
