import { maskKnown, maskPatientText, patientValues } from '../../shared/mask.ts'
import { epochToWallTime, type Zone } from '../../shared/wall-time.ts'
import type { Answer } from '../bpjs/answer.ts'
import type { BpjsClient, Exchange } from '../bpjs/client.ts'
import type { AnyPayload } from '../bpjs/payloads.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import type { Attempt, OutboxRow, Transition } from '../outbox/rows.ts'
import { LONGEST_WAIT_INTERVALS } from './backoff.ts'
import type { CallEvent } from './events.ts'
import { type LaneState, nextLane, pausedLane } from './lane.ts'
import { answerWords, transitionFor } from './transition.ts'

/** Calls of one visit in one run: newly accepted, and had by BPJS already. */
export interface DeliveredCounts {
  readonly fresh: number
  readonly existing: number
}

export interface DispatchDeps {
  readonly outbox: OutboxStore
  readonly client: BpjsClient
  readonly now: () => number
  readonly random: () => number
  readonly onCall: (event: CallEvent) => void
  /** Called when a booking is through for this run: everything due of it was delivered, or one call was not. */
  readonly onVisitDone: (noRawat: string, delivered: DeliveredCounts | undefined) => void
}

export interface DispatchOptions {
  readonly lane: LaneState
  readonly concurrency: number
  readonly intervalMs: number
  readonly zone: Zone
  /** A person asked: rows that wait for their next try are due now. */
  readonly manual: boolean
  /** Stops taking new rows; calls in flight are seen through. */
  readonly signal: AbortSignal
}

export interface DispatchReport {
  readonly requests: number
  readonly lane: LaneState
  /** By no_rawat. */
  readonly delivered: ReadonlyMap<string, DeliveredCounts>
  /** Server clock minus workstation clock in milliseconds, from the last answer that told. */
  readonly driftMs: number | null
}

/** Passes over what failed alone, when a person waits for the result: the time the others take is the wait between. */
const MANUAL_PASSES = 3

/** Answers longer than this are cut in the outbox; a call's real answer is a few hundred bytes. */
const KEPT_ANSWER_CHARS = 16_000

/**
 * Sends what is due. Within a kode booking strictly one after another, in the order of the task ids; several bookings
 * side by side. A booking is left at its first call that is not delivered, and tried in another pass where a person
 * asked for the run. While the lane to BPJS is paused a single booking goes first as the probe, and the others follow only once it got through.
 */
export async function dispatch(deps: DispatchDeps, options: DispatchOptions): Promise<DispatchReport> {
  let lane = options.lane
  let failuresInARow = 0
  let requests = 0
  let driftMs: number | null = null
  /** Whether BPJS itself answered any call of this run. */
  let heard = false
  const delivered = new Map<string, DeliveredCounts>()
  const laneSettings = { ...options, random: deps.random }
  const longestWait = LONGEST_WAIT_INTERVALS * options.intervalMs
  /** Set when the lane paused during this run: the rows left wait for a later one. */
  let stopped = false

  /** @returns what the call's booking does next in this run. */
  async function sendOne(row: OutboxRow): Promise<Next> {
    const payload = JSON.parse(row.payload) as AnyPayload
    const exchange = await deps.client.send(row.call, row.taskid, payload)
    const now = deps.now()
    requests++
    driftMs = exchange.driftMs ?? driftMs
    failuresInARow = exchange.outcome.kind === 'temporary' ? failuresInARow + 1 : 0
    heard ||= exchange.answer.kind === 'metadata'
    // Calls still in flight when the lane pauses say nothing new about it.
    if (!stopped) {
      const before = lane
      lane = nextLane(lane, exchange.outcome, failuresInARow, now, laneSettings)
      stopped = lane !== before && lane.state === 'jeda'
    }
    const waktu = 'waktu' in payload ? epochToWallTime(payload.waktu, options.zone) : null
    const transition = masked(
      transitionFor(row, exchange.outcome, exchange.answer, {
        now,
        waktu,
        intervalMs: options.intervalMs,
        random: deps.random,
      }),
      payload,
    )
    deps.outbox.record(row, attemptOf(row, exchange), transition, now)
    if (transition.to === 'terkirim') {
      const { fresh, existing } = delivered.get(row.no_rawat) ?? { fresh: 0, existing: 0 }
      const isFresh = transition.result === 'terkirim'
      delivered.set(row.no_rawat, { fresh: fresh + (isFresh ? 1 : 0), existing: existing + (isFresh ? 0 : 1) })
    }
    deps.onCall(callEvent(row, exchange, transition))
    if (transition.to === 'terkirim' || transition.to === 'ulangi-urutan') return 'lanjut'
    return transition.to === 'coba-lagi' && transition.reason === 'belum-terkirim' ? 'ulangi' : 'selesai'
  }

  const goesOn = () => !stopped && !options.signal.aborted

  /** Sends what a booking owes until it is through or a call fails. Null when nothing of it was due. */
  async function sendBooking(kodebooking: string): Promise<Tried | null> {
    let tried: Tried | null = null
    while (goesOn()) {
      const row = deps.outbox.claimNext(kodebooking, deps.now(), options.manual, longestWait)
      if (!row) break
      const next = await sendOne(row)
      tried = { kodebooking, noRawat: row.no_rawat, again: next === 'ulangi' }
      if (next !== 'lanjut') break
    }
    return tried
  }

  /** One pass over the bookings, several side by side. Returns those worth another pass. */
  async function sendPass(bookings: readonly string[], concurrency: number, isLast: boolean): Promise<Tried[]> {
    const again: Tried[] = []
    let next = 0
    const worker = async () => {
      for (let kodebooking = bookings[next++]; kodebooking !== undefined && goesOn(); kodebooking = bookings[next++]) {
        const tried = await sendBooking(kodebooking)
        if (tried?.again && !isLast) again.push(tried)
        else if (tried) done(tried)
      }
    }
    const ended = await Promise.allSettled(Array.from({ length: concurrency }, worker))
    // A bug in one worker is told only after the others have seen their calls through.
    for (const end of ended) if (end.status === 'rejected') throw end.reason
    return again
  }

  const done = ({ noRawat }: Tried) => deps.onVisitDone(noRawat, delivered.get(noRawat))
  let waiting = deps.outbox.dueBookings(deps.now(), options.manual, longestWait)
  let open: Tried[] = []
  while (lane.state === 'jeda' && waiting.length > 0 && goesOn()) {
    await sendPass(waiting.slice(0, 1), 1, true)
    waiting = waiting.slice(1)
  }
  if (lane.state === 'jeda' && requests > 0 && !stopped) {
    lane = pausedLane(lane, lane.cause ?? 'jaringan', deps.now(), laneSettings)
    stopped = true
  }
  for (let pass = 1; waiting.length > 0 && goesOn(); pass++) {
    const isLast = !options.manual || pass === MANUAL_PASSES
    open = await sendPass(waiting, options.concurrency, isLast)
    waiting = open.map(({ kodebooking }) => kodebooking)
  }
  for (const tried of open) done(tried)
  // However few the calls were: when none was answered, the service is what is missing.
  if (requests > 0 && !heard && lane.state === 'buka') {
    lane = pausedLane(lane, 'jaringan', deps.now(), laneSettings)
  }
  return { requests, lane, delivered, driftMs }
}

/** A booking's next step: on to its next call, once more in a later pass, or nothing more in this run. */
type Next = 'lanjut' | 'ulangi' | 'selesai'

interface Tried {
  readonly kodebooking: string
  readonly noRawat: string
  readonly again: boolean
}

function attemptOf(row: OutboxRow, exchange: Exchange): Attempt {
  const { answer } = exchange
  return {
    started_at: exchange.startedAt,
    duration_ms: exchange.durationMs,
    outcome: exchange.outcome.kind,
    http_status: answer.kind === 'tanpa-jawaban' ? null : answer.status,
    code: codeOf(answer),
    message: answer.kind === 'tanpa-jawaban' ? `${answer.failure}: ${answer.detail}` : answerWords(answer),
    request: row.payload,
    answer: answer.kind === 'tanpa-jawaban' ? '' : answer.raw.slice(0, KEPT_ANSWER_CHARS),
  }
}

/** BPJS repeats cards and NIKs in its refusals; its own words stay in the attempt, what people read is masked. */
function masked(transition: Transition, payload: object): Transition {
  return { ...transition, message: maskPatientText(maskKnown(transition.message, patientValues(payload))) }
}

function codeOf(answer: Answer): number | null {
  return answer.kind === 'metadata' ? answer.code : null
}

function callEvent(row: OutboxRow, exchange: Exchange, transition: Transition): CallEvent {
  const { answer } = exchange
  return {
    kind: 'panggilan',
    no_rawat: row.no_rawat,
    kodebooking: row.kodebooking,
    call: row.call,
    taskid: row.taskid,
    outcome: exchange.outcome.kind,
    state: transition.to === 'ulangi-urutan' ? 'menunggu' : transition.to,
    code: codeOf(answer) ?? (answer.kind === 'bukan-json' ? answer.status : null),
    message: transition.message,
    durationMs: exchange.durationMs,
  }
}
