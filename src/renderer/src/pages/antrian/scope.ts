import type { OutboxItem, OutboxStateName } from '../../../../shared/ipc/outbox.ts'
import { TASK_CANCELLED } from '../../../../shared/task-ids.ts'

const CANCELLABLE: readonly OutboxStateName[] = ['tertahan', 'coba-lagi', 'menunggu']

/** A call in flight can no longer be caught. */
export function canCancel(item: OutboxItem): boolean {
  return CANCELLABLE.includes(item.state)
}

/**
 * Delivered rows are sent again from their registration, not from here. A cancelled row without a reason was withdrawn
 * by the record itself, which alone can bring it back.
 */
export function canRetry(item: OutboxItem): boolean {
  return canCancel(item) || (item.state === 'batal' && item.reason !== null)
}

/** Calls that end the visit at BPJS when they are accepted. */
export function endsVisit(item: OutboxItem): boolean {
  return item.call === 'batal' || (item.call === 'updatewaktu' && item.taskid === TASK_CANCELLED)
}

export interface CancelScope {
  /** Every row that is cancelled: what was chosen, and with /antrean/add every unsent call of its booking. */
  readonly ids: readonly number[]
  /** Registrations these belong to. */
  readonly visits: number
  /** Chosen /antrean/add calls. */
  readonly adds: number
  /** Rows that were not chosen but are cancelled with their booking. */
  readonly along: number
  /** Later tasks that are withdrawn, since BPJS takes none without the one before it. */
  readonly followers: number
}

/** What cancelling the chosen rows touches, given every unsent row there is. */
export function cancelScope(chosen: readonly OutboxItem[], unsent: readonly OutboxItem[]): CancelScope {
  const wanted = chosen.filter(canCancel)
  const adds = new Set(wanted.filter((item) => item.call === 'add').map((item) => item.kodebooking))
  const cancelled = new Map(wanted.map((item) => [item.id, item]))
  for (const item of unsent) if (adds.has(item.kodebooking) && canCancel(item)) cancelled.set(item.id, item)

  const firstTask = new Map<string, number>()
  for (const item of wanted) {
    if (item.call !== 'updatewaktu') continue
    firstTask.set(item.kodebooking, Math.min(item.taskid, firstTask.get(item.kodebooking) ?? item.taskid))
  }
  const followers = unsent.filter(
    (item) =>
      item.call === 'updatewaktu' &&
      item.taskid !== TASK_CANCELLED &&
      item.taskid > (firstTask.get(item.kodebooking) ?? TASK_CANCELLED) &&
      canCancel(item) &&
      !cancelled.has(item.id),
  )
  return {
    ids: [...cancelled.keys()],
    visits: new Set([...cancelled.values()].map((item) => item.no_rawat)).size,
    adds: adds.size,
    along: cancelled.size - wanted.length,
    followers: followers.length,
  }
}
