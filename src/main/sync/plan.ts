import type { TimeSource } from '../../shared/ipc/registrations.ts'
import { actionNeeded, type Problem } from '../../shared/problems.ts'
import { TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { type WallTime, wallTimeToEpoch } from '../../shared/wall-time.ts'
import type { Booking, DayFacts, ReferenceRow, Registration } from '../hospital/facts.ts'
import type { Delivered, ReferenceEntry } from '../hospital/write.ts'
import type { Intent, KnownVisit, SeenVisit } from '../outbox/rows.ts'
import { currentEntries, khanzaEntries } from './khanza-entries.ts'
import { assignCodes, codeTaken } from './kodebooking.ts'
import { buildAdd } from './plan-add.ts'
import { chooseBookings, orphanProblems } from './plan-bookings.ts'
import { indexReferences, type ReferenceMatch, referenceEntry } from './plan-references.ts'
import { DEFAULT_PAYER_CODE, type PlanSettings } from './plan-settings.ts'
import { planChain, type TaskTime } from './plan-tasks.ts'
import { acceptedTasks, cancelledTasks, groupMarks, type MissingTraces, missingTraces } from './plan-traces.ts'

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

/** A task's time as it counts, and where it comes from. */
export interface VisitTime {
  /** As stored or recorded, zero dates and impossible times included. */
  readonly text: string
  readonly sumber: TimeSource
  /** The place in the record, such as "pemeriksaan pertama"; empty for a time entered by hand. */
  readonly asal: string
}

export interface VisitPlan {
  readonly no_rawat: string
  readonly nama: string
  readonly intents: readonly Intent[]
  readonly problems: readonly Problem[]
  readonly skipped: SkipReason | null
  /** Every time the visit has, by hand or from the record; empty for a visit that is skipped. */
  readonly times: ReadonlyMap<TaskId, VisitTime>
  /** While BPJS does not have the visit: what its row in the brief's table was written from. */
  readonly seen: SeenVisit | null
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
    if (planned.entry) {
      entries.push(planned.entry)
      references.claim(registration)
    }
    oweAgain.push(...planned.oweAgain)
    adopted.push(...planned.adopted)
  }
  return { visits, problems: orphanProblems(facts, references.orphans), references: entries, oweAgain, adopted }
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

interface PlannedVisit extends MissingTraces {
  readonly visit: VisitPlan
  readonly entry: ReferenceEntry | null
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
    visit: { no_rawat, nama, intents: [], problems: [], skipped, times: new Map(), seen: null },
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
    else if (held && !added) {
      problems.push(
        actionNeeded(
          no_rawat,
          'ditahan-pengaturan',
          'Pasien BPJS tanpa booking ditahan menurut pengaturan. Buat booking di SIMRS.',
        ),
      )
    } else intents.push(intent('add', 0, built.value))
  }
  // Where the brief's row cannot follow, what was seen first stays the measure, so that Khanza's correction lasts.
  const isMeasure = !added && (match.writable || visit?.khanza === undefined)
  const seen = isMeasure ? { no_rawat, kodebooking, tanggal: registration.tgl_registrasi, nama, khanza } : null

  const accepted = acceptedTasks(visit, context.marks, input.settings.zone)
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
  const traces = missingTraces({
    no_rawat,
    kodebooking,
    visit,
    reference,
    booking,
    marks: context.marks,
    marksKept: input.facts.taskMarksKept,
    added,
    activeTask,
  })
  return {
    visit: { no_rawat, nama, intents, problems, skipped: null, times: new Map(), seen },
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
  // An add that may have arrived is seen through before anything else is decided.
  const attempted = visit?.rows.some((row) => row.call === 'add' && row.unanswered > 0) ?? false
  const cancelled = registration.stts === 'Batal' || booking?.status === 'Batal'
  if (cancelled && !added && !attempted) return 'registrasi-batal'
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

function referenceTimes(reference: ReferenceRow | undefined): Partial<Record<TaskId, TaskTime>> {
  if (!reference) return {}
  const entries = TASK_IDS.map(
    (id) => [id, { text: reference.times[id], source: `data referensi (taskid${id})` }] as const,
  )
  return Object.fromEntries(entries)
}
