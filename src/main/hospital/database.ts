import { Kysely, MysqlDialect, SqliteDialect } from 'kysely'
import { createPool } from 'mysql2'
import { type HospitalDialect, mysqlDialect, sqliteDialect } from './dialect.ts'
import { type DatabaseFailure, describeDatabaseError } from './errors.ts'
import { createMysqlLeaderLock, type LeaderLock, soleLeader } from './leader-lock.ts'
import type { HospitalTables } from './tables.ts'

export interface DatabaseSettings {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly username: string
  readonly password: string
}

/** An open way to the hospital's tables. Connections are made on first use and again after they were lost. */
export interface HospitalDatabase {
  readonly db: Kysely<HospitalTables>
  readonly dialect: HospitalDialect
  readonly leader: LeaderLock
  /** SQL statements sent so far, failed ones included. */
  readonly statements: () => number
  /** What to call this database in a sentence to the user: never holds the password. */
  readonly label: string
  /** What a failed database call means for the user. */
  readonly describe: (error: unknown) => DatabaseFailure
  close(): Promise<void>
}

const CONNECT_TIMEOUT_MS = 8_000
/** Two connections are enough for one cycle and light on a server that the whole hospital works on. */
const POOL_SIZE = 2

export function openMysqlHospital(settings: DatabaseSettings): HospitalDatabase {
  let statements = 0
  const label = `${settings.host}:${settings.port}/${settings.database}`
  const connection = {
    host: settings.host,
    port: settings.port,
    user: settings.username,
    password: settings.password,
    database: settings.database,
    connectTimeout: CONNECT_TIMEOUT_MS,
  }
  const pool = createPool({
    ...connection,
    // The server converts between its tables' charset (often latin1) and the connection's.
    charset: 'utf8mb4',
    dateStrings: true,
    supportBigNumbers: true,
    connectionLimit: POOL_SIZE,
    enableKeepAlive: true,
  })
  const db = new Kysely<HospitalTables>({
    dialect: new MysqlDialect({ pool }),
    log: () => {
      statements++
    },
  })
  const leader = createMysqlLeaderLock(connection, () => {
    statements++
  })
  return {
    db,
    dialect: mysqlDialect,
    leader,
    statements: () => statements,
    label,
    describe: (error) => describeDatabaseError(error, label, settings.username),
    async close() {
      await leader.release()
      await db.destroy()
    },
  }
}

/** The part of a better-sqlite3 database that Kysely's dialect uses. */
type SqliteHandle = ConstructorParameters<typeof SqliteDialect>[0]['database']

/** The same tables in an open SQLite database: the demo's embedded hospital. */
export function openSqliteHospital(database: SqliteHandle, label: string): HospitalDatabase {
  let statements = 0
  const db = new Kysely<HospitalTables>({
    dialect: new SqliteDialect({ database }),
    log: () => {
      statements++
    },
  })
  return {
    db,
    dialect: sqliteDialect,
    leader: soleLeader,
    statements: () => statements,
    label,
    describe: (error) => describeDatabaseError(error, label, ''),
    close: () => db.destroy(),
  }
}
