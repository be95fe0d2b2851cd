import { afterEach, beforeEach, describe, it } from 'vitest'
import { FAULTY_SEED, type FaultyDay, spoilDay } from '../../support/faulty-day.ts'
import { mendsTheDay } from '../journeys/mend-the-day.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig
let faulty: FaultyDay

// A day that was mended half way is another one: every try has its own.
beforeEach(async () => {
  window = await createWindowRig({
    seed: FAULTY_SEED,
    // On a busy machine a call that took long would otherwise be tried again only a minute later.
    rig: { timeoutMs: 30_000 },
    prepare: async ({ db, rig, now, day }) => {
      faulty = await spoilDay(db, rig, now, day)
    },
  })
})
afterEach(() => window.close())

describe('a day with thirty faults of ten kinds', () => {
  it('is mended from Validasi Task ID and Antrean BPJS alone, until BPJS has every visit whole', async () => {
    await mendsTheDay(await window.page(), { ...window, faulty })
  })
})
