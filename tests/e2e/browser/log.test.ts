import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { copiesTheLog, followsTheLog, holdsThousands, pausesTheLog } from '../journeys/log.ts'
import { createWindowRig, TODAY, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig

beforeAll(async () => {
  window = await createWindowRig({ seed: { registrations: 10, bookings: 4 } })
})
afterAll(() => window.close())

describe('the log', () => {
  it('is live, and is filtered, searched, held still and copied', async () => {
    const page = await window.page()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await followsTheLog(page, window)
    await pausesTheLog(page, window)
    const [visit] = window.day.registrations
    if (visit) await copiesTheLog(page, visit.no_rawat)
  })

  it('stays quick with thousands of lines', async () => {
    const lines = Array.from(
      { length: 6_000 },
      (_unused, index) => `${TODAY} 14:00:00 INFO  - - - - baris nomor ${index}. dari sebuah hari yang ramai\n`,
    )
    await window.restart()
    appendFileSync(join(window.rig.dataDir, 'mobilejkn-sync.log'), lines.join(''))
    await window.restart()
    await holdsThousands(await window.page(), 4_900)
  })
})
