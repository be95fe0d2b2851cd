import { userInfo } from 'node:os'
import { afterAll, beforeAll, it } from 'vitest'
import {
  acceptsAReason,
  acceptsByKeyboard,
  acceptsWhatIsChosen,
  auditHas,
  faultyTimes,
  findsTheFaults,
} from '../journeys/validasi.ts'
import { createDesktopRig, type DesktopRig } from '../support/desktop-rig.ts'

let desktop: DesktopRig

beforeAll(async () => {
  desktop = await createDesktopRig({ seed: { registrations: 10, bookings: 4 } })
})
afterAll(() => desktop.close())

it('in the desktop application faults are found, accepted by keyboard and by reason, sent, and in the audit', async () => {
  const { page } = await desktop.launch()
  const faulty = await faultyTimes(page, desktop)
  await findsTheFaults(page, faulty)
  await acceptsByKeyboard(page, desktop, faulty)
  await acceptsAReason(page, desktop, faulty)
  await acceptsWhatIsChosen(page, desktop, faulty)
  auditHas(desktop, faulty, userInfo().username)
})
