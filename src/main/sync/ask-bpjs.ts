import type { BpjsTask } from '../../shared/ipc/registrations.ts'
import type { WallDate, Zone } from '../../shared/wall-time.ts'
import type { BpjsClient, Exchange } from '../bpjs/client.ts'
import { type ListedBooking, parseDayList } from '../bpjs/day-list.ts'
import { listedIn, saysNone } from '../bpjs/listed.ts'
import { parseTasks } from '../bpjs/task-list.ts'
import { answerWords } from './transition.ts'

/** The bookings of a day as BPJS has them; null when BPJS could not be asked or its answer not read. */
export async function bookingsAtBpjs(
  tanggal: WallDate,
  client: Pick<BpjsClient, 'pendaftaranTanggal'>,
): Promise<ListedBooking[] | null> {
  return listedIn(await client.pendaftaranTanggal(tanggal), parseDayList)
}

/** BPJS answered, but not with the tasks of that booking: what it has of it is not known. */
export const TASKS_UNKNOWN = 'tidak-terbaca'

/**
 * The tasks of a booking as BPJS has them, at times of the hospital's zone. None only where BPJS says that there are
 * none or that it does not know the booking; any other refusal says nothing of what it has. Null when BPJS could not be
 * asked, or none of its answers can be read.
 */
export async function tasksOfBooking(
  kodebooking: string,
  client: Pick<BpjsClient, 'getListTask'>,
  zone: Zone,
): Promise<BpjsTask[] | typeof TASKS_UNKNOWN | null> {
  const { answer, outcome, data, unreadable } = await client.getListTask(kodebooking)
  if (unreadable !== null) return null
  if (outcome.kind === 'done') return parseTasks(data, zone) ?? TASKS_UNKNOWN
  if (saysNone({ answer, outcome })) return []
  return outcome.kind === 'rejected' ? TASKS_UNKNOWN : null
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

/** What BPJS said to a query: the list, or why there is none. */
export type Listed<T> =
  | { readonly ok: true; readonly list: T }
  /** `gone`: asking for anything else now would fail as well. */
  | { readonly ok: false; readonly gone: boolean; readonly why: string }

/** As {@link listedIn}, with the sentence that tells a person why there is no list. */
export function listOf<T>(exchange: Exchange, parse: (data: unknown) => T[] | null): Listed<T[]> {
  const list = listedIn(exchange, parse)
  if (list) return { ok: true, list }
  const { answer, outcome, unreadable } = exchange
  if (outcome.kind === 'done') return { ok: false, gone: unreadable !== null, why: UNREADABLE }
  if (outcome.kind === 'credentials') {
    const why = `BPJS menolak kredensial atau jam komputer (${answerWords(answer)}). Periksa Pengaturan → BPJS.`
    return { ok: false, gone: true, why }
  }
  const why = `${answerWords(answer)}. Coba lagi sebentar lagi.`
  return { ok: false, gone: answer.kind === 'tanpa-jawaban', why }
}

const UNREADABLE =
  'Jawaban BPJS tidak dapat dibaca. Coba lagi sebentar lagi, atau periksa kredensial di Pengaturan → BPJS.'
