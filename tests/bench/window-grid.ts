import type { Page } from 'playwright'
import { angka } from '../../src/shared/numbers.ts'
import { type Figure, kali, median, ms } from './figures.ts'
import {
  FEW_RANGE,
  FEW_ROWS,
  MANY_RANGE,
  MANY_ROWS,
  type StartedProgram,
  seedPastDays,
  withWindowBench,
} from './window-hospital.ts'
import { longestTask, scrollThrough, seen, startMeasuring, stopMeasuring, type Timed } from './window-page.ts'

const KEY_LIMIT_MS = 50
const TASK_LIMIT_MS = 50
const FRAMES = 400
/** Parts of numbers that leave fewer rows with each digit, of few rows as of many, and never none. */
const SEARCHES = ['714', '938', '671', '396']
const SORTED = ['nama', 'poli', 'kodebooking']

interface GridTimes {
  readonly keys: Timed
  readonly scroll: Timed
  readonly sorts: Timed
  /** Processor time of the longest task of each, in milliseconds. */
  readonly longest: { readonly keys: number; readonly scroll: number; readonly sorts: number }
}

/** Data Referensi with many rows beside the same with few, in the same browser. */
export async function gridFigures(): Promise<Figure[]> {
  return withWindowBench(30, async (bench) => {
    await seedPastDays(bench.db)
    const program = await bench.start()
    try {
      const few = await measureGrid(program, FEW_RANGE, FEW_ROWS)
      return figuresOf(await measureGrid(program, MANY_RANGE, MANY_ROWS), few)
    } finally {
      await program.stop()
    }
  })
}

async function measureGrid(program: StartedProgram, range: string, rows: number): Promise<GridTimes> {
  const page = await program.page(`#/referensi?${range}`)
  await page.locator(`table[role="grid"][aria-rowcount="${rows + 1}"]`).waitFor()
  // The reading of the range is over, and so is what the page prepares after it.
  await page.waitForTimeout(1_000)
  const scroll = await scrollThrough(page, FRAMES)
  if (scroll.lastRow !== rows - 1) throw new Error(`scrolled to row ${scroll.lastRow} of ${rows}`)
  const keys = await typeAndErase(page)
  const sorts = await sortByColumns(page)
  // Once more while the browser keeps account of its time, which is left out of the times above.
  const longest = {
    scroll: await longestTask(page, () => scrollThrough(page, FRAMES)),
    keys: await longestTask(page, () => typeAndErase(page)),
    sorts: await longestTask(page, () => sortByColumns(page)),
  }
  await page.context().close()
  return { keys, scroll, sorts, longest }
}

/** Every digit, and every letter taken away again: each shows other rows. */
async function typeAndErase(page: Page): Promise<Timed> {
  await page.locator('[data-pencarian]').focus()
  await startMeasuring(page, 'keydown', 'count')
  const strokes = SEARCHES.flatMap((search) => [...search, ...[...search].fill('Backspace')])
  for (const [done, stroke] of strokes.entries()) {
    await page.keyboard.press(stroke)
    await seen(page, done + 1)
  }
  return stopMeasuring(page)
}

async function sortByColumns(page: Page): Promise<Timed> {
  await startMeasuring(page, 'click', 'rows')
  let done = 0
  for (const column of SORTED) {
    for (let turn = 0; turn < 3; turn++) {
      await page.locator(`th[data-column="${column}"] button`).click()
      await seen(page, ++done)
    }
  }
  return stopMeasuring(page)
}

function figuresOf(many: GridTimes, few: GridTimes): Figure[] {
  const baris = `${angka(MANY_ROWS)} baris`
  const beside = (text: string) => `${angka(FEW_ROWS)} baris ${text}`
  const usualOf = ({ times }: Timed) => median(times)
  const worst = ({ times }: Timed) => Math.max(...times)
  const longest = (long: readonly number[]) =>
    long.length === 0 ? '0' : `${long.length}, terlama ${ms(Math.max(...long))}`
  const task = (what: 'keys' | 'scroll' | 'sorts', ukuran: string): Figure => ({
    ukuran: `Tugas terlama ${ukuran}, waktu prosesor`,
    baris,
    hasil: ms(many.longest[what]),
    pembanding: beside(ms(few.longest[what])),
    rasio: kali(many.longest[what] / few.longest[what]),
    batas: `≤ ${ms(TASK_LIMIT_MS)}`,
    lulus: many.longest[what] <= TASK_LIMIT_MS,
  })
  const keys = usualOf(many.keys)
  return [
    {
      ukuran: 'Ketukan pencarian sampai baris tersaring tampak, median',
      baris,
      hasil: ms(keys),
      pembanding: beside(ms(usualOf(few.keys))),
      rasio: kali(keys / usualOf(few.keys)),
      batas: `< ${ms(KEY_LIMIT_MS)}`,
      lulus: keys < KEY_LIMIT_MS,
    },
    {
      ukuran: `Sama, terlama dari ${many.keys.times.length} ketukan`,
      baris,
      hasil: ms(worst(many.keys)),
      pembanding: beside(ms(worst(few.keys))),
      rasio: kali(worst(many.keys) / worst(few.keys)),
      batas: '–',
      lulus: true,
    },
    {
      ukuran: 'Tugas panjang (> 50 ms) selama menggulir dari awal sampai akhir',
      baris,
      hasil: longest(many.scroll.long),
      pembanding: beside(longest(few.scroll.long)),
      rasio: '–',
      batas: '0',
      lulus: many.scroll.long.length === 0,
    },
    {
      ukuran: `Jarak antarbingkai saat menggulir, median dari ${FRAMES}`,
      baris,
      hasil: ms(usualOf(many.scroll)),
      pembanding: beside(ms(usualOf(few.scroll))),
      rasio: kali(usualOf(many.scroll) / usualOf(few.scroll)),
      batas: '–',
      lulus: true,
    },
    {
      ukuran: `Klik judul kolom sampai urutan tampak, median dari ${many.sorts.times.length}`,
      baris,
      hasil: ms(usualOf(many.sorts)),
      pembanding: beside(ms(usualOf(few.sorts))),
      rasio: kali(usualOf(many.sorts) / usualOf(few.sorts)),
      batas: '–',
      lulus: true,
    },
    task('keys', 'saat mengetik pencarian'),
    task('scroll', 'saat menggulir'),
    task('sorts', 'saat mengurutkan'),
  ]
}
