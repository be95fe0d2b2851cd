import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src/main/bpjs/classify.ts'
import { failureLimit, type LaneState, nextLane, OPEN_LANE, parseLane } from '../../../src/main/sync/lane.ts'

const NOW = 1_000_000
const SETTINGS = { concurrency: 4, intervalMs: 300_000, random: () => 1 }
const CALL_FAILED: Outcome = { kind: 'temporary', scope: 'call' }
const NETWORK_DOWN: Outcome = { kind: 'temporary', scope: 'network' }
const REFUSED: Outcome = { kind: 'credentials' }
/** Every outcome that BPJS itself gave: it can be reached and lets us in. */
const ANSWERS: Outcome[] = [
  { kind: 'done' },
  { kind: 'duplicate' },
  { kind: 'overtaken', lastTask: 5 },
  { kind: 'predecessor-missing', lastTask: 1 },
  { kind: 'cancelled' },
  { kind: 'rejected', cause: 'data' },
  { kind: 'unknown' },
]

const PAUSED: LaneState = { state: 'jeda', cause: 'jaringan', since: 500_000, until: 900_000, pauses: 1 }
const next = (lane: LaneState, outcome: Outcome, failures = 1, now = NOW) =>
  nextLane(lane, outcome, failures, now, SETTINGS)

describe('an open lane', () => {
  it.each<[string, Outcome, string]>([
    ['the network is down', NETWORK_DOWN, 'jaringan'],
    ['the credentials are refused', REFUSED, 'kredensial'],
  ])('pauses at once when %s', (_name, outcome, cause) => {
    expect(next(OPEN_LANE, outcome)).toEqual({ state: 'jeda', cause, since: NOW, until: NOW + 15_000, pauses: 1 })
  })

  it('bears single failures and pauses at a run of them', () => {
    const limit = failureLimit(SETTINGS.concurrency)
    expect(next(OPEN_LANE, CALL_FAILED, limit - 1)).toBe(OPEN_LANE)
    expect(next(OPEN_LANE, CALL_FAILED, limit)).toMatchObject({ state: 'jeda', cause: 'jaringan', since: NOW })
  })

  it.each([
    [1, 6],
    [3, 6],
    [4, 8],
    [16, 32],
  ])('with %d bookings side by side bears fewer than %d failures', (concurrency, limit) => {
    expect(failureLimit(concurrency)).toBe(limit)
  })

  it.each(ANSWERS.map((outcome) => [outcome.kind, outcome] as const))('stays open for %s', (_kind, outcome) => {
    expect(next(OPEN_LANE, outcome)).toEqual(OPEN_LANE)
  })
})

describe('a paused lane', () => {
  it.each(ANSWERS.map((outcome) => [outcome.kind, outcome] as const))(
    'opens when the probe gets %s',
    (_kind, outcome) => {
      expect(next(PAUSED, outcome)).toEqual(OPEN_LANE)
    },
  )

  it.each([
    ['a network that is down', NETWORK_DOWN, 'jaringan'],
    ['refused credentials', REFUSED, 'kredensial'],
  ])('pauses on when the probe meets %s', (_name, outcome, cause) => {
    expect(next(PAUSED, outcome)).toEqual({ state: 'jeda', cause, since: 500_000, until: NOW + 30_000, pauses: 2 })
  })

  it('gives way to the next probe when one fails by itself, and pauses on after the third', () => {
    expect(next(PAUSED, CALL_FAILED, 1)).toBe(PAUSED)
    expect(next(PAUSED, CALL_FAILED, 2)).toBe(PAUSED)
    expect(next(PAUSED, CALL_FAILED, 3)).toMatchObject({ state: 'jeda', cause: 'jaringan', pauses: 2 })
  })

  it('waits longer from probe to probe, up to six intervals, and remembers since when', () => {
    let lane = OPEN_LANE
    const waits: number[] = []
    for (let probe = 0; probe < 12; probe++) {
      lane = next(lane, NETWORK_DOWN, 1, NOW + probe)
      waits.push((lane.until ?? 0) - NOW - probe)
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits[0]).toBe(15_000)
    expect(waits.at(-1)).toBe(6 * SETTINGS.intervalMs)
    expect(lane.since).toBe(NOW)
  })

  it('begins anew after it was open', () => {
    const reopened = next(next(PAUSED, { kind: 'done' }), NETWORK_DOWN)
    expect(reopened).toMatchObject({ since: NOW, pauses: 1, until: NOW + 15_000 })
  })
})

describe('a stored lane', () => {
  it.each([OPEN_LANE, PAUSED])('is read back as it was: %j', (lane) => {
    expect(parseLane(JSON.stringify(lane))).toEqual(lane)
  })

  it.each([null, '', 'rusak', 'null', '[]', '{}', '{"state":"tutup"}', '"jeda"'])(
    'that says nothing is open: %s',
    (text) => {
      expect(parseLane(text)).toEqual(OPEN_LANE)
    },
  )

  it('that lacks details still pauses', () => {
    expect(parseLane('{"state":"jeda"}')).toEqual({ ...OPEN_LANE, state: 'jeda' })
  })
})
