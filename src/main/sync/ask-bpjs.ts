import type { BpjsTask } from '../../shared/ipc/registrations.ts'
import type { WallDate } from '../../shared/wall-time.ts'
import { saysEmpty } from '../bpjs/answer.ts'
import type { BpjsClient } from '../bpjs/client.ts'
import { type ListedBooking, parseDayList } from '../bpjs/day-list.ts'
import { parseTasks } from '../bpjs/task-list.ts'

/** The bookings of a day as BPJS has them; null when BPJS could not be asked or its answer not read. */
export async function bookingsAtBpjs(
  tanggal: WallDate,
  client: Pick<BpjsClient, 'pendaftaranTanggal'>,
): Promise<ListedBooking[] | null> {
  const { answer, outcome, data, unreadable } = await client.pendaftaranTanggal(tanggal)
  if (outcome.kind === 'done' && unreadable === null) return parseDayList(data ?? [])
  // Any other refusal says nothing of what it has.
  return saysEmpty(answer) ? [] : null
}

/** The tasks of a booking as BPJS has them, none for a booking it does not know; null when it could not be asked. */
export async function tasksOfBooking(
  kodebooking: string,
  client: Pick<BpjsClient, 'getListTask'>,
): Promise<BpjsTask[] | null> {
  const { outcome, data, unreadable } = await client.getListTask(kodebooking)
  if (outcome.kind === 'rejected') return []
  return outcome.kind === 'done' && unreadable === null ? parseTasks(data) : null
}

/** Does the work for each item, some of them side by side. False as soon as one says so: the rest are left then. */
export async function eachOf<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<boolean>,
): Promise<boolean> {
  const next = items.values()
  let goesOn = true
  const worker = async () => {
    for (const item of next) {
      if (!goesOn) return
      if (!(await work(item))) goesOn = false
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return goesOn
}
