import type { BpjsTask } from '../../shared/ipc/registrations.ts'
import { isTaskId, TASK_CANCELLED } from '../../shared/task-ids.ts'
import { isCancelledStatus, type ListedBooking } from '../bpjs/day-list.ts'

/** A booking as BPJS lists it, with its tasks where they were asked for. */
export interface BookingAtBpjs extends ListedBooking {
  /** Null: BPJS would not tell them. */
  readonly tasks: readonly BpjsTask[] | null
}

/** BPJS takes nothing more of it: by its own word, or by a task 99 that its word has not caught up with. */
export function isEndedThere({ status, tasks }: BookingAtBpjs): boolean {
  return isCancelledStatus(status) || (tasks ?? []).some(({ taskid }) => taskid === TASK_CANCELLED)
}

/** BPJS's word, or what its tasks say before the word does. */
export function statusThere(booking: BookingAtBpjs): string {
  const { status } = booking
  return isEndedThere(booking) && !isCancelledStatus(status) ? 'Batal (task 99)' : status
}

/** The last task of service that BPJS is known to have; 0 for none. */
export function lastTaskThere({ tasks }: BookingAtBpjs): number {
  return Math.max(0, ...(tasks ?? []).map(({ taskid }) => taskid).filter((id) => isTaskId(id) && id !== TASK_CANCELLED))
}
