import { afterEach, describe, expect, it } from 'vitest'
import { CREDENTIALS } from '../../support/rig.ts'
import { copiesDiagnostics, visitsTheDemo } from '../journeys/demo.ts'
import { firstRunEnds } from '../journeys/world.ts'
import { see } from '../support/see.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig | null = null

afterEach(async () => {
  await window?.close()
  window = null
})

describe('the demo', () => {
  it('of a configured hospital touches nothing of it and can be left', async () => {
    window = await createWindowRig({ seed: { registrations: 6, bookings: 2 } })
    await visitsTheDemo(await window.page(), window)
  })

  it('says in its diagnostics that it is one', async () => {
    window = await createWindowRig({ configured: false, seed: { registrations: 0, bookings: 0 } })
    const page = await window.page()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: /Mode Demo/ }).click()
    await see(page.getByRole('heading', { level: 1, name: 'Dasbor' })).toBeVisible()
    expect(await copiesDiagnostics(page)).toContain('Mode demo, lingkungan DEMO')
  })
})

describe('the diagnostics of a hospital', () => {
  it('hold what support needs and neither credentials nor patients', async () => {
    window = await createWindowRig({ seed: { registrations: 6, bookings: 2 } })
    const page = await window.page()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await firstRunEnds(page, window)
    const text = await copiesDiagnostics(page)
    expect(text).toContain('Mode rumah-sakit, lingkungan KUSTOM')
    expect(text).toContain('Log terakhir:')
    const hidden = [
      CREDENTIALS.secret,
      CREDENTIALS.userKey,
      ...window.day.registrations.flatMap(({ no_ktp, no_peserta, nm_pasien, no_tlp }) => [
        no_ktp,
        no_peserta,
        nm_pasien,
        no_tlp,
      ]),
    ].filter((value) => value.length > 3)
    expect(hidden.filter((value) => text.includes(value))).toEqual([])
  })
})
