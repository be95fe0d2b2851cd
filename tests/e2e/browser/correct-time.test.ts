import { afterAll, beforeAll, describe, it } from 'vitest'
import { correctARefusedReferral, findCorrectAndSend } from '../journeys/correct-time.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig

beforeAll(async () => {
  window = await createWindowRig()
})
afterAll(() => window.close())

describe('a visit that BPJS did not get', () => {
  it('is found by part of the name, corrected and seen to arrive without leaving the keyboard', async () => {
    await findCorrectAndSend(await window.page(), window)
  })

  it("says BPJS's own sentence, and goes through once its referral is corrected in the form", async () => {
    await correctARefusedReferral(await window.page(), window)
  })
})
