import { afterAll, beforeAll, describe, it } from 'vitest'
import {
  compareWithBpjs,
  declareAbsent,
  readWhatIsAccepted,
  replaceRecordedTime,
  sendsADayLongPast,
} from '../journeys/task-editor.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig

beforeAll(async () => {
  window = await createWindowRig({ seed: { registrations: 8, bookings: 3 } })
})
afterAll(() => window.close())

describe('the task editor', () => {
  it('sends task 99 only after an explicit confirmation', async () => {
    await declareAbsent(await window.page(), window)
  })

  it('shows what BPJS accepted as read-only, and why', async () => {
    await readWhatIsAccepted(await window.page(), window)
  })

  it('says which time is the record’s, and lets a person replace it for as long as they want', async () => {
    await replaceRecordedTime(await window.page(), window)
  })

  it('tells of a day that no sync takes in, and sends its visit by hand', async () => {
    await sendsADayLongPast(await window.page(), window)
  })

  it("puts BPJS's times beside ours", async () => {
    await compareWithBpjs(await window.page(), window)
  })
})
