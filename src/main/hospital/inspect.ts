import type { HospitalDatabase } from './database.ts'
import { BESIDE_NAME, INSPECTED_TABLES, KHANZA_NAME, OPTIONAL_TABLES, REQUIRED_TABLES } from './tables.ts'

/**
 * What the name `referensi_mobilejkn_bpjs` holds in this database. `ringkas` is the table of the customer's brief,
 * `khanza` the booking table of SIMRS Khanza, `asing` something else that must be left alone.
 */
export type ReferenceShape = 'ringkas' | 'khanza' | 'kosong' | 'asing'

export interface SchemaFacts {
  has(table: string, column?: string): boolean
  /** MySQL's data type of a column in lower case, such as `int`; empty when there is no such column. */
  typeOf(table: string, column: string): string
  isNullable(table: string, column: string): boolean
  /** Characters a text column holds; null where that is not limited or not known. */
  lengthOf(table: string, column: string): number | null
  readonly shape: ReferenceShape
  /** The table in the brief's shape, or null while it has not been created. */
  readonly referenceTable: string | null
  /** Khanza's booking table, or null where this hospital has none. */
  readonly bookingTable: string | null
  /** Whether reg_periksa can be read by tgl_registrasi without a scan. */
  readonly dateIndexed: boolean
  /** Rows that one statement may carry to this server. */
  readonly rowsPerStatement: number
  readonly missingRequired: readonly string[]
  /** Sentences, one for each optional table that is absent, saying what the program does without. */
  readonly notes: readonly string[]
  /** Set when the name meant for the brief's table is taken by something else; holds the sentence to show. */
  readonly conflict: string | null
}

interface Column {
  readonly tipe: string
  readonly nullable: boolean
  readonly length: number | null
}

const BRIEF_COLUMNS = [
  'tanggal_periksa',
  'jam_periksa',
  'no_rkm_medis',
  'no_rawat',
  'kodepoli',
  'taskid3',
  'status_kirim',
]

/** One statement: which of the tables and columns this program knows exist in this Khanza. */
export async function inspectHospital(hospital: HospitalDatabase): Promise<SchemaFacts> {
  const rows = await hospital.dialect.inspectSchema(hospital.db, INSPECTED_TABLES)
  const tables = new Map<string, Map<string, Column>>()
  let dateIndexed = false
  let packetBytes = 0
  for (const row of rows) {
    if (row.jenis === 'paket') {
      packetBytes = Number(row.tipe) || 0
      continue
    }
    if (row.jenis === 'indeks') {
      dateIndexed ||= row.kolom === 'tgl_registrasi'
      continue
    }
    const columns = tables.get(row.tabel) ?? new Map<string, Column>()
    columns.set(row.kolom, {
      tipe: row.tipe,
      nullable: row.boleh_null === 'YES',
      length: row.panjang === null ? null : Number(row.panjang),
    })
    tables.set(row.tabel, columns)
  }
  return schemaFacts(tables, dateIndexed, hospital.dialect.rowsPerStatement(packetBytes))
}

function schemaFacts(
  tables: ReadonlyMap<string, ReadonlyMap<string, Column>>,
  dateIndexed: boolean,
  rowsPerStatement: number,
): SchemaFacts {
  const has = (table: string, column?: string): boolean => {
    const columns = tables.get(table)
    return columns !== undefined && (column === undefined || columns.has(column))
  }
  const isBrief = (table: string): boolean => BRIEF_COLUMNS.every((column) => has(table, column))
  const shape: ReferenceShape = !has(KHANZA_NAME)
    ? 'kosong'
    : isBrief(KHANZA_NAME)
      ? 'ringkas'
      : has(KHANZA_NAME, 'nobooking')
        ? 'khanza'
        : 'asing'
  const beside = has(BESIDE_NAME)
  const referenceTable = shape === 'ringkas' ? KHANZA_NAME : isBrief(BESIDE_NAME) ? BESIDE_NAME : null
  const conflict =
    referenceTable === null && beside
      ? `Tabel ${BESIDE_NAME} sudah ada dengan susunan lain. Ganti nama tabel itu, lalu jalankan "mobilejkn migrate".`
      : null
  return {
    has,
    typeOf: (table, column) => tables.get(table)?.get(column)?.tipe ?? '',
    isNullable: (table, column) => tables.get(table)?.get(column)?.nullable ?? false,
    lengthOf: (table, column) => tables.get(table)?.get(column)?.length ?? null,
    shape,
    referenceTable,
    bookingTable: shape === 'khanza' ? KHANZA_NAME : null,
    dateIndexed,
    rowsPerStatement,
    missingRequired: REQUIRED_TABLES.filter((table) => !has(table)),
    notes: Object.entries(OPTIONAL_TABLES)
      .filter(([table]) => !has(table))
      .map(([table, effect]) => `Tabel ${table} tidak ada di database ini: ${effect}.`),
    conflict,
  }
}

/** True for a column whose type holds numbers only. */
export function isNumberColumn(schema: SchemaFacts, table: string, column: string): boolean {
  return /int|decimal|numeric|double|float/.test(schema.typeOf(table, column))
}
