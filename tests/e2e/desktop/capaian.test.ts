import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aBarLeadsToItsVisits,
  leaveSomethingUndone,
  opensCapaian,
  theFiguresAreTrue,
  theReportIsTheScreen,
  theWorkbookIsTheScreen,
  type Unfinished,
} from '../journeys/capaian.ts'
import { savesOf } from '../support/desktop-downloads.ts'
import { createDesktopRig, type Desktop, type DesktopRig } from '../support/desktop-rig.ts'

let desktop: DesktopRig
let running: Desktop
let unfinished: Unfinished

beforeAll(async () => {
  desktop = await createDesktopRig({ seed: { igd: 1, withTimes: true } })
  running = await desktop.launch()
  unfinished = await leaveSomethingUndone(running.page, desktop)
})
afterAll(() => desktop.close())

describe('Capaian in the desktop application', () => {
  it('says what registrations and BPJS say', async () => {
    await theFiguresAreTrue(running.page, desktop, unfinished)
  })

  it('leads from every bar to the visits it lacks', async () => {
    await opensCapaian(running.page)
    await aBarLeadsToItsVisits(running.page, unfinished)
  })

  it('saves the report as a PDF file, by its button and by Ctrl+P', async () => {
    const { page, application } = running
    const saves = savesOf(application)
    await theReportIsTheScreen(page, async () => {
      const { path, name } = await saves(() => page.getByRole('button', { name: 'Simpan PDF' }).click())
      expect(name).toBe('capaian_2025-10-06_2025-10-06.pdf')
      return path
    })
    const { path } = await saves(() => page.keyboard.press('Control+p'))
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('saves the workbook of the same figures', async () => {
    await theWorkbookIsTheScreen(running.page, savesOf(running.application), unfinished)
  })
})
