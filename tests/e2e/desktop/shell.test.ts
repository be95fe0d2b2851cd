import { afterEach, describe, expect, it } from 'vitest'
import { createDesktopRig, type DesktopRig } from '../support/desktop-rig.ts'
import { see } from '../support/see.ts'
import { TODAY } from '../support/window-rig.ts'

let desktop: DesktopRig | null = null

afterEach(async () => {
  await desktop?.close()
  desktop = null
})

describe('the window of the desktop application', () => {
  it('has no way to Node, runs no foreign script and goes nowhere else', async () => {
    desktop = await createDesktopRig()
    const { page, application } = await desktop.launch()
    await see(page.getByRole('heading', { level: 1, name: 'Dasbor' })).toBeVisible()

    const reach = await page.evaluate(() => {
      const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer']
      return names.filter((name) => name in window)
    })
    expect(reach).toEqual([])
    const bridge = await page.evaluate(() => Object.keys((window as unknown as { mobilejkn: object }).mobilejkn).sort())
    expect(bridge).toEqual(['invoke', 'on'])

    const ranInline = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.disusupi = true'
      document.body.append(script)
      return 'disusupi' in window
    })
    expect(ranInline).toBe(false)
    const policy = await page.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy'))
    expect(policy).toContain("default-src 'none'")

    const own = page.url()
    await page.evaluate(() => {
      window.location.href = 'https://contoh.invalid/'
    })
    expect(await page.evaluate(() => window.open('https://contoh.invalid/'))).toBeNull()
    // Playwright goes on waiting for a navigation that was refused, so the main process is asked instead.
    const there = await application.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return {
        url: contents?.getURL(),
        title: await contents?.executeJavaScript('document.querySelector("h1").textContent'),
      }
    })
    expect(there).toEqual({ url: own, title: 'Dasbor' })
    expect(application.windows()).toHaveLength(1)

    const preferences = await application.evaluate(({ BrowserWindow }) => {
      const preferencesOf = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): { sandbox?: boolean; contextIsolation?: boolean; nodeIntegration?: boolean }
      }
      const { sandbox, contextIsolation, nodeIntegration } = preferencesOf.getLastWebPreferences()
      return { sandbox, contextIsolation, nodeIntegration }
    })
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false })
  })

  it('closes into the tray, goes on sending there, and a second start brings it back', async () => {
    desktop = await createDesktopRig()
    const running = await desktop.launch()
    const { page, application, isVisible } = running
    await see(page.getByRole('heading', { level: 1, name: 'Dasbor' })).toBeVisible()
    const { simulator } = desktop.rig
    await expect.poll(() => simulator.bookings().size, { timeout: 30_000 }).toBe(desktop.day.registrations.length)

    await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(isVisible).toBe(false)
    expect(await running.notifications()).toContainEqual(expect.stringContaining('Tetap berjalan'))

    // One that came with a booking and has not checked in: nothing in the record gives it a time.
    const { no_rawat, nobooking } = desktop.day.bookings[0] ?? { no_rawat: '', nobooking: '' }
    const table = desktop.db.briefTable
    await desktop.db.run(`update ${table} set taskid3 = ? where no_rawat = ?`, [`${TODAY} 14:50:00`, no_rawat])
    expect(await running.clickTray('Sinkron sekarang')).toBe(true)
    const hasTask3 = () =>
      [...simulator.bookings()].some(([code, { tasks }]) => code === nobooking && tasks[0]?.taskid === 3)
    await expect.poll(hasTask3, { timeout: 20_000 }).toBe(true)

    expect(await desktop.startAgain()).toBe(0)
    await expect.poll(isVisible).toBe(true)
    expect(application.windows()).toHaveLength(1)
  })

  it('says in the tray what the window says, and pauses from there', async () => {
    desktop = await createDesktopRig()
    const running = await desktop.launch()
    const { page } = running
    await see(page.getByRole('heading', { level: 1, name: 'Dasbor' })).toBeVisible()
    const menu = await running.trayMenu()
    for (const label of ['Sinkron sekarang', 'Jeda 15 menit', 'Jeda 1 jam', 'Keluar']) expect(menu).toContain(label)

    await expect.poll(() => running.clickTray('Jeda 15 menit')).toBe(true)
    await expect.poll(() => running.trayTooltip()).toContain('Jeda')
    await see(page.getByRole('banner').getByText('Jeda', { exact: false }).first()).toBeVisible()
    await expect.poll(() => running.clickTray('Lanjutkan')).toBe(true)
    await expect.poll(() => running.trayTooltip()).not.toContain('Jeda')
  })
})

describe('quitting', () => {
  it('sees the call in flight through and loses nothing of what waits', async () => {
    desktop = await createDesktopRig()
    const { simulator } = desktop.rig
    simulator.setFaults({ latencyMs: 400 })
    const first = await desktop.launch()
    await expect.poll(() => simulator.requests.length, { timeout: 30_000 }).toBeGreaterThan(2)
    await first.quit()
    // Whatever had left was answered before the program went.
    expect(simulator.requests.filter((request) => !request.answered)).toEqual([])
    expect(simulator.bookings().size).toBeLessThan(desktop.day.registrations.length)

    simulator.clearFaults()
    await desktop.launch()
    await expect.poll(() => simulator.bookings().size, { timeout: 30_000 }).toBe(desktop.day.registrations.length)
    const adds = simulator.requests.filter((request) => request.call === 'add').map((request) => request.kodebooking)
    expect(new Set(adds).size).toBe(adds.length)
  })
})
