import type { Problem } from '../../shared/problems.ts'
import type { TaskId } from '../../shared/task-ids.ts'
import type { WallTime } from '../../shared/wall-time.ts'
import type { DayFacts } from '../hospital/facts.ts'
import type { Delivered, ReferenceEntry, TimeFillEntry, TimeRefresh } from '../hospital/write.ts'
import type { RecordNote, RememberedTimes } from '../outbox/record-store.ts'
import type { Intent, KnownVisit, SeenVisit } from '../outbox/rows.ts'
import { assignCodes, codeTaken } from './kodebooking.ts'
import { chooseBookings, orphanProblems } from './plan-bookings.ts'
import { indexCancellations, loneCancellation } from './plan-cancellation.ts'
import { indexReferences } from './plan-references.ts'
import type { PlanSettings } from './plan-settings.ts'
import type { VisitTime } from './plan-times.ts'
import { groupMarks } from './plan-traces.ts'
import { planVisit } from './plan-visit.ts'

export type { VisitTime } from './plan-times.ts'

export interface PlanInput {
  readonly facts: DayFacts
  readonly known: ReadonlyMap<string, KnownVisit>
  /** What was read out of the medical record before, by no_rawat. */
  readonly remembered: ReadonlyMap<string, RememberedTimes>
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
  /** The code the visit has at BPJS, or will have. */
  readonly kodebooking: string
  /** BPJS has the visit, as far as anybody knows. */
  readonly added: boolean
  readonly intents: readonly Intent[]
  readonly problems: readonly Problem[]
  readonly skipped: SkipReason | null
  /** The visit does not take place: nothing but its end is owed. */
  readonly cancelled: boolean
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
  /** Times of the medical record for existing rows of the brief's table. */
  readonly fills: readonly TimeFillEntry[]
  readonly refreshes: readonly TimeRefresh[]
  /** To be remembered before anything is written into the brief's table. */
  readonly notes: readonly RecordNote[]
  readonly forgotten: readonly { readonly no_rawat: string; readonly taskid: TaskId }[]
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
  const cancellations = indexCancellations(facts.cancellations)
  const marks = groupMarks(facts)
  const { codes, collisions } = assignCodes({
    registrations: facts.registrations,
    bookings: bookings.chosen,
    known,
    taken: input.takenCodes,
    form: settings.kodeBookingForm,
  })

  const visits: VisitPlan[] = []
  const collected = {
    references: [] as ReferenceEntry[],
    fills: [] as TimeFillEntry[],
    refreshes: [] as TimeRefresh[],
    notes: [] as RecordNote[],
    forgotten: [] as { no_rawat: string; taskid: TaskId }[],
    oweAgain: [] as number[],
    adopted: [] as Delivered[],
  }
  for (const registration of facts.registrations) {
    const { no_rawat } = registration
    const booking = bookings.chosen.get(no_rawat)
    const kodebooking = codes.get(no_rawat) ?? no_rawat
    const planned = planVisit({
      input,
      registration,
      booking,
      match: references.match(registration),
      visit: known.get(no_rawat),
      kodebooking,
      cancellation: cancellations.of(registration, kodebooking, booking),
      marks: marks.get(no_rawat) ?? new Map(),
    })
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
      collected.references.push(planned.entry)
      references.claim(registration)
    }
    if (planned.fill) collected.fills.push(planned.fill)
    collected.refreshes.push(...planned.refreshes)
    collected.notes.push(...planned.notes)
    collected.forgotten.push(...planned.forgotten.map((taskid) => ({ no_rawat, taskid })))
    collected.oweAgain.push(...planned.oweAgain)
    collected.adopted.push(...planned.adopted)
  }
  for (const row of cancellations.unclaimed()) {
    const intent = loneCancellation(row)
    if (!intent) continue
    const { no_rawat, kodebooking } = intent
    visits.push({
      no_rawat,
      nama: '',
      kodebooking,
      added: true,
      intents: [intent],
      problems: [],
      skipped: null,
      cancelled: true,
      times: new Map(),
      seen: null,
    })
    const sent = known.get(no_rawat)?.rows.find((call) => call.call === 'batal' && call.delivered_at !== null)
    // The call is the same; only its trace is missing.
    if (sent && known.get(no_rawat)?.kodebooking === kodebooking) collected.oweAgain.push(sent.id)
  }
  return { visits, problems: orphanProblems(facts, references.orphans), ...collected }
}
