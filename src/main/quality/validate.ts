import { FINDING_REASONS, type Finding } from '../../shared/findings.ts'
import type { WallTime, Zone } from '../../shared/wall-time.ts'
import type { DayFacts } from '../hospital/facts.ts'
import type { KnownVisit } from '../outbox/rows.ts'
import type { Plan, VisitPlan } from '../sync/plan.ts'
import { acceptedTasks, groupMarks } from '../sync/plan-traces.ts'
import { isServed, registeredAt } from './served.ts'
import { typicalSteps } from './steps.ts'
import { usableTimes, visitFindings } from './visit-findings.ts'

export interface ValidateInput {
  readonly facts: DayFacts
  readonly plan: Plan
  readonly known: ReadonlyMap<string, KnownVisit>
  readonly zone: Zone
  readonly now: WallTime
}

/**
 * Every task time of some days that BPJS would refuse or miss, each with a proposal where the facts beside it allow one.
 * Visits that are not sent or do not take place are left out, and those whose row in the brief's table is in doubt.
 * Pure. Sorted by reason, then by visit and task; within a reason those without a proposal come first: no mass
 * acceptance takes them away, so behind thousands of proposals nobody would ever see them.
 */
export function validate(input: ValidateInput): Finding[] {
  const marks = groupMarks(input.facts)
  const plans = new Map(input.plan.visits.map((visit) => [visit.no_rawat, visit]))
  const visits = input.facts.registrations.flatMap((registration) => {
    const plan = plans.get(registration.no_rawat)
    if (!plan || plan.skipped || plan.cancelled || isInDoubt(plan)) return []
    const { no_rawat } = registration
    const accepted = acceptedTasks(input.known.get(no_rawat), marks.get(no_rawat) ?? new Map(), input.zone)
    const { tgl_registrasi: tanggal } = registration
    return [{ registration, plan, accepted, tanggal, times: plan.times }]
  })
  const steps = typicalSteps(visits.map(usableTimes))
  const findings = visits.flatMap(({ registration, plan, ...visit }) => {
    const served = isServed(registration, visit, input.now)
    const found = visitFindings({
      ...visit,
      registered: registeredAt(registration),
      served,
      now: input.now,
      steps,
    })
    return found.map((finding): Finding => {
      const time = plan.times.get(finding.taskid)
      return {
        id: `${registration.no_rawat}#${finding.taskid}`,
        no_rawat: registration.no_rawat,
        nama: plan.nama,
        tanggal: registration.tgl_registrasi,
        poli: registration.nm_poli ?? registration.kd_poli,
        dokter: registration.nm_dokter ?? registration.kd_dokter,
        waktu: time?.text ?? null,
        sumber: time?.sumber ?? null,
        asal: time?.asal ?? '',
        ...finding,
      }
    })
  })
  return findings.sort(
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
