import { DIFFERENCE_KINDS, type Difference, type DifferenceKind, type Repair } from '../../../../shared/differences.ts'
import type { BpjsDayRow } from '../../../../shared/ipc/quality.ts'
import { wordSearch } from '../../components/word-search.ts'

/** The longest range BPJS is asked about. The type ties it to the contract, whose zod stays out of the window. */
export const MAX_COMPARED_DAYS: typeof import('../../../../shared/ipc/quality.ts').MAX_COMPARED_DAYS = 7

/** The choices above the list: what differs in any way, each kind alone, and every booking. */
export const CHOICES = ['berbeda', ...DIFFERENCE_KINDS, 'semua'] as const
export type Choice = (typeof CHOICES)[number]

/** Reads `beda` of the address; what it does not know counts as not set. */
export function choiceOf(text: string | null): Choice {
  return CHOICES.find((choice) => choice === text) ?? 'berbeda'
}

/** Names a booking among those of several days. Without a space: it is part of an id in the page. */
export function keyOf({ tanggal, kodebooking }: BpjsDayRow): string {
  return `${tanggal}/${kodebooking}`
}

function belongs(row: BpjsDayRow, choice: Choice): boolean {
  if (choice === 'semua') return true
  return row.beda.some(({ jenis }) => choice === 'berbeda' || jenis === choice)
}

/** How many bookings each choice shows. */
export function countChoices(rows: readonly BpjsDayRow[]): Readonly<Record<Choice, number>> {
  const count = (choice: Choice) => rows.filter((row) => belongs(row, choice)).length
  return Object.fromEntries(CHOICES.map((choice) => [choice, count(choice)])) as Record<Choice, number>
}

/** The bookings to list: by day, within it those that differ first, by what differs, then the unread. */
export function shownRows(rows: readonly BpjsDayRow[], choice: Choice, text: string): BpjsDayRow[] {
  const holds = wordSearch(text)
  return rows
    .filter((row) => belongs(row, choice) && holds(row.nama, row.no_rawat, row.kodebooking, row.poli, row.dokter))
    .map((row, place) => ({ row, place, rank: rankOf(row) }))
    .sort((a, b) => a.row.tanggal.localeCompare(b.row.tanggal) || a.rank - b.rank || a.place - b.place)
    .map(({ row }) => row)
}

function rankOf(row: BpjsDayRow): number {
  const ranks = row.beda.map(({ jenis }) => DIFFERENCE_KINDS.indexOf(jenis))
  const alike = DIFFERENCE_KINDS.length
  return ranks.length > 0 ? Math.min(...ranks) : hasUnreadTasks(row) ? alike : alike + 1
}

/** BPJS has the booking and would not tell its tasks: whether they are the same is not known. */
export function hasUnreadTasks({ bpjs }: BpjsDayRow): boolean {
  return bpjs !== null && bpjs.task === null
}

/** A difference that needs nobody's judgement. */
export type SafeDifference = Difference & { readonly perbaikan: Repair }

export function safeOf(rows: readonly BpjsDayRow[]): SafeDifference[] {
  return rows.flatMap(({ beda }) => beda.filter((found): found is SafeDifference => found.perbaikan !== null))
}

/** What one stroke on a row does: mends it, or leads to where a person can. */
export type RowAction = Repair | 'perbaiki' | 'editor' | 'salin'

export function actionOf(row: BpjsDayRow): RowAction | null {
  if (row.beda.length === 0) return null
  const repairs = new Set(safeOf([row]).map(({ perbaikan }) => perbaikan))
  const [only] = repairs
  if (only) return repairs.size === 1 ? only : 'perbaiki'
  return row.no_rawat === '' ? 'salin' : 'editor'
}

/** Bookings by what mends them; one that needs two things counts for each. */
export function bookingsByRepair(differences: readonly SafeDifference[]): Readonly<Record<Repair, number>> {
  const count = (repair: Repair) =>
    new Set(differences.filter(({ perbaikan }) => perbaikan === repair).map(({ kodebooking }) => kodebooking)).size
  return { kirim: count('kirim'), 'kirim-lagi': count('kirim-lagi'), tandai: count('tandai') }
}

/** Bookings whose next steps wait here for a time to be mended. */
export function heldByTimes(rows: readonly BpjsDayRow[]): number {
  return rows.filter(({ bpjs, disini, beda }) => {
    const waits =
      beda.length > 0 && beda.every(({ jenis, perbaikan }) => jenis === 'task-berbeda' && perbaikan === null)
    return waits && bpjs !== null && disini?.status === 'perlu-tindakan'
  }).length
}

export function bookingsIn(differences: readonly Difference[]): number {
  return new Set(differences.map(({ kodebooking }) => kodebooking)).size
}

/** What differs about a booking in a few words, kinds in their order: "Status · Task 5, 6". */
export function differenceWords(beda: readonly Difference[]): string {
  const tasks = beda.filter(({ jenis }) => jenis === 'task-berbeda').map(({ taskid }) => taskid)
  const words: Record<DifferenceKind, string> = {
    'tidak-ada-di-bpjs': 'Tidak ada di BPJS',
    'tidak-ada-di-sini': 'Tidak ada di SIMRS',
    'status-berbeda': 'Status',
    'task-berbeda': `Task ${tasks.join(', ')}`,
  }
  return DIFFERENCE_KINDS.filter((kind) => beda.some(({ jenis }) => jenis === kind))
    .map((kind) => words[kind])
    .join(' · ')
}

/** The same of a row, and that its tasks could not be compared. */
export function rowWords(row: BpjsDayRow): string {
  const words = [differenceWords(row.beda), ...(hasUnreadTasks(row) ? ['Task tidak terbaca'] : [])]
  return words.filter((word) => word !== '').join(' · ')
}
