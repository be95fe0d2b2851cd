import { afterAll, beforeAll, describe, it } from 'vitest'
import { createARow, meetAnExistingRow } from '../journeys/create-row.ts'
import { editARow, meetErrorsInTheForm } from '../journeys/edit-row.ts'
import { seeANewcomer } from '../journeys/live.ts'
import { meetInTheForm, meetInTheTimes } from '../journeys/two-windows.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig

beforeAll(async () => {
  window = await createWindowRig({ seed: { registrations: 12, bookings: 5 } })
})
afterAll(() => window.close())

describe("the form of the hospital's row", () => {
  it('makes a row for a registration that has none, filled in from it, and sends it', async () => {
    await createARow(await window.page(), window)
  })

  it('leads to the row somebody else made under the same key', async () => {
    await meetAnExistingRow(await window.page(), window)
  })

  it('changes in the table what was changed on the screen', async () => {
    await editARow(await window.page(), window)
  })

  it('says under each field what is wrong, and asks before anything typed is lost', async () => {
    await meetErrorsInTheForm(await window.page(), window)
  })
})

describe('two windows on one row', () => {
  it('that give one task different times: the second is told and chooses', async () => {
    await meetInTheTimes(await window.page(), await window.page(), window)
  })

  it('that change one field of the form: the second is told and chooses', async () => {
    await meetInTheForm(await window.page(), await window.page(), window)
  })
})

describe('the open grid', () => {
  it('announces a new registration without moving a row', async () => {
    await seeANewcomer(await window.page(), window)
  })
})
