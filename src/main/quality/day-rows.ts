import type { BpjsDayRow, DayCounts, DayStatus } from '../../shared/ipc/quality.ts'
import { TASK_CANCELLED } from '../../shared/task-ids.ts'
import { isCancelledStatus } from '../bpjs/day-list.ts'
import type { Registration } from '../hospital/facts.ts'
import type { VisitPlan } from '../sync/plan.ts'
import type { PlanSettings } from '../sync/plan-settings.ts'
import { acceptedTasks, groupMarks } from '../sync/plan-traces.ts'
import { isBpjsPayer } from '../sync/plan-visit.ts'
import { type BookingAtBpjs, lastTaskThere, statusThere } from './booking-at-bpjs.ts'
import type { ComparedDay } from './compare-day.ts'
import { lastTaskHere } from './task-differences.ts'

/** What the rows are made of. */
type DayRead = Omit<ComparedDay, 'view'> & { readonly view: Pick<ComparedDay['view'], 'facts' | 'plan' | 'known'> }

/** A compared day booking by booking: as BPJS has it beside as it stands here. In the order of the registrations. */
export function dayRows(day: DayRead, settings: PlanSettings): BpjsDayRow[] {
  const { view, atBpjs, differences, tanggal, now } = day
  const marks = groupMarks(view.facts)
  const listed = new Map(atBpjs.map((booking) => [booking.kodebooking, booking]))
  const byCode = Map.groupBy(differences, ({ kodebooking }) => kodebooking)
  const registrations = new Map(view.facts.registrations.map((row) => [row.no_rawat, row]))
  const booked = new Set(view.facts.bookings.map(({ no_rawat }) => no_rawat))
  const rows: BpjsDayRow[] = []
  const shown = new Set<string>()
  for (const plan of view.plan.visits) {
    const { no_rawat, kodebooking, nama } = plan
    const registration = registrations.get(no_rawat)
    const found = listed.get(kodebooking)
    const beda = byCode.get(kodebooking) ?? []
    // What is never sent shows only where BPJS has it after all.
    if (!registration || (plan.skipped && !found && beda.length === 0)) continue
    shown.add(kodebooking)
    const accepted = acceptedTasks(view.known.get(no_rawat), marks.get(no_rawat) ?? new Map(), settings.zone)
    const isHeld = view.known.get(no_rawat)?.rows.some(({ state }) => state === 'tertahan') ?? false
    const jkn = booked.has(no_rawat) || isBpjsPayer(registration, settings)
    rows.push({
      tanggal,
      kodebooking,
      no_rawat,
      nama,
      poli: registration.nm_poli ?? registration.kd_poli,
      dokter: registration.nm_dokter ?? registration.kd_dokter,
      bpjs: found ? thereOf(found, jkn) : null,
      disini: {
        status: accepted.has(TASK_CANCELLED) ? 'batal' : statusHere(plan, isHeld),
        task: lastTaskHere({ plan, registration, accepted, now }),
        jkn,
      },
      beda,
    })
  }
  const { bookings, cancellations } = view.facts
  const own = new Map(bookings.map((row) => [row.nobooking, row]))
  const cancelled = new Set(cancellations.map((row) => row.nobooking))
  const names = namesOf(view.facts.registrations)
  for (const booking of atBpjs) {
    const { kodebooking, norm, kodepoli, kodedokter } = booking
    if (shown.has(kodebooking)) continue
    const row = own.get(kodebooking)
    const isCancelled = cancelled.has(kodebooking) || row?.status === 'Batal'
    rows.push({
      tanggal,
      kodebooking,
      no_rawat: '',
      nama: names.patient.get(norm) ?? (norm === '' ? '' : `No. RM ${norm}`),
      poli: names.poli.get(kodepoli) ?? kodepoli,
      dokter: names.dokter.get(kodedokter) ?? '',
      // Khanza's bookings are those of members.
      bpjs: thereOf(booking, row ? true : null),
      disini: row || isCancelled ? { status: isCancelled ? 'batal' : 'belum-datang', task: 0, jkn: true } : null,
      beda: byCode.get(kodebooking) ?? [],
    })
  }
  return rows
}

function statusHere({ cancelled, skipped, added, problems }: VisitPlan, isHeld: boolean): DayStatus {
  if (cancelled) return 'batal'
  if (skipped) return 'dilewati'
  if (isHeld || problems.some(({ severity }) => severity === 'tindakan')) return 'perlu-tindakan'
  return added ? 'terkirim' : 'belum-terkirim'
}

/** @param jkn what the hospital knows of the payer, for where BPJS's list says nothing. */
function thereOf(booking: BookingAtBpjs, jkn: boolean | null): NonNullable<BpjsDayRow['bpjs']> {
  const { sumberdata: sumber } = booking
  const task = booking.tasks === null ? null : lastTaskThere(booking)
  return { status: statusThere(booking), task, sumber, jkn: booking.jkn ?? jkn }
}

/** What the hospital calls the patients, polis and doctors that BPJS names by their codes. */
function namesOf(registrations: readonly Registration[]) {
  const patient = new Map<string, string>()
  const poli = new Map<string, string>()
  const dokter = new Map<string, string>()
  for (const row of registrations) {
    if (row.pasien) patient.set(row.no_rkm_medis, row.pasien.nm_pasien)
    if (row.poliBpjs) poli.set(row.poliBpjs.kode, row.nm_poli ?? row.poliBpjs.nama)
    if (row.dokterBpjs) dokter.set(row.dokterBpjs.kode, row.nm_dokter ?? row.dokterBpjs.nama)
  }
  return { patient, poli, dokter }
}

/** The bookings of a side by where they stand. BPJS's word for a booking counts where its tasks do not say more. */
export function countDay(rows: readonly BpjsDayRow[], side: 'bpjs' | 'disini'): DayCounts {
  const counts = { total: 0, jkn: 0, nonJkn: 0, checkin: 0, dilayani: 0, selesai: 0, batal: 0 }
  for (const row of rows) {
    const stands = standing(row, side)
    if (stands === null) continue
    counts.total++
    const jkn = row[side]?.jkn
    if (jkn === true) counts.jkn++
    if (jkn === false) counts.nonJkn++
    if (stands === 'batal') counts.batal++
    else if (stands >= 5) counts.selesai++
    else if (stands === 4) counts.dilayani++
    if (stands !== 'batal' && stands > 0) counts.checkin++
  }
  return counts
}

function standing(row: BpjsDayRow, side: 'bpjs' | 'disini'): number | 'batal' | null {
  if (side === 'disini') return row.disini && (row.disini.status === 'batal' ? 'batal' : (row.disini.task ?? 0))
  if (!row.bpjs) return null
  const { status, task } = row.bpjs
  if (isCancelledStatus(status)) return 'batal'
  const word = /selesai/i.test(status) ? 5 : /sedang/i.test(status) ? 4 : /(?<!belum )check.?in/i.test(status) ? 1 : 0
  return Math.max(task ?? 0, word)
}
