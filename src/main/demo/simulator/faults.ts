import type { SimulatorCall } from './record.ts'

export const FAULT_KINDS = [
  'hang',
  'hang-after',
  'reset',
  'reset-after',
  '500',
  '502',
  'html',
  '404',
  'truncated',
  'empty',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

const HTML_TYPE = 'text/html; charset=utf-8'
const JSON_TYPE = 'application/json'

export interface FaultEffect {
  /** Whether BPJS acts on the call before things go wrong: the answer is lost, not the call. */
  readonly processed: boolean
  readonly answer:
    | { readonly kind: 'none' }
    | { readonly kind: 'destroy' }
    /** The first half of the true answer, with a Content-Length that fits the half. */
    | { readonly kind: 'half' }
    | { readonly kind: 'metadata'; readonly code: number; readonly message: string }
    | { readonly kind: 'page'; readonly status: number; readonly contentType: string; readonly body: string }
}

function page(status: number, contentType: string, body: string): FaultEffect {
  return { processed: false, answer: { kind: 'page', status, contentType, body } }
}

export const FAULT_EFFECTS: Record<FaultKind, FaultEffect> = {
  hang: { processed: false, answer: { kind: 'none' } },
  'hang-after': { processed: true, answer: { kind: 'none' } },
  reset: { processed: false, answer: { kind: 'destroy' } },
  'reset-after': { processed: true, answer: { kind: 'destroy' } },
  '500': page(500, JSON_TYPE, '{"error":"Internal Server Error"}'),
  '502': page(502, HTML_TYPE, '<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>'),
  html: page(200, HTML_TYPE, '<!DOCTYPE html><html><body><h1>Layanan sedang dalam pemeliharaan</h1></body></html>'),
  '404': {
    processed: false,
    answer: { kind: 'metadata', code: 404, message: 'Gagal dicoba kembali (BPJS Kesehatan)' },
  },
  truncated: { processed: true, answer: { kind: 'half' } },
  empty: page(200, JSON_TYPE, ''),
}

/** The request a fault may be chosen for. */
export interface FaultTarget {
  readonly index: number
  readonly path: string
  readonly call: SimulatorCall | null
  readonly kodebooking: string | null
  readonly taskid: number | null
  /** 1 for the first time this very call is seen, 2 for its first repeat, and so on. */
  readonly attempt: number
}

export type FaultChooser = (target: FaultTarget) => FaultKind | null

export interface FaultPlan {
  readonly choose?: FaultChooser
  /** Milliseconds between acting on a call and answering it. */
  readonly latencyMs?: number
  /** Added to the server's clock where a client can see it: the `Date` header and the check of the signature's time. */
  readonly clockOffsetMs?: number
}

/**
 * Draws a fault for a share of the requests.
 * @param options.rate share between 0 and 1
 * @param options.random numbers in [0, 1), for example of {@link seededRandom}
 */
export function randomFaults(options: {
  readonly rate: number
  readonly kinds: readonly FaultKind[]
  readonly random: () => number
}): FaultChooser {
  const { rate, kinds, random } = options
  return () => (random() < rate ? (kinds[Math.floor(random() * kinds.length)] ?? null) : null)
}

/** Gives the listed faults to the requests in their order of arrival, then none. */
export function faultsInTurn(faults: readonly (FaultKind | null)[]): FaultChooser {
  let next = 0
  return () => faults[next++] ?? null
}

/** A reproducible source of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
