import type { RecordedRequest } from '../../../src/main/demo/simulator/record.ts'
import type { Problem } from '../../../src/shared/problems.ts'
import type { HospitalDatabase } from '../hospital-db.ts'
import { BESIDE_TABLE } from '../khanza-tables.ts'
import type { Expectation } from './expect.ts'
import type { ExpectedTables } from './expect-tables.ts'
import type { Fortnight } from './facts.ts'

/** What did happen, in the same shape as the expectations. */
export interface Observation {
  readonly calls: readonly { readonly call: string | null; readonly payload: unknown }[]
  readonly reasons: readonly string[]
  readonly tables: ExpectedTables
}

type Columns = Record<string, string | number | null>

/** Requests as BPJS saw them, reasons as the report told them and rows as the hospital has them, by visit. */
export async function observeFortnight(
  fortnight: Fortnight,
  expected: ReadonlyMap<string, Expectation>,
  requests: readonly RecordedRequest[],
  problems: readonly Problem[],
  db: HospitalDatabase,
): Promise<Map<string, Observation>> {
  const byCode = Map.groupBy(requests, ({ kodebooking }) => kodebooking ?? '')
  const told = Map.groupBy(
    problems.filter(({ severity, noRawat }) => severity === 'tindakan' && noRawat !== null),
    ({ noRawat }) => noRawat ?? '',
  )
  const rows = await readTables(db)
  const observed = new Map<string, Observation>()
  const observe = (key: string, noRawat: string, tables: ExpectedTables) => {
    const calls = (byCode.get(expected.get(key)?.kodebooking ?? key) ?? []).map(({ call, payload }) => ({
      call,
      payload,
    }))
    const reasons = [...new Set((told.get(noRawat) ?? []).map(({ reason }) => reason))].sort()
    observed.set(key, { calls, reasons, tables })
  }
  for (const visit of fortnight.visits) {
    const { no_rawat, booking, batal, tanggal, no_rkm_medis } = visit
    const key = `${tanggal} ${no_rkm_medis}`
    observe(no_rawat, no_rawat, {
      brief: rows.brief.get(key) ?? null,
      booking: booking && (rows.booking.get(booking.nobooking) ?? null),
      batal: batal && (rows.batal.get(batal.nobooking) ?? null),
      marks: (rows.marks.get(no_rawat) ?? []).sort(),
    })
  }
  for (const { nobooking, no_rawat_batal } of fortnight.gone) {
    const batal = rows.batal.get(nobooking) ?? null
    observe(nobooking, no_rawat_batal || nobooking, { brief: null, booking: null, batal, marks: [] })
  }
  return observed
}

async function readTables(db: HospitalDatabase) {
  const brief = await db.query<Columns>(`select * from ${BESIDE_TABLE}`)
  const bookings = await db.query<Columns>('select nobooking, statuskirim from referensi_mobilejkn_bpjs')
  const cancelled = await db.query<Columns>('select nobooking, statuskirim from referensi_mobilejkn_bpjs_batal')
  const marks = await db.query<Columns>('select no_rawat, taskid, waktu from referensi_mobilejkn_bpjs_taskid')
  const marksOf = new Map<string, string[]>()
  for (const { no_rawat, taskid, waktu } of marks) {
    const of = marksOf.get(String(no_rawat)) ?? []
    marksOf.set(String(no_rawat), [...of, `${taskid} ${waktu}`])
  }
  return {
    // Every visit of the fortnight has a patient of its own, so that a second row for one shows as a wrong row.
    brief: new Map(brief.map((row) => [`${row.tanggal_periksa} ${row.no_rkm_medis}`, briefOf(row)])),
    booking: new Map(bookings.map((row) => [String(row.nobooking), statusOf(row.statuskirim)])),
    batal: new Map(cancelled.map((row) => [String(row.nobooking), statusOf(row.statuskirim)])),
    marks: marksOf,
  }
}

function briefOf(row: Columns): ExpectedTables['brief'] {
  const text = (column: string) => String(row[column] ?? '')
  return {
    jam_periksa: text('jam_periksa'),
    no_rawat: text('no_rawat'),
    no_kartu: text('no_kartu'),
    kodepoli: text('kodepoli'),
    nama_poli: text('nama_poli'),
    nomor_referensi: text('nomor_referensi'),
    jenis_kunjungan: row.jenis_kunjungan === null ? null : Number(row.jenis_kunjungan),
    status_kirim: statusOf(row.status_kirim),
    taskid: Number(row.taskid),
    times: [1, 2, 3, 4, 5, 6, 7, 99].map((id) => {
      const waktu = row[`taskid${id}`]
      return waktu == null ? null : String(waktu)
    }),
  }
}

function statusOf(value: string | number | null | undefined): 'Belum' | 'Sudah' {
  return value === 'Sudah' ? 'Sudah' : 'Belum'
}
