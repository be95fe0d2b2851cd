import { actionNeeded, type Problem, warning } from '../../shared/problems.ts'
import { isTaskId, TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { epochToWallTime, parseWallTime, type WallTime, wallTimeToEpoch, type Zone } from '../../shared/wall-time.ts'
import type { Booking, DayFacts, ReferenceRow, Registration } from '../hospital/facts.ts'
import type { Delivered, ReferenceEntry } from '../hospital/write.ts'
import type { Intent, KnownVisit } from '../outbox/rows.ts'
import { currentEntries, khanzaEntries } from './khanza-entries.ts'
import { assignCodes } from './kodebooking.ts'
import { buildAdd } from './plan-add.ts'
import { indexReferences, type ReferenceMatch, referenceEntry } from './plan-references.ts'
import { DEFAULT_PAYER_CODE, type PlanSettings } from './plan-settings.ts'
import { planChain, type TaskTime } from './plan-tasks.ts'

export interface PlanInput {
  readonly facts: DayFacts
  readonly known: ReadonlyMap<string, KnownVisit>
  /** Kode booking held by visits outside these facts, to their no_rawat. */
  readonly takenCodes: ReadonlyMap<string, string>
  readonly settings: PlanSettings
  readonly now: WallTime
  /** Plan what was already delivered as well. */
  readonly force: boolean
}

export type SkipReason = 'poli-dikecualikan' | 'registrasi-batal' | 'jkn-tanpa-booking' | 'dibatalkan-petugas'

export interface VisitPlan {
  readonly no_rawat: string
  readonly nama: string
  readonly intents: readonly Intent[]
  readonly problems: readonly Problem[]
  readonly skipped: SkipReason | null
}

export interface Plan {
  readonly visits: readonly VisitPlan[]
  /** Problems of rows that belong to no registration in these facts. */
  readonly problems: readonly Problem[]
  /** Rows to insert into, or refresh in, the brief's table. */
  readonly references: readonly ReferenceEntry[]
  /** Outbox rows whose trace the hospital's tables have lost. */
  readonly oweAgain: readonly number[]
  /** Deliveries by others that the brief's row does not show yet. */
  readonly adopted: readonly Delivered[]
}

/**
 * Works out, from the facts of some days and what was sent before, every call the visits still owe BPJS. Pure: the
 * same input gives the same plan, and planning again after everything was delivered gives no intents.
 */
export function planDay(input: PlanInput): Plan {
  const { facts, known, settings } = input
  const bookings = chooseBookings(facts.bookings)
  const references = indexReferences(facts.references)
  const marks = groupMarks(facts)
  const { codes, collisions } = assignCodes({
    registrations: facts.registrations,
    bookings: bookings.chosen,
    known,
    taken: input.takenCodes,
    form: settings.kodeBookingForm,
  })

  const visits: VisitPlan[] = []
  const entries: ReferenceEntry[] = []
  const oweAgain: number[] = []
  const adopted: Delivered[] = []
  for (const registration of facts.registrations) {
    const { no_rawat } = registration
    const context: VisitContext = {
      input,
      registration,
      booking: bookings.chosen.get(no_rawat),
      match: references.match(registration),
      visit: known.get(no_rawat),
      kodebooking: codes.get(no_rawat) ?? no_rawat,
      marks: marks.get(no_rawat) ?? new Set(),
    }
    const planned = planVisit(context)
    const extra = bookings.problems.get(no_rawat)
    const taken = collisions.get(no_rawat)
    visits.push({
      ...planned.visit,
      problems: [
        ...(extra ? [extra] : []),
        ...(taken && !planned.visit.skipped ? [codeTaken(no_rawat, taken)] : []),
        ...planned.visit.problems,
      ],
    })
    if (planned.entry) entries.push(planned.entry)
    oweAgain.push(...planned.oweAgain)
    adopted.push(...planned.adopted)
  }
  return { visits, problems: orphanProblems(input, references.orphans), references: entries, oweAgain, adopted }
}

interface VisitContext {
  readonly input: PlanInput
  readonly registration: Registration
  readonly booking: Booking | undefined
  readonly match: ReferenceMatch
  readonly visit: KnownVisit | undefined
  readonly kodebooking: string
  /** Tasks that Khanza's `_taskid` table calls sent. */
  readonly marks: ReadonlySet<TaskId>
}

interface PlannedVisit {
  readonly visit: VisitPlan
  readonly entry: ReferenceEntry | null
  readonly oweAgain: readonly number[]
  readonly adopted: readonly Delivered[]
}

function planVisit(context: VisitContext): PlannedVisit {
  const { input, registration, booking, match, visit, kodebooking } = context
  const { no_rawat } = registration
  const nama = registration.pasien?.nm_pasien ?? ''
  const reference = match.row
  const jkn = booking !== undefined || isBpjsPayer(registration, input.settings)
  const deliveredAdd = visit?.rows.some((row) => row.call === 'add' && row.delivered_at !== null) ?? false
  const added = deliveredAdd || booking?.statuskirim === 'Sudah' || reference?.status_kirim === 'Sudah'
  const done = (skipped: SkipReason): PlannedVisit => ({
    visit: { no_rawat, nama, intents: [], problems: [], skipped },
    entry: null,
    oweAgain: [],
    adopted: [],
  })
  const skipped = skipReason(context, jkn, added)
  if (skipped) return done(skipped)

  const problems: Problem[] = match.problem ? [match.problem] : []
  const intents: Intent[] = []
  const intent = (call: Intent['call'], taskid: Intent['taskid'], payload: object): Intent => ({
    kodebooking,
    no_rawat,
    tanggal: registration.tgl_registrasi,
    nama,
    call,
    taskid,
    payload,
  })

  const khanza = khanzaEntries(registration, booking, jkn, input.facts)
  const entries = currentEntries(reference, khanza, visit?.khanza)
  const built = buildAdd({
    registration,
    booking,
    entries,
    kodebooking,
    jkn,
    facts: input.facts,
    settings: input.settings,
  })
  const held = jkn && !booking && input.settings.jknWithoutBooking === 'tahan'
  if (!added || input.force) {
    if (!built.ok) problems.push(...built.error)
    else if (held) {
      problems.push(
        actionNeeded(
          no_rawat,
          'ditahan-pengaturan',
          'Pasien BPJS tanpa booking ditahan menurut pengaturan. Buat booking di SIMRS.',
        ),
      )
    } else {
      // Where the brief's row cannot follow, what was seen first stays the measure, so that Khanza's correction lasts.
      const isMeasure = match.writable || visit?.khanza === undefined
      intents.push({ ...intent('add', 0, built.value), ...(isMeasure && { khanza }) })
    }
  }

  const accepted = acceptedTasks(context)
  const addReady = added || intents.length > 0
  if (addReady) {
    const times = referenceTimes(reference)
    const chain = planChain({
      noRawat: no_rawat,
      tanggal: registration.tgl_registrasi,
      times,
      accepted,
      cancelledByPerson: cancelledTasks(visit, times, input.settings.zone),
      registrationCancelled: registration.stts === 'Batal',
      now: input.now,
      force: input.force,
    })
    problems.push(...chain.problems)
    for (const task of chain.tasks) {
      const waktu = wallTimeToEpoch(task.waktu, input.settings.zone)
      const call = intent('updatewaktu', task.taskid, { kodebooking, taskid: task.taskid, waktu })
      intents.push(task.hold ? { ...call, hold: task.hold } : call)
    }
  }

  const activeTask = Math.max(0, ...accepted.keys())
  const traces = missingTraces(context, added, activeTask)
  return {
    visit: { no_rawat, nama, intents, problems, skipped: null },
    entry: registration.pasien
      ? referenceEntry({
          registration,
          booking,
          match,
          entries,
          keepsReferral: input.facts.referralsKept,
          added,
          activeTask,
        })
      : null,
    ...traces,
  }
}

function skipReason(context: VisitContext, jkn: boolean, added: boolean): SkipReason | null {
  const { registration, booking, visit, input } = context
  if (input.settings.excludedPolis.includes(registration.kd_poli)) return 'poli-dikecualikan'
  const attempted =
    visit?.rows.some((row) => row.call === 'add' && row.attempts > 0 && row.state !== 'tertahan') ?? false
  const cancelled = registration.stts === 'Batal' || booking?.status === 'Batal'
  if (cancelled && !added && !attempted) return 'registrasi-batal'
  if (jkn && !booking && !added && input.settings.jknWithoutBooking === 'lewati') return 'jkn-tanpa-booking'
  const byPerson =
    visit?.rows.some((row) => row.call === 'add' && row.state === 'batal' && row.reason !== null) ?? false
  return byPerson && !input.force ? 'dibatalkan-petugas' : null
}

function isBpjsPayer(registration: Registration, settings: PlanSettings): boolean {
  if (settings.payerCodes) return settings.payerCodes.includes(registration.kd_pj)
  return registration.penjaminBpjs ?? registration.kd_pj === DEFAULT_PAYER_CODE
}

/**
 * Tasks BPJS has: delivered by this program, or marked by another one. A mark beyond the last task that BPJS itself
 * named is not believed: Khanza's service leaves such marks when a call fails half way.
 */
function acceptedTasks({ visit, marks, input }: VisitContext): Map<TaskId, WallTime | null> {
  const accepted = new Map<TaskId, WallTime | null>()
  for (const id of marks) {
    const last = visit?.bpjs_last_task ?? null
    if (last === null || id <= last) accepted.set(id, null)
  }
  for (const row of visit?.rows ?? []) {
    if (row.call !== 'updatewaktu' || row.taskid === 0 || row.delivered_at === null) continue
    const { waktu } = JSON.parse(row.payload) as { waktu: number }
    accepted.set(row.taskid, epochToWallTime(waktu, input.settings.zone))
  }
  return accepted
}

/** Tasks a person cancelled and whose time has not been changed since: a new time is a new call. */
function cancelledTasks(
  visit: KnownVisit | undefined,
  times: Partial<Record<TaskId, TaskTime>>,
  zone: Zone,
): Set<TaskId> {
  const cancelled = new Set<TaskId>()
  for (const row of visit?.rows ?? []) {
    if (row.call !== 'updatewaktu' || row.taskid === 0 || row.state !== 'batal' || row.reason === null) continue
    const { waktu } = JSON.parse(row.payload) as { waktu: number }
    const recorded = parseWallTime(times[row.taskid]?.text)
    if (recorded.kind !== 'ada' || wallTimeToEpoch(recorded.value, zone) === waktu) cancelled.add(row.taskid)
  }
  return cancelled
}

function referenceTimes(reference: ReferenceRow | undefined): Partial<Record<TaskId, TaskTime>> {
  if (!reference) return {}
  const entries = TASK_IDS.map(
    (id) => [id, { text: reference.times[id], source: `data referensi (taskid${id})` }] as const,
  )
  return Object.fromEntries(entries)
}

/** What the hospital's tables should show of deliveries and do not. */
function missingTraces(
  { input, visit, match, booking, marks, registration, kodebooking }: VisitContext,
  added: boolean,
  activeTask: number,
): Pick<PlannedVisit, 'oweAgain' | 'adopted'> {
  const { no_rawat } = registration
  const reference = match.row
  // A booking row that came after the visit was sent under another code is not the trace of that delivery.
  const bookingSilent = booking?.statuskirim === 'Belum' && booking.nobooking === kodebooking
  const oweAgain = (visit?.rows ?? [])
    .filter((row) => row.delivered_at !== null)
    .filter((row) => {
      if (row.call === 'add') return reference?.status_kirim === 'Belum' || bookingSilent
      if (row.call !== 'updatewaktu' || row.taskid === 0) return false
      const unmarked = input.facts.taskMarksKept && !marks.has(row.taskid)
      return unmarked || (reference !== undefined && reference.taskid < row.taskid)
    })
    .map((row) => row.id)
  const ours = new Set((visit?.rows ?? []).filter((row) => row.delivered_at !== null).map((row) => row.taskid))
  const adopted: Delivered[] = []
  if (reference && added && !ours.has(0) && (reference.status_kirim === 'Belum' || bookingSilent)) {
    adopted.push({ no_rawat, kodebooking, taskid: 0, waktu: null })
  }
  if (reference && reference.taskid < activeTask && isTaskId(activeTask) && !ours.has(activeTask)) {
    adopted.push({ no_rawat, kodebooking, taskid: activeTask, waktu: null })
  }
  return { oweAgain, adopted }
}

function groupMarks(facts: DayFacts): Map<string, Set<TaskId>> {
  const marks = new Map<string, Set<TaskId>>()
  for (const { no_rawat, taskid } of facts.taskMarks) {
    if (!isTaskId(taskid)) continue
    const set = marks.get(no_rawat) ?? new Set()
    marks.set(no_rawat, set.add(taskid))
  }
  return marks
}

/**
 * One booking row per registration. A cancelled booking gives way to one that is not; where two remain the one that
 * BPJS already has counts, else the later one, and the clerk is told.
 */
function chooseBookings(bookings: readonly Booking[]): {
  chosen: Map<string, Booking>
  problems: Map<string, Problem>
} {
  const chosen = new Map<string, Booking>()
  const problems = new Map<string, Problem>()
  const byRawat = Map.groupBy(
    bookings.filter((booking) => booking.no_rawat !== ''),
    (booking) => booking.no_rawat,
  )
  for (const [no_rawat, rows] of byRawat) {
    const active = rows.filter((row) => row.status !== 'Batal')
    const pick = active.find((row) => row.statuskirim === 'Sudah') ?? active.at(-1) ?? rows.at(-1)
    if (pick) chosen.set(no_rawat, pick)
    if (active.length > 1 && pick) {
      problems.set(
        no_rawat,
        warning(
          no_rawat,
          'booking-ganda',
          `Ada ${active.length} booking aktif untuk registrasi ini; yang dikirim ${pick.nobooking}. Batalkan booking lainnya di SIMRS.`,
        ),
      )
    }
  }
  return { chosen, problems }
}

function codeTaken(noRawat: string, code: string): Problem {
  return warning(
    noRawat,
    'kode-booking-ganda',
    `Kode booking ${code} sudah dipakai registrasi lain, jadi registrasi ini dikirim dengan no. rawatnya. Pakai MOBILEJKN_KODE_BOOKING=no_rawat bila ini sering terjadi.`,
  )
}

/** Unsent bookings and reference rows whose registration does not exist (or lies on another day). */
function orphanProblems(input: PlanInput, orphans: (known: ReadonlySet<string>) => ReferenceRow[]): Problem[] {
  const registered = new Set(input.facts.registrations.map((row) => row.no_rawat))
  const missing = (noRawat: string, what: string) =>
    actionNeeded(
      noRawat,
      'registrasi-hilang',
      `${what} menunjuk registrasi yang tidak ada pada tanggal itu. Perbaiki atau hapus barisnya di SIMRS.`,
    )
  const problems = new Map<string, Problem>()
  for (const booking of input.facts.bookings) {
    if (registered.has(booking.no_rawat) || booking.statuskirim === 'Sudah' || booking.status === 'Batal') continue
    problems.set(booking.nobooking, missing(booking.no_rawat || booking.nobooking, `Booking ${booking.nobooking}`))
  }
  for (const row of orphans(registered)) {
    if (
      row.status_kirim === 'Sudah' ||
      row.tanggal_periksa < input.facts.dari ||
      row.tanggal_periksa > input.facts.sampai
    )
      continue
    problems.set(row.no_rawat, missing(row.no_rawat, `Data referensi ${row.no_rawat}`))
  }
  return [...problems.values()]
}
