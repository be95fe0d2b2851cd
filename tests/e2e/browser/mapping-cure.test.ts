import { afterEach, expect, it } from 'vitest'
import { leadsToTheMapping } from '../journeys/mapping-cure.ts'
import { BPJS_LISTS } from '../journeys/pemetaan.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig | null = null

afterEach(async () => {
  await window?.close()
  window = null
})

it('a visit without a code leads to the mapping, and so does the dashboard', async () => {
  window = await createWindowRig({
    seed: { registrations: 10, bookings: 4 },
    rig: { simulator: { lists: BPJS_LISTS } },
  })
  const page = await window.page()
  await leadsToTheMapping(page, window)
  expect(new URL(page.url()).hash).toBe('#/pemetaan?jenis=poli&saring=menahan')
})
