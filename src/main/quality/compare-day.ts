import { err, ok, type Result } from '../../shared/result.ts'
import type { WallDate } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import { isCancelledStatus } from '../bpjs/day-list.ts'
import { bookingsAtBpjs, eachOf, tasksOfBooking } from '../sync/ask-bpjs.ts'
import type { Readable } from './accept.ts'
import { type BookingAtBpjs, type FoundDifference, reconcile } from './reconcile.ts'

export interface ComparedDay {
  readonly tanggal: WallDate
  readonly view: Readable
  readonly atBpjs: readonly BookingAtBpjs[]
  readonly differences: readonly FoundDifference[]
}

type Parts = Pick<App, 'planner' | 'client' | 'settings'>

/**
 * Reads a day here and at BPJS and compares the two. BPJS is asked once for the day and once for the tasks of every
 * booking that is here as well, several side by side.
 * @param onProgress told how many bookings of how many were asked about.
 * @returns a sentence for the user where either side could not be read.
 */
export async function compareDay(
  { planner, client, settings }: Parts,
  tanggal: WallDate,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Result<ComparedDay, string>> {
  const view = await planner.look({ dari: tanggal, sampai: tanggal })
  if (view.kind === 'gagal') return err(view.problem.message)
  const listed = await bookingsAtBpjs(tanggal, client)
  if (listed === null) return err(UNASKED)
  const ours = new Set(view.plan.visits.map(({ kodebooking }) => kodebooking))
  const tasks = new Map<string, BookingAtBpjs['tasks']>()
  const asked = listed.filter(({ kodebooking, status }) => ours.has(kodebooking) && !isCancelledStatus(status))
  const answered = await eachOf(asked, settings.sync.concurrency, async ({ kodebooking }) => {
    const found = await tasksOfBooking(kodebooking, client)
    if (found === null) return false
    tasks.set(kodebooking, found)
    onProgress(tasks.size, asked.length)
    return true
  })
  if (!answered) return err(UNASKED)
  const atBpjs = listed.map((booking) => ({ ...booking, tasks: tasks.get(booking.kodebooking) ?? [] }))
  const differences = reconcile({ ...view, atBpjs, zone: settings.sync.zone })
  return ok({ tanggal, view, atBpjs, differences })
}

const UNASKED = 'Server BPJS tidak menjawab, atau jawabannya tidak dapat dibaca. Coba lagi sebentar lagi.'
