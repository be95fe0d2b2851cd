import { afterEach, describe, expect, it } from 'vitest'
import { openMysqlHospital } from '../../../src/main/hospital/database.ts'
import {
  bpjsGoesItsOwnWay,
  comparesAcrossAnOutage,
  comparesTheDay,
  exportsTheDifferences,
  leavesTheRestToAPerson,
  mendsAllThatIsSafe,
  mendsOneByKeyboard,
  showsAnEmptyDay,
  standsBy,
} from '../journeys/antrean-bpjs.ts'
import { seriousViolations } from '../support/axe.ts'
import { bpjsSwitch } from '../support/bpjs-switch.ts'
import { createWindowRig } from '../support/window-rig.ts'

const SEED = { registrations: 24, bookings: 8, nonBpjs: 0.25, withTimes: true }

let closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.reverse()) await close()
  closing = []
})

describe('Antrean BPJS', () => {
  it('shows where BPJS went its own way, mends one by keyboard, all that is safe at once, and leaves the rest', async () => {
    const window = await createWindowRig({ seed: SEED })
    closing.push(window.close)
    const page = await window.page()
    const way = await bpjsGoesItsOwnWay(page, window)
    await comparesTheDay(page, window, way)
    expect(await seriousViolations(page)).toEqual([])
    await mendsOneByKeyboard(page, window, way)
    await mendsAllThatIsSafe(page, window, way)
    await leavesTheRestToAPerson(page, way)
    await exportsTheDifferences(page, window, way)
    await showsAnEmptyDay(page)
  })

  it('keeps what it compared while BPJS is away, and compares by itself when BPJS is back', async () => {
    const window = await createWindowRig({ seed: { ...SEED, registrations: 10, bookings: 4 } })
    const bpjs = bpjsSwitch(window)
    closing.push(window.close, bpjs.close)
    await comparesAcrossAnOutage(await window.page(), window, bpjs)
  })

  it('tells on a workstation that stands by where repairs are made', async () => {
    const window = await createWindowRig({
      seed: { ...SEED, registrations: 6, bookings: 2 },
      async access({ config: { host, port, database, user, password } }) {
        const other = openMysqlHospital({ host, port, database, username: user, password })
        closing.push(other.close)
        expect(await other.leader.lead(0)).toBe(true)
        return {}
      },
    })
    closing.push(window.close)
    await standsBy(await window.page())
  })
})
