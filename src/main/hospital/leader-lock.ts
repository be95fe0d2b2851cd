import { createHash } from 'node:crypto'
import { type Connection, type ConnectionOptions, createConnection, type RowDataPacket } from 'mysql2/promise'

import { STATEMENT_TIMEOUT_MS } from './bounded.ts'

/**
 * Several workstations may run the program on one hospital database; one of them sends. The lock is a server-side
 * named lock on a connection of its own, so it falls free by itself when its holder dies or is cut off.
 */
export interface LeaderLock {
  /**
   * True when this program leads. Takes the lock when it is free, checks that it is still held otherwise.
   * @param waitSeconds how long to wait for a holder that is just leaving.
   */
  lead(waitSeconds: number): Promise<boolean>
  release(): Promise<void>
}

/** Leaving must not take long; the server frees the lock anyway once the connection is gone. */
const RELEASE_TIMEOUT_MS = 2_000

/** For a database nobody else can reach. */
export const soleLeader: LeaderLock = { lead: async () => true, release: async () => {} }

/** Lock names are shared by the whole server, so the database's name is part of it; 64 characters at most. */
function leaderLockName(database: string): string {
  const name = `khanza_mobile_jkn:${database}`
  if (name.length <= 64) return name
  return `khanza_mobile_jkn:${createHash('sha256').update(database).digest('hex').slice(0, 40)}`
}

/** @param onStatement called for each SQL statement, for the statement count of a cycle. */
export function createMysqlLeaderLock(
  options: ConnectionOptions & { database: string },
  onStatement: () => void,
): LeaderLock {
  const name = leaderLockName(options.database)
  let held: Connection | null = null

  async function one(connection: Connection, statement: string, ...values: unknown[]): Promise<boolean> {
    onStatement()
    const [rows] = await connection.query<RowDataPacket[]>({
      sql: statement,
      values: [name, ...values],
      timeout: STATEMENT_TIMEOUT_MS,
    })
    return Number(rows[0]?.hasil) === 1
  }

  async function drop(connection: Connection): Promise<void> {
    held = null
    connection.destroy()
  }

  return {
    async lead(waitSeconds) {
      if (held) {
        try {
          if (await one(held, 'select is_used_lock(?) = connection_id() as hasil')) return true
          await drop(held)
        } catch {
          if (held) await drop(held)
        }
      }
      const connection = await createConnection({ ...options, enableKeepAlive: true })
      // A connection lost between cycles must not bring the program down: the next lead() notices.
      connection.on('error', () => {
        if (held === connection) held = null
      })
      try {
        if (await one(connection, 'select get_lock(?, ?) as hasil', waitSeconds)) {
          held = connection
          return true
        }
      } catch (error) {
        connection.destroy()
        throw error
      }
      connection.destroy()
      return false
    },
    async release() {
      const connection = held
      if (!connection) return
      held = null
      try {
        // Said in words, since a closed connection may be noticed late and keep the next holder waiting.
        await connection.query({ sql: 'do release_lock(?)', values: [name], timeout: RELEASE_TIMEOUT_MS })
        await connection.end()
      } catch {
        connection.destroy()
      }
    },
  }
}
