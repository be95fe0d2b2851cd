import type { OutboxItem } from '../../../../shared/ipc/outbox.ts'
import { type Call, callRank, isTaskId } from '../../../../shared/task-ids.ts'

export interface ShownRow {
  readonly item: OutboxItem
  /** It no longer belongs to what is filtered, but keeps its place while somebody works on the list. */
  readonly left: boolean
}

export interface MergedView {
  readonly rows: readonly ShownRow[]
  /** Rows that would join the list. */
  readonly arrived: number
  /** Rows that would leave it. */
  readonly left: number
}

/** The rows on screen, in their place, with what is known of them now. */
export function mergeView(onScreen: readonly OutboxItem[], fresh: readonly OutboxItem[]): MergedView {
  if (onScreen === fresh) return { rows: fresh.map((item) => ({ item, left: false })), arrived: 0, left: 0 }
  const unplaced = new Map(fresh.map((item) => [item.id, item]))
  const rows = onScreen.map((item): ShownRow => {
    const now = unplaced.get(item.id)
    unplaced.delete(item.id)
    return now ? { item: now, left: false } : { item, left: true }
  })
  return { rows, arrived: unplaced.size, left: rows.filter((row) => row.left).length }
}

/** Visit by visit, each call behind those it waits for. */
export function inSendingOrder(items: readonly OutboxItem[]): readonly OutboxItem[] {
  return [...items].sort(
    (a, b) => compare(a.no_rawat, b.no_rawat) || compare(a.kodebooking, b.kodebooking) || rankOf(a) - rankOf(b),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const CALLS: readonly Call[] = ['add', 'batal', 'updatewaktu', 'farmasi/add']

/** A call this window does not know comes last. */
function rankOf(item: OutboxItem): number {
  const call = CALLS.find((known) => known === item.call)
  return call ? callRank(call, isTaskId(item.taskid) ? item.taskid : 0) : 1000
}
