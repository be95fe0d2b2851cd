import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { inject } from 'vitest'
import { type BrowserHost, startBrowserHost } from '../../../src/main/web/browser-host.ts'
import { addMinutes, type WallDate } from '../../../src/shared/wall-time.ts'
import { CHROMIUM_ARGS } from '../../support/chromium.ts'
import {
  createHospitalDatabase,
  type HospitalDatabase,
  type HospitalDatabaseOptions,
} from '../../support/hospital-db.ts'
import { type SeededHospital, type SeedOptions, seedHospital } from '../../support/hospital-seed.ts'
import { clockFrom, createRig, type Rig, type RigOptions } from '../../support/rig.ts'
import type { World } from '../journeys/world.ts'

/** A day in the past with every hour already over; the clock of these tests stands in its afternoon. */
export const TODAY: WallDate = '2025-10-06'
const STARTS = `${TODAY} 15:00:00`

export interface WindowRig {
  readonly rig: Rig
  readonly db: HospitalDatabase
  readonly day: SeededHospital
  readonly now: () => number
  /** The program as a browser reaches it. */
  readonly host: BrowserHost
  /** A window of its own, with its own storage. */
  page(options?: PageOptions): Promise<Page>
  /** Starts the program again on the same data, on another address. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface PageOptions {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
}

export interface WindowRigOptions {
  readonly seed?: Partial<SeedOptions>
  readonly rig?: Omit<RigOptions, 'db'>
  /** Another hospital than one with the brief's table beside Khanza's. */
  readonly database?: HospitalDatabaseOptions
  /** Another way to the database than the owner's direct one, made once the database is there. */
  readonly access?: (db: HospitalDatabase) => Promise<Pick<RigOptions, 'server' | 'user'>>
  /** What happens at the hospital and at BPJS before the program is opened. */
  readonly prepare?: (world: World) => Promise<void>
  /** False: nothing is configured, the wizard shows. */
  readonly configured?: boolean
  /** Variables besides those of the configuration; undefined takes one of these away. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** A real hospital, a real BPJS simulator and the real program, with real browser windows on it. */
export async function createWindowRig(options: WindowRigOptions = {}): Promise<WindowRig> {
  const db = await createHospitalDatabase({ besideTable: true, ...options.database })
  const day = await seedHospital(db, {
    tanggal: TODAY,
    registrations: 30,
    bookings: 20,
    now: addMinutes(STARTS, -30),
    ...options.seed,
  })
  const now = clockFrom(STARTS)
  const rig = await createRig({ db, now, ...options.rig, ...(await options.access?.(db)) })
  await options.prepare?.({ db, rig, day, now })
  const settings = options.configured === false ? { MOBILEJKN_DATA_DIR: rig.dataDir } : rig.environment
  const environment = { ...settings, ...options.environment }
  const start = async (): Promise<BrowserHost> => {
    const host = await startBrowserHost({
      environment,
      envFile: {},
      demo: false,
      port: 0,
      version: 'uji',
      now,
    })
    if (host === 'belum-dibangun') throw new Error('the window was not built')
    return host
  }
  let host = await start()
  const browser: Browser = await chromium.launch({ executablePath: inject('chromiumPath'), args: CHROMIUM_ARGS })
  const contexts: BrowserContext[] = []
  return {
    rig,
    db,
    day,
    now,
    get host() {
      return host
    },
    async page({ width = 1366, height = 768, dark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        locale: 'id-ID',
        // What is still fading in has neither its place nor its colour yet.
        reducedMotion: 'reduce',
        acceptDownloads: true,
      })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      await page.goto(host.url)
      return page
    },
    async restart() {
      await host.close()
      host = await start()
    },
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      await host.close()
      await rig.close()
      await db.drop()
    },
  }
}
