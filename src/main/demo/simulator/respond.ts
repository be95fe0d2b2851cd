import type { ServerResponse } from 'node:http'
import type { FaultEffect } from './faults.ts'

/** How the envelope is spelled; the field has seen all of these. */
export interface Dialect {
  readonly envelope: 'metadata' | 'metaData'
  readonly code: 'number' | 'string'
  /** Puts a byte order mark before the JSON. */
  readonly bom: boolean
  readonly contentType: string
}

export const USUAL_DIALECT: Dialect = {
  envelope: 'metadata',
  code: 'number',
  bom: false,
  contentType: 'application/json; charset=utf-8',
}

export interface Page {
  readonly status: number
  readonly contentType: string
  readonly body: Buffer
}

/** The JSON answer of the service; `response` is left out where there is none. */
export function envelopeOf(dialect: Dialect, code: number, message: string, response?: unknown): Page {
  const metadata = { code: dialect.code === 'string' ? String(code) : code, message }
  const json = JSON.stringify({ [dialect.envelope]: metadata, ...(response !== undefined && { response }) })
  return { status: 200, contentType: dialect.contentType, body: Buffer.from(dialect.bom ? `\uFEFF${json}` : json) }
}

/** What goes over the wire: silence, a broken connection, or a page that is the whole answer or a part of it. */
export type Delivery = 'nothing' | 'destroy' | { readonly page: Page; readonly whole: boolean }

/** @param truth the true answer; null when the fault keeps the call from being judged. */
export function deliveryOf(effect: FaultEffect | null, truth: Page | null, dialect: Dialect): Delivery {
  switch (effect?.answer.kind) {
    case undefined:
      return truth ? { page: truth, whole: true } : 'nothing'
    case 'none':
      return 'nothing'
    case 'destroy':
      return 'destroy'
    case 'half':
      return truth ? { page: halfOf(truth), whole: false } : 'nothing'
    case 'metadata':
      return { page: envelopeOf(dialect, effect.answer.code, effect.answer.message), whole: true }
    case 'page': {
      const { status, contentType, body } = effect.answer
      return { page: { status, contentType, body: Buffer.from(body) }, whole: true }
    }
  }
}

/** Cuts a page in half at a byte, as a gateway does that counts wrong. */
function halfOf(page: Page): Page {
  return { ...page, body: page.body.subarray(0, Math.floor(page.body.length / 2)) }
}

/** Writes a whole page and ends the response, leaving the connection open for the next request. */
export function writePage(response: ServerResponse, page: Page, dateMs: number): void {
  response.sendDate = false
  response.writeHead(page.status, {
    Date: new Date(dateMs).toUTCString(),
    'Content-Type': page.contentType,
    'Content-Length': page.body.length,
  })
  response.end(page.body)
}
