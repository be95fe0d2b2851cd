import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { leavingView, type TrayView, trayView } from '../../../src/main/desktop/tray-view.ts'
import { SERVICE_WORDS, type ServiceState } from '../../../src/shared/status.ts'
import { appState, service } from './fixtures.ts'

const RESOURCES = new URL('../../../resources/', import.meta.url)

function labels(view: TrayView): string[] {
  return view.menu.map((item) => (item.kind === 'pemisah' ? '-' : item.label))
}

describe('the tray', () => {
  it('says what the window says: state, reason, next sync', () => {
    const view = trayView(appState())
    expect(view.icon).toBe('berjalan')
    expect(view.tooltip).toBe('Khanza Mobile JKN\nBerjalan: Semua sudah terkirim.\nSinkron berikutnya 10.29')
    expect(labels(view)).toEqual([
      'Berjalan: Semua sudah terkirim.',
      'Sinkron berikutnya 10.29',
      '-',
      'Buka Khanza Mobile JKN',
      '-',
      'Sinkron sekarang',
      'Jeda 15 menit',
      'Jeda 1 jam',
      '-',
      'Keluar',
    ])
  })

  it('names the environment unless it is production', () => {
    expect(trayView(appState({ lingkungan: 'DEMO' })).tooltip).toMatch(/^Khanza Mobile JKN · DEMO\n/)
    expect(trayView(appState({ lingkungan: 'PENGEMBANGAN' })).tooltip).toMatch(/· PENGEMBANGAN\n/)
  })

  it('leads to the visits that need a person', () => {
    const view = trayView(appState({ held: 1234, service: service('perlu-tindakan') }))
    expect(view.icon).toBe('perlu-tindakan')
    expect(labels(view)).toContain('Lihat 1.234 yang perlu tindakan')
  })

  it('offers to go on while paused, and to pause otherwise', () => {
    const paused = trayView(appState({ service: service('jeda'), timer: { state: 'jeda', nextInMs: 900_000 } }))
    expect(labels(paused)).toContain('Lanjutkan')
    expect(labels(paused)).toContain('Dilanjutkan 10.40')
    expect(labels(paused).filter((label) => label.startsWith('Jeda '))).toEqual([])
    expect(labels(trayView(appState()))).not.toContain('Lanjutkan')
  })

  it('does not offer a second run while one is running', () => {
    const view = trayView(appState({ timer: { state: 'berjalan', nextInMs: null } }))
    const sync = view.menu.find((item) => item.kind === 'tindakan' && item.action === 'sinkron')
    expect(sync).toMatchObject({ enabled: false })
    expect(labels(view)).toContain('Sedang sinkron…')
  })

  it('offers nothing to send before anything is configured', () => {
    const view = trayView(appState({ mode: 'awal', lingkungan: null }))
    expect(labels(view)).not.toContain('Sinkron sekarang')
    expect(labels(view)).toContain('Buka Khanza Mobile JKN')
    expect(labels(view)).toContain('Keluar')
  })

  it('offers to leave at once while it waits for the call in flight', () => {
    expect(labels(leavingView('berjalan'))).toContain('Keluar sekarang juga')
  })

  it('keeps the tooltip within what Windows shows, and the next sync in it', () => {
    const view = trayView(
      appState({ lingkungan: 'PENGEMBANGAN', service: service('menunggu', 'Kalimat panjang. '.repeat(20)) }),
    )
    expect(view.tooltip.length).toBeLessThanOrEqual(127)
    expect(view.tooltip).toMatch(/…\nSinkron berikutnya 10\.29$/)
    expect(Math.max(...labels(view).map((label) => label.length))).toBeLessThanOrEqual(70)
  })

  it.each(Object.keys(SERVICE_WORDS) as ServiceState[])('has pictures for %s', (state) => {
    const { icon } = trayView(appState({ service: service(state) }))
    for (const name of [`${icon}.svg`, `${icon}.png`, `${icon}@2x.png`, `${icon}.ico`]) {
      expect(existsSync(new URL(`baki/${name}`, RESOURCES)), name).toBe(true)
    }
  })
})
