import { epochToWallTime, type Zone } from '../../shared/wall-time.ts'
import { type HospitalDatabase, withLatestRights } from '../hospital/database.ts'
import type { DatabaseFailure } from '../hospital/errors.ts'
import type { SchemaFacts } from '../hospital/inspect.ts'
import { type Delivered, type TimeRefresh, writeBack } from '../hospital/write.ts'
import type { WriteBackStore } from '../outbox/write-back-store.ts'

export interface WriteBackDeps {
  readonly hospital: HospitalDatabase
  readonly schema: SchemaFacts
  readonly store: WriteBackStore
  readonly zone: Zone
}

/** Traces that every plan works out anew, so they are never owed. */
export interface RecomputedTraces {
  /** Deliveries by others that the brief's row should show. */
  readonly adopted: readonly Delivered[]
  /** Times the medical record has changed. */
  readonly refreshes: readonly TimeRefresh[]
}

/**
 * Brings the traces of delivered calls into the hospital's tables. What cannot be written stays owed and is tried
 * with every later cycle; writing the same trace twice changes nothing.
 */
export async function flushWriteBacks(
  { hospital, schema, store, zone }: WriteBackDeps,
  { adopted, refreshes }: RecomputedTraces,
  now: number,
): Promise<DatabaseFailure | null> {
  const pending = store.pending()
  const ids = pending.map((row) => row.outbox_id)
  // A prescription's announcement has no place in the hospital's tables.
  const delivered: Delivered[] = pending.flatMap(({ call, no_rawat, kodebooking, taskid, waktu }) =>
    call === 'farmasi/add'
      ? []
      : [{ call, no_rawat, kodebooking, taskid, waktu: waktu === null ? null : epochToWallTime(waktu, zone) }],
  )
  try {
    const all = [...delivered, ...adopted]
    if (all.length > 0 || refreshes.length > 0) {
      const wall = epochToWallTime(now, zone)
      await withLatestRights(hospital, () => writeBack(hospital, schema, all, refreshes, wall))
    }
    if (ids.length > 0) store.applied(ids, now)
    return null
  } catch (error) {
    const failure = hospital.describe(error)
    store.failed(ids, failure.detail)
    return failure
  }
}
