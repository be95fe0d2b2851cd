import { FINDING_REASONS, type Finding } from '../../shared/findings.ts'
import type { WallTime, Zone } from '../../shared/wall-time.ts'
import type { DayFacts, Registration } from '../hospital/facts.ts'
import type { KnownVisit } from '../outbox/rows.ts'
import type { Plan, VisitPlan } from '../sync/plan.ts'
import { acceptedTasks, groupMarks } from '../sync/plan-traces.ts'
import { isServed, registeredAt } from './served.ts'
import { type TypicalSteps, typicalSteps } from './steps.ts'
import { usableTimes, type VisitInput, visitFindings } from './visit-findings.ts'

export interface ValidateInput {
  readonly facts: DayFacts
  readonly plan: Pick<Plan, 'visits'>
  readonly known: ReadonlyMap<string, KnownVisit>
  readonly zone: Zone
  readonly now: WallTime
}

/** A visit whose task times are looked at, with what is known of them. */
export interface CheckedVisit extends Pick<VisitInput, 'times' | 'accepted' | 'tanggal'> {
  readonly registration: Registration
  readonly nama: string
}

/**
 * Every task time of some days that BPJS would refuse or miss, each with a proposal where the facts beside it allow one.
 * Pure. In the order of {@link sortFindings}. Where there are many visits the same is done by parts: the visits of each
 * part, the usual steps of all of them, and then the findings of each visit.
 */
export function validate(input: ValidateInput): Finding[] {
  const visits = checkedVisits(input)
  const steps = typicalSteps(visits.map(usableTimes))
  return sortFindings(visits.flatMap((visit) => findingsOfVisit(visit, steps, input.now)))
}

/**
 * The visits of some days that have to be in order. Those that are not sent or do not take place are left out, and those
 * whose row in the brief's table is in doubt.
 */
export function checkedVisits({ facts, plan, known, zone }: Omit<ValidateInput, 'now'>): CheckedVisit[] {
  const marks = groupMarks(facts)
  const plans = new Map(plan.visits.map((visit) => [visit.no_rawat, visit]))
  return facts.registrations.flatMap((registration) => {
    const { no_rawat, tgl_registrasi: tanggal } = registration
    const own = plans.get(no_rawat)
    if (!own || own.skipped || own.cancelled || isInDoubt(own)) return []
    const accepted = acceptedTasks(known.get(no_rawat), marks.get(no_rawat) ?? new Map(), zone)
    return [{ registration, nama: own.nama, accepted, tanggal, times: own.times }]
  })
}

export function findingsOfVisit(
  { registration, nama, ...visit }: CheckedVisit,
  steps: TypicalSteps,
  now: WallTime,
): Finding[] {
  const found = visitFindings({
    ...visit,
    registered: registeredAt(registration),
    served: isServed(registration, visit, now),
    now,
    steps,
  })
  return found.map((finding): Finding => {
    const time = visit.times.get(finding.taskid)
    return {
      id: `${registration.no_rawat}#${finding.taskid}`,
      no_rawat: registration.no_rawat,
      nama,
      tanggal: registration.tgl_registrasi,
      poli: registration.nm_poli ?? registration.kd_poli,
      dokter: registration.nm_dokter ?? registration.kd_dokter,
      waktu: time?.text ?? null,
      sumber: time?.sumber ?? null,
      asal: time?.asal ?? '',
      ...finding,
    }
  })
}

/**
 * By reason, then by visit and task; within a reason those without a proposal come first: no mass acceptance takes them
 * away, so behind thousands of proposals nobody would ever see them.
 */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      FINDING_REASONS.indexOf(a.alasan) - FINDING_REASONS.indexOf(b.alasan) ||
      Number(a.usulan !== null) - Number(b.usulan !== null) ||
      (a.no_rawat < b.no_rawat ? -1 : a.no_rawat > b.no_rawat ? 1 : a.taskid - b.taskid),
  )
}

/** Two rows of the brief's table contradict each other: any of the times may be wrong. */
function isInDoubt({ problems }: VisitPlan): boolean {
  return problems.some(({ reason, severity }) => reason === 'referensi-ganda' && severity === 'tindakan')
}
