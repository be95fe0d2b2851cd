import { type RawBuilder, sql } from 'kysely'
import { TASK_IDS } from '../../shared/task-ids.ts'
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
}

/** A delivered call whose trace the hospital's tables should carry. */
export interface Delivered {
  readonly no_rawat: string
  readonly kodebooking: string
  /** 0 for /antrean/add, else the task id. */
  readonly taskid: number
  /** The task's time; null for /antrean/add. */
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
  const full = (entry: ReferenceEntry): Record<string, unknown> => ({
    ...entry,
    nomor_referensi: storable(schema, table, 'nomor_referensi', entry.nomor_referensi),
    created_at: now,
    updated_at: now,
  })
  const columns = Object.keys(full(entries[0] as ReferenceEntry)).filter((column) => schema.has(table, column))
  const rows = entries.map((entry) => {
    const values = full(entry)
    return columns.map((column) => values[column])
  })
  const refreshed = REFRESHED.filter((column) => columns.includes(column))
  for (const part of parts(hospital, rows)) {
    await run(hospital, hospital.dialect.upsertReference({ table, columns, rows: part, refreshed }))
  }
}

/**
 * Marks delivered calls in the hospital's tables, three set-based statements at most: the brief's row (status_kirim
 * and the active task), Khanza's booking row (statuskirim) and Khanza's `_taskid`. Safe to repeat.
 */
export async function writeBack(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  delivered: readonly Delivered[],
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
  for (const part of parts(hospital, delivered)) {
    const { referenceTable } = schema
    if (referenceTable) await attempt(run(hospital, markReferences(referenceTable, schema, part, now)))
    if (schema.bookingTable) await attempt(markBookings(hospital, part))
    if (schema.has('referensi_mobilejkn_bpjs_taskid')) await attempt(markTasks(hospital, part))
  }
  // One table that cannot be written keeps nothing from the others; all of it stays owed.
  if (failures.length > 0) throw failures[0]
}

function markReferences(
  table: string,
  schema: SchemaFacts,
  delivered: readonly Delivered[],
  now: WallTime,
): RawBuilder<unknown> {
  const all = new Set(delivered.map((row) => row.no_rawat))
  const added = delivered.filter((row) => row.taskid === 0).map((row) => row.no_rawat)
  // The active task only ever moves forward, so the highest is asked first.
  const cases = [...TASK_IDS].reverse().flatMap((id) => {
    const those = delivered.filter((row) => row.taskid === id).map((row) => row.no_rawat)
    return those.length === 0 ? [] : [sql`when taskid < ${id} and no_rawat in (${sql.join(those)}) then ${id}`]
  })
  const assignments = [
    ...(added.length === 0
      ? []
      : [sql`status_kirim = case when no_rawat in (${sql.join(added)}) then 'Sudah' else status_kirim end`]),
    ...(cases.length === 0 ? [] : [sql`taskid = case ${sql.join(cases, sql` `)} else taskid end`]),
    ...(schema.has(table, 'updated_at') ? [sql`updated_at = ${now}`] : []),
  ]
  return sql`update ${sql.table(table)} set ${sql.join(assignments)} where no_rawat in (${sql.join([...all])})`
}

async function markBookings(hospital: HospitalDatabase, delivered: readonly Delivered[]): Promise<void> {
  const codes = delivered.filter((row) => row.taskid === 0).map((row) => row.kodebooking)
  if (codes.length === 0) return
  await hospital.db
    .updateTable('referensi_mobilejkn_bpjs')
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

function* parts<T>(hospital: HospitalDatabase, rows: readonly T[]): Generator<readonly T[]> {
  const size = hospital.dialect.rowsPerStatement
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}
