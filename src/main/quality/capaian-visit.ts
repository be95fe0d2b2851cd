import { SPANS, type SpanName } from '../../shared/ipc/capaian.ts'
import type { CodeName } from '../../shared/ipc/registrations.ts'
import { TASK_CANCELLED, TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { parseWallTime, secondsBetween, type WallDate, type WallTime, type Zone } from '../../shared/wall-time.ts'
import type { DayFacts, MedicalRecord } from '../hospital/facts.ts'
import type { KnownVisit } from '../outbox/rows.ts'
import type { Plan } from '../sync/plan.ts'
import { acceptedTasks, groupMarks } from '../sync/plan-traces.ts'
import { whatToDo } from './capaian-words.ts'
import { isServed } from './served.ts'
import { usableTimes, type VisitInput } from './visit-findings.ts'

export const SPAN_NAMES = Object.keys(SPANS) as SpanName[]

/** What one visit counts for. */
export interface CapaianVisit {
  readonly no_rawat: string
  readonly nama: string
  readonly tanggal: WallDate
  readonly poli: CodeName
  readonly dokter: CodeName
  /** Never sent, or not taking place: counts nowhere else. */
  readonly dilewati: boolean
  /** BPJS has the booking. */
  readonly terkirim: boolean
  /** Tasks the visit owes BPJS, and those of them BPJS lacks; both ascending. */
  readonly perlu: readonly TaskId[]
  readonly kurang: readonly TaskId[]
  /** Seconds of each span whose two times stand in order. */
  readonly spans: Readonly<Partial<Record<SpanName, number>>>
  /** The record says that the patient was seen: by now the visit should be complete. */
  readonly dilayani: boolean
  /** What a person has to do; empty where the visit is complete or only has to be waited for. */
  readonly pesan: string
  /** A call of it waits for a person: BPJS's own words are in the outbox. */
  readonly tertahan: boolean
}

export interface CapaianInput {
  readonly facts: DayFacts
  readonly plan: Plan
  readonly known: ReadonlyMap<string, KnownVisit>
  readonly zone: Zone
  readonly now: WallTime
  /** no_rawat of the visits that no cycle will begin. */
  readonly unfollowed: ReadonlySet<string>
}

/** Every registration of some days, as far as it counts. Pure. In the order of the registrations. */
export function capaianVisits(input: CapaianInput): CapaianVisit[] {
  const { facts, known, zone, now } = input
  const marks = groupMarks(facts)
  const plans = new Map(input.plan.visits.map((visit) => [visit.no_rawat, visit]))
  const names = sharedNames()
  return facts.registrations.flatMap((registration) => {
    const { no_rawat, tgl_registrasi: tanggal } = registration
    const plan = plans.get(no_rawat)
    if (!plan) return []
    const rows = known.get(no_rawat)?.rows ?? []
    const accepted = acceptedTasks(known.get(no_rawat), marks.get(no_rawat) ?? new Map(), zone)
    const visit = { times: plan.times, accepted, tanggal }
    const dilewati = plan.skipped !== null || plan.cancelled || accepted.has(TASK_CANCELLED)
    const perlu = dilewati ? [] : owedTasks(visit, facts.records.get(no_rawat))
    const kurang = perlu.filter((id) => !accepted.has(id))
    const terkirim = !dilewati && plan.added
    const isOpen = !dilewati && (!terkirim || kurang.length > 0)
    const dilayani = !dilewati && isServed(registration, visit, now)
    const isFollowed = !input.unfollowed.has(no_rawat)
    return [
      {
        no_rawat,
        nama: plan.nama,
        tanggal,
        poli: names(registration.kd_poli, registration.nm_poli),
        dokter: names(registration.kd_dokter, registration.nm_dokter),
        dilewati,
        terkirim,
        perlu,
        kurang,
        spans: dilewati ? {} : spansOf(visit),
        dilayani,
        pesan: isOpen ? whatToDo({ ...visit, registration, plan, kurang, dilayani, now, isFollowed }) : '',
        tertahan: isOpen && rows.some(({ state }) => state === 'tertahan'),
      },
    ]
  })
}

export function isComplete({ dilewati, terkirim, kurang }: CapaianVisit): boolean {
  return !dilewati && terkirim && kurang.length === 0
}

/** Counted, and lacking the booking or a task at BPJS. */
export function isIncomplete(visit: CapaianVisit): boolean {
  return !visit.dilewati && !isComplete(visit)
}

/** Incomplete, and not completed by waiting. */
export function needsPerson(visit: CapaianVisit): boolean {
  return isIncomplete(visit) && (visit.pesan !== '' || visit.tertahan)
}

type Times = Pick<VisitInput, 'times' | 'accepted' | 'tanggal'>

/**
 * Tasks 3 to 5 of every visit; 6 and 7 with medicine; 1 and 2 only where the admission queue was recorded before BPJS
 * went past it. Khanza has no place for 1 and 2, so owing them by the kind of patient would leave most hospitals
 * incomplete for ever.
 */
function owedTasks({ times, accepted }: Times, record: MedicalRecord | undefined): TaskId[] {
  const isWritten = (id: TaskId) => parseWallTime(times.get(id)?.text).kind !== 'kosong'
  const begun = TASK_IDS.some((id) => id >= 3 && accepted.has(id))
  const admission = ([1, 2] as const).some((id) => accepted.has(id) || (!begun && isWritten(id)))
  const prescribed = record?.resep.some(({ status }) => status === 'ralan') ?? false
  const medicine = prescribed || ([6, 7] as const).some((id) => accepted.has(id) || isWritten(id))
  return [...(admission ? ([1, 2] as const) : []), 3, 4, 5, ...(medicine ? ([6, 7] as const) : [])]
}

function spansOf(visit: Times): Partial<Record<SpanName, number>> {
  const usable = usableTimes(visit)
  const spans: Partial<Record<SpanName, number>> = {}
  for (const name of SPAN_NAMES) {
    const [from, to] = SPANS[name]
    const begins = usable.get(from)
    const ends = usable.get(to)
    if (begins !== undefined && ends !== undefined && ends > begins) spans[name] = secondsBetween(begins, ends)
  }
  return spans
}

/** One object for each code and name: a month holds the same few thousands of times. */
function sharedNames(): (kode: string, nama: string | null) => CodeName {
  const known = new Map<string, CodeName>()
  return (kode, nama) => {
    const found = known.get(kode) ?? { kode, nama: nama ?? kode }
    known.set(kode, found)
    return found
  }
}
