import type { MysqlPool } from 'kysely'
import type { Pool, PoolConnection } from 'mysql2'

/** A pool whose connections can be given up, each before its next use. */
export interface RenewablePool extends MysqlPool {
  renew(): void
}

/**
 * The server looks a user's rights on a database up when a connection chooses it: a right granted since then holds for
 * connections made later, and a program that keeps its own for days would never see it.
 */
export function createRenewablePool(pool: Pool): RenewablePool {
  let generation = 0
  const madeIn = new WeakMap<PoolConnection, number>()
  pool.on('connection', (connection) => madeIn.set(connection, generation))

  const getConnection: MysqlPool['getConnection'] = (callback) => {
    pool.getConnection((error, connection) => {
      if (error || madeIn.get(connection) === generation) {
        callback(error, connection)
        return
      }
      connection.destroy()
      getConnection(callback)
    })
  }
  return {
    getConnection,
    end: (callback) => pool.end(callback),
    renew() {
      generation++
    },
  }
}
