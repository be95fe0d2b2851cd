import type { OutboxDetail, OutboxFilterRequest, OutboxItem, OutboxList } from '../../shared/ipc/outbox.ts'
import { maskKnown, maskPatientText, patientValues } from '../../shared/mask.ts'
import { epochToWallTime, type Zone } from '../../shared/wall-time.ts'
import type { ListedRow } from '../outbox/admin-store.ts'
import type { Stores } from '../outbox/stores.ts'
import { Refusal } from './refusal.ts'

/** The outbox as the admin's screen shows it. */
export function listOutbox(stores: Stores, filter: OutboxFilterRequest, zone: Zone): OutboxList {
  const { rows, total } = stores.history.search({
    states: filter.states,
    reason: filter.reason,
    text: filter.teks,
    limit: filter.limit,
  })
  return {
    items: rows.map((row) => itemOf(row, zone)),
    total,
    counts: stores.admin.counts(),
    heldReasons: stores.admin.heldReasons(),
  }
}

/** One row with everything that was asked and answered; patients' numbers masked. */
export function outboxDetail(stores: Stores, id: number, zone: Zone): OutboxDetail {
  const row = stores.admin.byId(id)
  if (!row) throw new Refusal('tidak-ditemukan', 'Kiriman ini sudah tidak ada di antrian.')
  const visit = stores.history.visit(row.no_rawat)
  const known = patientValues(JSON.parse(row.payload) as object)
  const mask = (text: string) => maskPatientText(maskKnown(text, known))
  return {
    item: itemOf({ ...row, nama: visit?.nama ?? '', tanggal: visit?.tanggal ?? '' }, zone),
    payload: mask(row.payload),
    attempts: stores.history.attempts(id).map((attempt) => ({
      startedAt: epochToWallTime(attempt.started_at, zone),
      durationMs: attempt.duration_ms,
      outcome: attempt.outcome,
      httpStatus: attempt.http_status,
      code: attempt.code,
      message: mask(attempt.message ?? ''),
      request: mask(attempt.request),
      answer: mask(attempt.answer ?? ''),
    })),
  }
}

function itemOf(row: ListedRow, zone: Zone): OutboxItem {
  return {
    id: row.id,
    no_rawat: row.no_rawat,
    nama: row.nama,
    tanggal: row.tanggal,
    kodebooking: row.kodebooking,
    call: row.call,
    taskid: row.taskid,
    state: row.state,
    result: row.result,
    reason: row.reason,
    message: row.message,
    attempts: row.attempts,
    nextAt: row.next_at === null ? null : epochToWallTime(row.next_at, zone),
    updatedAt: epochToWallTime(row.updated_at, zone),
  }
}
