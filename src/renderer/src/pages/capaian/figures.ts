import type { CapaianFigures, CapaianTargets, SpanName } from '../../../../shared/ipc/capaian.ts'
import { angka } from '../../../../shared/numbers.ts'
import { TASK_LABELS, type TaskId } from '../../../../shared/task-ids.ts'

export type Statistic = 'rata' | 'median' | 'p90'
export const STATISTIC_WORDS: Readonly<Record<Statistic, string>> = {
  rata: 'Rata-rata',
  median: 'Median',
  p90: 'Persentil 90',
}

export const SPAN_WORDS: Readonly<Record<SpanName, string>> = {
  tungguAdmisi: 'Tunggu admisi',
  layanAdmisi: 'Layan admisi',
  tungguPoli: 'Tunggu poli',
  layanPoli: 'Layan poli',
  tungguFarmasi: 'Tunggu farmasi',
  layanFarmasi: 'Layan farmasi',
}
/** The type ties it to the contract, whose zod stays out of the window. */
export const SPAN_TASKS: typeof import('../../../../shared/ipc/capaian.ts').SPANS = {
  tungguAdmisi: [1, 2],
  layanAdmisi: [2, 3],
  tungguPoli: [3, 4],
  layanPoli: [4, 5],
  tungguFarmasi: [5, 6],
  layanFarmasi: [6, 7],
}
export const SPAN_NAMES = Object.keys(SPAN_WORDS) as SpanName[]
/** The spans that returning patients have as well: those of the tables. */
export const TABLE_SPANS = ['tungguPoli', 'layanPoli', 'tungguFarmasi', 'layanFarmasi'] as const

/** What a hundred of these have; null where there are none. Cut, not rounded: what lacks one is not 100. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 1000) / whole) / 10
}

/** `1.234,5`, without decimals where there are none; a dash for nothing. */
export function numberText(value: number | null): string {
  if (value === null) return '–'
  const tenths = Math.round(value * 10)
  const rest = Math.abs(tenths % 10)
  return `${tenths < 0 ? '−' : ''}${angka(Math.floor(Math.abs(tenths) / 10))}${rest === 0 ? '' : `,${rest}`}`
}

/** The same with its decimal always there, so that the figures of a column stand under each other. */
function columnText(value: number | null): string {
  if (value === null) return '–'
  const text = numberText(value)
  return text.includes(',') ? text : `${text},0`
}

export function percentText(value: number | null): string {
  return value === null ? '–' : `${numberText(value)}%`
}

export function minuteText(value: number | null): string {
  return value === null ? '–' : `${numberText(value)} mnt`
}

/** Where the axis of percentages begins: low enough for every figure, and not so low that nothing can be told apart. */
export function axisFloor(values: readonly (number | null)[]): number {
  const least = Math.min(100, ...values.flatMap((value) => (value === null ? [] : [value])))
  return [75, 50, 25].find((floor) => least >= floor + 2) ?? 0
}

/** Whether a figure reaches what the hospital wants; null where nothing is wanted or nothing is known. */
export type Verdict = 'tercapai' | 'meleset' | null

export function lengkapVerdict(value: number | null, { lengkapPersen }: CapaianTargets): Verdict {
  if (value === null || lengkapPersen === 0) return null
  return value >= lengkapPersen ? 'tercapai' : 'meleset'
}

export function tungguVerdict(value: number | null, { tungguMenit }: CapaianTargets): Verdict {
  if (value === null || tungguMenit === 0) return null
  return value <= tungguMenit ? 'tercapai' : 'meleset'
}

/** Completeness is good above its target, a waiting time below. */
export function verdictWord(verdict: Verdict, kind: 'persen' | 'menit'): string {
  const above = (verdict === 'tercapai') === (kind === 'persen')
  return above ? 'di atas' : 'di bawah'
}

/** One column of a table of figures: on the screen, on paper and in the workbook. */
export interface Measure {
  readonly key: string
  readonly title: string
  readonly kind: 'jumlah' | 'persen' | 'menit'
  readonly value: (figures: CapaianFigures) => number | null
  readonly verdict?: (value: number | null, targets: CapaianTargets) => Verdict
}

const COUNTS: readonly Measure[] = [
  { key: 'kunjungan', title: 'Kunjungan', kind: 'jumlah', value: ({ kunjungan }) => kunjungan },
  { key: 'terkirim', title: 'Terkirim', kind: 'jumlah', value: ({ terkirim }) => terkirim },
  {
    key: 'terkirimPersen',
    title: 'Terkirim %',
    kind: 'persen',
    value: ({ terkirim, kunjungan }) => share(terkirim, kunjungan),
  },
  { key: 'lengkap', title: 'Lengkap', kind: 'jumlah', value: ({ lengkap }) => lengkap },
  {
    key: 'lengkapPersen',
    title: 'Lengkap %',
    kind: 'persen',
    value: ({ lengkap, kunjungan }) => share(lengkap, kunjungan),
    verdict: lengkapVerdict,
  },
]

function spanMeasure(span: SpanName, statistic: Statistic, title: string): Measure {
  return {
    key: `${span}.${statistic}`,
    title,
    kind: 'menit',
    value: ({ waktu }) => waktu[span]?.[statistic] ?? null,
    ...(span === 'tungguPoli' && { verdict: tungguVerdict }),
  }
}

/** The columns of screen and paper: the spans in one statistic. */
export function shownMeasures(statistic: Statistic): readonly Measure[] {
  return [...COUNTS, ...TABLE_SPANS.map((span) => spanMeasure(span, statistic, SPAN_WORDS[span]))]
}

/** The columns of the workbook: every span in all three statistics. */
export function allMeasures(): readonly Measure[] {
  const statistics: readonly Statistic[] = ['rata', 'median', 'p90']
  return [
    ...COUNTS,
    ...SPAN_NAMES.flatMap((span) =>
      statistics.map((statistic) =>
        spanMeasure(span, statistic, `${SPAN_WORDS[span]}: ${STATISTIC_WORDS[statistic].toLowerCase()} (menit)`),
      ),
    ),
  ]
}

export function measureText({ kind, value }: Measure, figures: CapaianFigures): string {
  const number = value(figures)
  if (kind === 'jumlah') return number === null ? '–' : angka(number)
  return kind === 'persen' && number !== null ? `${columnText(number)}%` : columnText(number)
}

/** One bar of the completeness: the booking itself (0), then each task that a visit owes. */
export interface TaskBar {
  readonly taskid: TaskId | 0
  readonly name: string
  readonly meaning: string
  readonly perlu: number
  readonly ada: number
}

export function taskBars({ kunjungan, terkirim, tasks }: CapaianFigures): readonly TaskBar[] {
  return [
    { taskid: 0, name: 'Antrean', meaning: 'Terdaftar di BPJS', perlu: kunjungan, ada: terkirim },
    ...tasks.map(({ taskid, perlu, ada }) => ({
      taskid,
      name: `Task ${taskid}`,
      meaning: TASK_LABELS[taskid].resmi,
      perlu,
      ada,
    })),
  ]
}
