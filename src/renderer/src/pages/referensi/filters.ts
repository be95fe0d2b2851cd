import type { RegistrationRow, SendState } from '../../../../shared/ipc/registrations.ts'
import { type ProblemReason, REASON_TITLES } from '../../../../shared/problems.ts'
import type { WallDate } from '../../../../shared/wall-time.ts'
import { type DateRange, readRange } from '../../components/date-range.ts'
import { searchWords } from '../../components/word-search.ts'

/** Which rows the grid shows. Everything is kept in the address, so that other screens can link to a filtered grid. */
export interface GridFilters extends DateRange {
  /** Empty lists mean "all". */
  readonly kirim: readonly SendState[]
  readonly penjamin: readonly string[]
  readonly poli: readonly string[]
  readonly dokter: readonly string[]
  readonly alasan: ProblemReason | null
  readonly cari: string
}

/** In the order of their urgency: what needs a person comes first. */
export const SEND_STATES: readonly SendState[] = [
  'perlu-tindakan',
  'coba-lagi',
  'mengirim',
  'menunggu',
  'terkirim',
  'sudah-ada',
  'batal',
  'dilewati',
]

const FILTER_PARAMS = ['dari', 'sampai', 'kirim', 'penjamin', 'poli', 'dokter', 'alasan', 'cari'] as const
type FilterParam = (typeof FILTER_PARAMS)[number]

/** Reads the filters from the address. What makes no sense is left out; without dates it is today. */
export function readFilters(params: URLSearchParams, today: WallDate): GridFilters {
  const list = (name: FilterParam) => (params.get(name) ?? '').split(',').filter((value) => value !== '')
  const alasan = params.get('alasan') ?? ''
  return {
    ...readRange(params.get('dari'), params.get('sampai'), today),
    kirim: list('kirim').filter((value): value is SendState => (SEND_STATES as readonly string[]).includes(value)),
    penjamin: list('penjamin'),
    poli: list('poli'),
    dokter: list('dokter'),
    alasan: Object.hasOwn(REASON_TITLES, alasan) ? (alasan as ProblemReason) : null,
    cari: params.get('cari') ?? '',
  }
}

/** The part of the address that is about filters: unchanged while a drawer opens over the grid. */
export function filterAddress(params: URLSearchParams): string {
  const own = FILTER_PARAMS.flatMap((name): [string, string][] => {
    const value = params.get(name)
    return value === null ? [] : [[name, value]]
  })
  return new URLSearchParams(own).toString()
}

/** The parameters to set, null to remove, so that the address says these filters. Today alone is left out. */
export function filterParams(
  change: Partial<GridFilters>,
  today: WallDate,
): Partial<Record<FilterParam, string | null>> {
  const params: Partial<Record<FilterParam, string | null>> = {}
  if (change.dari !== undefined && change.sampai !== undefined) {
    const isToday = change.dari === today && change.sampai === today
    params.dari = isToday ? null : change.dari
    params.sampai = isToday ? null : change.sampai
  }
  for (const name of ['kirim', 'penjamin', 'poli', 'dokter'] as const) {
    const values = change[name]
    if (values !== undefined) params[name] = values.length === 0 ? null : values.join(',')
  }
  if (change.alasan !== undefined) params.alasan = change.alasan
  if (change.cari !== undefined) params.cari = change.cari.trim() === '' ? null : change.cari
  return params
}

/** Filters that "Hapus saringan" takes away: all but the dates. */
export const NO_FILTERS = {
  kirim: [],
  penjamin: [],
  poli: [],
  dokter: [],
  alasan: null,
  cari: '',
} as const satisfies Omit<GridFilters, 'dari' | 'sampai'>

export function isFiltered(filters: GridFilters): boolean {
  const { kirim, penjamin, poli, dokter, alasan, cari } = filters
  return [kirim, penjamin, poli, dokter].some((values) => values.length > 0) || alasan !== null || cari.trim() !== ''
}

/** Finds the rows that match. Keeps what is searched per row, so that a keystroke only compares texts. */
export class RowSearch {
  /** Rows never change in place: a changed visit is a new object and gets a text of its own. */
  private readonly haystacks = new WeakMap<RegistrationRow, string>()

  /** Prepares the search texts, so that the first keystroke does not have to. */
  prepare(rows: Iterable<RegistrationRow>): void {
    for (const row of rows) this.haystackOf(row)
  }

  filter(rows: Iterable<RegistrationRow>, filters: GridFilters): RegistrationRow[] {
    const words = searchWords(filters.cari)
    const kirim = setOf(filters.kirim)
    const penjamin = setOf(filters.penjamin)
    const poli = setOf(filters.poli)
    const dokter = setOf(filters.dokter)
    const found: RegistrationRow[] = []
    for (const row of rows) {
      if (kirim && !kirim.has(row.kirim)) continue
      if (penjamin && !penjamin.has(row.penjamin.kode)) continue
      if (poli && !poli.has(row.poli.kode)) continue
      if (dokter && !dokter.has(row.dokter.kode)) continue
      if (filters.alasan && !row.problems.some(({ reason }) => reason === filters.alasan)) continue
      if (words.length > 0) {
        const haystack = this.haystackOf(row)
        if (!words.every((word) => haystack.includes(word))) continue
      }
      found.push(row)
    }
    return found
  }

  private haystackOf(row: RegistrationRow): string {
    const known = this.haystacks.get(row)
    if (known !== undefined) return known
    const text = `${row.no_rawat}\n${row.no_rkm_medis}\n${row.nama}\n${row.no_kartu}`.toLowerCase()
    this.haystacks.set(row, text)
    return text
  }
}

function setOf<T>(values: readonly T[]): ReadonlySet<T> | null {
  return values.length === 0 ? null : new Set(values)
}

export interface FilterOption {
  readonly value: string
  readonly label: string
  readonly rows: number
}

/** What there is to choose from in these rows, by name, with how many rows each has. */
export function filterOptions(rows: Iterable<RegistrationRow>, field: 'penjamin' | 'poli' | 'dokter'): FilterOption[] {
  const options = new Map<string, { label: string; rows: number }>()
  for (const row of rows) {
    const { kode, nama } = row[field]
    const option = options.get(kode)
    if (option) option.rows++
    else options.set(kode, { label: nama || kode, rows: 1 })
  }
  return [...options]
    .filter(([value]) => value !== '')
    .map(([value, { label, rows: count }]) => ({ value, label, rows: count }))
    .sort((one, other) => one.label.localeCompare(other.label, 'id'))
}

/** How many rows stand in each state; states without rows are left out. */
export function stateOptions(rows: Iterable<RegistrationRow>, look: (state: SendState) => string): FilterOption[] {
  const counts = new Map<SendState, number>()
  for (const { kirim } of rows) counts.set(kirim, (counts.get(kirim) ?? 0) + 1)
  return SEND_STATES.filter((state) => counts.has(state)).map((state) => ({
    value: state,
    label: look(state),
    rows: counts.get(state) ?? 0,
  }))
}
