import { userInfo } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'
import {
  acceptsAReason,
  acceptsByKeyboard,
  acceptsWhatIsChosen,
  allIsWell,
  auditHas,
  exportsTheFindings,
  faultyTimes,
  findsTheFaults,
  keepsStill,
  leavesWhatChanged,
  narrowsTheFindings,
  waitsForTheDatabase,
} from '../journeys/validasi.ts'
import { seriousViolations } from '../support/axe.ts'
import { see } from '../support/see.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig | null = null
let wire: TcpProxy | null = null

afterEach(async () => {
  wire?.restore()
  await window?.close()
  await wire?.close()
  window = null
  wire = null
})

const SEED = { registrations: 10, bookings: 4 }

describe('Validasi Task ID', () => {
  it('finds faults, narrows and exports them, and sends what is accepted; the audit knows who', async () => {
    window = await createWindowRig({ seed: SEED })
    const page = await window.page()
    const faulty = await faultyTimes(page, window)
    await findsTheFaults(page, faulty)
    await narrowsTheFindings(page, faulty)
    await exportsTheFindings(page, window, faulty)
    await acceptsByKeyboard(page, window, faulty)
    await acceptsAReason(page, window, faulty)
    await acceptsWhatIsChosen(page, window, faulty)
    auditHas(window, faulty, userInfo().username)
  })

  it('keeps still under the hand, and leaves what somebody else has changed', async () => {
    window = await createWindowRig({ seed: SEED })
    const page = await window.page()
    await allIsWell(page, window)
    await keepsStill(page, window)
    await leavesWhatChanged(page, window)
  })

  it.each([false, true])('has no serious barrier with findings and in its question (dark: %s)', async (dark) => {
    window = await createWindowRig({ seed: SEED })
    const page = await window.page({ dark })
    const faulty = await faultyTimes(page, window)
    await findsTheFaults(page, faulty)
    expect(await seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Terima semua usulan 4' }).click()
    await see(page.getByRole('dialog').getByRole('row', { name: /HADI MUNDUR/ })).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
  })

  it('says that the database is away, and shows the findings by itself when it is back', async () => {
    window = await createWindowRig({
      seed: SEED,
      async access(db) {
        wire = await startTcpProxy(db.config)
        return { server: wire }
      },
    })
    if (!wire) throw new Error('the wire was not asked for')
    await waitsForTheDatabase(await window.page(), window, wire)
  })
})
