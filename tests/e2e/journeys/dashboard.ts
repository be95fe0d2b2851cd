import type { Locator, Page } from 'playwright'
import { angka } from '../../../src/shared/numbers.ts'
import { see } from '../support/see.ts'
import {
  arrives,
  epochAt,
  firstRunEnds,
  grid,
  isIdle,
  rowOf,
  tasksAtBpjs,
  todayOf,
  until,
  type World,
} from './world.ts'

const COUNTS = ['Registrasi', 'Terkirim', 'Menunggu', 'Perlu tindakan', 'Dilewati'] as const
type Counts = Record<(typeof COUNTS)[number], number>

function countLink(page: Page, word: keyof Counts): Locator {
  return page.getByRole('region', { name: 'Registrasi hari ini' }).getByRole('link', { name: word })
}

/** The numbers as they stand on the screen. */
async function shownCounts(page: Page): Promise<Counts> {
  const shown = await Promise.all(
    COUNTS.map(async (word) => [word, Number(/\d+/.exec((await countLink(page, word).textContent()) ?? '')?.[0])]),
  )
  return Object.fromEntries(shown)
}

interface Trouble {
  readonly wrong: string
  readonly unanswered: string
  readonly cancelled: string
}

/** One visit of each kind that is not simply sent. */
async function troubles(world: World): Promise<Trouble> {
  const wrong = await arrives(world, { nama: 'SRI TERBALIK', times: { 3: '09:30', 4: '09:10' } })
  const unanswered = await arrives(world, { nama: 'DEWI GANGGUAN' })
  const cancelled = await arrives(world, { nama: 'TONO BATAL', reference: false, stts: 'Batal' })
  world.rig.simulator.setFaults({
    choose: ({ kodebooking }) => (kodebooking === unanswered.no_rawat ? '404' : null),
  })
  return { wrong: wrong.nm_pasien, unanswered: unanswered.nm_pasien, cancelled: cancelled.nm_pasien }
}

/** What the numbers have to be, from the hospital's own tables and from what BPJS holds. */
async function trueCounts(world: World): Promise<Counts> {
  const [row] = await world.db.query<{ visits: number; cancelled: number }>(
    "SELECT COUNT(*) AS visits, SUM(stts = 'Batal') AS cancelled FROM reg_periksa WHERE tgl_registrasi = ?",
    [todayOf(world)],
  )
  const visits = Number(row?.visits)
  const cancelled = Number(row?.cancelled)
  // Of the visits BPJS knows, the one with reversed times is not done.
  const known = world.rig.simulator.bookings().size
  const wrong = 1
  return {
    Registrasi: visits,
    Terkirim: known - wrong,
    'Perlu tindakan': wrong,
    Dilewati: cancelled,
    Menunggu: visits - known - cancelled,
  }
}

/** The dashboard's numbers are the truth of both sides, before and after a run that F5 starts, without a reload. */
export async function watchTheCounts(page: Page, world: World): Promise<Trouble> {
  await firstRunEnds(page, world)
  const all = world.day.registrations.length
  await until(() => shownCounts(page)).toEqual({
    Registrasi: all,
    Terkirim: all,
    Menunggu: 0,
    'Perlu tindakan': 0,
    Dilewati: 0,
  })
  const loads: string[] = []
  page.on('load', (loaded) => loads.push(loaded.url()))

  const trouble = await troubles(world)
  await page.getByRole('button', { name: 'Sinkron sekarang' }).click()
  await until(() => shownCounts(page)).toEqual({
    Registrasi: all + 3,
    Terkirim: all,
    Menunggu: 1,
    'Perlu tindakan': 1,
    Dilewati: 1,
  })
  see(await shownCounts(page)).toEqual(await trueCounts(world))

  const late = await arrives(world, { nama: 'YANTI SUSULAN' })
  await isIdle(page)
  await page.keyboard.press('F5')
  // Whoever comes without a booking waits from when the doctor begins.
  await until(() => tasksAtBpjs(world, late.no_rawat)).toEqual({ 3: epochAt(world, '08:00') })
  await until(() => shownCounts(page)).toEqual(await trueCounts(world))
  see(loads).toEqual([])
  return trouble
}

/** Every number leads to exactly the registrations it counts. */
export async function followTheCounts(page: Page, trouble: Trouble): Promise<void> {
  const counts = await shownCounts(page)
  const inside: Partial<Record<keyof Counts, string>> = {
    'Perlu tindakan': trouble.wrong,
    Menunggu: trouble.unanswered,
    Dilewati: trouble.cancelled,
  }
  for (const word of COUNTS) {
    await countLink(page, word).click()
    await see(page.getByRole('heading', { level: 1, name: 'Data Referensi' })).toBeAttached()
    const text =
      word === 'Registrasi'
        ? `${angka(counts[word])} registrasi`
        : `${angka(counts[word])} dari ${angka(counts.Registrasi)} registrasi`
    await see(page.getByText(text, { exact: true })).toBeVisible()
    await see(grid(page)).toHaveAttribute('aria-rowcount', String(counts[word] + 1))
    const nama = inside[word]
    if (nama) await see(rowOf(page, nama)).toBeVisible()
    await page.getByRole('link', { name: 'Dasbor' }).click()
    await see(countLink(page, word)).toBeVisible()
  }
}
