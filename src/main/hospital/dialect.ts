import { type Kysely, type RawBuilder, sql } from 'kysely'
import { bounded } from './bounded.ts'
import type { HospitalTables } from './tables.ts'

/** One row of the schema inspection: a column of a table, or the leading column of an index on reg_periksa. */
export interface SchemaRow {
  readonly jenis: 'kolom' | 'indeks' | 'paket'
  readonly tabel: string
  readonly kolom: string
  readonly tipe: string
  readonly boleh_null: string
  /** Characters a text column holds; null where that is not limited or not known. */
  readonly panjang: number | string | null
}

export interface ReferenceUpsert {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  /** Columns that an existing row of the same registration takes over from the new values. */
  readonly refreshed: readonly string[]
}

/** Rows under their key, complete as they were read, with the times to fill in where the table has none. */
export interface TimeFill {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  readonly times: readonly string[]
}

/**
 * What MySQL/MariaDB and SQLite do not share. Everything else in this folder is written once and runs on both: the
 * hospital's database, and the embedded one of the demo.
 */
export interface HospitalDialect {
  readonly name: 'mysql' | 'sqlite'
  /**
   * Rows one statement may carry: MySQL is bound by the packet size, SQLite by its number of variables.
   * @param packetBytes the server's limit; 0 where it has none.
   */
  readonly rowsPerStatement: (packetBytes: number) => number
  readonly inspectSchema: (db: Kysely<HospitalTables>, tables: readonly string[]) => Promise<SchemaRow[]>
  /** Inserts rows; an existing primary key keeps its row and refreshes it only if it is the same registration's. */
  readonly upsertReference: (upsert: ReferenceUpsert) => RawBuilder<unknown>
  /** Any value as text in one character set: parts of a union may come from tables that differ in theirs. */
  readonly asText: (value: RawBuilder<unknown>) => RawBuilder<unknown>
  /** Fills times that are still empty in existing rows; inserts the row where it has gone meanwhile. */
  readonly fillTimes: (fill: TimeFill) => RawBuilder<unknown>
  /** Equality that holds between two absent values. */
  readonly same: (column: string, value: unknown) => RawBuilder<unknown>
  /** Inserts rows and leaves existing ones as they are. */
  readonly insertIgnore: (table: string, columns: readonly string[], rows: readonly unknown[][]) => RawBuilder<unknown>
}

const names = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))
const tuples = (rows: readonly (readonly unknown[])[]) =>
  sql.join(rows.map((row) => sql`(${sql.join(row.map((value) => sql.val(value)))})`))

/** What a row of the brief's table takes in a statement at most, every time filled in and names of usual length. */
const BYTES_PER_ROW = 480

export const mysqlDialect: HospitalDialect = {
  name: 'mysql',
  rowsPerStatement: (packetBytes) => Math.max(100, Math.floor((packetBytes * 0.9) / BYTES_PER_ROW)),
  async inspectSchema(db, tables) {
    const wanted = sql.join(tables.map((table) => sql.val(table)))
    const result = await sql<SchemaRow>`
      select 'kolom' as jenis, lower(c.table_name) as tabel, lower(c.column_name) as kolom,
             lower(c.data_type) as tipe, c.is_nullable as boleh_null, c.character_maximum_length as panjang
        from information_schema.columns c
       where c.table_schema = database() and c.table_name in (${wanted})
      union all
      select 'indeks', lower(s.table_name), lower(s.column_name), '', '', null
        from information_schema.statistics s
       where s.table_schema = database() and s.table_name = 'reg_periksa' and s.seq_in_index = 1
      union all
      select 'paket', '', '', cast(@@max_allowed_packet as char), '', null`.execute(db, bounded())
    return result.rows
  },
  upsertReference({ table, columns, rows, refreshed }) {
    // no_rawat is refreshed last: MySQL applies the assignments in order, and the ones before compare against it.
    const own = sql`(no_rawat is null or no_rawat = '' or no_rawat = values(no_rawat))`
    const assignments = [...refreshed.filter((column) => column !== 'no_rawat'), 'no_rawat'].map(
      (column) => sql`${sql.ref(column)} = if(${own}, values(${sql.ref(column)}), ${sql.ref(column)})`,
    )
    return sql`insert into ${sql.table(table)} (${names(columns)}) values ${tuples(rows)}
      on duplicate key update ${sql.join(assignments)}`
  },
  asText: (value) => sql`convert(${value} using utf8mb4)`,
  fillTimes({ table, columns, rows, times }) {
    // A zero date counts as empty, and compared with 0 it offends no strict mode.
    const assignments = times.map((column) => {
      const ref = sql.ref(column)
      return sql`${ref} = if(${ref} is null or ${ref} = 0, coalesce(values(${ref}), ${ref}), ${ref})`
    })
    return sql`insert into ${sql.table(table)} (${names(columns)}) values ${tuples(rows)}
      on duplicate key update ${sql.join(assignments)}`
  },
  same: (column, value) => sql`${sql.ref(column)} <=> ${value}`,
  insertIgnore: (table, columns, rows) =>
    sql`insert ignore into ${sql.table(table)} (${names(columns)}) values ${tuples(rows)}`,
}

export const sqliteDialect: HospitalDialect = {
  name: 'sqlite',
  rowsPerStatement: () => 1000,
  async inspectSchema(db, tables) {
    const wanted = sql.join(tables.map((table) => sql.val(table)))
    const result = await sql<SchemaRow>`
      select 'kolom' as jenis, lower(m.name) as tabel, lower(c.name) as kolom, lower(c.type) as tipe,
             case c."notnull" when 0 then 'YES' else 'NO' end as boleh_null, null as panjang
        from sqlite_master m join pragma_table_info(m.name) c
       where m.type = 'table' and m.name in (${wanted})`.execute(db, bounded())
    return result.rows
  },
  upsertReference({ table, columns, rows, refreshed }) {
    const assignments = refreshed.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`)
    const own = sql.ref(`${table}.no_rawat`)
    return sql`insert into ${sql.table(table)} (${names(columns)}) values ${tuples(rows)}
      on conflict (tanggal_periksa, jam_periksa, no_rkm_medis) do update set ${sql.join(assignments)}
      where ${own} is null or ${own} = '' or ${own} = excluded.no_rawat`
  },
  asText: (value) => sql`cast(${value} as text)`,
  fillTimes({ table, columns, rows, times }) {
    const assignments = times.map((column) => {
      const ref = sql.ref(`${table}.${column}`)
      const empty = sql`(${ref} is null or ${ref} like '0000%')`
      return sql`${sql.ref(column)} = case when ${empty} then coalesce(excluded.${sql.ref(column)}, ${ref}) else ${ref} end`
    })
    return sql`insert into ${sql.table(table)} (${names(columns)}) values ${tuples(rows)}
      on conflict (tanggal_periksa, jam_periksa, no_rkm_medis) do update set ${sql.join(assignments)}`
  },
  same: (column, value) => sql`${sql.ref(column)} is ${value}`,
  insertIgnore: (table, columns, rows) =>
    sql`insert or ignore into ${sql.table(table)} (${names(columns)}) values ${tuples(rows)}`,
}
