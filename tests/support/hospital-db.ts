import { randomBytes } from 'node:crypto'
import { createPool, type Pool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise'
import { inject } from 'vitest'
import {
  BESIDE_TABLE,
  BOOKING_TABLE,
  briefTable,
  KHANZA_TABLES,
  type KhanzaTable,
  khanzaTable,
} from './khanza-tables.ts'
import type { DatabaseServer } from './mariadb-server.ts'

export interface HospitalDatabaseOptions {
  /** Default `latin1`, as most installations have it. */
  readonly charset?: 'latin1' | 'utf8mb4'
  /** Tables this hospital does not have. */
  readonly leaveOut?: readonly KhanzaTable[]
  /** Whose shape the table referensi_mobilejkn_bpjs has. Default `khanza`, the only one that holds bookings. */
  readonly referensi?: 'khanza' | 'brief' | 'none'
  /** The brief's table beside Khanza's, as `migrate` would have made it. Default false. */
  readonly besideTable?: boolean
  /** Type of nomor_referensi in the brief's table. Default `varchar(40)`. */
  readonly nomorReferensi?: 'varchar(40)' | 'int(11)'
  /** An index on reg_periksa.tgl_registrasi, which Khanza does not have. Default false. */
  readonly dateIndex?: boolean
  /** Foreign keys to reg_periksa as in real Khanza. Default true. */
  readonly foreignKeys?: boolean
}

export interface DatabaseUser {
  readonly user: string
  readonly password: string
}

export interface HospitalDatabase {
  readonly name: string
  readonly charset: 'latin1' | 'utf8mb4'
  /** The table with the brief's shape, where there is one. */
  readonly briefTable: string | undefined
  readonly config: DatabaseServer & { readonly database: string }
  /** Rows of a SELECT; dates come as the strings the database holds. */
  query<Row extends object = Record<string, string | number | null>>(
    sql: string,
    params?: readonly unknown[],
  ): Promise<Row[]>
  /** Runs a statement that changes something; returns the number of affected rows. `VALUES ?` takes an array of rows. */
  run(sql: string, params?: readonly unknown[]): Promise<number>
  /** A user who may do nothing outside this database. */
  createUser(options: { readonly readOnly: boolean }): Promise<DatabaseUser>
  /** Removes the database, its users and its connections. */
  drop(): Promise<void>
}

/** A fresh hospital of its own, so that tests never see one another's rows. */
export async function createHospitalDatabase(options: HospitalDatabaseOptions = {}): Promise<HospitalDatabase> {
  const { charset = 'latin1', referensi = 'khanza', leaveOut = [], besideTable = false } = options
  const server = inject('databaseServer')
  const name = `uji_${randomBytes(6).toString('hex')}`
  const users: string[] = []

  const admin = openPool({ ...server }, 1)
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET ${charset}`)
  const pool = openPool({ ...server, database: name }, 4)
  const run = async (sql: string, params: readonly unknown[] = []) => {
    const [result] = await pool.query<ResultSetHeader>(sql, [...params])
    return result.affectedRows
  }
  const drop = async () => {
    await pool.end()
    for (const user of users) await admin.query(`DROP USER IF EXISTS '${user}'@'%'`)
    await admin.query(`DROP DATABASE IF EXISTS ${name}`)
    await admin.end()
  }

  try {
    for (const sql of definitions(options)) await run(sql)
  } catch (error) {
    await drop()
    throw error
  }

  return {
    name,
    charset,
    briefTable:
      referensi === 'brief' && !leaveOut.includes(BOOKING_TABLE)
        ? BOOKING_TABLE
        : besideTable
          ? BESIDE_TABLE
          : undefined,
    config: { ...server, database: name },
    run,
    drop,
    async query<Row extends object>(sql: string, params: readonly unknown[] = []) {
      const [rows] = await pool.query<RowDataPacket[]>(sql, [...params])
      return rows as Row[]
    },
    async createUser({ readOnly }) {
      const user = `${name}_${users.length}`
      const password = randomBytes(12).toString('base64url')
      const rights = readOnly ? 'SELECT' : 'ALL PRIVILEGES'
      users.push(user)
      await admin.query(`CREATE USER '${user}'@'%' IDENTIFIED BY '${password}'`)
      // In a grant `_` stands for any character: unescaped, the right would reach databases of other names too.
      await admin.query(`GRANT ${rights} ON \`${name.replaceAll('_', '\\_')}\`.* TO '${user}'@'%'`)
      return { user, password }
    },
  }
}

function definitions(options: HospitalDatabaseOptions): string[] {
  const { referensi = 'khanza', leaveOut = [], besideTable = false } = options
  const { nomorReferensi = 'varchar(40)', dateIndex = false, foreignKeys = true } = options
  const extras = { dateIndex, foreignKeys: foreignKeys && !leaveOut.includes('reg_periksa') }
  const statements: string[] = []
  for (const table of KHANZA_TABLES) {
    if (leaveOut.includes(table)) continue
    if (table !== BOOKING_TABLE || referensi === 'khanza') statements.push(khanzaTable(table, extras))
    else if (referensi === 'brief') statements.push(briefTable(table, nomorReferensi))
  }
  if (besideTable) statements.push(briefTable(BESIDE_TABLE, nomorReferensi))
  return statements
}

function openPool(access: DatabaseServer & { readonly database?: string }, connectionLimit: number): Pool {
  const pool = createPool({ ...access, connectionLimit, dateStrings: true, charset: 'utf8mb4' })
  // A borrowed server may be strict, Khanza's is not: zero dates and cut-off texts have to get in.
  pool.pool.on('connection', (connection) => connection.query("SET SESSION sql_mode = ''"))
  return pool
}
