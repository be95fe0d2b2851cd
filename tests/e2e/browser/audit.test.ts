import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announcesNews, auditsAChange, filtersAndExports, opensAudit } from '../journeys/audit.ts'
import { seriousViolations } from '../support/axe.ts'
import { see } from '../support/see.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig

beforeAll(async () => {
  window = await createWindowRig({ seed: { registrations: 6, bookings: 2 } })
})
afterAll(() => window.close())

describe('Audit', () => {
  it('tells of a change with both sides, announces what is new, and is filtered and exported', async () => {
    const page = await window.page()
    const patient = await auditsAChange(page, window)
    await announcesNews(page, patient)
    await filtersAndExports(page, window, patient)
  })

  it.each([{ dark: false }, { dark: true }])(
    'has no serious barrier with its drawer open, dark: $dark',
    async (options) => {
      const page = await window.page(options)
      await opensAudit(page)
      await page.getByRole('grid', { name: 'Audit' }).getByText('Ubah data referensi').first().click()
      await see(page.getByRole('dialog', { name: 'Rincian perubahan' })).toBeVisible()
      expect(await seriousViolations(page)).toEqual([])
    },
  )
})
