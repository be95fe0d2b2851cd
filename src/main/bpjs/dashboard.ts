import { SPANS, type SpanName } from '../../shared/ipc/capaian.ts'

/** Sum and number of the spans BPJS has averaged, of one poli. */
export interface DashboardSpan {
  readonly detik: number
  readonly kunjungan: number
}

/** One row of BPJS's dashboard of waiting times: a poli on a day or in a month. */
export interface DashboardRow {
  readonly kodepoli: string
  readonly namapoli: string
  readonly antrean: number
  /** Absent where nobody passed both tasks. */
  readonly waktu: Readonly<Partial<Record<SpanName, DashboardSpan>>>
}

export interface DashboardPoli {
  readonly kodepoli: string
  readonly namapoli: string
  readonly antrean: number
  /** Average minutes, one decimal; null where nobody passed both tasks. */
  readonly waktu: Readonly<Record<SpanName, number | null>>
}

const SPAN_NAMES = Object.keys(SPANS) as SpanName[]

/**
 * The response of /dashboard/waktutunggu, as far as it has the shape it is known for: `{list: [...]}`, or the list
 * alone. Null where it has not. `avg_waktu_taskN` is the mean time in seconds from task N to the next, `waktu_taskN` the
 * sum; numbers come as numbers or as text, and fields may be missing.
 */
export function parseDashboard(data: unknown): DashboardRow[] | null {
  const list = Array.isArray(data) ? data : fieldsOf(data)?.get('list')
  // A period without queues has no list at all.
  if (list === null || (list === undefined && fieldsOf(data))) return []
  if (!Array.isArray(list)) return null
  return list.flatMap((entry: unknown) => {
    const fields = fieldsOf(entry)
    const kodepoli = textOf(fields?.get('kodepoli'))
    if (!fields || kodepoli === '') return []
    const antrean = Math.round(numberOf(fields.get('jumlah_antrean')))
    return [
      { kodepoli, namapoli: textOf(fields.get('namapoli')) || kodepoli, antrean, waktu: spansOf(fields, antrean) },
    ]
  })
}

type Fields = ReadonlyMap<string, unknown>

function spansOf(fields: Fields, antrean: number): DashboardRow['waktu'] {
  const spans: Partial<Record<SpanName, DashboardSpan>> = {}
  for (const name of SPAN_NAMES) {
    const [task] = SPANS[name]
    const average = numberOf(fields.get(`avg_waktu_task${task}`))
    const sum = numberOf(fields.get(`waktu_task${task}`))
    if (average <= 0) continue
    // How many visits were averaged is not said. The sum tells it; without one every queue counts.
    const told = Math.round(sum / average)
    const isTold = told >= 1 && told <= antrean
    const kunjungan = isTold ? told : Math.max(1, antrean)
    spans[name] = { detik: isTold ? sum : average * kunjungan, kunjungan }
  }
  return spans
}

/** Rows of several days or months put together per poli, most queues first: averages are weighted by their visits. */
export function mergeDashboards(rows: readonly DashboardRow[]): DashboardPoli[] {
  return [...Map.groupBy(rows, ({ kodepoli }) => kodepoli)]
    .map(([kodepoli, own]) => ({
      kodepoli,
      namapoli: own.at(-1)?.namapoli ?? kodepoli,
      antrean: own.reduce((sum, { antrean }) => sum + antrean, 0),
      waktu: Object.fromEntries(SPAN_NAMES.map((name) => [name, averageOf(own, name)])) as DashboardPoli['waktu'],
    }))
    .sort((a, b) => b.antrean - a.antrean || (a.kodepoli < b.kodepoli ? -1 : 1))
}

function averageOf(rows: readonly DashboardRow[], name: SpanName): number | null {
  const spans = rows.flatMap(({ waktu }) => waktu[name] ?? [])
  const visits = spans.reduce((sum, { kunjungan }) => sum + kunjungan, 0)
  if (visits === 0) return null
  return Math.round(spans.reduce((sum, { detik }) => sum + detik, 0) / visits / 6) / 10
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/** 0 for what is no number, or below nothing. */
function numberOf(value: unknown): number {
  const number = textOf(value) === '' ? 0 : Number(textOf(value))
  return Number.isFinite(number) && number > 0 ? number : 0
}
