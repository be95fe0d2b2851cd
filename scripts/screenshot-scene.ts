import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright'
import { programDirectory } from '../src/main/settings/locations.ts'
import { createConfStore, writeStored } from '../src/main/settings/stored.ts'
import { startBrowserHost } from '../src/main/web/browser-host.ts'
import { BPJS_URLS } from '../src/shared/bpjs-urls.ts'
import type { IpcResult } from '../src/shared/ipc/channel.ts'
import type { ChannelName } from '../src/shared/ipc/contract.ts'
import type { Dashboard, RunView } from '../src/shared/ipc/dashboard.ts'
import { wallTimeToEpoch } from '../src/shared/wall-time.ts'

const ROOT = resolve(import.meta.dirname, '..')
/** A desk's usual screen. */
export const SIZE = { width: 1366, height: 768 }
const PATIENCE_MS = 30_000
/** The demo's people are made from its date, so a fixed one shows the same people every time. */
const STARTS = wallTimeToEpoch('2025-10-06 10:30:00', 'Asia/Jakarta')
/** The demo's day passes twelve times as fast as the clock it is given. */
const DEMO_HOUR_MS = 5 * 60_000
/** What stands in the pictures in the place of the temporary folder. */
const SHOWN_FOLDER = '~/.local/share'

/** The program on a folder of its own, with a clock that can be put forward. */
export interface Scene {
  readonly url: string
  /** Temporary; stands for the folder in which the system keeps programs' data. */
  readonly folder: string
  /** Lets the demo's day go on. */
  passHours(hours: number): void
  close(): Promise<void>
}

/** Opens the program, shows it in a window of its own, and leaves nothing behind. */
export async function inScene(
  browser: Browser,
  options: { readonly demo: boolean },
  show: (page: Page, scene: Scene) => Promise<void>,
): Promise<void> {
  const scene = await openScene(options.demo)
  try {
    const context = await browser.newContext({
      viewport: SIZE,
      deviceScaleFactor: 1,
      colorScheme: 'light',
      locale: 'id-ID',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    // The temporary folder's name differs each time and means nothing to a reader.
    await page.route('**/ipc/**', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: (await answer.text()).replaceAll(scene.folder, SHOWN_FOLDER) })
    })
    await page.goto(scene.url)
    await show(page, scene)
    await context.close()
  } finally {
    await scene.close()
  }
}

async function openScene(demo: boolean): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'mobilejkn-gambar-'))
  // As where nobody has chosen a folder: no picture then tells of a variable that decides it.
  const environment = { XDG_DATA_HOME: folder, APPDATA: folder }
  const directory = programDirectory(process.platform, {}, environment, homedir())
  // Where the system names that folder otherwise, it would be the user's own.
  if (!directory.startsWith(folder)) throw new Error(`the pictures cannot be taken on ${process.platform}`)
  if (demo) storeHospital(directory)
  const opened = Date.now()
  let ahead = 0
  const packageFile = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const host = await startBrowserHost({
    environment,
    envFile: {},
    demo,
    port: 0,
    version: packageFile.version,
    now: () => STARTS + (Date.now() - opened) + ahead,
  })
  if (host === 'belum-dibangun') throw new Error('the window was not built')
  return {
    url: host.url,
    folder,
    passHours(hours) {
      ahead += hours * DEMO_HOUR_MS
    },
    async close() {
      await host.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Made-up values for the settings screen. The demo is what is opened: nobody ever connects to them. */
function storeHospital(directory: string): void {
  const form = {
    databaseHost: '192.168.1.10',
    databasePort: 3306,
    databaseName: 'sik',
    databaseUser: 'antrean',
    bpjsUrl: BPJS_URLS.produksi,
  }
  const written = writeStored(createConfStore(directory), { version: 1, form, mode: 'demo' })
  if (!written.ok) throw new Error(written.error)
}

/** Runs through the demo's morning, hour by hour, so that the dashboard has a day to tell of. */
export async function liveUntilNoon(page: Page, scene: Scene): Promise<void> {
  await runAfter(page, 0)
  for (let hour = 0; hour < 3; hour++) {
    const before = (await lastRun(page))?.id ?? 0
    scene.passHours(1)
    await ask(page, 'sinkron:sekarang')
    await runAfter(page, before)
  }
}

/** Waits until a run later than the named one has ended. */
async function runAfter(page: Page, id: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  for (let run = await lastRun(page); !run?.counts || run.id <= id; run = await lastRun(page)) {
    if (Date.now() > deadline) throw new Error('the demo did not finish a run')
    await page.waitForTimeout(100)
  }
}

async function lastRun(page: Page): Promise<RunView | undefined> {
  const answer = (await ask(page, 'dasbor:baca')) as IpcResult<Dashboard>
  return answer.ok ? answer.value.runs[0] : undefined
}

/** A request as the window makes it. */
async function ask(page: Page, channel: ChannelName): Promise<unknown> {
  const answer = await page.request.post(new URL(`/ipc/${channel}`, page.url()).href, { data: {} })
  return answer.json()
}
