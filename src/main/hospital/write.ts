import { type RawBuilder, sql } from 'kysely'
import { TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import type { WallTime } from '../../shared/wall-time.ts'
import { bounded } from './bounded.ts'
import type { HospitalDatabase } from './database.ts'
import type { SchemaFacts } from './inspect.ts'
import { storable } from './reference-rows.ts'

/** What a registration contributes to its row in the brief's table. */
export interface ReferenceEntry {
  readonly tanggal_periksa: string
  readonly jam_periksa: string
  readonly no_rkm_medis: string
  readonly no_rawat: string
  readonly no_kartu: string
  readonly kodepoli: string
  readonly nama_poli: string
  readonly nomor_referensi: string
  readonly jenis_kunjungan: number
  readonly taskid: number
  readonly status_kirim: 'Belum' | 'Sudah'
  /** Times the medical record gives a new row; an existing row keeps its own. */
  readonly times: TaskTimes
}

export type TaskTimes = Readonly<Partial<Record<TaskId, WallTime>>>

/** An existing row, as it was read, and times for those of its columns that are empty. */
export interface TimeFillEntry {
  readonly row: Omit<ReferenceEntry, 'times'>
  readonly times: TaskTimes
}

/** A new time for one column of the brief's row. */
export interface TimeRefresh {
  readonly no_rawat: string
  readonly taskid: TaskId
  /** Only a column that still holds this is changed; null for one that is still empty. */
  readonly from: string | null
  /** Null empties the column. */
  readonly to: WallTime | null
}

/** A delivered call whose trace the hospital's tables should carry. */
export interface Delivered {
  readonly no_rawat: string
  readonly kodebooking: string
  readonly call: 'add' | 'updatewaktu' | 'batal'
  /** 0 for calls that are no task. */
  readonly taskid: number
  /** The task's time; null for the other calls. */
  readonly waktu: WallTime | null
}

/** Columns an existing row takes over while nothing of it has been sent; a person's entries are kept by the planner. */
const REFRESHED = ['no_rawat', 'kodepoli', 'nama_poli', 'no_kartu', 'nomor_referensi', 'jenis_kunjungan', 'updated_at']

/**
 * Inserts the rows that are new and refreshes the ones that changed: one statement for any realistic day. The
 * composite key decides what is the same row, so there is never a second one.
 */
export async function upsertReferences(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  entries: readonly ReferenceEntry[],
  now: WallTime,
): Promise<void> {
  const table = schema.referenceTable
  if (!table || entries.length === 0) return
  const { columns, rows } = tableRows(
    schema,
    table,
    entries.map(({ times, ...row }) => ({ row, times })),
    now,
  )
  const refreshed = REFRESHED.filter((column) => columns.includes(column))
  for (const part of parts(schema, rows)) {
    await run(hospital, hospital.dialect.upsertReference({ table, columns, rows: part, refreshed }))
  }
}

/** Writes times into existing rows where the column is still empty: one statement for any realistic day. */
export async function fillReferenceTimes(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  fills: readonly TimeFillEntry[],
  now: WallTime,
): Promise<void> {
  const table = schema.referenceTable
  if (!table || fills.length === 0) return
  const { columns, rows } = tableRows(schema, table, fills, now)
  const times = TIME_COLUMNS.filter((column) => columns.includes(column))
  for (const part of parts(schema, rows)) {
    await run(hospital, hospital.dialect.fillTimes({ table, columns, rows: part, times }))
  }
}

const TIME_COLUMNS = TASK_IDS.map((id) => `taskid${id}`)

/** Rows of the brief's table with the columns that this hospital's has, and of the times those that any row gives. */
function tableRows(schema: SchemaFacts, table: string, entries: readonly TimeFillEntry[], now: WallTime) {
  const given = TASK_IDS.filter((id) => entries.some(({ times }) => times[id] !== undefined))
  const full = ({ row, times }: TimeFillEntry): Record<string, unknown> => ({
    ...row,
    nomor_referensi: storable(schema, table, 'nomor_referensi', row.nomor_referensi),
    ...Object.fromEntries(given.map((id) => [`taskid${id}`, times[id] ?? null])),
    created_at: now,
    updated_at: now,
  })
  const [first] = entries
  const columns = first ? Object.keys(full(first)).filter((column) => schema.has(table, column)) : []
  const rows = entries.map((entry) => {
    const values = full(entry)
    return columns.map((column) => values[column])
  })
  return { columns, rows }
}

/**
 * As many times as one statement changes: for each of its rows the server goes through all of them, so the whole of a
 * fortnight at once would lock the table for seconds.
 */
const TIMES_PER_STATEMENT = 500

/**
 * Marks delivered calls in the hospital's tables, four set-based statements at most: the brief's row (status_kirim,
 * the active task and times the record has changed), Khanza's booking and cancelled booking (statuskirim) and Khanza's
 * `_taskid`. Safe to repeat.
 */
export async function writeBack(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  delivered: readonly Delivered[],
  refreshes: readonly TimeRefresh[],
  now: WallTime,
): Promise<void> {
  const failures: unknown[] = []
  const attempt = async (write: Promise<void>) => {
    try {
      await write
    } catch (error) {
      failures.push(error)
    }
  }
  const { referenceTable } = schema
  const [first = [], ...more] = [...slices(refreshes, TIMES_PER_STATEMENT)]
  const changes = [
    ...delivered.map((row) => ({ row, refresh: null })),
    ...first.map((refresh) => ({ row: null, refresh })),
  ]
  for (const part of parts(schema, changes)) {
    const rows = part.flatMap(({ row }) => (row ? [row] : []))
    const times = part.flatMap(({ refresh }) => (refresh ? [refresh] : []))
    if (referenceTable) await attempt(markReferences(hospital, referenceTable, schema, rows, times, now))
    if (schema.bookingTable) await attempt(markBookings(hospital, rows))
    if (schema.has(CANCELLED)) await attempt(markCancelled(hospital, rows))
    if (schema.has('referensi_mobilejkn_bpjs_taskid')) await attempt(markTasks(hospital, rows))
  }
  for (const times of more)
    if (referenceTable) await attempt(markReferences(hospital, referenceTable, schema, [], times, now))
  // One table that cannot be written keeps nothing from the others; all of it stays owed.
  if (failures.length > 0) throw failures[0]
}

async function markReferences(
  hospital: HospitalDatabase,
  table: string,
  schema: SchemaFacts,
  delivered: readonly Delivered[],
  refreshes: readonly TimeRefresh[],
  now: WallTime,
): Promise<void> {
  const shown = delivered.filter((row) => row.call !== 'batal')
  const all = new Set([...shown, ...refreshes].map((row) => row.no_rawat))
  if (all.size === 0) return
  const added = shown.filter((row) => row.call === 'add').map((row) => row.no_rawat)
  // The active task only ever moves forward, so the highest is asked first.
  const cases = [...TASK_IDS].reverse().flatMap((id) => {
    const those = shown.filter((row) => row.taskid === id).map((row) => row.no_rawat)
    return those.length === 0 ? [] : [sql`when taskid < ${id} and no_rawat in (${sql.join(those)}) then ${id}`]
  })
  const assignments = [
    ...(added.length === 0
      ? []
      : [sql`status_kirim = case when no_rawat in (${sql.join(added)}) then 'Sudah' else status_kirim end`]),
    ...(cases.length === 0 ? [] : [sql`taskid = case ${sql.join(cases, sql` `)} else taskid end`]),
    ...TASK_IDS.flatMap((id) => refreshedTime(hospital, id, refreshes)),
    ...(schema.has(table, 'updated_at') ? [sql`updated_at = ${now}`] : []),
  ]
  await run(
    hospital,
    sql`update ${sql.table(table)} set ${sql.join(assignments)} where no_rawat in (${sql.join([...all])})`,
  )
}

/** The assignment of one time column: the few rows whose record has changed, each only if nobody else changed it. */
function refreshedTime(
  hospital: HospitalDatabase,
  id: TaskId,
  refreshes: readonly TimeRefresh[],
): RawBuilder<unknown>[] {
  const column = `taskid${id}`
  const those = refreshes.filter((row) => row.taskid === id)
  if (those.length === 0) return []
  const cases = those.map(
    ({ no_rawat, from, to }) => sql`when no_rawat = ${no_rawat} and ${hospital.dialect.same(column, from)} then ${to}`,
  )
  return [sql`${sql.ref(column)} = case ${sql.join(cases, sql` `)} else ${sql.ref(column)} end`]
}

async function markBookings(hospital: HospitalDatabase, delivered: readonly Delivered[]): Promise<void> {
  const codes = delivered.filter((row) => row.call === 'add').map((row) => row.kodebooking)
  if (codes.length === 0) return
  await hospital.db
    .updateTable('referensi_mobilejkn_bpjs')
    .set({ statuskirim: 'Sudah' })
    .where('nobooking', 'in', codes)
    .execute(bounded())
}

const CANCELLED = 'referensi_mobilejkn_bpjs_batal'

async function markCancelled(hospital: HospitalDatabase, delivered: readonly Delivered[]): Promise<void> {
  const codes = delivered.filter((row) => row.call === 'batal').map((row) => row.kodebooking)
  if (codes.length === 0) return
  await hospital.db
    .updateTable(CANCELLED)
    .set({ statuskirim: 'Sudah' })
    .where('nobooking', 'in', codes)
    .execute(bounded())
}

async function markTasks(hospital: HospitalDatabase, delivered: readonly Delivered[]): Promise<void> {
  const rows = delivered
    .filter((row) => row.taskid !== 0 && row.waktu !== null)
    .map((row) => [row.no_rawat, String(row.taskid), row.waktu])
  if (rows.length === 0) return
  await run(
    hospital,
    hospital.dialect.insertIgnore('referensi_mobilejkn_bpjs_taskid', ['no_rawat', 'taskid', 'waktu'], rows),
  )
}

async function run(hospital: HospitalDatabase, query: RawBuilder<unknown>): Promise<void> {
  await query.execute(hospital.db, bounded())
}

function parts<T>(schema: SchemaFacts, rows: readonly T[]): Generator<readonly T[]> {
  return slices(rows, schema.rowsPerStatement)
}

function* slices<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}
