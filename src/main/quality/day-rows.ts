import type { BpjsDayRow, DayCounts, DayStatus } from '../../shared/ipc/quality.ts'
import { TASK_CANCELLED } from '../../shared/task-ids.ts'
import { isCancelledStatus } from '../bpjs/day-list.ts'
import type { PlanSettings } from '../sync/plan-settings.ts'
import { acceptedTasks, groupMarks } from '../sync/plan-traces.ts'
import { isBpjsPayer } from '../sync/plan-visit.ts'
import type { ComparedDay } from './compare-day.ts'
import type { BookingAtBpjs } from './reconcile.ts'

/** A compared day booking by booking: as BPJS has it beside as it stands here. In the order of the registrations. */
export function dayRows(day: ComparedDay, settings: PlanSettings): BpjsDayRow[] {
  const { view, atBpjs, differences, tanggal } = day
  const marks = groupMarks(view.facts)
  const listed = new Map(atBpjs.map((booking) => [booking.kodebooking, booking]))
  const byCode = Map.groupBy(differences, ({ kodebooking }) => kodebooking)
  const registrations = new Map(view.facts.registrations.map((row) => [row.no_rawat, row]))
  const booked = new Set(view.facts.bookings.map(({ no_rawat }) => no_rawat))
  const rows: BpjsDayRow[] = []
  const shown = new Set<string>()
  for (const plan of view.plan.visits) {
    const registration = registrations.get(plan.no_rawat)
    const found = listed.get(plan.kodebooking)
    const beda = byCode.get(plan.kodebooking) ?? []
    // What is never sent shows only where BPJS has it after all.
    if (!registration || (plan.skipped && !found && beda.length === 0)) continue
    shown.add(plan.kodebooking)
    const { no_rawat } = plan
    const accepted = acceptedTasks(view.known.get(no_rawat), marks.get(no_rawat) ?? new Map(), settings.zone)
    const service = [...accepted.keys()].filter((id) => id !== TASK_CANCELLED)
    const needsPerson = plan.problems.some(({ severity }) => severity === 'tindakan')
    const status: DayStatus = plan.cancelled
      ? 'batal'
      : plan.added
        ? 'terkirim'
        : needsPerson
          ? 'perlu-tindakan'
          : 'belum-terkirim'
    rows.push({
      tanggal,
      kodebooking: plan.kodebooking,
      no_rawat,
      nama: plan.nama,
      poli: registration.nm_poli ?? registration.kd_poli,
      dokter: registration.nm_dokter ?? registration.kd_dokter,
      jkn: booked.has(no_rawat) || isBpjsPayer(registration, settings),
      bpjs: found ? thereOf(found) : null,
      disini: { status, task: Math.max(0, ...service) },
      beda,
    })
  }
  for (const booking of atBpjs) {
    if (shown.has(booking.kodebooking)) continue
    rows.push({
      tanggal,
      kodebooking: booking.kodebooking,
      no_rawat: '',
      nama: booking.norm === '' ? '' : `No. RM ${booking.norm}`,
      poli: booking.kodepoli,
      dokter: '',
      jkn: booking.jkn,
      bpjs: thereOf(booking),
      disini: null,
      beda: byCode.get(booking.kodebooking) ?? [],
    })
  }
  return rows
}

function thereOf({ status, tasks, sumberdata }: BookingAtBpjs): NonNullable<BpjsDayRow['bpjs']> {
  const service = tasks.map(({ taskid }) => taskid).filter((id) => id !== TASK_CANCELLED)
  return { status, task: Math.max(0, ...service), sumber: sumberdata }
}

/** The bookings of a side by where they stand. A booking whose tasks were not asked for counts by BPJS's word. */
export function countDay(rows: readonly BpjsDayRow[], side: 'bpjs' | 'disini'): DayCounts {
  const counts = { total: 0, jkn: 0, nonJkn: 0, checkin: 0, dilayani: 0, selesai: 0, batal: 0 }
  for (const row of rows) {
    const stands = standing(row, side)
    if (stands === null) continue
    counts.total++
    if (row.jkn === true) counts.jkn++
    if (row.jkn === false) counts.nonJkn++
    if (stands === 'batal') counts.batal++
    else if (stands >= 5) counts.selesai++
    else if (stands === 4) counts.dilayani++
    if (stands !== 'batal' && stands > 0) counts.checkin++
  }
  return counts
}

function standing(row: BpjsDayRow, side: 'bpjs' | 'disini'): number | 'batal' | null {
  if (side === 'disini') return row.disini && (row.disini.status === 'batal' ? 'batal' : row.disini.task)
  if (!row.bpjs) return null
  const { status, task } = row.bpjs
  if (isCancelledStatus(status)) return 'batal'
  return Math.max(task, /selesai/i.test(status) ? 5 : /sedang/i.test(status) ? 4 : 0)
}
