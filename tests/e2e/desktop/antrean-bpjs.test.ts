import { afterAll, beforeAll, describe, it } from 'vitest'
import {
  bpjsGoesItsOwnWay,
  comparesTheDay,
  leavesTheRestToAPerson,
  mendsAllThatIsSafe,
  mendsOneByKeyboard,
} from '../journeys/antrean-bpjs.ts'
import { createDesktopRig, type DesktopRig } from '../support/desktop-rig.ts'

let desktop: DesktopRig

beforeAll(async () => {
  desktop = await createDesktopRig({ seed: { registrations: 24, bookings: 8, nonBpjs: 0.25, withTimes: true } })
})
afterAll(() => desktop.close())

describe('Antrean BPJS in the desktop application', () => {
  it('shows where BPJS went its own way, and mends it', async () => {
    const { page } = await desktop.launch()
    const way = await bpjsGoesItsOwnWay(page, desktop)
    await comparesTheDay(page, desktop, way)
    await mendsOneByKeyboard(page, desktop, way)
    await mendsAllThatIsSafe(page, desktop, way)
    await leavesTheRestToAPerson(page, way)
  })
})
