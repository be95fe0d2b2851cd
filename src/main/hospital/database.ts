import { Kysely, MysqlDialect, SqliteDialect } from 'kysely'
import { createPool, type Pool } from 'mysql2'
import { type HospitalDialect, mysqlDialect, sqliteDialect } from './dialect.ts'
import { type DatabaseFailure, describeDatabaseError } from './errors.ts'
import { createMysqlLeaderLock, type LeaderLock, soleLeader } from './leader-lock.ts'
import { createRenewablePool } from './renewable-pool.ts'
import { createStatementCount, type StatementCount } from './statement-count.ts'
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
  /** Runs work that can ask how many SQL statements it sent, failed ones included. */
  readonly counted: StatementCount['counted']
  /** What to call this database in a sentence to the user: never holds the password. */
  readonly label: string
  /** Asks the server for a sign of life, outside the count of statements. Rejects when there is none in time. */
  readonly ping: () => Promise<void>
  /** What a failed database call means for the user. */
  readonly describe: (error: unknown) => DatabaseFailure
  close(): Promise<void>
}

const CONNECT_TIMEOUT_MS = 8_000
/** Two connections are enough for one cycle and light on a server that the whole hospital works on. */
const POOL_SIZE = 2

export function openMysqlHospital(settings: DatabaseSettings): HospitalDatabase {
  const statements = createStatementCount()
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
  const renewable = createRenewablePool(pool)
  const describe = (error: unknown) => describeDatabaseError(error, label, settings.username)
  const db = new Kysely<HospitalTables>({
    dialect: new MysqlDialect({ pool: renewable }),
    log(event) {
      statements.add()
      if (event.level === 'error' && describe(event.error).reason === 'database-hak') renewable.renew()
    },
  })
  const leader = createMysqlLeaderLock(connection, statements.add)
  return {
    db,
    dialect: mysqlDialect,
    leader,
    counted: statements.counted,
    label,
    ping: () => pingPool(pool),
    describe,
    async close() {
      await leader.release()
      await db.destroy()
    },
  }
}

/**
 * Runs work that may be done twice; where a right is missing, once more: the refusal made the pool give up its
 * connections, and the right may have been granted after they were made.
 */
export async function withLatestRights<T>(hospital: HospitalDatabase, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (hospital.describe(error).reason !== 'database-hak') throw error
    return work()
  }
}

const PING_TIMEOUT_MS = 4_000

function pingPool(pool: Pool): Promise<void> {
  return new Promise((resolve, reject) => {
    pool.query({ sql: 'select 1', timeout: PING_TIMEOUT_MS }, (error) => (error ? reject(error) : resolve()))
  })
}

/** The part of a better-sqlite3 database that Kysely's dialect uses. */
type SqliteHandle = ConstructorParameters<typeof SqliteDialect>[0]['database']

/** The same tables in an open SQLite database: the demo's embedded hospital. */
export function openSqliteHospital(database: SqliteHandle, label: string): HospitalDatabase {
  const statements = createStatementCount()
  const db = new Kysely<HospitalTables>({
    dialect: new SqliteDialect({ database }),
    log: statements.add,
  })
  return {
    db,
    dialect: sqliteDialect,
    leader: soleLeader,
    counted: statements.counted,
    label,
    ping: async () => undefined,
    describe: (error) => describeDatabaseError(error, label, ''),
    close: () => db.destroy(),
  }
}
