import type { TaskId } from '../../shared/task-ids.ts'
import { dateOf, isClockTime, type WallTime } from '../../shared/wall-time.ts'
import type { Registration } from '../hospital/facts.ts'
import type { VisitInput } from './visit-findings.ts'

/** The record says that the patient was seen; on a later day whatever was begun is taken to have been. */
export function isServed(
  { stts }: Pick<Registration, 'stts'>,
  visit: Pick<VisitInput, 'times' | 'accepted' | 'tanggal'>,
  now: WallTime,
): boolean {
  const begun = ([4, 5] as const satisfies TaskId[]).some((id) => visit.accepted.has(id) || visit.times.has(id))
  return stts === 'Sudah' || (begun && visit.tanggal < dateOf(now))
}

/** When the patient was registered; null where the record does not say. */
export function registeredAt({
  tgl_registrasi,
  jam_reg,
}: Pick<Registration, 'tgl_registrasi' | 'jam_reg'>): WallTime | null {
  return isClockTime(jam_reg) && jam_reg !== '00:00:00' ? `${tgl_registrasi} ${jam_reg}` : null
}
