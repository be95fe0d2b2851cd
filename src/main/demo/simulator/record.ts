import type { Call } from '../../../shared/task-ids.ts'
import type { FaultKind } from './faults.ts'

/** The calls of the outbox, and the queries, which change nothing. */
export type SimulatorCall = Call | 'getlisttask' | 'pendaftaran' | 'dashboard' | 'ref' | 'jadwaldokter'

/** One request as the server saw it. The last five fields are filled in while it is handled. */
export interface RecordedRequest {
  /** Place in the order of arrival since the server started, from 0. */
  readonly index: number
  /** Arrival, epoch milliseconds. */
  readonly at: number
  /** Path and query behind the base path. */
  readonly path: string
  /** Null for a path the service does not have. */
  readonly call: SimulatorCall | null
  readonly kodebooking: string | null
  readonly taskid: number | null
  /** The parsed JSON body; null where there was none or it was not JSON. */
  readonly payload: unknown
  readonly fault: FaultKind | null
  /** The credentials were good and the rules judged the call, whether they accepted it or not. */
  readonly processed: boolean
  /** The whole answer was written and the client was still there. */
  readonly answered: boolean
  /** The metadata of the answer, also when it was never sent; null where there was none. */
  readonly code: number | null
  readonly message: string | null
}
