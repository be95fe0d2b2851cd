import type { MappingRow } from '../../../../shared/ipc/pemetaan.ts'
import { wordSearch } from '../../components/word-search.ts'
import type { MappingFilter } from './place.ts'

/** Needs a code and has none. */
export function isUnmapped(row: MappingRow): boolean {
  return row.bpjs === null && !row.dikecualikan
}

function passes(row: MappingRow, filter: MappingFilter): boolean {
  if (filter === 'menahan') return row.tertahan > 0
  return filter === 'semua' || isUnmapped(row)
}

export function countOf(rows: readonly MappingRow[], filter: MappingFilter): number {
  return rows.filter((row) => passes(row, filter)).length
}

export function heldBy(rows: readonly MappingRow[]): number {
  return rows.reduce((sum, row) => sum + row.tertahan, 0)
}

/** The rows that the filter and the search leave. */
export function matchingRows(rows: readonly MappingRow[], filter: MappingFilter, text: string): MappingRow[] {
  const holds = wordSearch(text)
  return rows.filter(
    (row) => passes(row, filter) && holds(row.kode, row.nama, row.bpjs?.kode ?? '', row.bpjs?.nama ?? ''),
  )
}

/**
 * Rows that had a place keep it, with what they say now, though they match no longer: somebody has just mapped them and
 * wants to see it. Those that match only now follow.
 */
export function inPlace(
  places: readonly string[],
  rows: readonly MappingRow[],
  matching: readonly MappingRow[],
): MappingRow[] {
  const byCode = new Map(rows.map((row) => [row.kode, row]))
  const placed = new Set(places)
  return [...places.flatMap((kode) => byCode.get(kode) ?? []), ...matching.filter((row) => !placed.has(row.kode))]
}

/** Who has which BPJS code already, without the row that is being mapped. */
export function takenCodes(rows: readonly MappingRow[], except: string): ReadonlyMap<string, readonly string[]> {
  const taken = new Map<string, string[]>()
  for (const { kode, nama, bpjs } of rows) {
    if (bpjs === null || kode === except) continue
    const names = taken.get(bpjs.kode)
    if (names) names.push(nama)
    else taken.set(bpjs.kode, [nama])
  }
  return taken
}
