import type { Call, TaskId } from '../../shared/task-ids.ts'
import { type Answer, parseAnswer } from './answer.ts'
import { decryptResponse } from './cipher.ts'
import { classify, type Outcome } from './classify.ts'
import type { HttpPort } from './http-port.ts'
import type { AnyPayload } from './payloads.ts'
import { type BpjsCredentials, type SignatureEncoding, signedHeaders } from './signature.ts'

export interface BpjsSettings {
  /** Base URL up to and including `antreanrs`, without a trailing slash. */
  readonly baseUrl: string
  readonly credentials: BpjsCredentials
  readonly signatureEncoding: SignatureEncoding
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded'
  /** Milliseconds for one request, body included. */
  readonly timeoutMs: number
  /** A certificate authority of the hospital's own, trusted besides the public ones; absent for none. */
  readonly caFile?: string
}

export interface Exchange {
  readonly answer: Answer
  readonly outcome: Outcome
  /** Epoch milliseconds when the request was started. */
  readonly startedAt: number
  readonly durationMs: number
  /** Server clock minus workstation clock in milliseconds, where the answer had a readable `Date` header. */
  readonly driftMs: number | null
  /** The decrypted `response` of a query; null for calls and for answers without one. */
  readonly data: unknown
  /** Why an encrypted response could not be read, else null. */
  readonly unreadable: string | null
}

export interface BpjsClient {
  /** Sends one call of the outbox. */
  send(call: Call, taskid: TaskId | 0, payload: AnyPayload, signal?: AbortSignal): Promise<Exchange>
  /** `POST /antrean/getlisttask`: the tasks BPJS holds for a booking, with its times. */
  getListTask(kodebooking: string): Promise<Exchange>
  /** `GET /antrean/pendaftaran/tanggal/{yyyy-MM-dd}`: that day's queue as BPJS sees it. */
  pendaftaranTanggal(tanggal: string): Promise<Exchange>
  pendaftaranKodeBooking(kodebooking: string): Promise<Exchange>
  /** `GET /dashboard/waktutunggu/tanggal/{yyyy-MM-dd}/waktu/{rs|server}`: averages per poli for a day. */
  dashboardTanggal(tanggal: string, waktu: 'rs' | 'server'): Promise<Exchange>
  /** `GET /dashboard/waktutunggu/bulan/{MM}/tahun/{yyyy}/waktu/{rs|server}`: averages per poli for a month. */
  dashboardBulan(bulan: string, tahun: string, waktu: 'rs' | 'server'): Promise<Exchange>
  refPoli(): Promise<Exchange>
  refDokter(): Promise<Exchange>
  /** `GET /jadwaldokter/kodepoli/{poli}/tanggal/{yyyy-MM-dd}`: the doctor schedules in HFIS. */
  jadwalDokter(kodepoli: string, tanggal: string): Promise<Exchange>
}

/** @param now epoch milliseconds of the workstation; signatures are made from it. */
export function createBpjsClient(settings: BpjsSettings, http: HttpPort, now: () => number): BpjsClient {
  async function exchange(
    method: 'GET' | 'POST',
    path: string,
    body: object | null,
    sent: { readonly call: Call; readonly taskid: TaskId | 0 } | null,
    signal?: AbortSignal,
  ): Promise<Exchange> {
    const startedAt = now()
    const timestamp = Math.floor(startedAt / 1000)
    const result = await http({
      method,
      url: settings.baseUrl + path,
      headers: {
        ...signedHeaders(settings.credentials, timestamp, settings.signatureEncoding),
        Accept: 'application/json',
        ...(body && { 'Content-Type': settings.contentType }),
      },
      ...(body && { body: JSON.stringify(body) }),
      timeoutMs: settings.timeoutMs,
      ...(signal && { signal }),
    })
    const endedAt = now()
    const answer: Answer = result.ok
      ? parseAnswer(result.value.status, result.value.body)
      : { kind: 'tanpa-jawaban', failure: result.error.kind, detail: result.error.detail }
    const { data, unreadable } = readResponse(answer, timestamp)
    return {
      answer,
      outcome: classify(answer, sent?.taskid ?? 0, sent?.call ?? null),
      startedAt,
      durationMs: endedAt - startedAt,
      driftMs: result.ok ? clockDrift(result.value.headers.get('date'), startedAt, endedAt) : null,
      data,
      unreadable,
    }
  }

  function readResponse(answer: Answer, timestamp: number): { data: unknown; unreadable: string | null } {
    if (answer.kind !== 'metadata' || answer.response === null) return { data: null, unreadable: null }
    if (typeof answer.response !== 'string') return { data: answer.response, unreadable: null }
    const decrypted = decryptResponse(answer.response, settings.credentials, timestamp)
    return decrypted.ok ? { data: decrypted.value, unreadable: null } : { data: null, unreadable: decrypted.error }
  }

  const get = (path: string) => exchange('GET', path, null, null)
  const part = encodeURIComponent

  return {
    send: (call, taskid, payload, signal) => exchange('POST', `/antrean/${call}`, payload, { call, taskid }, signal),
    getListTask: (kodebooking) => exchange('POST', '/antrean/getlisttask', { kodebooking }, null),
    pendaftaranTanggal: (tanggal) => get(`/antrean/pendaftaran/tanggal/${part(tanggal)}`),
    pendaftaranKodeBooking: (kodebooking) => get(`/antrean/pendaftaran/kodebooking/${part(kodebooking)}`),
    dashboardTanggal: (tanggal, waktu) => get(`/dashboard/waktutunggu/tanggal/${part(tanggal)}/waktu/${waktu}`),
    dashboardBulan: (bulan, tahun, waktu) =>
      get(`/dashboard/waktutunggu/bulan/${part(bulan)}/tahun/${part(tahun)}/waktu/${waktu}`),
    refPoli: () => get('/ref/poli'),
    refDokter: () => get('/ref/dokter'),
    jadwalDokter: (kodepoli, tanggal) => get(`/jadwaldokter/kodepoli/${part(kodepoli)}/tanggal/${part(tanggal)}`),
  }
}

/**
 * Server clock minus workstation clock, from the `Date` header against the middle of the exchange. The header counts
 * whole seconds, so the result is exact to about a second plus half the exchange.
 */
export function clockDrift(dateHeader: string | null, startedAt: number, endedAt: number): number | null {
  if (!dateHeader) return null
  const server = Date.parse(dateHeader)
  return Number.isNaN(server) ? null : server - Math.round((startedAt + endedAt) / 2)
}
