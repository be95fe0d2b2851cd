import { actionNeeded, type Problem } from '../../shared/problems.ts'
import { TASK_CANCELLED, type TaskId } from '../../shared/task-ids.ts'
import { type WallTime, wallTimeToEpoch } from '../../shared/wall-time.ts'
import type { Booking, Cancellation, Registration } from '../hospital/facts.ts'
import type { ReferenceEntry, TimeFillEntry } from '../hospital/write.ts'
import { type Intent, type KnownVisit, NOT_AT_BPJS } from '../outbox/rows.ts'
import { currentEntries, type KhanzaEntries, khanzaEntries } from './khanza-entries.ts'
import { isCodeFixed } from './kodebooking.ts'
import type { PlanInput, SkipReason, VisitPlan } from './plan.ts'
import { buildAdd, scheduleFor } from './plan-add.ts'
import { batalPayload, isOwed } from './plan-cancellation.ts'
import { farmasiPayload, jenisResep } from './plan-pharmacy.ts'
import { existingEntry, type ReferenceMatch, referenceEntry } from './plan-references.ts'
import { DEFAULT_PAYER_CODE, type PlanSettings } from './plan-settings.ts'
import { type Chain, planChain } from './plan-tasks.ts'
import { type VisitTimes, visitTimes } from './plan-times.ts'
import { acceptedTasks, cancelledTasks, type Marks, type MissingTraces, missingTraces } from './plan-traces.ts'

export interface VisitContext {
  readonly input: PlanInput
  readonly registration: Registration
  readonly booking: Booking | undefined
  readonly match: ReferenceMatch
  readonly visit: KnownVisit | undefined
  readonly kodebooking: string
  /** The row of Khanza's table that cancels the visit. */
  readonly cancellation: Cancellation | undefined
  /** Tasks that Khanza's `_taskid` table calls sent. */
  readonly marks: Marks
}

export interface PlannedVisit extends MissingTraces, Pick<VisitTimes, 'refreshes' | 'notes' | 'forgotten'> {
  readonly visit: VisitPlan
  readonly entry: ReferenceEntry | null
  readonly fill: TimeFillEntry | null
}

type MakeIntent = (call: Intent['call'], taskid: Intent['taskid'], payload: object) => Intent

/** One visit: what it owes BPJS, what keeps it back, and what the brief's row should say. */
export function planVisit(context: VisitContext): PlannedVisit {
  const { input, registration, booking, match, visit, cancellation } = context
  const { settings, facts, force } = input
  const { no_rawat } = registration
  const nama = registration.pasien?.nm_pasien ?? ''
  const reference = match.row
  const jkn = booking !== undefined || isBpjsPayer(registration, settings)
  const deliveredAdd = visit?.rows.some((row) => row.call === 'add' && row.delivered_at !== null) ?? false
  const marked = booking?.statuskirim === 'Sudah' || reference?.status_kirim === 'Sudah'
  const added = deliveredAdd || (marked && visit?.bpjs_last_task !== NOT_AT_BPJS)
  // A booking's own status says that it was given up, not that the visit was: whoever came all the same is served.
  const cancelled = registration.stts === 'Batal' || cancellation !== undefined
  const skipped = skipReason(context, { jkn, added, cancelled: cancelled || booking?.status === 'Batal' })
  if (skipped) return skippedVisit({ no_rawat, nama, kodebooking: context.kodebooking, added, skipped, cancelled })

  // BPJS knows a booking it was not sent by us under the code of the row that cancels it.
  const kodebooking =
    cancellation && !isCodeFixed(visit) ? cancellation.nobooking || context.kodebooking : context.kodebooking
  const intent: MakeIntent = (call, taskid, payload) => ({
    kodebooking,
    no_rawat,
    tanggal: registration.tgl_registrasi,
    nama,
    call,
    taskid,
    payload,
  })
  const khanza = khanzaEntries(registration, booking, jkn, facts)
  const entries = currentEntries(reference, khanza, visit?.khanza)
  const problems: Problem[] = match.problem ? [match.problem] : []
  const intents: Intent[] = []
  if (!cancelled && (!added || force)) {
    const add = planAdd(context, { entries, jkn, added })
    problems.push(...add.problems)
    if (add.payload) intents.push(intent('add', 0, add.payload))
  }
  // Where the brief's row cannot follow, what was seen first stays the measure, so that Khanza's correction lasts.
  const isMeasure = !added && !cancelled && (match.writable || visit?.khanza === undefined)
  const seen = isMeasure ? { no_rawat, kodebooking, tanggal: registration.tgl_registrasi, nama, khanza } : null

  const accepted = acceptedTasks(visit, context.marks, settings.zone)
  const times = timesOf(context, accepted, cancelled)
  if (added || cancelled || intents.length > 0) {
    const chain = planChain({
      noRawat: no_rawat,
      tanggal: registration.tgl_registrasi,
      // Where two rows of the brief's table contradict each other, any of the times may be wrong.
      times: match.problem?.severity === 'tindakan' ? {} : times.chain,
      accepted,
      cancelledByPerson: cancelledTasks(visit, times.chain, settings.zone),
      cancelled,
      now: input.now,
      force,
    })
    problems.push(...chain.problems)
    const begun = accepted.has(4) || chain.tasks.some(({ taskid }) => taskid === 4)
    const isTold = chain.problems.some(({ severity }) => severity === 'tindakan')
    const isPast = [...accepted.keys()].some((id) => id >= 5)
    if (times.endUnknown && !isPast && (begun || !isTold)) problems.push(endNotRecorded(no_rawat))
    if (cancelled && owesBatal(context, accepted))
      intents.push(intent('batal', 0, batalPayload(kodebooking, cancellation)))
    intents.push(...taskIntents(context, { kodebooking, chain, accepted, cancelled }, intent))
  }

  const activeTask = Math.max(0, ...accepted.keys())
  const traces = missingTraces({
    no_rawat,
    kodebooking,
    visit,
    reference,
    booking,
    cancellation,
    marks: context.marks,
    marksKept: facts.taskMarksKept,
    added,
    activeTask,
  })
  const row = { registration, booking, match, entries, keepsReferral: facts.referralsKept, added, activeTask }
  const entry = registration.pasien ? referenceEntry({ ...row, times: times.fill }) : null
  const filled = reference && (entry || reference.no_rawat === no_rawat) && Object.keys(times.fill).length > 0
  return {
    visit: {
      no_rawat,
      nama,
      kodebooking,
      added,
      intents,
      problems,
      skipped: null,
      cancelled,
      times: times.times,
      seen,
    },
    entry,
    fill: filled ? { row: entry ?? existingEntry(reference), times: times.fill } : null,
    refreshes: times.refreshes,
    notes: times.notes,
    forgotten: times.forgotten,
    ...traces,
  }
}

function skippedVisit(
  visit: Pick<VisitPlan, 'no_rawat' | 'nama' | 'kodebooking' | 'added' | 'skipped' | 'cancelled'>,
): PlannedVisit {
  return {
    visit: { ...visit, intents: [], problems: [], times: new Map(), seen: null },
    entry: null,
    fill: null,
    refreshes: [],
    notes: [],
    forgotten: [],
    oweAgain: [],
    adopted: [],
  }
}

interface AddState extends Pick<VisitFacts, 'jkn' | 'added'> {
  readonly entries: KhanzaEntries
}

function planAdd(
  { input, registration, booking, kodebooking }: VisitContext,
  { entries, jkn, added }: AddState,
): { readonly payload: object | null; readonly problems: readonly Problem[] } {
  const { facts, settings } = input
  const built = buildAdd({ registration, booking, entries, kodebooking, jkn, facts, settings })
  if (!built.ok) return { payload: null, problems: built.error }
  if (jkn && !booking && settings.jknWithoutBooking === 'tahan' && !added) {
    const message = 'Pasien BPJS tanpa booking ditahan menurut pengaturan. Buat booking di SIMRS.'
    return { payload: null, problems: [actionNeeded(registration.no_rawat, 'ditahan-pengaturan', message)] }
  }
  return { payload: built.value, problems: [] }
}

function timesOf(
  { input, registration, booking, match, cancellation }: VisitContext,
  accepted: ReadonlyMap<TaskId, WallTime | null>,
  cancelled: boolean,
): VisitTimes {
  const { no_rawat } = registration
  return visitTimes({
    registration,
    booking,
    record: input.facts.records.get(no_rawat),
    schedule: booking ? undefined : scheduleFor(registration, input.facts.schedules),
    cancelled,
    cancellation,
    accepted,
    now: input.now,
    reference: match.row,
    remembered: input.remembered.get(no_rawat),
  })
}

interface ServiceState {
  readonly kodebooking: string
  readonly chain: Chain
  readonly accepted: ReadonlyMap<TaskId, unknown>
  readonly cancelled: boolean
}

/** The tasks with, between 5 and 6, the visit's one announcement at the pharmacy. */
function taskIntents(
  { input: { settings, facts }, registration }: VisitContext,
  { kodebooking, chain: { tasks }, accepted, cancelled }: ServiceState,
  intent: MakeIntent,
): Intent[] {
  const record = facts.records.get(registration.no_rawat)
  const intents = tasks.map(({ taskid, waktu: wall, hold }) => {
    const kind = settings.jenisResep ? jenisResep(taskid, record) : undefined
    const waktu = wallTimeToEpoch(wall, settings.zone)
    const call = intent('updatewaktu', taskid, { kodebooking, taskid, waktu, ...(kind && { jenisresep: kind }) })
    return hold ? { ...call, hold } : call
  })
  const served = accepted.has(5) || tasks.some(({ taskid }) => taskid === 5)
  const past = ([6, 7, TASK_CANCELLED] as const).some((id) => accepted.has(id))
  const payload = settings.antreanFarmasi && served && !past && !cancelled ? farmasiPayload(kodebooking, record) : null
  if (!payload) return intents
  const behind = intents.findIndex(({ taskid }) => taskid > 5)
  return intents.toSpliced(behind === -1 ? intents.length : behind, 0, intent('farmasi/add', 0, payload))
}

/** Whether BPJS has still to be told that the booking itself is cancelled. */
function owesBatal({ cancellation, visit }: VisitContext, accepted: ReadonlyMap<TaskId, unknown>): boolean {
  const told = visit?.rows.some((row) => row.call === 'batal' && row.delivered_at !== null) ?? false
  if (told) return false
  return cancellation ? isOwed(cancellation) : !accepted.has(TASK_CANCELLED)
}

function endNotRecorded(noRawat: string): Problem {
  return actionNeeded(
    noRawat,
    'task-terlewat',
    'Pasien sudah selesai dilayani, tetapi jam task 5 tidak tercatat pada hari kunjungan. Isi jam task 5.',
  )
}

interface VisitFacts {
  readonly jkn: boolean
  readonly added: boolean
  readonly cancelled: boolean
}

function skipReason(context: VisitContext, { jkn, added, cancelled }: VisitFacts): SkipReason | null {
  const { registration, booking, visit, input, cancellation, marks } = context
  if (input.settings.excludedPolis.includes(registration.kd_poli)) return 'poli-dikecualikan'
  // An add that may have arrived is seen through before anything else is decided.
  const attempted = visit?.rows.some((row) => row.call === 'add' && row.unanswered > 0) ?? false
  const atBpjs = added || attempted || marks.size > 0 || cancellation !== undefined
  if (cancelled && !atBpjs) return 'registrasi-batal'
  if (jkn && !booking && !added && input.settings.jknWithoutBooking === 'lewati') return 'jkn-tanpa-booking'
  const byPerson =
    visit?.rows.some((row) => row.call === 'add' && row.state === 'batal' && row.reason !== null) ?? false
  return byPerson && !input.force ? 'dibatalkan-petugas' : null
}

export function isBpjsPayer(registration: Registration, settings: PlanSettings): boolean {
  // Khanza's database compares codes without regard to case, and so do its users.
  const code = registration.kd_pj.toUpperCase()
  if (settings.payerCodes) return settings.payerCodes.some((payer) => payer.toUpperCase() === code)
  return registration.penjaminBpjs ?? code === DEFAULT_PAYER_CODE
}
