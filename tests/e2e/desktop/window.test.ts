import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWindowFile, WINDOW_FILE } from '../../../src/main/desktop/window-state.ts'
import { arrives, firstRunEnds, grid, rowOf } from '../journeys/world.ts'
import { createDesktopRig, type Desktop, type DesktopRig } from '../support/desktop-rig.ts'
import { see } from '../support/see.ts'

let desktop: DesktopRig
let running: Desktop

beforeEach(async () => {
  desktop = await createDesktopRig({ seed: { registrations: 6, bookings: 3 } })
  running = await desktop.launch()
  await see(running.page.getByRole('heading', { level: 1, name: 'Dasbor' })).toBeVisible()
})
afterEach(() => desktop.close())

interface Question {
  readonly message: string
  readonly detail?: string
  readonly buttons?: readonly string[]
}

/** Every native question from now on is answered with its first button, and kept. */
async function answersQuestions(application: ElectronApplication): Promise<() => Promise<readonly Question[]>> {
  await application.evaluate(({ dialog }) => {
    const asked: unknown[] = []
    Object.assign(globalThis, { __ditanya: asked })
    const answer = async (...given: unknown[]) => {
      asked.push(given.at(-1))
      return { response: 0, checkboxChecked: false }
    }
    Object.assign(dialog, { showMessageBox: answer })
  })
  return () => application.evaluate(() => [...(globalThis as unknown as { __ditanya: Question[] }).__ditanya])
}

/** Ends the page's process; answers its number. */
const crash = (application: ElectronApplication) =>
  application.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const process = contents?.getOSProcessId() ?? 0
    contents?.forcefullyCrashRenderer()
    return process
  })

/**
 * What the page of another process says, asked over the main process: Playwright gives up a page that has crashed. The
 * one that crashed is not asked, since it would never answer.
 */
const headlineAfter = (application: ElectronApplication, crashed: number) =>
  application.evaluate(async ({ BrowserWindow }, before) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const process = contents?.getOSProcessId() ?? 0
    if (!contents || process === 0 || process === before || contents.isCrashed() || contents.isLoading()) return null
    return (await contents.executeJavaScript('document.querySelector("h1")?.textContent ?? null')) as string | null
  }, crashed)

describe('when its page crashes', () => {
  it('the window says that sending goes on and offers the way back, which leads to a working page', async () => {
    const { application } = running
    const questions = await answersQuestions(application)
    const crashed = await crash(application)
    await expect.poll(questions).toHaveLength(1)
    const [question] = await questions()
    expect(question?.message).toBe('Tampilan berhenti.')
    expect(question?.detail).toContain('Pengiriman ke BPJS tetap berjalan')
    expect(question?.buttons?.[0]).toBe('Muat ulang')
    await expect.poll(() => headlineAfter(application, crashed), { timeout: 20_000 }).toBe('Dasbor')
    const log = readFileSync(join(desktop.rig.dataDir, 'mobilejkn-sync.log'), 'utf8')
    expect(log).toMatch(/Tampilan berhenti \(\w+, -?\d+\)/)
  })

  it('a window in the tray comes back by itself, without a question that nobody would see', async () => {
    const { application, isVisible } = running
    const questions = await answersQuestions(application)
    await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(isVisible).toBe(false)
    const crashed = await crash(application)
    await expect.poll(() => headlineAfter(application, crashed), { timeout: 20_000 }).toBe('Dasbor')
    expect(await questions()).toEqual([])
    expect(await isVisible()).toBe(false)
  })
})

it('the window opens where it was left, at the size it had', async () => {
  const place = { x: 40, y: 30, width: 1120, height: 680 }
  await running.application.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  )
  const file = join(desktop.rig.dataDir, WINDOW_FILE)
  await expect.poll(() => readWindowFile(file).window).toEqual({ ...place, maximized: false })
  await running.quit()

  const again = await desktop.launch()
  await expect.poll(again.isVisible).toBe(true)
  const bounds = await again.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(bounds).toEqual(place)
})

it('a notification tells once that something needs a person, and leads to it out of the tray', async () => {
  const { page, application, isVisible } = running
  await firstRunEnds(page, desktop)
  await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(isVisible).toBe(false)
  const told = async () => (await running.notifications()).filter((text) => text.startsWith('Perlu tindakan'))
  expect(await told()).toEqual([])

  const stale = '0001R0040101A000001'
  desktop.rig.simulator.refuse(stale, 'Rujukan tidak valid')
  for (const nama of ['NURUL PERTAMA', 'NURUL KEDUA']) {
    const { no_rawat } = await arrives(desktop, { nama, nomorReferensi: stale })
    const refused = () => desktop.rig.simulator.requests.some(({ kodebooking }) => kodebooking === no_rawat)
    await expect
      .poll(async () => refused() || ((await running.clickTray('Sinkron sekarang')) && refused()), { timeout: 20_000 })
      .toBe(true)
    await expect.poll(() => running.trayTooltip(), { timeout: 20_000 }).toContain('registrasi perlu tindakan')
  }
  expect(await told()).toEqual(['Perlu tindakan: 1 registrasi belum dapat dikirim. Klik untuk melihatnya.'])

  await running.clickNotification()
  await expect.poll(isVisible).toBe(true)
  await see(page.getByRole('heading', { level: 1, name: 'Data Referensi' })).toBeAttached()
  for (const nama of ['NURUL PERTAMA', 'NURUL KEDUA']) await see(rowOf(page, nama)).toContainText('Perlu tindakan')
  await see(grid(page)).toHaveAttribute('aria-rowcount', '3')
})
