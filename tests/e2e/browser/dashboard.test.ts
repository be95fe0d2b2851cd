import { afterAll, beforeAll, describe, it } from 'vitest'
import { followTheCounts, watchTheCounts } from '../journeys/dashboard.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig

beforeAll(async () => {
  window = await createWindowRig({ seed: { registrations: 24, bookings: 10, nonBpjs: 0.25 } })
})
afterAll(() => window.close())

describe("the dashboard's numbers", () => {
  it('are those of the database and of BPJS, follow a run without a reload, and lead to what they count', async () => {
    const page = await window.page()
    const trouble = await watchTheCounts(page, window)
    await followTheCounts(page, trouble)
  })
})
