import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AutostartParts, createAutostart, desktopEntry } from '../../../src/main/desktop/autostart.ts'
import { parseLaunch } from '../../../src/main/desktop/launch.ts'

/** Windows' registry, as far as it concerns us. */
function fakeApp() {
  const calls: { openAtLogin?: boolean; path?: string; args?: string[] }[] = []
  const app: AutostartParts['app'] = {
    setLoginItemSettings: (settings) => void calls.push(settings),
    getLoginItemSettings: () => ({ openAtLogin: calls.at(-1)?.openAtLogin ?? false }),
  }
  return { app, calls }
}

describe('starting with the computer', () => {
  let configHome = ''
  beforeEach(() => {
    configHome = mkdtempSync(join(tmpdir(), 'mobilejkn-autostart-'))
  })
  afterEach(() => rmSync(configHome, { recursive: true, force: true }))

  it('is a login item on Windows, and starts in the tray', () => {
    const { app, calls } = fakeApp()
    const autostart = createAutostart({
      app,
      platform: 'win32',
      command: ['C:\\E\\electron.exe', 'C:\\Program Kita'],
      configHome,
    })
    expect(autostart?.get()).toBe(false)
    autostart?.set(true)
    expect(autostart?.get()).toBe(true)
    expect(calls).toEqual([
      { openAtLogin: true, path: 'C:\\E\\electron.exe', args: ['"C:\\Program Kita"', '--tersembunyi'] },
    ])
    autostart?.set(false)
    expect(autostart?.get()).toBe(false)
  })

  it('is a desktop entry on Linux', () => {
    const autostart = createAutostart({ app: fakeApp().app, platform: 'linux', command: ['/opt/mjkn'], configHome })
    expect(autostart?.get()).toBe(false)
    autostart?.set(true)
    autostart?.set(true)
    expect(autostart?.get()).toBe(true)
    const entry = readFileSync(join(configHome, 'autostart', 'khanza-mobile-jkn.desktop'), 'utf8')
    expect(entry).toContain('\nExec="/opt/mjkn" "--tersembunyi"\n')
    autostart?.set(false)
    autostart?.set(false)
    expect(autostart?.get()).toBe(false)
  })

  it('is not offered elsewhere', () => {
    expect(createAutostart({ app: fakeApp().app, platform: 'freebsd', command: ['x'], configHome })).toBeNull()
  })

  it('quotes a path as the desktop entry specification asks', () => {
    expect(desktopEntry(['/opt/a b/100%/$x "y" \\z'])).toContain('Exec="/opt/a b/100%%/\\\\$x \\\\"y\\\\" \\\\\\\\z"\n')
  })
})

describe('the command line', () => {
  it('knows the demo and the start in the tray', () => {
    expect(parseLaunch(['electron', '.', '--demo'])).toEqual({ demo: true, hidden: false })
    expect(parseLaunch(['electron', '.', '--tersembunyi'])).toEqual({ demo: false, hidden: true })
  })
})
