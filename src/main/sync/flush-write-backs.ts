import { epochToWallTime, type Zone } from '../../shared/wall-time.ts'
import { type HospitalDatabase, withLatestRights } from '../hospital/database.ts'
import type { DatabaseFailure } from '../hospital/errors.ts'
import type { SchemaFacts } from '../hospital/inspect.ts'
import { type Delivered, writeBack } from '../hospital/write.ts'
import type { WriteBackStore } from '../outbox/write-back-store.ts'

/**
 * Brings the traces of delivered calls into the hospital's tables. What cannot be written stays owed and is tried
 * with every later cycle; writing the same trace twice changes nothing.
 * @param adopted deliveries by others that the brief's row should show; recomputed each cycle, so never owed.
 */
export async function flushWriteBacks(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  store: WriteBackStore,
  adopted: readonly Delivered[],
  zone: Zone,
  now: number,
): Promise<DatabaseFailure | null> {
  const pending = store.pending()
  const ids = pending.map((row) => row.outbox_id)
  const delivered: Delivered[] = pending
    .filter((row) => row.call === 'add' || row.call === 'updatewaktu')
    .map((row) => ({
      no_rawat: row.no_rawat,
      kodebooking: row.kodebooking,
      taskid: row.taskid,
      waktu: row.waktu === null ? null : epochToWallTime(row.waktu, zone),
    }))
  try {
    const all = [...delivered, ...adopted]
    if (all.length > 0) {
      const wall = epochToWallTime(now, zone)
      await withLatestRights(hospital, () => writeBack(hospital, schema, all, wall))
    }
    if (ids.length > 0) store.applied(ids, now)
    return null
  } catch (error) {
    const failure = hospital.describe(error)
    store.failed(ids, failure.detail)
    return failure
  }
}
