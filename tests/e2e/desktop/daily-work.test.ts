import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest'
import { createARow } from '../journeys/create-row.ts'
import { editARow } from '../journeys/edit-row.ts'
import { filterTheGrid, searchTheGrid } from '../journeys/filters.ts'
import { configureByTyping, tryTheDemo } from '../journeys/first-start.ts'
import { changesPages } from '../journeys/frame-keys.ts'
import { followsTheLog, pausesTheLog } from '../journeys/log.ts'
import { worksWithoutBpjs } from '../journeys/offline.ts'
import { declareAbsent, readWhatIsAccepted } from '../journeys/task-editor.ts'
import { type BpjsSwitch, bpjsSwitch } from '../support/bpjs-switch.ts'
import { createDesktopRig, type Desktop, type DesktopRig } from '../support/desktop-rig.ts'
import { goTo } from '../support/pages.ts'

describe('a working day in the desktop application', () => {
  let desktop: DesktopRig
  let running: Desktop

  beforeAll(async () => {
    desktop = await createDesktopRig({ seed: { registrations: 30, bookings: 14, nonBpjs: 0.25 } })
    running = await desktop.launch()
  })
  beforeEach(() => goTo(running.page, '#/dasbor'))
  afterAll(() => desktop.close())

  it('narrows the grid by its filters, which a reload keeps', async () => {
    await filterTheGrid(running.page, desktop)
  })

  it('finds a patient by any part of no. rawat, no. RM, name or card', async () => {
    await searchTheGrid(running.page, desktop)
  })

  it('makes a row for a registration that has none, and sends it', async () => {
    await createARow(running.page, desktop)
  })

  it('changes in the table what was changed on the screen', async () => {
    await editARow(running.page, desktop)
  })

  it('sends task 99 only after an explicit confirmation', async () => {
    await declareAbsent(running.page, desktop)
  })

  it('shows what BPJS accepted as read-only, and why', async () => {
    await readWhatIsAccepted(running.page, desktop)
  })

  it('follows the log, filters, searches and holds it still', async () => {
    await followsTheLog(running.page, desktop)
    await pausesTheLog(running.page, desktop)
  })

  it('goes to every page by its own strokes', async () => {
    await changesPages(running.page)
  })
})

describe('in the desktop application of its own', () => {
  let desktop: DesktopRig | null = null
  let bpjs: BpjsSwitch | null = null

  afterEach(async () => {
    await desktop?.close()
    await bpjs?.close()
    desktop = null
    bpjs = null
  })

  it('the first start reaches a demo in one click, and by typing a hospital that sends', async () => {
    desktop = await createDesktopRig({ configured: false, seed: { registrations: 12, bookings: 6 } })
    const { page } = await desktop.launch()
    await tryTheDemo(page)
    await configureByTyping(page, desktop)
  })

  it('BPJS goes and comes: it is said within seconds, work goes on, and all is sent by itself', async () => {
    desktop = await createDesktopRig({ seed: { registrations: 10, bookings: 4 } })
    bpjs = bpjsSwitch(desktop)
    await worksWithoutBpjs((await desktop.launch()).page, desktop, bpjs)
  })
})
