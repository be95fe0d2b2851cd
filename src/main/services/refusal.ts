import type { IpcError, IpcErrorCode } from '../../shared/ipc/channel.ts'

/** An expected refusal, thrown inside a handler and answered as data at the edge. */
export class Refusal extends Error {
  readonly error: IpcError

  constructor(code: IpcErrorCode, message: string, field?: string) {
    super(message)
    this.error = { code, message, ...(field !== undefined && { field }) }
  }
}
