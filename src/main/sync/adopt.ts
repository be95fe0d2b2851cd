import { type Call, isTaskId, TASK_CANCELLED } from '../../shared/task-ids.ts'
import { type WallDate, wallTimeToEpoch, type Zone } from '../../shared/wall-time.ts'
import type { BpjsClient } from '../bpjs/client.ts'
import { isCancelledStatus, type ListedBooking } from '../bpjs/day-list.ts'
import type { Adoption } from '../outbox/adopt-store.ts'
import { bookingsAtBpjs, eachOf, TASKS_UNKNOWN, tasksOfBooking } from './ask-bpjs.ts'

/** A call that is about to be sent. */
export interface Candidate {
  readonly kodebooking: string
  readonly call: Call
  readonly taskid: number
  readonly tanggal: WallDate
}

export interface AdoptDeps {
  readonly client: Pick<BpjsClient, 'pendaftaranTanggal' | 'getListTask'>
  readonly zone: Zone
  /** Bookings asked about side by side. */
  readonly concurrency: number
}

/**
 * Asks BPJS which of the waiting calls it has already: what another workstation sent before it died, or this one before
 * its data folder was lost. Asks for each day once, and for the tasks of those bookings alone that BPJS has and that
 * have tasks waiting.
 * @returns the calls BPJS has; null when BPJS could not be asked. Sending them again would be harmless then: BPJS
 * answers that it has them.
 */
export async function findAtBpjs(waiting: readonly Candidate[], deps: AdoptDeps): Promise<Adoption[] | null> {
  const { client, concurrency } = deps
  const listed = new Map<string, ListedBooking>()
  for (const tanggal of new Set(waiting.map((row) => row.tanggal))) {
    const day = await bookingsAtBpjs(tanggal, client)
    if (day === null) return null
    for (const booking of day) listed.set(booking.kodebooking, booking)
  }
  const adoptions: Adoption[] = []
  const asked: { readonly kodebooking: string; readonly own: readonly Candidate[] }[] = []
  for (const [kodebooking, own] of Map.groupBy(waiting, (row) => row.kodebooking)) {
    const booking = listed.get(kodebooking)
    if (!booking) continue
    for (const { call } of own) {
      const isThere = call === 'add' || (call === 'batal' && isCancelledStatus(booking.status))
      if (isThere) adoptions.push({ kodebooking, call, taskid: 0, waktu: null })
    }
    if (own.some(({ call }) => call === 'updatewaktu')) asked.push({ kodebooking, own })
  }
  const answered = await eachOf(asked, concurrency, async ({ kodebooking, own }) => {
    const found = await tasksAtBpjs(kodebooking, own, deps)
    if (found !== null) adoptions.push(...found)
    return found !== null
  })
  return answered ? adoptions : null
}

async function tasksAtBpjs(
  kodebooking: string,
  waiting: readonly Candidate[],
  { client, zone }: AdoptDeps,
): Promise<Adoption[] | null> {
  const tasks = await tasksOfBooking(kodebooking, client, zone)
  if (tasks === null) return null
  // They are sent again then, and BPJS answers that it has them.
  if (tasks === TASKS_UNKNOWN) return []
  const adoptions = tasks.flatMap(({ taskid, wall }): Adoption[] => {
    if (!isTaskId(taskid) || !waiting.some((row) => row.taskid === taskid)) return []
    return [{ kodebooking, call: 'updatewaktu', taskid, waktu: wall === null ? null : wallTimeToEpoch(wall, zone) }]
  })
  // BPJS tells nothing of the pharmacy; but this program announces a prescription before it sends task 6.
  const past = tasks.some(({ taskid }) => taskid >= 6 && taskid !== TASK_CANCELLED)
  if (past) adoptions.push({ kodebooking, call: 'farmasi/add', taskid: 0, waktu: null })
  return adoptions
}
