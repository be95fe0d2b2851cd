import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type App, openApp } from '../../../src/main/app.ts'
import { startDemo } from '../../../src/main/demo/demo.ts'
import { epochToWallTime, wallTimeToEpoch } from '../../../src/shared/wall-time.ts'

const ZONE = 'Asia/Jakarta'
const BEGAN = wallTimeToEpoch('2025-10-06 14:00:00', ZONE)
const MINUTE = 60_000

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'mobilejkn-demo-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Starts the demo at a moment of the workstation's clock that stands still unless moved, and runs the program in it. */
async function inDemo<T>(dataDir: string, minutes: number, use: (app: App, move: (ms: number) => void) => Promise<T>) {
  let real = BEGAN + minutes * MINUTE
  const demo = await startDemo({ dataDir, zone: ZONE, realNow: () => real, random: () => 0.5 })
  try {
    const opened = await openApp(demo.parts, { exclusive: true })
    if (!opened.ok) throw new Error(opened.error.message)
    try {
      return await use(opened.value, (ms) => {
        real += ms
      })
    } finally {
      await opened.value.close()
    }
  } finally {
    await demo.close()
  }
}

const sync = (app: App) =>
  app.cycle.run({ range: null, force: false, dryRun: false, manual: true, signal: new AbortController().signal })

describe('the demo', () => {
  it('goes on where it stopped: what was sent stays sent, and the day has moved on', async () => {
    const dataDir = folder()
    const first = await inDemo(dataDir, 0, sync)
    expect(first.report.sent).toBeGreaterThan(20)
    expect(first.report.failed).toBe(0)

    const second = await inDemo(dataDir, 0, sync)
    expect(second.report).toMatchObject({ found: first.report.found, sent: 0, existing: 0, requests: 0 })

    const later = await inDemo(dataDir, 10, sync)
    expect(later.report.found).toBeGreaterThan(first.report.found)
    expect(later.report.sent).toBeGreaterThan(0)
    expect(later.report.existing).toBe(0)
  })

  it('shows what can go wrong: a refusal, a missing mapping and reversed times', async () => {
    const { report } = await inDemo(folder(), 0, sync)
    const reasons = new Set(report.problems.map((problem) => problem.reason))
    expect([...reasons]).toEqual(expect.arrayContaining(['ditolak', 'mapping-poli', 'waktu-terbalik']))
    expect(report.held).toBeGreaterThan(0)
  })

  it('begins again when its day is over', async () => {
    const dataDir = folder()
    const first = await inDemo(dataDir, 0, sync)
    const again = await inDemo(dataDir, 60, async (app) => {
      expect(epochToWallTime(app.now(), ZONE)).toBe('2025-10-06 10:30:00')
      expect(app.stores.admin.counts().terkirim).toBe(0)
      return sync(app)
    })
    expect(again.report).toMatchObject({ found: first.report.found, sent: first.report.sent })
  })

  it('leaps ahead between cycles and runs like any clock during one', async () => {
    await inDemo(folder(), 0, async (app, move) => {
      const began = app.now()
      move(MINUTE)
      expect(app.now() - began).toBe(MINUTE)
      await sync(app)
      expect(app.now() - began).toBe(12 * MINUTE)
    })
  })

  it('begins again when one of its own files was cut off while it was written', async () => {
    const dataDir = folder()
    await inDemo(dataDir, 0, sync)
    writeFileSync(join(dataDir, 'demo', 'mulai.json'), '{"realMs":17')
    const { report } = await inDemo(dataDir, 5, sync)
    expect(report.sent).toBeGreaterThan(0)
    expect(report.existing).toBe(0)
  })

  it('keeps everything in a folder of its own and touches nothing beside it', async () => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'outbox.sqlite'), 'milik rumah sakit')
    await inDemo(dataDir, 0, sync)
    await inDemo(dataDir, 60, sync)
    expect(readFileSync(join(dataDir, 'outbox.sqlite'), 'utf8')).toBe('milik rumah sakit')
    expect(existsSync(join(dataDir, 'demo', 'outbox.sqlite'))).toBe(true)
    expect(statSync(join(dataDir, 'demo')).mode & 0o077).toBe(0)
  })

  it('talks to this computer only', async () => {
    await inDemo(folder(), 0, async (app) => {
      expect(new URL(app.settings.bpjs.baseUrl).hostname).toBe('127.0.0.1')
    })
  })
})
