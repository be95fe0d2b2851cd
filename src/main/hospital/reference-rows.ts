import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import type { WallTime } from '../../shared/wall-time.ts'
import { bounded } from './bounded.ts'
import type { HospitalDatabase } from './database.ts'
import type { ReferenceRow } from './facts.ts'
import { isNumberColumn, type SchemaFacts } from './inspect.ts'
import { referenceRow, referenceTable } from './read-day.ts'

/** The composite key of the brief's table. */
export interface ReferenceRowKey {
  readonly tanggal_periksa: string
  readonly jam_periksa: string
  readonly no_rkm_medis: string
}

/** New values of one row by column; a time that is null empties the column. */
export interface ReferenceChange {
  readonly fields: Readonly<Record<string, string | number>>
  readonly times: Readonly<Partial<Record<TaskId, WallTime | null>>>
}

export async function readReferenceRow(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  key: ReferenceRowKey,
): Promise<ReferenceRow | null> {
  const table = schema.referenceTable
  if (!table) return null
  const row = await hospital.db
    .selectFrom(referenceTable(table))
    .selectAll()
    .where('tanggal_periksa', '=', key.tanggal_periksa)
    .where('jam_periksa', '=', key.jam_periksa)
    .where('no_rkm_medis', '=', key.no_rkm_medis)
    .executeTakeFirst(bounded())
  return row ? referenceRow(row) : null
}

/**
 * Changes one row, provided that the columns it changes still hold what they held in `seen`. False when they do not,
 * or when the row is gone: nothing was written then.
 */
export async function updateReferenceRow(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  key: ReferenceRowKey,
  seen: ReferenceRow,
  change: ReferenceChange,
  now: WallTime,
): Promise<boolean> {
  const table = schema.referenceTable
  if (!table) return false
  const assignments: RawBuilder<unknown>[] = []
  const unchanged: RawBuilder<SqlBool>[] = []
  for (const [column, value] of Object.entries(change.fields)) {
    if (!schema.has(table, column)) continue
    assignments.push(sql`${sql.ref(column)} = ${storable(schema, table, column, value)}`)
    unchanged.push(stillHolds(schema, table, column, seen[column as keyof ReferenceRow]))
  }
  for (const id of TASK_IDS) {
    const value = change.times[id]
    if (value === undefined) continue
    const column = `taskid${id}`
    assignments.push(sql`${sql.ref(column)} = ${value}`)
    unchanged.push(stillHolds(schema, table, column, seen.times[id]))
  }
  if (assignments.length === 0) return true
  if (schema.has(table, 'updated_at')) assignments.push(sql`updated_at = ${now}`)
  const result = await sql`update ${sql.table(table)} set ${sql.join(assignments)}
    where tanggal_periksa = ${key.tanggal_periksa} and jam_periksa = ${key.jam_periksa}
      and no_rkm_medis = ${key.no_rkm_medis} and ${sql.join(unchanged, sql` and `)}`.execute(hospital.db, bounded())
  return (result.numAffectedRows ?? 0n) > 0n
}

/** Inserts a row that does not exist yet. False when its key was taken: nothing was written then. */
export async function insertReferenceRow(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  key: ReferenceRowKey,
  change: ReferenceChange,
  now: WallTime,
): Promise<boolean> {
  const table = schema.referenceTable
  if (!table) return false
  const times = Object.entries(change.times).map(([id, value]) => [`taskid${id}`, value] as const)
  const values = Object.entries({
    ...key,
    ...change.fields,
    ...Object.fromEntries(times),
    created_at: now,
    updated_at: now,
  })
    .filter(([column]) => schema.has(table, column))
    .map(([column, value]) => [column, storable(schema, table, column, value)] as const)
  const result = await hospital.dialect
    .insertIgnore(
      table,
      values.map(([column]) => column),
      [values.map(([, value]) => value)],
    )
    .execute(hospital.db, bounded())
  return (result.numAffectedRows ?? 0n) > 0n
}

/** True in SQL when the column holds what was read from it; absent values and empty text count as the same. */
function stillHolds(schema: SchemaFacts, table: string, column: string, value: unknown): RawBuilder<SqlBool> {
  const ref = sql.ref(column)
  if (value === null || value === undefined || value === '') {
    return isNumberColumn(schema, table, column) || column.startsWith('taskid')
      ? sql<SqlBool>`${ref} is null`
      : sql<SqlBool>`(${ref} is null or ${ref} = '')`
  }
  return sql<SqlBool>`${ref} = ${value}`
}

/** An existing integer column is written as it is: a referral number with letters does not fit and stays empty. */
export function storable(schema: SchemaFacts, table: string, column: string, value: unknown): unknown {
  if (column !== 'nomor_referensi' || !isNumberColumn(schema, table, column)) return value
  if (/^\d{1,9}$/.test(String(value))) return Number(value)
  return schema.isNullable(table, column) ? null : 0
}
