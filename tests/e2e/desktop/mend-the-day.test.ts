import { afterEach, beforeEach, describe, it } from 'vitest'
import { FAULTY_SEED, type FaultyDay, spoilDay } from '../../support/faulty-day.ts'
import { mendsTheDay } from '../journeys/mend-the-day.ts'
import { createDesktopRig, type DesktopRig } from '../support/desktop-rig.ts'

let desktop: DesktopRig
let faulty: FaultyDay

// A day that was mended half way is another one: every try has its own.
beforeEach(async () => {
  desktop = await createDesktopRig({
    seed: FAULTY_SEED,
    // On a busy machine a call that took long would otherwise be tried again only a minute later.
    rig: { timeoutMs: 30_000 },
    prepare: async ({ db, rig, now, day }) => {
      faulty = await spoilDay(db, rig, now, day)
    },
  })
})
afterEach(() => desktop.close())

describe('in the desktop application', () => {
  it('a day with thirty faults is mended from the two pages, until BPJS has every visit whole', async () => {
    const { page } = await desktop.launch()
    await mendsTheDay(page, { ...desktop, faulty })
  })
})
