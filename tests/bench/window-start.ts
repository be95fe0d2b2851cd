import type { Page } from 'playwright'
import { angka } from '../../src/shared/numbers.ts'
import { createDesktopRig, type Desktop } from '../e2e/support/desktop-rig.ts'
import type { HospitalDatabase } from '../support/hospital-db.ts'
import { recordVisits } from '../support/medical-seed.ts'
import type { Rig } from '../support/rig.ts'
import { type Figure, kali, mb, median, ms } from './figures.ts'
import { withWindowBench } from './window-hospital.ts'
import { contentPaintedAt, heapOf } from './window-page.ts'

const CONTENT_LIMIT_MS = 1_500
const STARTS = 5
/** The registrations a quiet morning begins with, and those of a whole day. */
const EARLY = 30
const A_DAY = 2_000
const ARRIVALS = 10
const PATIENCE_MS = 600_000

/** One process of the program with its window, as the memory figures see it. */
interface Watched {
  readonly page: Page
  /** Bytes, by the name of what holds them. */
  memory(): Promise<Readonly<Record<string, number>>>
}

/** From the start of the process to the content of the first screen, for the browser host and the desktop. */
export async function startFigures(): Promise<Figure[]> {
  const figures = await browserStarts()
  if (process.env.MOBILEJKN_UJI_ELECTRON) figures.push(...(await desktopStarts()))
  return figures
}

async function browserStarts(): Promise<Figure[]> {
  return withWindowBench(EARLY, async (bench) => {
    const toPage: number[] = []
    const toContent: number[] = []
    for (let turn = 0; turn < STARTS; turn++) {
      const program = await bench.start()
      toPage.push(program.readyAt - program.spawnedAt)
      const opened = Date.now()
      const { counts } = await contentPaintedAt(await program.page())
      toContent.push(counts - opened)
      await program.stop()
    }
    return [
      startFigure('Program di peramban: mulai sampai halaman bisa dibuka', toPage),
      startFigure('Program di peramban: membuka halaman sampai angka hari ini', toContent, CONTENT_LIMIT_MS),
    ]
  })
}

async function desktopStarts(): Promise<Figure[]> {
  const desktop = await createDesktopRig({ seed: { registrations: EARLY, bookings: 18 } })
  try {
    const toFrame: number[] = []
    const toCounts: number[] = []
    for (let turn = 0; turn < STARTS; turn++) {
      const spawnedAt = Date.now()
      const running = await desktop.launch()
      const { frame, counts } = await contentPaintedAt(running.page)
      toFrame.push(frame - spawnedAt)
      toCounts.push(counts - spawnedAt)
      await running.quit()
    }
    return [
      startFigure('Desktop: mulai sampai kerangka dan keadaan layanan', toFrame, CONTENT_LIMIT_MS),
      startFigure('Desktop: mulai sampai angka hari ini', toCounts),
    ]
  } finally {
    await desktop.close()
  }
}

/** The first start reads the program from the disk; those after it find it in memory. */
function startFigure(ukuran: string, times: readonly number[], limit?: number): Figure {
  const [first = Number.NaN] = times
  const usual = median(times)
  return {
    ukuran,
    baris: `${EARLY} registrasi`,
    hasil: ms(usual),
    pembanding: `pertama kali ${ms(first)}`,
    rasio: kali(usual / first),
    batas: limit === undefined ? '–' : `< ${ms(limit)}`,
    lulus: limit === undefined || usual < limit,
  }
}

/** Memory when nothing happens, and after a day whose every registration was sent while the grid was open. */
export async function memoryFigures(): Promise<Figure[]> {
  const inBrowser = await withWindowBench(A_DAY, async ({ db, rig, start }) => {
    await hideArrivals(db)
    const program = await start()
    try {
      const page = await program.page('#/referensi')
      const watched = { page, memory: async () => ({ program: await program.memory(), jendela: await heapOf(page) }) }
      return await liveThroughDay('peramban', db, rig, watched)
    } finally {
      await program.stop()
    }
  })
  if (!process.env.MOBILEJKN_UJI_ELECTRON) return inBrowser
  const desktop = await createDesktopRig({
    seed: { registrations: A_DAY, bookings: Math.round(A_DAY * 0.6) },
    // Registrations go and come while their record stays.
    database: { foreignKeys: false },
  })
  try {
    await recordVisits(desktop.db, desktop.day)
    await hideArrivals(desktop.db)
    const running = await desktop.launch()
    await running.page.evaluate(() => {
      window.location.hash = '#/referensi'
    })
    const watched = { page: running.page, memory: () => desktopMemory(running) }
    return [...inBrowser, ...(await liveThroughDay('desktop', desktop.db, desktop.rig, watched))]
  } finally {
    await desktop.close()
  }
}

async function desktopMemory({ application, page }: Desktop): Promise<Record<string, number>> {
  const main = await application.evaluate(({ app }) => {
    const found = app.getAppMetrics().find(({ type }) => type === 'Browser')
    return (found?.memory.workingSetSize ?? 0) * 1024
  })
  return { program: main, jendela: await heapOf(page) }
}

/** The registrations of the day are taken away, to come back as if patients arrived. */
async function hideArrivals(db: HospitalDatabase): Promise<void> {
  await db.run('CREATE TABLE uji_datang AS SELECT * FROM reg_periksa ORDER BY no_rawat')
  await db.run(`DELETE FROM reg_periksa WHERE no_rawat NOT IN (SELECT no_rawat FROM (SELECT no_rawat FROM uji_datang
    ORDER BY no_rawat LIMIT ${EARLY}) AS pagi)`)
}

async function arrive(db: HospitalDatabase, until: number): Promise<void> {
  await db.run(`INSERT IGNORE INTO reg_periksa SELECT * FROM uji_datang ORDER BY no_rawat LIMIT ${until}`)
}

async function liveThroughDay(kind: string, db: HospitalDatabase, rig: Rig, watched: Watched): Promise<Figure[]> {
  await sentAndShown(rig, watched.page, EARLY)
  const idle = await watched.memory()
  for (let hour = 1; hour <= ARRIVALS; hour++) {
    const count = Math.round((A_DAY * hour) / ARRIVALS)
    await arrive(db, count)
    await sentAndShown(rig, watched.page, count)
  }
  const after = await watched.memory()
  const calls = rig.simulator.requests.length
  return Object.entries(after).map(([part, bytes]) => {
    const before = idle[part] ?? Number.NaN
    return {
      ukuran: `Memori ${part === 'program' ? 'proses program' : 'objek jendela'}, ${kind}`,
      baris: `${angka(A_DAY)} registrasi, ${angka(calls)} panggilan`,
      hasil: mb(bytes),
      pembanding: `diam, ${EARLY} registrasi ${mb(before)}`,
      rasio: kali(bytes / before),
      batas: '–',
      lulus: true,
    }
  })
}

/** Everything there is has reached BPJS, and the grid shows all of it. */
async function sentAndShown(rig: Rig, page: Page, count: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  const idle = page.locator('button[aria-busy="false"]', { hasText: 'Sinkron sekarang' })
  while (rig.simulator.bookings().size < count) {
    if (Date.now() > deadline) throw new Error(`${rig.simulator.bookings().size} of ${count} reached BPJS`)
    await page.keyboard.press('F5')
    await page.waitForTimeout(500)
  }
  await idle.waitFor()
  const show = page.getByRole('button', { name: /registrasi baru, tampilkan$/ })
  const all = page.locator(`table[role="grid"][aria-rowcount="${count + 1}"]`)
  // The last arrivals may announce themselves after the first were shown.
  while (!(await all.isVisible())) {
    if (Date.now() > deadline) throw new Error(`the grid does not show ${count} registrations`)
    if (await show.isVisible()) await show.click()
    await page.waitForTimeout(200)
  }
  // Two more turns with nothing to do: what was only needed while sending is let go of.
  await page.keyboard.press('F5')
  await page.waitForTimeout(1_000)
  await idle.waitFor()
}
