import { err, ok, type Result } from '../../shared/result.ts'
import { epochToWallTime, type WallDate, type WallTime } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import { isCancelledStatus } from '../bpjs/day-list.ts'
import { bookingsAtBpjs, eachOf, TASKS_UNKNOWN, tasksOfBooking } from '../sync/ask-bpjs.ts'
import type { Readable } from './accept.ts'
import type { BookingAtBpjs } from './booking-at-bpjs.ts'
import { type FoundDifference, reconcile } from './reconcile.ts'

export interface ComparedDay {
  readonly tanggal: WallDate
  readonly view: Readable
  readonly atBpjs: readonly BookingAtBpjs[]
  readonly differences: readonly FoundDifference[]
  /** When the two were compared. */
  readonly now: WallTime
}

type Parts = Pick<App, 'planner' | 'client' | 'settings' | 'now'>

/**
 * Reads a day here and at BPJS and compares the two. BPJS is asked once for the day and once for the tasks of every
 * booking it has not cancelled, several side by side.
 * @param onProgress told how many bookings of how many were asked about.
 * @returns a sentence for the user where either side could not be read.
 */
export async function compareDay(
  { planner, client, settings, now: clock }: Parts,
  tanggal: WallDate,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Result<ComparedDay, string>> {
  const { zone } = settings.sync
  const view = await planner.look({ dari: tanggal, sampai: tanggal })
  if (view.kind === 'gagal') return err(view.problem.message)
  const listed = await bookingsAtBpjs(tanggal, client)
  if (listed === null) return err(UNASKED)
  // Named twice, it is one booking all the same.
  const bookings = [...new Map(listed.map((booking) => [booking.kodebooking, booking])).values()]
  const answers = new Map<string, BookingAtBpjs['tasks']>()
  const asked = bookings.filter(({ status }) => !isCancelledStatus(status))
  onProgress(0, asked.length)
  const answered = await eachOf(asked, settings.sync.concurrency, async ({ kodebooking }) => {
    const found = await tasksOfBooking(kodebooking, client, zone)
    if (found === null) return false
    answers.set(kodebooking, found === TASKS_UNKNOWN ? null : found)
    onProgress(answers.size, asked.length)
    return true
  })
  if (!answered) return err(UNASKED)
  const atBpjs = bookings.map((booking) => {
    const tasks = answers.get(booking.kodebooking)
    // A cancelled booking is not asked about.
    return { ...booking, tasks: tasks === undefined ? [] : tasks }
  })
  const now = epochToWallTime(clock(), zone)
  const differences = reconcile({ ...view, atBpjs, zone, now })
  return ok({ tanggal, view, atBpjs, differences, now })
}

const UNASKED = 'Server BPJS tidak menjawab, atau jawabannya tidak dapat dibaca. Coba lagi sebentar lagi.'
