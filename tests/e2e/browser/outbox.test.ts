import { afterAll, beforeAll, describe, it } from 'vitest'
import {
  cancelsAndTakesBack,
  filtersTheOutbox,
  groupsByReason,
  heldCalls,
  looksInside,
  retriesOne,
  retriesReason,
} from '../journeys/outbox.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig

beforeAll(async () => {
  window = await createWindowRig({ seed: { registrations: 10, bookings: 4 } })
})
afterAll(() => window.close())

describe('Antrian Kirim', () => {
  it('groups what is held by its cause, shows each call without its patient, and sends again, cancels and finds', async () => {
    const page = await window.page()
    const held = await heldCalls(page, window)
    const [first] = held.refused
    const [mistimed] = held.mistimed
    if (!first || !mistimed) throw new Error('nothing is held')
    await groupsByReason(page)
    await looksInside(page, first)
    await retriesOne(page, window, first)
    await retriesReason(page, window, held)
    await cancelsAndTakesBack(page, window, mistimed)
    await filtersTheOutbox(page, held)
  })
})
