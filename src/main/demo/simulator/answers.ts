import type { Zone } from '../../../shared/wall-time.ts'
import { encryptResponse } from '../../bpjs/cipher.ts'
import type { BpjsCredentials } from '../../bpjs/signature.ts'
import { describeRegistration, isActive, listTasks, type ReferenceLists, schedulesOn, waitingTimes } from './queries.ts'
import type { Route } from './routes.ts'
import type { BpjsRules, Metadata } from './rules.ts'

export interface RouteAnswer extends Metadata {
  readonly changed: boolean
  /** Undefined where the call has none. */
  readonly response?: unknown
}

export interface AnswerContext {
  readonly rules: BpjsRules
  readonly lists: ReferenceLists
  readonly zone: Zone
  readonly now: () => number
  /** How to encrypt the responses that the real service encrypts; null leaves them plain. */
  readonly cipher: { readonly credentials: BpjsCredentials; readonly timestamp: number } | null
}

/** Lets the rules judge a call, or looks a query up. */
export function answerRoute(route: Route, payload: unknown, context: AnswerContext): RouteAnswer {
  const { rules, lists, zone, now, cipher } = context
  const bookings = rules.bookings()
  const found = (value: unknown): RouteAnswer => ({ code: 200, message: 'Ok.', changed: false, response: value })
  const sealed = (value: unknown): RouteAnswer =>
    found(cipher ? encryptResponse(value, cipher.credentials, cipher.timestamp) : value)
  const notFound: RouteAnswer = { code: 201, message: 'Kode Booking tidak ditemukan', changed: false }

  switch (route.call) {
    case 'getlisttask': {
      const booking = bookings.get(kodebookingOf(payload) ?? '')
      return booking ? sealed(listTasks(booking, zone)) : notFound
    }
    case 'pendaftaran': {
      const all = [...bookings.values()]
      if (route.by === 'aktif') return sealed(all.filter(isActive).map(describeRegistration))
      if (route.by === 'tanggal') {
        return sealed(all.filter(({ add }) => add.tanggalperiksa === route.key).map(describeRegistration))
      }
      const booking = bookings.get(route.key)
      return booking ? sealed([describeRegistration(booking)]) : notFound
    }
    case 'dashboard':
      return found({ list: waitingTimes(bookings.values(), route.period, route.waktu, now()) })
    case 'ref':
      return sealed(lists[route.list])
    case 'jadwaldokter':
      return sealed(schedulesOn(lists.jadwal, route.kodepoli, route.tanggal))
    default:
      return rules.apply(route.call, payload)
  }
}

export function kodebookingOf(payload: unknown): string | null {
  const value = fieldOf(payload, 'kodebooking')
  return typeof value === 'string' ? value : null
}

export function taskidOf(payload: unknown): number | null {
  const value = fieldOf(payload, 'taskid')
  return typeof value === 'number' ? value : null
}

function fieldOf(payload: unknown, name: string): unknown {
  return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)[name] : undefined
}
