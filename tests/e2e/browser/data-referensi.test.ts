import { afterAll, beforeAll, describe, it } from 'vitest'
import { exportWhatIsShown } from '../journeys/export.ts'
import { arrangeTheColumns, filterTheGrid, searchTheGrid, sortTheGrid } from '../journeys/filters.ts'
import { resendWhatIsFiltered } from '../journeys/resend.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig

beforeAll(async () => {
  window = await createWindowRig({ seed: { registrations: 40, bookings: 18, nonBpjs: 0.25 } })
})
afterAll(() => window.close())

describe('the grid of registrations', () => {
  it('is narrowed by poli, penjamin, state and search together, and the address remembers it', async () => {
    await filterTheGrid(await window.page(), window)
  })

  it('finds a patient by any part of no. rawat, no. RM, name or card', async () => {
    await searchTheGrid(await window.page(), window)
  })

  it('is sorted by its headers', async () => {
    await sortTheGrid(await window.page(), window)
  })

  it('keeps the columns and widths a person chose', async () => {
    await arrangeTheColumns(await window.page())
  })

  it('sends again exactly what is selected, after asking with the number', async () => {
    await resendWhatIsFiltered(await window.page(), window)
  })

  it('is exported as it is shown, to CSV and to Excel', async () => {
    await exportWhatIsShown(await window.page(), window)
  })
})
