import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Zone } from '../../../shared/wall-time.ts'
import type { AddPayload, FarmasiAddPayload } from '../../bpjs/payloads.ts'
import { answerRoute, kodebookingOf, type RouteAnswer, taskidOf } from './answers.ts'
import { type Doorkeeper, refuseHeaders } from './authenticate.ts'
import { FAULT_EFFECTS, type FaultPlan } from './faults.ts'
import type { ReferenceLists } from './queries.ts'
import { readJson } from './read-body.ts'
import type { RecordedRequest } from './record.ts'
import { type Dialect, deliveryOf, envelopeOf, type Page, USUAL_DIALECT, writePage } from './respond.ts'
import { routeOf } from './routes.ts'
import { createBpjsRules, type PreloadedBooking } from './rules.ts'
import { isCancelled, type SimulatorState, type StoredBooking } from './state.ts'

export interface SimulatorOptions extends Pick<Doorkeeper, 'credentials'> {
  /** The server's clock, epoch milliseconds. */
  readonly now: () => number
  readonly zone: Zone
  /** base64 unless given. */
  readonly signatureEncoding?: Doorkeeper['signatureEncoding']
  /** Whether the responses that the real service encrypts are encrypted; true unless given. */
  readonly encrypted?: boolean
  readonly snapshot?: SimulatorState
  /** Called after each accepted change, with what {@link Simulator.snapshot} then returns. */
  readonly onChange?: (snapshot: () => SimulatorState) => void
  readonly refusals?: Readonly<Record<string, string>>
  readonly lists?: Partial<ReferenceLists>
  readonly maxClockSkewMs?: number
  readonly dialect?: Partial<Dialect>
  /** TCP port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number
}

/** A booking as tests look at it. */
export interface SimulatedBooking {
  readonly add: AddPayload
  readonly tasks: readonly { readonly taskid: number; readonly waktu: number }[]
  readonly cancelled: boolean
  readonly farmasi: FarmasiAddPayload | null
}

export interface Simulator {
  /** Base URL for the client, including `/antreanrs`. */
  readonly url: string
  /** Every request in the order of arrival since the start or the last {@link clearRecord}. */
  readonly requests: readonly RecordedRequest[]
  setFaults(plan: FaultPlan): void
  clearFaults(): void
  /** Makes bookings known as if they came from the Mobile JKN app; returns how many were new. */
  preload(bookings: readonly PreloadedBooking[]): number
  /** Refuses `add` for a kode booking or nomor referensi with this message; null lifts the refusal. */
  refuse(key: string, message: string | null): void
  bookings(): Map<string, SimulatedBooking>
  snapshot(): SimulatorState
  /** Replaces everything BPJS knows: what it lost, or got from elsewhere. */
  restore(state: SimulatorState): void
  clearRecord(): void
  /** Destroys open and hanging connections; resolves when the port is free. */
  close(): Promise<void>
}

const BASE_PATH = '/antreanrs'
const FIVE_MINUTES_MS = 5 * 60_000
/** Longer than any client keeps an idle connection, so that the server never closes one that is about to be used. */
const KEEP_ALIVE_MS = 65_000

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Starts a stand-in for BPJS's Antrean service on 127.0.0.1. Rejects when the port is taken; nothing else throws.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { now, zone, credentials } = options
  const dialect: Dialect = { ...USUAL_DIALECT, ...options.dialect }
  const lists: ReferenceLists = { poli: [], dokter: [], jadwal: [], ...options.lists }
  const keeper: Doorkeeper = {
    credentials,
    signatureEncoding: options.signatureEncoding ?? 'base64',
    maxClockSkewMs: options.maxClockSkewMs ?? FIVE_MINUTES_MS,
  }
  const rules = createBpjsRules({
    now,
    zone,
    ...(options.snapshot && { state: options.snapshot }),
    ...(options.refusals && { refusals: options.refusals }),
  })
  const requests: Mutable<RecordedRequest>[] = []
  const attempts = new Map<string, number>()
  const pending = new Set<NodeJS.Timeout>()
  let arrived = 0
  let plan: FaultPlan = {}

  const serverNow = () => now() + (plan.clockOffsetMs ?? 0)
  const changed = () => options.onChange?.(rules.snapshot)

  /** Checks the headers and lets the route answer, noting both in the record. */
  function judge(request: IncomingMessage, record: Mutable<RecordedRequest>): Page {
    const note = (answer: Pick<RouteAnswer, 'code' | 'message' | 'response'>): Page => {
      record.code = answer.code
      record.message = answer.message
      return envelopeOf(dialect, answer.code, answer.message, answer.response)
    }
    const route = routeOf(request.method ?? '', pathOf(request))
    if (!route) return { ...note({ code: 404, message: 'Layanan tidak ditemukan' }), status: 404 }
    const refusal = refuseHeaders(request.headers, keeper, serverNow())
    if (refusal !== null) return note({ code: 401, message: refusal })
    const timestamp = Number(request.headers['x-timestamp'])
    const cipher = options.encrypted === false ? null : { credentials, timestamp }
    const answer = answerRoute(route, record.payload, { rules, lists, zone, now, cipher })
    record.processed = true
    if (answer.changed) changed()
    return note(answer)
  }

  function take(request: IncomingMessage, payload: unknown): Mutable<RecordedRequest> {
    const target = {
      index: arrived++,
      path: (request.url ?? '').slice(BASE_PATH.length),
      call: routeOf(request.method ?? '', pathOf(request))?.call ?? null,
      kodebooking: kodebookingOf(payload),
      taskid: taskidOf(payload),
    }
    const key = JSON.stringify([target.call ?? target.path, target.kodebooking, target.taskid])
    const attempt = (attempts.get(key) ?? 0) + 1
    attempts.set(key, attempt)
    const fault = plan.choose?.({ ...target, attempt }) ?? null
    const outcome = { processed: false, answered: false, code: null, message: null }
    const record: Mutable<RecordedRequest> = { ...target, at: now(), payload, fault, ...outcome }
    requests.push(record)
    return record
  }

  function answer(request: IncomingMessage, response: ServerResponse, payload: unknown): void {
    const record = take(request, payload)
    const effect = record.fault === null ? null : FAULT_EFFECTS[record.fault]
    const truth = effect?.processed === false ? null : judge(request, record)
    if (effect?.answer.kind === 'metadata') {
      record.code = effect.answer.code
      record.message = effect.answer.message
    }
    const delivery = deliveryOf(effect, truth, dialect)
    later(() => {
      if (response.destroyed || delivery === 'nothing') return
      if (delivery === 'destroy') {
        request.socket.resetAndDestroy()
        return
      }
      response.once('finish', () => {
        record.answered = delivery.whole
      })
      writePage(response, delivery.page, serverNow())
    })
  }

  /** Calls are judged in their order of arrival; only the answer waits, as it does behind a slow line. */
  function later(act: () => void): void {
    if (!plan.latencyMs) {
      act()
      return
    }
    const timer = setTimeout(() => {
      pending.delete(timer)
      act()
    }, plan.latencyMs)
    pending.add(timer)
  }

  const server = createServer((request, response) => {
    // A client may leave at any moment, which is no business of the server's.
    response.on('error', () => undefined)
    readJson(request).then(
      (payload) => answer(request, response, payload),
      () => response.destroy(),
    )
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE_PATH}`,
    requests,
    setFaults(next) {
      plan = next
    },
    clearFaults() {
      plan = {}
    },
    preload(bookings) {
      const fresh = rules.preload(bookings)
      if (fresh > 0) changed()
      return fresh
    },
    refuse: rules.refuse,
    restore: (state) => rules.restore(state),
    bookings: () => new Map([...rules.bookings()].map(([kodebooking, booking]) => [kodebooking, viewOf(booking)])),
    snapshot: rules.snapshot,
    clearRecord() {
      requests.length = 0
    },
    close() {
      for (const timer of pending) clearTimeout(timer)
      pending.clear()
      return new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

function viewOf({ add, tasks, farmasi, ...booking }: StoredBooking): SimulatedBooking {
  return {
    add,
    tasks: tasks.map(({ taskid, waktu }) => ({ taskid, waktu })),
    cancelled: isCancelled({ add, tasks, farmasi, ...booking }),
    farmasi,
  }
}

/** The path behind the base path, without its query; empty when the base path is missing. */
function pathOf(request: IncomingMessage): string {
  const [path = ''] = (request.url ?? '').split('?')
  return path.startsWith(`${BASE_PATH}/`) ? path.slice(BASE_PATH.length) : ''
}
