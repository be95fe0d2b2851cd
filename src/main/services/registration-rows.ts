import type { CodeName, RegistrationRow, SendState, TaskCell, TaskState } from '../../shared/ipc/registrations.ts'
import { TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { epochToWallTime, parseWallTime, type Zone } from '../../shared/wall-time.ts'
import type { ReferenceRow } from '../hospital/facts.ts'
import type { LocalVisit } from '../outbox/history-store.ts'
import type { OutboxRow } from '../outbox/rows.ts'
import type { SkipReason, VisitPlan } from '../sync/plan.ts'
import { indexReferences } from '../sync/plan-references.ts'
import type { VisitTime } from '../sync/plan-times.ts'
import { acceptedTasks, groupMarks } from '../sync/plan-traces.ts'
import type { HospitalView } from '../sync/read-and-plan.ts'
import { visitResult } from '../sync/report.ts'
import { inWindowWords } from './window-words.ts'

export type Readable = Extract<HospitalView, { kind: 'terbaca' }>

const EMPTY: CodeName = { kode: '', nama: '' }

/** The grid's rows of some days, in the order of the registrations. */
export function registrationRows(
  view: Pick<Readable, 'facts' | 'plan' | 'known'>,
  rowsOf: ReadonlyMap<string, readonly OutboxRow[]>,
  zone: Zone,
): RegistrationRow[] {
  const { facts, plan, known } = view
  const references = indexReferences(facts.references)
  const marks = groupMarks(facts)
  const plans = new Map(plan.visits.map((visit) => [visit.no_rawat, visit]))
  const sentBooking = new Set(facts.bookings.filter((row) => row.statuskirim === 'Sudah').map((row) => row.no_rawat))
  return facts.registrations.map((registration) => {
    const { no_rawat } = registration
    const planned = plans.get(no_rawat)
    const rows = rowsOf.get(no_rawat) ?? []
    const reference = references.match(registration).row
    const accepted = acceptedTasks(known.get(no_rawat), marks.get(no_rawat) ?? new Map(), zone)
    const problems = planned
      ? visitResult({ no_rawat, plan: planned, unsent: listed(rows), delivered: undefined }).problems
      : []
    const addedElsewhere = reference?.status_kirim === 'Sudah' || sentBooking.has(no_rawat)
    return {
      no_rawat,
      no_rkm_medis: registration.no_rkm_medis,
      nama: registration.pasien?.nm_pasien ?? '',
      no_kartu: reference?.no_kartu || registration.pasien?.no_peserta || '',
      penjamin: { kode: registration.kd_pj, nama: registration.png_jawab || registration.kd_pj },
      poli: { kode: registration.kd_poli, nama: registration.nm_poli ?? registration.kd_poli },
      dokter: { kode: registration.kd_dokter, nama: registration.nm_dokter ?? registration.kd_dokter },
      tanggal: registration.tgl_registrasi,
      jam: registration.jam_reg,
      kodebooking: rows[0]?.kodebooking ?? planned?.kodebooking ?? no_rawat,
      taskAktif: Math.max(0, ...accepted.keys()),
      tasks: TASK_IDS.map((id) => taskCell({ id, reference, planned, rows, accepted, zone })),
      status_kirim:
        addedElsewhere || rows.some((row) => row.call === 'add' && row.delivered_at !== null) ? 'Sudah' : 'Belum',
      kirim: sendState(
        planned,
        rows,
        problems.some((problem) => problem.severity === 'tindakan'),
        addedElsewhere,
      ),
      cobaLagi: nextTry(rows, zone),
      problems: inWindowWords(problems),
      adaReferensi: reference !== undefined,
    }
  })
}

/** What this computer remembers of a visit while the hospital's database is away. */
export function localRow(visit: LocalVisit, rows: readonly OutboxRow[], zone: Zone): RegistrationRow {
  const accepted = new Map<TaskId, string | null>()
  for (const row of rows) if (row.taskid !== 0 && row.delivered_at !== null) accepted.set(row.taskid, null)
  const problems = visitResult({
    no_rawat: visit.no_rawat,
    plan: undefined,
    unsent: listed(rows),
    delivered: undefined,
  }).problems
  return {
    no_rawat: visit.no_rawat,
    no_rkm_medis: '',
    nama: visit.nama,
    no_kartu: '',
    penjamin: EMPTY,
    poli: EMPTY,
    dokter: EMPTY,
    tanggal: visit.tanggal,
    jam: '',
    kodebooking: visit.kodebooking,
    taskAktif: Math.max(0, ...accepted.keys()),
    tasks: TASK_IDS.map((id) => taskCell({ id, rows, accepted, zone })),
    status_kirim: rows.some((row) => row.call === 'add' && row.delivered_at !== null) ? 'Sudah' : 'Belum',
    kirim: sendState(
      undefined,
      rows,
      problems.some((problem) => problem.severity === 'tindakan'),
      false,
    ),
    cobaLagi: nextTry(rows, zone),
    problems: inWindowWords(problems),
    adaReferensi: false,
  }
}

/** The row of before with what has become of its calls since: for lists that cannot be read again. */
export function withCalls(row: RegistrationRow, rows: readonly OutboxRow[], zone: Zone): RegistrationRow {
  if (rows.length === 0) return row
  const local = localRow(
    { no_rawat: row.no_rawat, kodebooking: row.kodebooking, tanggal: row.tanggal, nama: row.nama },
    rows,
    zone,
  )
  return {
    ...row,
    kirim: decidedThere(row) ? row.kirim : local.kirim,
    cobaLagi: local.cobaLagi,
    status_kirim: local.status_kirim === 'Sudah' ? 'Sudah' : row.status_kirim,
    taskAktif: Math.max(row.taskAktif, local.taskAktif),
    tasks: row.tasks.map((cell, index) => {
      const now = local.tasks[index]
      return now && now.state !== 'kosong' ? { ...cell, waktu: cell.waktu ?? now.waktu, state: now.state } : cell
    }),
  }
}

/** The hospital's data decided it, and only they can change it. */
function decidedThere({ kirim, problems }: RegistrationRow): boolean {
  return kirim === 'batal' || kirim === 'dilewati' || problems.some((problem) => problem.severity === 'tindakan')
}

const SKIPPED: Record<SkipReason, SendState> = {
  'poli-dikecualikan': 'dilewati',
  'jkn-tanpa-booking': 'dilewati',
  'registrasi-batal': 'batal',
  'dibatalkan-petugas': 'batal',
}

function sendState(
  plan: VisitPlan | undefined,
  rows: readonly OutboxRow[],
  needsPerson: boolean,
  addedElsewhere: boolean,
): SendState {
  const has = (state: OutboxRow['state']) => rows.some((row) => row.state === state)
  if (has('mengirim')) return 'mengirim'
  if (plan?.skipped) return SKIPPED[plan.skipped]
  if (needsPerson || has('tertahan')) return 'perlu-tindakan'
  if (has('coba-lagi')) return 'coba-lagi'
  if (has('menunggu') || (plan && plan.intents.length > 0)) return 'menunggu'
  const delivered = rows.filter((row) => row.delivered_at !== null)
  if (delivered.some((row) => row.result === 'terkirim')) return 'terkirim'
  if (delivered.length > 0 || addedElsewhere) return 'sudah-ada'
  return has('batal') ? 'batal' : 'menunggu'
}

interface CellFacts {
  readonly id: TaskId
  readonly reference?: ReferenceRow | undefined
  readonly planned?: VisitPlan | undefined
  readonly rows: readonly OutboxRow[]
  readonly accepted: ReadonlyMap<TaskId, unknown>
  readonly zone: Zone
}

function taskCell({ id, reference, planned, rows, accepted, zone }: CellFacts): TaskCell {
  const stored = reference?.times[id] ?? null
  const time = timeOf(stored, planned?.times.get(id))
  const row = rows.find((candidate) => candidate.call === 'updatewaktu' && candidate.taskid === id)
  if (row && row.state !== 'batal') {
    const sent = sentTime(row, zone)
    // What BPJS took is the time, where nothing stored says otherwise.
    const moved = row.delivered_at !== null && parseWallTime(stored).kind === 'kosong' && sent !== time.waktu
    return moved && sent ? { waktu: sent, state: row.state } : { ...time, waktu: time.waktu ?? sent, state: row.state }
  }
  if (accepted.has(id)) return { ...time, state: 'terkirim' }
  if (row && time.waktu !== null) return { ...time, state: 'batal' }
  return { ...time, state: time.waktu === null ? 'kosong' : ('tersimpan' satisfies TaskState) }
}

/** The planner's word on a time counts; of a visit it did not look into, what is stored was put there by somebody. */
function timeOf(stored: string | null, planned: VisitTime | undefined): Pick<TaskCell, 'waktu' | 'sumber' | 'asal'> {
  if (planned) {
    const { text, sumber, asal } = planned
    return { waktu: text, sumber, ...(asal !== '' && { asal }) }
  }
  const parsed = parseWallTime(stored)
  return parsed.kind === 'kosong' && !parsed.zero ? { waktu: null } : { waktu: stored, sumber: 'manual' }
}

/** The time in a task's call, as the hospital's wall clock showed it. */
export function sentTime(row: Pick<OutboxRow, 'payload'>, zone: Zone): string | null {
  const { waktu } = JSON.parse(row.payload) as { waktu?: unknown }
  return typeof waktu === 'number' ? epochToWallTime(waktu, zone) : null
}

function nextTry(rows: readonly OutboxRow[], zone: Zone): string | null {
  const times = rows.flatMap((row) => (row.state === 'coba-lagi' && row.next_at !== null ? [row.next_at] : []))
  return times.length === 0 ? null : epochToWallTime(Math.min(...times), zone)
}

/** Unsent rows in the form the report takes them; name and date are not looked at there. */
function listed(rows: readonly OutboxRow[]) {
  return rows
    .filter((row) => row.state !== 'terkirim' && row.state !== 'batal')
    .map((row) => ({ ...row, nama: '', tanggal: '' }))
}
