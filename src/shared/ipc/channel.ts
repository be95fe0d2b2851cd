import type { z } from 'zod'

/** One request of the window: what it may carry, checked on arrival, and what it is answered with. */
export interface Channel<Request extends z.ZodType, Response> {
  readonly request: Request
  /** Never set: carries the response's type only. */
  readonly response?: Response
}

/** `channel<Response>()(requestSchema)`: two steps, since TypeScript infers all type arguments or none. */
export function channel<Response>() {
  return <Request extends z.ZodType>(request: Request): Channel<Request, Response> => ({ request })
}

export const IPC_ERRORS = [
  /** The request or a field of it is not valid; `field` names which. */
  'tidak-sah',
  /** Behind the admin PIN, which is locked. */
  'perlu-pin',
  'tidak-ditemukan',
  /** No hospital is configured and the demo is not running. */
  'belum-siap',
  'database',
  'bpjs',
  /** A bug; the log has the rest. */
  'gangguan',
] as const
export type IpcErrorCode = (typeof IPC_ERRORS)[number]

/** An expected refusal. The message is one Indonesian sentence that says what to do. */
export interface IpcError {
  readonly code: IpcErrorCode
  readonly message: string
  readonly field?: string
}

export type IpcResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: IpcError }
