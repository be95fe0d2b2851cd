import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import { columnOf } from './columns.ts'

export interface Sort {
  readonly id: string
  readonly desc: boolean
}

/** `nama` or `-nama` as the address says it; null when it names no column. */
export function readSort(text: string | null): Sort | null {
  if (!text) return null
  const desc = text.startsWith('-')
  const id = desc ? text.slice(1) : text
  return columnOf(id) ? { id, desc } : null
}

export function sortParam(sort: Sort | null): string | null {
  return sort ? `${sort.desc ? '-' : ''}${sort.id}` : null
}

/** A click on a header: ascending, descending, then the usual order again. */
export function nextSort(current: Sort | null, id: string): Sort | null {
  if (current?.id !== id) return { id, desc: false }
  return current.desc ? null : { id, desc: true }
}

/**
 * Sorts all rows once for as long as they and the order asked for stay the same: a stroke in the search field then only
 * has to leave rows out.
 */
export class SortedRows {
  private last: { readonly all: readonly RegistrationRow[]; readonly sort: Sort | null } | null = null
  private sorted: readonly RegistrationRow[] = []

  /** Those of `matching`, which are among `all`, in the order asked for. */
  order(
    all: readonly RegistrationRow[],
    matching: readonly RegistrationRow[],
    sort: Sort | null,
  ): readonly RegistrationRow[] {
    if (this.last?.all !== all || this.last.sort !== sort) {
      this.sorted = sortRows(all, sort)
      this.last = { all, sort }
    }
    if (matching.length === all.length) return this.sorted
    const wanted = new Set(matching)
    return this.sorted.filter((row) => wanted.has(row))
  }
}

/** A copy in the order asked for, in the order of registration where that leaves a choice. Empty cells come last. */
export function sortRows(rows: readonly RegistrationRow[], sort: Sort | null): RegistrationRow[] {
  const column = sort && columnOf(sort.id)
  const sign = sort?.desc ? -1 : 1
  // Keys are made once: a comparison runs some 300,000 times for 20,000 rows.
  const keyed = rows.map((row) => ({
    row,
    key: column ? column.sortKey(row) : null,
    usual: `${row.tanggal} ${row.jam} ${row.no_rawat}`,
  }))
  keyed.sort((one, other) => {
    if (one.key !== other.key) {
      if (one.key === null) return 1
      if (other.key === null) return -1
      return one.key < other.key ? -sign : sign
    }
    if (one.usual === other.usual) return 0
    return one.usual < other.usual ? -1 : 1
  })
  return keyed.map(({ row }) => row)
}
