import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** Visits by number: a range of the primary key, and some more by name. */
export interface NoRawatSet {
  readonly from: string
  /** Not included. */
  readonly to: string
  readonly more: readonly string[]
}

/** A condition on a `no_rawat` column that its index answers. */
export function byNoRawat(column: string, { from, to, more }: NoRawatSet): RawBuilder<SqlBool> {
  const ref = sql.ref(column)
  const inRange = sql<SqlBool>`(${ref} >= ${from} and ${ref} < ${to})`
  return more.length === 0 ? inRange : sql<SqlBool>`(${inRange} or ${ref} in (${sql.join(more)}))`
}
