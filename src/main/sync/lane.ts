import type { Outcome } from '../bpjs/classify.ts'
import { retryDelay } from './backoff.ts'

/**
 * The way to BPJS as a whole, kept apart from single calls:
 *
 *     buka ──network down, credentials refused, or a run of failures──▶ jeda(until)
 *     jeda ──one probe call succeeds──▶ buka
 *     jeda ──the probe fails──▶ jeda(later)
 *
 * While it is `jeda` calls wait in the outbox without spending attempts. The probe is an ordinary call sent alone; one
 * that fails by itself gives way to the next, up to {@link PROBES}.
 */
export interface LaneState {
  readonly state: 'buka' | 'jeda'
  readonly cause: LaneCause | null
  /** Epoch milliseconds since when BPJS could not be used. */
  readonly since: number | null
  /** Epoch milliseconds of the next probe. */
  readonly until: number | null
  /** Pauses in a row, for the growing wait. */
  readonly pauses: number
}

export type LaneCause = 'jaringan' | 'kredensial'

export const OPEN_LANE: LaneState = { state: 'buka', cause: null, since: null, until: null, pauses: 0 }

export interface LaneSettings {
  readonly concurrency: number
  readonly intervalMs: number
  readonly random: () => number
}

/** Probes that may fail alone before a paused lane stays paused: the first may be a call that always fails. */
export const PROBES = 3

/** Calls that may fail one after another, without a single success, before the lane pauses. */
export function failureLimit(concurrency: number): number {
  return Math.max(6, 2 * concurrency)
}

/**
 * The lane after one more answer.
 * @param failuresInARow temporary failures since the last answer that came from BPJS itself, this one included.
 */
export function nextLane(
  lane: LaneState,
  outcome: Outcome,
  failuresInARow: number,
  now: number,
  settings: LaneSettings,
): LaneState {
  const cause = pauseCause(outcome, failuresInARow, lane.state === 'jeda' ? PROBES : failureLimit(settings.concurrency))
  if (cause) return pausedLane(lane, cause, now, settings)
  return outcome.kind === 'temporary' ? lane : OPEN_LANE
}

/** The lane paused, or paused again for longer. */
export function pausedLane(lane: LaneState, cause: LaneCause, now: number, settings: LaneSettings): LaneState {
  const pauses = lane.pauses + 1
  return { state: 'jeda', cause, since: lane.since ?? now, until: now + retryDelay(pauses, settings), pauses }
}

function pauseCause(outcome: Outcome, failuresInARow: number, limit: number): LaneCause | null {
  if (outcome.kind === 'credentials') return 'kredensial'
  if (outcome.kind !== 'temporary') return null
  return outcome.scope === 'network' || failuresInARow >= limit ? 'jaringan' : null
}

/** Reads the lane as it was stored; anything unreadable counts as open, since a probe will tell. */
export function parseLane(text: string | null): LaneState {
  if (text === null) return OPEN_LANE
  try {
    const stored = JSON.parse(text) as Partial<LaneState>
    return stored.state === 'jeda' ? { ...OPEN_LANE, ...stored, state: 'jeda' } : OPEN_LANE
  } catch {
    return OPEN_LANE
  }
}
