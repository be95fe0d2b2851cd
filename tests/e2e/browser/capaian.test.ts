import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aBarLeadsToItsVisits,
  bpjsFiguresStandBeside,
  leaveSomethingUndone,
  opensCapaian,
  type Saves,
  theFiguresAreTrue,
  theReportIsTheScreen,
  theTargetIsTheSettings,
  theWorkbookIsTheScreen,
  type Unfinished,
} from '../journeys/capaian.ts'
import { seriousViolations } from '../support/axe.ts'
import { goTo } from '../support/pages.ts'
import { see } from '../support/see.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig
let unfinished: Unfinished
const folder = mkdtempSync(join(tmpdir(), 'mobilejkn-cetak-'))

beforeAll(async () => {
  window = await createWindowRig({ seed: { registrations: 26, bookings: 10, nonBpjs: 0.2, igd: 2, withTimes: true } })
  unfinished = await leaveSomethingUndone(await window.page(), window)
})
afterAll(async () => {
  await window.close()
  rmSync(folder, { recursive: true, force: true })
})

const downloads =
  (page: Page): Saves =>
  async (start) => {
    const [download] = await Promise.all([page.waitForEvent('download'), start()])
    return { path: await download.path(), name: download.suggestedFilename() }
  }

/** What the browser would put on paper. */
async function printed(page: Page): Promise<string> {
  const file = join(folder, 'laporan.pdf')
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  return file
}

describe('Capaian', () => {
  it('says what registrations and BPJS say', async () => {
    await theFiguresAreTrue(await window.page(), window, unfinished)
  })

  it('leads from every bar to the visits it lacks, and from there to the editor and back', async () => {
    const page = await window.page()
    await opensCapaian(page)
    await aBarLeadsToItsVisits(page, unfinished)
  })

  it("has BPJS's own figures beside ours, asked for by hand", async () => {
    await bpjsFiguresStandBeside(await window.page())
  })

  it('is printed as a report of the same figures, in both themes, by its button and by Ctrl+P', async () => {
    for (const dark of [false, true]) {
      const page = await window.page({ dark })
      await theReportIsTheScreen(page, () => printed(page))
    }
    const page = await window.page()
    await page.evaluate(() => {
      const asked: string[] = []
      Object.assign(globalThis, { asked, print: () => asked.push('cetak') })
    })
    await opensCapaian(page)
    await see(page.getByRole('grid', { name: 'Capaian per poli' })).toBeVisible()
    await page.getByRole('button', { name: 'Cetak' }).click()
    await page.getByRole('combobox', { name: 'Saring menurut poli' }).focus()
    await page.keyboard.press('Control+p')
    expect(await page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toEqual(['cetak', 'cetak'])
  })

  it('is exported as a workbook of the same figures', async () => {
    const page = await window.page()
    await theWorkbookIsTheScreen(page, downloads(page), unfinished)
  })

  it('keeps poli, doctor, period and table in the address', async () => {
    const page = await window.page()
    await opensCapaian(page)
    await page.getByRole('combobox', { name: 'Saring menurut poli' }).click()
    await page.getByRole('option', { name: unfinished.lacking.poli.nm_poli }).click()
    await see(page.getByRole('grid', { name: 'Capaian per poli' }).getByRole('row')).toHaveCount(2)
    await page.getByRole('tab', { name: 'Per dokter' }).click()
    await page.getByText('Minggu', { exact: true }).click()
    await page.reload()
    await see(page.getByRole('combobox', { name: 'Saring menurut poli' })).toHaveValue(unfinished.lacking.poli.nm_poli)
    await see(page.getByRole('tab', { name: 'Per dokter' })).toHaveAttribute('aria-selected', 'true')
    await see(page.getByRole('tab', { name: 'Per minggu' })).toBeVisible()
  })

  it.each([false, true])(
    "has no serious barrier in its tables, its list and BPJS's figures (dark: %s)",
    async (dark) => {
      const page = await window.page({ dark, width: 1920, height: 1080 })
      await bpjsFiguresStandBeside(page)
      await page.getByRole('tab', { name: 'Angka BPJS' }).click()
      for (const table of await page.getByText('Tabel', { exact: true }).all()) await table.click()
      await see(page.getByRole('region', { name: /^Tabel / })).toHaveCount(4)
      expect(await seriousViolations(page)).toEqual([])
      await goTo(page, '#/capaian?rincian=semua')
      await see(page.getByRole('dialog').getByRole('listitem')).toHaveCount(2)
      expect(await seriousViolations(page)).toEqual([])
    },
  )

  it('says so where there is nothing to count', async () => {
    const page = await window.page()
    await goTo(page, '#/capaian?dari=2025-09-01&sampai=2025-09-30')
    await see(page.getByRole('heading', { name: 'Tidak ada kunjungan yang wajib dilaporkan' })).toBeVisible()
    await see(page.getByRole('button', { name: 'Ekspor' })).toBeDisabled()
    await see(page.getByRole('button', { name: 'Cetak' })).toBeDisabled()
  })

  it('measures against the target of the settings', async () => {
    await theTargetIsTheSettings(await window.page())
  })
})
