import { afterAll, beforeAll, describe, it } from 'vitest'
import { announcesNews, auditsAChange, filtersAndExports } from '../journeys/audit.ts'
import { correctARefusedReferral, findCorrectAndSend } from '../journeys/correct-time.ts'
import { followTheCounts, watchTheCounts } from '../journeys/dashboard.ts'
import { BPJS_LISTS, mapsWhatHoldsBack, tellsOfAnother } from '../journeys/pemetaan.ts'
import { resendWhatIsFiltered } from '../journeys/resend.ts'
import { ADMIN_PIN } from '../journeys/settings.ts'
import { createDesktopRig, type Desktop, type DesktopRig } from '../support/desktop-rig.ts'
import { goTo } from '../support/pages.ts'

let desktop: DesktopRig
let running: Desktop

beforeAll(async () => {
  desktop = await createDesktopRig()
  running = await desktop.launch()
})
afterAll(() => desktop.close())

/** The journeys that Chromium has seen, over Electron's own bridge and protocol. */
describe('in the desktop application', () => {
  it('the counts of the dashboard are the truth and lead to the grid', async () => {
    const trouble = await watchTheCounts(running.page, desktop)
    await followTheCounts(running.page, trouble)
    await goTo(running.page, '#/dasbor')
  })

  it('a visit is found by part of the name, corrected and seen to arrive without leaving the keyboard', async () => {
    await findCorrectAndSend(running.page, desktop)
    await goTo(running.page, '#/dasbor')
  })

  it('a change is in the audit with who, where, before and after, and goes into a file', async () => {
    const patient = await auditsAChange(running.page, desktop)
    await announcesNews(running.page, patient)
    await filtersAndExports(running.page, desktop, patient, (_page, act) => running.download(act))
    await goTo(running.page, '#/dasbor')
  })

  it("a refusal is told in BPJS's own sentence, corrected in the form and sent", async () => {
    await correctARefusedReferral(running.page, desktop)
    await goTo(running.page, '#/dasbor')
  })
})

describe('in the desktop application with an untouched hospital', () => {
  it('what is filtered is sent again, and nothing else', async () => {
    const own = await createDesktopRig()
    try {
      await resendWhatIsFiltered((await own.launch()).page, own)
    } finally {
      await own.close()
    }
  })

  it('a poli is given the code its patients wait for, behind the PIN', async () => {
    const own = await createDesktopRig({ rig: { simulator: { lists: BPJS_LISTS } } })
    try {
      const { page } = await own.launch()
      await mapsWhatHoldsBack(page, own, ADMIN_PIN)
      await tellsOfAnother(page, own)
    } finally {
      await own.close()
    }
  })
})
