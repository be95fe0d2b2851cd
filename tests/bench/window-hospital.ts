import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { inject } from 'vitest'
import { addDays, type WallDate } from '../../src/shared/wall-time.ts'
import { TODAY } from '../e2e/support/window-rig.ts'
import { CHROMIUM_ARGS } from '../support/chromium.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { seedHospital } from '../support/hospital-seed.ts'
import { recordVisits } from '../support/medical-seed.ts'
import { clockFrom, createRig, type Rig } from '../support/rig.ts'

/** The days of the large range: long past, so that no run of the program touches them while the grid is measured. */
export const PAST_DAYS = 20
const PAST_FROM: WallDate = '2025-08-04'
const A_DAY = 1_000
export const MANY_ROWS = PAST_DAYS * A_DAY
export const FEW_ROWS = A_DAY
export const MANY_RANGE = `dari=${PAST_FROM}&sampai=${addDays(PAST_FROM, PAST_DAYS - 1)}`
export const FEW_RANGE = `dari=${PAST_FROM}&sampai=${PAST_FROM}`

const STARTS = `${TODAY} 15:00:00`
const CHILD = join(import.meta.dirname, 'window-host-child.ts')
const PATIENCE_MS = 120_000

/** What the child tells of itself. */
export interface ChildMemory {
  readonly rss: number
}

/** The program in a process of its own, and a browser that reaches it. */
export interface WindowBench {
  readonly db: HospitalDatabase
  readonly rig: Rig
  /** Starts the program; `spawnedAt` is the moment before its process was there. */
  start(): Promise<StartedProgram>
}

export interface StartedProgram {
  readonly spawnedAt: number
  /** When it could be asked for a page. */
  readonly readyAt: number
  /** A browser window at an address of the program. */
  page(hash?: string): Promise<Page>
  /** Resident memory of the program's own process, in bytes. */
  memory(): Promise<number>
  stop(): Promise<void>
}

/** A hospital with so many registrations today, all of them with their times in the medical record. */
export async function withWindowBench<T>(today: number, use: (bench: WindowBench) => Promise<T>): Promise<T> {
  const db = await createHospitalDatabase({ besideTable: true, foreignKeys: false })
  const browser = await chromium.launch({ executablePath: inject('chromiumPath'), args: CHROMIUM_ARGS })
  try {
    const bookings = Math.round(today * 0.6)
    await recordVisits(db, await seedHospital(db, { tanggal: TODAY, registrations: today, bookings, now: STARTS }))
    const rig = await createRig({ db, now: clockFrom(STARTS) })
    try {
      return await use({ db, rig, start: () => startProgram(rig, () => browser.newContext(SCREEN)) })
    } finally {
      await rig.close()
    }
  } finally {
    await browser.close()
    await db.drop()
  }
}

const SCREEN = { viewport: { width: 1366, height: 768 }, locale: 'id-ID' } as const

async function startProgram(rig: Rig, newContext: () => Promise<BrowserContext>): Promise<StartedProgram> {
  const spawnedAt = Date.now()
  const child = fork(CHILD, [], {
    env: { PATH: process.env.PATH ?? '', ...rig.environment, UJI_JAM: String(clockFrom(STARTS)()) },
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [url] = (await once(child, 'message')) as [string]
  const readyAt = Date.now()
  const contexts: BrowserContext[] = []
  return {
    spawnedAt,
    readyAt,
    async page(hash = '') {
      const context = await newContext()
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(PATIENCE_MS)
      await page.goto(`${url}${hash}`, { waitUntil: 'commit' })
      return page
    },
    async memory() {
      child.send('memori')
      const [told] = (await once(child, 'message')) as [ChildMemory]
      return told.rss
    },
    async stop() {
      for (const context of contexts) await context.close()
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Twenty past days of a thousand registrations, with the rows and times of finished visits. */
export async function seedPastDays(db: HospitalDatabase): Promise<void> {
  for (let day = 0; day < PAST_DAYS; day++) {
    const tanggal = addDays(PAST_FROM, day)
    const kinds = { bookings: 500, nonBpjs: 0.2, igd: 20, withTimes: true }
    await seedHospital(db, { tanggal, registrations: A_DAY, seed: day + 1, ...kinds })
  }
  await db.run('analyze table reg_periksa')
}
