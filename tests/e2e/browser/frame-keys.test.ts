import { afterAll, beforeAll, describe, it } from 'vitest'
import { changesPages, searchesWithSlash, syncsWithF5 } from '../journeys/frame-keys.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig

beforeAll(async () => {
  window = await createWindowRig({ seed: { registrations: 6, bookings: 2 } })
})
afterAll(() => window.close())

describe('the strokes of the frame', () => {
  it('lead to every page and to their list', async () => {
    await changesPages(await window.page())
  })

  it('send without loading the page anew', async () => {
    await syncsWithF5(await window.page(), window)
  })

  it('lead to the search of the page', async () => {
    await searchesWithSlash(await window.page())
  })
})
