import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { MappedKind } from '../../shared/ipc/pemetaan.ts'
import type { CodeName } from '../../shared/ipc/registrations.ts'
import { bounded } from './bounded.ts'
import type { HospitalDatabase } from './database.ts'
import type { SchemaFacts } from './inspect.ts'
import { MAPPING_TABLES } from './mapping-tables.ts'

export interface MappingChange {
  readonly jenis: MappedKind
  /** kd_poli or kd_dokter. */
  readonly kode: string
  readonly bpjs: CodeName
  /** BPJS's code that the person saw; null for none. */
  readonly sebelum: string | null
}

export type MappingWrite =
  | { readonly hasil: 'tersimpan'; readonly sebelum: CodeName | null; readonly sesudah: CodeName }
  /** Somebody else gave it another code in between; null: took it away. Nothing was written. */
  | { readonly hasil: 'bentrok'; readonly kini: CodeName | null }
  /** SIMRS has no such poli or doctor. */
  | { readonly hasil: 'tidak-ada' }
  /** The code is longer than the column. */
  | { readonly hasil: 'terlalu-panjang'; readonly panjang: number }
  /** The table took no row under this key, as where a code may stand in it only once. */
  | { readonly hasil: 'ditolak' }

/**
 * Writes one row of Khanza's mapping table, provided that it still has the code the person saw. A name too long for the
 * column is cut, as Khanza itself does; a code never is. Rejects with the database's error.
 */
export async function writeMapping(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  change: MappingChange,
): Promise<MappingWrite> {
  const { table, key, code, name } = MAPPING_TABLES[change.jenis]
  const longest = schema.lengthOf(table, code)
  if (longest !== null && [...change.bpjs.kode].length > longest) return { hasil: 'terlalu-panjang', panjang: longest }
  const sesudah = { kode: change.bpjs.kode, nama: fitting(change.bpjs.nama, schema.lengthOf(table, name)) }

  const found = await readOne(hospital, change)
  if (!found) return { hasil: 'tidak-ada' }
  if ((found.bpjs?.kode ?? null) !== change.sebelum) return { hasil: 'bentrok', kini: found.bpjs }

  const into = sql.table(table)
  const update = sql`update ${into} set ${sql.ref(code)} = ${sesudah.kode}, ${sql.ref(name)} = ${sesudah.nama}
    where ${sql.ref(key)} = ${change.kode} and ${stillHolds(code, change.sebelum)}`
  const updated = await unlessTaken(hospital, () => update.execute(hospital.db, bounded()))
  if (updated === null) return { hasil: 'ditolak' }
  if ((updated.numAffectedRows ?? 0n) > 0n) return { hasil: 'tersimpan', sebelum: found.bpjs, sesudah }
  if (change.sebelum === null && !found.row) {
    const columns = [key, code, name]
    const inserted = await hospital.dialect
      .insertIgnore(table, columns, [[change.kode, sesudah.kode, sesudah.nama]])
      .execute(hospital.db, bounded())
    if ((inserted.numAffectedRows ?? 0n) > 0n) return { hasil: 'tersimpan', sebelum: null, sesudah }
  }
  const now = await readOne(hospital, change)
  return now?.row ? { hasil: 'bentrok', kini: now.bpjs } : { hasil: 'ditolak' }
}

interface Found {
  /** The mapping table has a row, if perhaps without a code. */
  readonly row: boolean
  readonly bpjs: CodeName | null
}

/** The mapping of one poli or doctor as it is now; null where SIMRS does not have the poli or doctor. */
async function readOne(hospital: HospitalDatabase, { jenis, kode }: MappingChange): Promise<Found | null> {
  const { master, masterKey, table, key, code, name } = MAPPING_TABLES[jenis]
  const { rows } = await sql<{ ada: string | null; kode: string | null; nama: string | null }>`
    select m.${sql.ref(key)} as ada, m.${sql.ref(code)} as kode, m.${sql.ref(name)} as nama
      from ${sql.table(master)} as t left join ${sql.table(table)} as m on m.${sql.ref(key)} = t.${sql.ref(masterKey)}
     where t.${sql.ref(masterKey)} = ${kode}`.execute(hospital.db, bounded())
  const [row] = rows
  if (!row) return null
  const bpjs = row.kode?.trim() ?? ''
  return { row: row.ada !== null, bpjs: bpjs === '' ? null : { kode: bpjs, nama: row.nama?.trim() ?? '' } }
}

/** Null where the new code may stand in the table only once, and does already. */
async function unlessTaken<T>(hospital: HospitalDatabase, write: () => Promise<T>): Promise<T | null> {
  try {
    return await write()
  } catch (error) {
    if (/^(ER_DUP_ENTRY|SQLITE_CONSTRAINT)/.test(hospital.describe(error).detail)) return null
    throw error
  }
}

function stillHolds(column: string, value: string | null): RawBuilder<SqlBool> {
  const ref = sql.ref(column)
  return value === null ? sql<SqlBool>`(${ref} is null or trim(${ref}) = '')` : sql<SqlBool>`trim(${ref}) = ${value}`
}

function fitting(name: string, length: number | null): string {
  return length === null ? name : [...name].slice(0, length).join('').trimEnd()
}
