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
import { scrollThrough, seen, startMeasuring, stopMeasuring, type Timed } from './window-page.ts'

const KEY_LIMIT_MS = 50
const FRAMES = 400
/** Parts of numbers that leave fewer rows with each digit, of few rows as of many, and never none. */
const SEARCHES = ['714', '938', '671', '396']
const SORTED = ['nama', 'poli', 'kodebooking']

interface GridTimes {
  readonly keys: Timed
  readonly scroll: Timed
  readonly sorts: Timed
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
  await page.context().close()
  return { keys, scroll, sorts }
}

/** Every digit, and every letter taken away again: each shows other rows. */
async function typeAndErase(page: Page): Promise<Timed> {
  await page.locator('[data-pencarian]').focus()
  await startMeasuring(page, 'keydown', 'aria-rowcount')
  const strokes = SEARCHES.flatMap((search) => [...search, ...[...search].fill('Backspace')])
  for (const [done, stroke] of strokes.entries()) {
    await page.keyboard.press(stroke)
    await seen(page, done + 1)
  }
  return stopMeasuring(page)
}

async function sortByColumns(page: Page): Promise<Timed> {
  await startMeasuring(page, 'click', 'aria-sort')
  let done = 0
  for (const column of SORTED) {
    for (let turn = 0; turn < 2; turn++) {
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
  const longest = (long: readonly number[]) => (long.length === 0 ? 'tidak ada' : `terlama ${ms(Math.max(...long))}`)
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
      hasil: `${many.scroll.long.length}, ${longest(many.scroll.long)}`,
      pembanding: beside(`${few.scroll.long.length}, ${longest(few.scroll.long)}`),
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
  ]
}
