import { angka } from '../../src/shared/numbers.ts'

/** One figure, told beside what it is measured against in the same run. */
export interface Figure {
  readonly ukuran: string
  /** The number of rows it was measured on. */
  readonly baris: string
  readonly hasil: string
  readonly pembanding: string
  readonly rasio: string
  readonly batas: string
  readonly lulus: boolean
}

export const ms = (value: number) => `${angka(Math.round(value))} ms`
export const mb = (bytes: number) => `${angka(Math.round(bytes / 1_048_576))} MB`
export const kali = (value: number) => `${value.toFixed(2).replace('.', ',')} ×`

/** Runs the work a few times; the median tells what is usual. Milliseconds. */
export async function usual(runs: number, work: () => Promise<unknown> | unknown): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) times.push(await timed(work))
  return median(times)
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const HEAD: Figure & { readonly tanda: string } = {
  ukuran: 'Ukuran',
  baris: 'Baris',
  hasil: 'Hasil',
  pembanding: 'Pembanding',
  rasio: 'Rasio',
  batas: 'Batas',
  lulus: true,
  tanda: 'Lulus',
}

/** The figures as a table that a terminal and a README can both show. */
export function table(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map((figure) => ({ ...figure, tanda: figure.lulus ? 'ya' : 'TIDAK' }))]
  const cells = rows.map(({ ukuran, baris, hasil, pembanding, rasio, batas, tanda }) => [
    ukuran,
    baris,
    hasil,
    pembanding,
    rasio,
    batas,
    tanda,
  ])
  const widths = (cells[0] ?? []).map((_head, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

/** Measures, and tells each figure as it is found. */
export async function tellEach(measure: () => Promise<Figure[]>): Promise<Figure[]> {
  const found = await measure()
  for (const { ukuran, baris, hasil } of found) process.stdout.write(`${ukuran} (${baris}): ${hasil}\n`)
  return found
}
