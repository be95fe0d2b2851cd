import type { AuditAction } from '../../shared/audit-words.ts'
import type {
  BpjsTask,
  ReferenceForm,
  ReferenceKey,
  RegistrationList,
  RegistrationOffer,
  RegistrationRow,
  SaveReference,
  SaveResult,
  VisitView,
} from '../../shared/ipc/registrations.ts'
import { warning } from '../../shared/problems.ts'
import { TASK_CANCELLED, type TaskId } from '../../shared/task-ids.ts'
import { epochToWallTime, isWallDate, type WallDate } from '../../shared/wall-time.ts'
import { parseTasks } from '../bpjs/task-list.ts'
import type { DatabaseFailure } from '../hospital/errors.ts'
import type { ReferenceRow } from '../hospital/facts.ts'
import { readReferenceRow } from '../hospital/reference-rows.ts'
import { callName, standing } from '../outbox/by-hand.ts'
import type { OutboxRow } from '../outbox/rows.ts'
import { khanzaEntries } from '../sync/khanza-entries.ts'
import { indexReferences } from '../sync/plan-references.ts'
import { acceptedTasks, groupMarks } from '../sync/plan-traces.ts'
import { isBpjsPayer } from '../sync/plan-visit.ts'
import type { DateRange, HospitalView } from '../sync/read-and-plan.ts'
import { acceptedTimeChanged } from './accepted-times.ts'
import { Away } from './connections.ts'
import { applyChange, describeChange, formOf } from './reference-change.ts'
import { Refusal } from './refusal.ts'
import { localRow, type Readable, registrationRows, sentTime, withCalls } from './registration-rows.ts'
import { sendVisit } from './send-visit.ts'
import type { Session } from './session.ts'
import { callViews, taskViews } from './visit-view.ts'
import { inWindowWords, windowWords } from './window-words.ts'

export interface Who {
  readonly user: string
  readonly workstation: string
}

export interface RegistrationService {
  list(range: DateRange): Promise<RegistrationList>
  refresh(range: DateRange, noRawat: readonly string[]): Promise<RegistrationRow[]>
  visit(noRawat: string): Promise<VisitView>
  search(tanggal: WallDate, text: string): Promise<RegistrationOffer[]>
  form(key: ReferenceKey): Promise<ReferenceForm | null>
  save(request: SaveReference): Promise<SaveResult>
  resend(range: DateRange, noRawat: readonly string[]): number
  bpjsTasks(noRawat: string): Promise<BpjsTask[]>
}

interface KeptList {
  readonly rows: readonly RegistrationRow[]
  readonly references: readonly ReferenceRow[]
}

/** Lists of a few ranges are kept, so that the window goes on showing them while the database is away. */
const KEPT_LISTS = 4
const OFFERED = 50

/** Registrations as the window sees and changes them, on one running session. */
export function createRegistrationService(session: Session, who: Who): RegistrationService {
  const { app } = session
  const { stores } = app
  const { zone } = app.settings.sync
  const kept = new Map<string, KeptList>()
  const keyOf = (range: DateRange) => `${range.dari} ${range.sampai}`
  const wallNow = () => epochToWallTime(app.now(), zone)

  function remember(range: DateRange, list: KeptList): void {
    kept.delete(keyOf(range))
    kept.set(keyOf(range), list)
    for (const key of [...kept.keys()].slice(0, -KEPT_LISTS)) kept.delete(key)
  }

  function callsOf(rows: readonly { readonly no_rawat: string }[]) {
    return stores.history.ofVisits(rows.map((row) => row.no_rawat))
  }

  async function look(range: DateRange): Promise<HospitalView> {
    try {
      return await session.database.whileThere(() => app.planner.look(range))
    } catch (error) {
      if (!(error instanceof Away)) throw error
      return { kind: 'gagal', problem: warning(null, 'database-koneksi', error.message), detail: error.message }
    }
  }

  async function list(range: DateRange): Promise<RegistrationList> {
    const view = await look(range)
    if (view.kind === 'terbaca') {
      const rows = registrationRows(view, callsOf(view.facts.registrations), zone)
      remember(range, { rows, references: view.facts.references })
      return {
        rows,
        source: 'database',
        readAt: wallNow(),
        problems: inWindowWords([...view.notes, ...view.plan.problems]),
      }
    }
    const last = kept.get(keyOf(range))
    const problems = [warning(null, view.problem.reason, windowWords(view.problem.message))]
    return { rows: last ? withLatestCalls(last.rows) : localRows(range), source: 'lokal', readAt: wallNow(), problems }
  }

  function withLatestCalls(rows: readonly RegistrationRow[]): RegistrationRow[] {
    const calls = callsOf(rows)
    return rows.map((row) => withCalls(row, calls.get(row.no_rawat) ?? [], zone))
  }

  function localRows(range: DateRange): RegistrationRow[] {
    const visits = stores.history.visitsBetween(range.dari, range.sampai)
    const calls = callsOf(visits)
    return visits.map((visit) => localRow(visit, calls.get(visit.no_rawat) ?? [], zone))
  }

  async function refresh(range: DateRange, noRawat: readonly string[]): Promise<RegistrationRow[]> {
    const wanted = new Set(noRawat)
    const { rows } = await list(range)
    return rows.filter((row) => wanted.has(row.no_rawat))
  }

  /** The day a visit is registered on: as last seen, else the date its number begins with. */
  function dayOf(noRawat: string): WallDate {
    const seen = stores.history.visit(noRawat)?.tanggal
    const numbered = noRawat.slice(0, 10).replaceAll('/', '-')
    if (seen !== undefined) return seen
    if (isWallDate(numbered)) return numbered
    throw new Refusal('tidak-ditemukan', `Registrasi ${noRawat} tidak ditemukan.`)
  }

  async function visit(noRawat: string): Promise<VisitView> {
    const day = dayOf(noRawat)
    const range = { dari: day, sampai: day }
    const view = await look(range)
    const calls = stores.history.ofVisits([noRawat]).get(noRawat) ?? []
    if (view.kind === 'gagal') return offlineVisit(noRawat, range, calls, view.problem.message)
    const row = registrationRows(view, new Map([[noRawat, calls]]), zone).find((found) => found.no_rawat === noRawat)
    if (!row) throw new Refusal('tidak-ditemukan', `Registrasi ${noRawat} tidak ada di database SIMRS.`)
    return visitView(view, row, calls)
  }

  function visitView(view: Readable, row: RegistrationRow, calls: readonly OutboxRow[]): VisitView {
    const registration = view.facts.registrations.find((found) => found.no_rawat === row.no_rawat)
    const reference = registration && indexReferences(view.facts.references).match(registration).row
    const marks = groupMarks(view.facts).get(row.no_rawat) ?? new Map()
    const accepted = acceptedTasks(view.known.get(row.no_rawat), marks, zone)
    return {
      row,
      form: reference ? formOf(reference) : null,
      ...callViews(calls, zone),
      tasks: taskViews(row, calls, accepted, zone),
      diikuti: !view.unfollowed.has(row.no_rawat),
      now: wallNow(),
    }
  }

  function offlineVisit(noRawat: string, range: DateRange, calls: readonly OutboxRow[], message: string): VisitView {
    const list = [...kept.values()].findLast(({ rows }) => rows.some((row) => row.no_rawat === noRawat))
    const last = list?.rows.find((row) => row.no_rawat === noRawat)
    const reference = last?.adaReferensi && list?.references.find((row) => row.no_rawat === noRawat)
    const local = stores.history.visit(noRawat)
    if (!last && !local) throw new Refusal('database', windowWords(message))
    const row = last
      ? withCalls(last, calls, zone)
      : localRow(local ?? { no_rawat: noRawat, kodebooking: noRawat, tanggal: range.dari, nama: '' }, calls, zone)
    const accepted = new Map<TaskId, string | null>()
    for (const call of calls) {
      if (call.taskid !== 0 && call.delivered_at !== null) accepted.set(call.taskid, sentTime(call, zone))
    }
    return {
      row,
      form: reference ? formOf(reference) : null,
      ...callViews(calls, zone),
      tasks: taskViews(row, calls, accepted, zone),
      // What this computer remembers of it was begun here.
      diikuti: true,
      now: wallNow(),
    }
  }

  async function search(tanggal: WallDate, text: string): Promise<RegistrationOffer[]> {
    const view = await look({ dari: tanggal, sampai: tanggal })
    if (view.kind === 'gagal') throw new Refusal('database', windowWords(view.problem.message))
    const { facts } = view
    const references = indexReferences(facts.references)
    const bookings = new Map(facts.bookings.map((booking) => [booking.no_rawat, booking]))
    const needle = text.trim().toLowerCase()
    return facts.registrations
      .filter((row) =>
        `${row.pasien?.nm_pasien ?? ''} ${row.no_rkm_medis} ${row.no_rawat}`.toLowerCase().includes(needle),
      )
      .slice(0, OFFERED)
      .map((registration) => {
        const booking = bookings.get(registration.no_rawat)
        const jkn = booking !== undefined || isBpjsPayer(registration, app.settings.sync)
        const entries = khanzaEntries(registration, booking, jkn, facts)
        return {
          tanggal_periksa: registration.tgl_registrasi,
          jam_periksa: registration.jam_reg,
          no_rkm_medis: registration.no_rkm_medis,
          no_rawat: registration.no_rawat,
          nama: registration.pasien?.nm_pasien ?? '',
          no_kartu: entries.no_kartu,
          kodepoli: booking?.kodepoli || registration.poliBpjs?.kode || registration.kd_poli,
          nama_poli: registration.nm_poli ?? '',
          nomor_referensi: entries.nomor_referensi,
          jenis_kunjungan: entries.jenis_kunjungan,
          dokter: registration.nm_dokter ?? registration.kd_dokter,
          penjamin: { kode: registration.kd_pj, nama: registration.png_jawab || registration.kd_pj },
          adaReferensi: references.match(registration).row !== undefined,
        }
      })
  }

  async function form(key: ReferenceKey): Promise<ReferenceForm | null> {
    try {
      const row = await session.database.whileThere(async () =>
        readReferenceRow(app.hospital, await app.planner.schema(), key),
      )
      return row && formOf(row)
    } catch (error) {
      throw new Refusal('database', windowWords(describe(error).message))
    }
  }

  async function save(request: SaveReference): Promise<SaveResult> {
    const noRawat = request.fields.no_rawat ?? request.dasar?.no_rawat ?? ''
    refuseUnconfirmed(request)
    const accepted = acceptedTimeChanged(app, noRawat, request.times)
    if (accepted) throw accepted
    try {
      const result = await session.database.whileThere(() => applyChange(app, request))
      if (result.hasil !== 'tersimpan') return result
      audit(request.dasar === null ? 'tambah-referensi' : 'ubah-referensi', noRawat, request)
      session.changed(noRawat === '' ? null : [noRawat])
      if (request.kirim || request.konfirmasi99) {
        const tanggal = request.kunci.tanggal_periksa
        sendVisit(app, session.submit, { tanggal, no_rawat: noRawat, confirmed99: request.konfirmasi99 })
      }
      return result
    } catch (error) {
      if (error instanceof Refusal) throw error
      const failure = describe(error)
      if (failure.reason !== 'database-koneksi') throw new Refusal('database', windowWords(failure.message))
      const nama = stores.history.visit(noRawat)?.nama ?? ''
      session.edits.add(request, { no_rawat: noRawat, nama })
      audit('suntingan-menunggu', noRawat, request)
      session.changed([noRawat])
      return { hasil: 'tersimpan-lokal' }
    }
  }

  function describe(error: unknown): Pick<DatabaseFailure, 'reason' | 'message'> {
    return error instanceof Away ? { reason: 'database-koneksi', message: error.message } : app.hospital.describe(error)
  }

  function refuseUnconfirmed(request: SaveReference): void {
    const waktu = request.times[TASK_CANCELLED]
    if (!waktu || request.konfirmasi99) return
    throw new Refusal(
      'tidak-sah',
      'Task 99 berarti pasien tidak hadir atau batal. Konfirmasi lebih dahulu.',
      'taskid99',
    )
  }

  function resend(range: DateRange, noRawat: readonly string[]): number {
    const calls = stores.together(() => releaseAll(noRawat))
    session.submit({ options: { range, force: true, only: new Set(noRawat) } })
    return calls
  }

  function releaseAll(noRawat: readonly string[]): number {
    let calls = 0
    const known = stores.history.ofVisits(noRawat)
    for (const no_rawat of noRawat) {
      const rows = (known.get(no_rawat) ?? []).filter(({ state }) => state !== 'batal')
      calls += rows.length
      for (const { id, state } of rows)
        if (state === 'tertahan' || state === 'coba-lagi') stores.admin.retry(id, app.now())
      const before = Object.fromEntries(rows.map((row) => [callName(row), standing(row)]))
      const after = Object.fromEntries(rows.map((row) => [callName(row), 'menunggu']))
      stores.journal.audit({ ...actor(), action: 'kirim-ulang', subject: no_rawat, before, after }, app.now())
    }
    return calls
  }

  const actor = () => ({ who: who.user, workstation: who.workstation })

  function audit(action: AuditAction, subject: string, request: SaveReference): void {
    const changes = describeChange(request, null)
    const side = (name: 'dasar' | 'mau') => Object.fromEntries(changes.map((change) => [change.field, change[name]]))
    stores.journal.audit({ ...actor(), action, subject, before: side('dasar'), after: side('mau') }, app.now())
  }

  async function bpjsTasks(noRawat: string): Promise<BpjsTask[]> {
    const code = stores.history.visit(noRawat)?.kodebooking ?? noRawat
    const exchange = await app.client.getListTask(code)
    const { answer, outcome, unreadable, data } = exchange
    if (unreadable)
      throw new Refusal(
        'bpjs',
        'Jawaban BPJS tidak dapat dibuka dengan kunci ini. Minta admin memeriksa Pengaturan → BPJS.',
      )
    if (answer.kind !== 'metadata') throw new Refusal('bpjs', 'Server BPJS tidak menjawab. Coba lagi sebentar lagi.')
    if (outcome.kind !== 'done') {
      throw new Refusal('bpjs', `BPJS menjawab: ${answer.message}`)
    }
    const tasks = parseTasks(data, app.settings.sync.zone)
    if (tasks === null) throw new Refusal('bpjs', 'Jawaban BPJS tidak dapat dibaca. Coba lagi sebentar lagi.')
    return tasks
  }

  return { list, refresh, visit, search, form, save, resend, bpjsTasks }
}
