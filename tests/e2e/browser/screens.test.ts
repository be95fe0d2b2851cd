import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isIdle, opensReferensi } from '../journeys/world.ts'
import { seriousViolations } from '../support/axe.ts'
import { goTo, SCREENS } from '../support/pages.ts'
import { see } from '../support/see.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig

beforeAll(async () => {
  window = await createWindowRig({ seed: { registrations: 40, bookings: 20, nonBpjs: 0.2, igd: 2, withTimes: true } })
})
afterAll(() => window.close())

describe.each([
  { dark: false, theme: 'light' },
  { dark: true, theme: 'dark' },
])('every screen in the $theme theme', ({ dark }) => {
  it.each(SCREENS)('has no serious barrier: $title', async ({ hash, title }) => {
    const page = await window.page({ dark })
    await goTo(page, hash)
    await see(page.getByRole('heading', { level: 1, name: title })).toBeAttached()
    await see(page.getByRole('status').filter({ hasText: 'Memuat' })).toHaveCount(0)
    expect(await seriousViolations(page)).toEqual([])
  })

  it('has no serious barrier: the task editor, the form and the key list', async () => {
    const page = await window.page({ dark })
    const no_rawat = window.day.registrations[0]?.no_rawat ?? ''
    await goTo(page, `#/referensi?kunjungan=${encodeURIComponent(no_rawat)}`)
    await see(page.getByRole('dialog').getByText('Perjalanan task')).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await goTo(page, `#/referensi?ubah=${encodeURIComponent(no_rawat)}`)
    await see(page.getByRole('dialog').getByText('Tracking Task ID')).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await goTo(page, '#/dasbor')
    await see(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('F1')
    await see(page.getByRole('dialog')).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
  })

  it('has no serious barrier: what opens over the pages', async () => {
    const page = await window.page({ dark })
    await isIdle(page)
    await goTo(page, '#/antrian?keadaan=terkirim')
    await page.getByRole('grid', { name: 'Antrian kirim' }).getByRole('row').nth(1).click()
    await see(page.getByRole('dialog').getByText('Riwayat percobaan')).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await see(page.getByRole('dialog')).toHaveCount(0)

    await opensReferensi(page)
    await page.getByRole('button', { name: 'Tambah Data' }).click()
    await see(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
  })

  it.each([
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ])('fits $width × $height without scrolling the page', async ({ width, height }) => {
    const page = await window.page({ dark, width, height })
    for (const { hash, title } of SCREENS) {
      await goTo(page, hash)
      await see(page.getByRole('heading', { level: 1, name: title })).toBeAttached()
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
        return { sideways: scrollWidth > clientWidth, down: scrollHeight > clientHeight }
      })
      expect({ title, ...overflow }).toEqual({ title, sideways: false, down: false })
    }
  })
})
