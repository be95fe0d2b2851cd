import { dateOf, epochToWallTime, wallTimeToEpoch, type Zone } from '../../shared/wall-time.ts'

/** When a demo began, on the workstation's clock and on its own. Kept in the demo's folder. */
export interface DemoStart {
  readonly realMs: number
  readonly demoMs: number
}

/** The demo begins in the middle of the morning, so there is something to see at any hour. */
const BEGINS_AT = '10:30:00'
const ENDS_AT = '20:00:00'
/** Demo minutes per minute. */
const SPEED = 12

/** The demo's time for a moment on the workstation's clock: the day passes twelve times as fast. */
export function demoTime(start: DemoStart, realMs: number): number {
  return start.demoMs + Math.max(0, realMs - start.realMs) * SPEED
}

/** The given start while its day lasts, else a new one for today: null means everything begins again. */
export function stillRuns(start: DemoStart | null, realMs: number, zone: Zone): DemoStart | null {
  if (!start) return null
  const now = epochToWallTime(demoTime(start, realMs), zone)
  const today = dateOf(epochToWallTime(realMs, zone))
  return dateOf(now) === today && now < `${today} ${ENDS_AT}` ? start : null
}

export function newStart(realMs: number, zone: Zone): DemoStart {
  return { realMs, demoMs: wallTimeToEpoch(`${dateOf(epochToWallTime(realMs, zone))} ${BEGINS_AT}`, zone) }
}
