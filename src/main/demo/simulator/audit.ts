import type { RecordedRequest, SimulatorCall } from './record.ts'

/** Checks over a server's record: each returns the requests that should not have happened. */

const QUERIES: readonly (SimulatorCall | null)[] = [
  null,
  'getlisttask',
  'pendaftaran',
  'dashboard',
  'ref',
  'jadwaldokter',
]

/**
 * Calls sent again although an identical earlier one (call, kode booking, task id) had been answered in full with 200
 * or 208. A twin sent while the first was still being answered counts too: nothing should send one. Queries may be
 * repeated and are left out.
 */
export function repeatedAfterAnswer(requests: readonly RecordedRequest[]): RecordedRequest[] {
  const delivered = new Set<string>()
  const repeated: RecordedRequest[] = []
  for (const request of requests) {
    if (QUERIES.includes(request.call)) continue
    const key = JSON.stringify([request.call, request.kodebooking, request.taskid])
    if (delivered.has(key)) repeated.push(request)
    if (request.answered && (request.code === 200 || request.code === 208)) delivered.add(key)
  }
  return repeated
}

/** Task times that reached BPJS before their predecessor, or that are not later than it. */
export function outOfOrder(requests: readonly RecordedRequest[]): RecordedRequest[] {
  return processedTasks(requests).filter((request) => {
    const message = request.message ?? ''
    const last = /^TaskId terakhir (\d+)$/.exec(message)
    if (last) return Number(last[1]) < (request.taskid ?? 0)
    return message.includes('waktu sebelumnya')
  })
}

/** Task times that reached BPJS before it knew the booking. */
export function tasksBeforeAdd(requests: readonly RecordedRequest[]): RecordedRequest[] {
  return processedTasks(requests).filter((request) => request.message === 'Kode Booking tidak ditemukan')
}

function processedTasks(requests: readonly RecordedRequest[]): RecordedRequest[] {
  return requests.filter((request) => request.processed && request.call === 'updatewaktu')
}
