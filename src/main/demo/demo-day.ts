import { addMinutes, type WallDate, type WallTime } from '../../shared/wall-time.ts'
import { DEMO_DOCTORS, type DemoDoctor, demoName } from './demo-people.ts'
import { seededRandom } from './simulator/faults.ts'

/** One invented visit: when it begins and when each of its steps happens. */
export interface DemoVisit {
  readonly no_rawat: string
  readonly no_reg: string
  readonly no_rkm_medis: string
  readonly nama: string
  readonly doctor: DemoDoctor
  readonly kd_pj: 'BPJ' | 'UMU'
  readonly isNew: boolean
  readonly registered: WallTime
  /** The Mobile JKN booking it came with, if any. */
  readonly nobooking: string | null
  readonly nomorreferensi: string
  readonly steps: ReadonlyMap<3 | 4 | 5 | 6 | 7, WallTime>
  /** When the booking was cancelled; such a visit has no steps. */
  readonly cancelled: WallTime | null
  /** Another program has marked it as sent, step by step, although BPJS never got it. */
  readonly lost: boolean
}

/** The referral number that the demo's BPJS refuses, so that a refusal can be seen. */
export const REFUSED_REFERRAL = '0001R0040000X000099'

const VISITS = 60
/** The visit that is always booked, with the referral that is refused. */
const REFUSED_VISIT = 4
/** Its examination is written before its queue began, as happens with a wrong clock. */
const REVERSED_VISIT = 11
/** Nobody entered their examination. */
const UNEXAMINED_VISITS: readonly number[] = [6, 13]
/** Its medicine is said to be ready and handed over at the same moment. */
const TWIN_VISIT = 9
/** From here on the first booking is one that is cancelled. */
const FIRST_CANCELLATION = 14
/** From here on patients come to the doctor who has no code yet. */
const FIRST_UNMAPPED = 30
const UNMAPPED_DOCTOR = DEMO_DOCTORS.find(({ mapped }) => !mapped) as DemoDoctor
/** From here on the first bookings without medicine are those that BPJS never got. */
const FIRST_LOSS = 6
const LOSSES = 2
/** A booking made in the app for this day by somebody whom the hospital does not expect. */
export const STRANGER = { kodebooking: 'MJKN', norm: '099999', poli: 'MAT' } as const
const OPENING = '07:00:00'
const MINUTES_BETWEEN = 6

/** The visits of a day, always the same ones for the same date. */
export function demoDay(date: WallDate): DemoVisit[] {
  const random = seededRandom(Number(date.replaceAll('-', '')))
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const numbers = new Map<string, number>()
  const visits: DemoVisit[] = []
  for (let index = 0; index < VISITS; index++) {
    const doctor = pickDoctor(index, random)
    const number = (numbers.get(doctor.kd_dokter) ?? 0) + 1
    numbers.set(doctor.kd_dokter, number)
    const registered = addMinutes(`${date} ${OPENING}`, index * MINUTES_BETWEEN + between(0, 4))
    const refused = index === REFUSED_VISIT
    const kd_pj = random() < 0.7 || refused ? 'BPJ' : 'UMU'
    const bookable = kd_pj === 'BPJ' && doctor.kd_poli !== 'IGDK' && doctor.kd_poli !== 'U0012' && doctor.mapped
    const booked = bookable && (random() < 0.6 || refused)
    const serial = String(index + 1).padStart(6, '0')
    // A booking checks in at a desk of its own; others wait from registering, or from when the doctor begins.
    const checkedIn = addMinutes(registered, between(3, 9))
    const begins = `${date} ${doctor.jam_mulai}`
    const three = booked ? checkedIn : begins > registered ? begins : registered
    const four = addMinutes(three, between(10, 40))
    const examined = index === REVERSED_VISIT ? addMinutes(three, -6) : four
    const five = addMinutes(four, between(6, 18))
    const six = addMinutes(five, between(4, 12))
    const steps = new Map<3 | 4 | 5 | 6 | 7, WallTime>([
      [3, three],
      [4, examined],
      [5, five],
    ])
    if (random() < 0.7 || index === TWIN_VISIT) steps.set(6, six).set(7, addMinutes(six, between(5, 20)))
    // What goes wrong in any hospital, so that there is something to mend.
    if (UNEXAMINED_VISITS.includes(index)) steps.delete(4)
    if (index === TWIN_VISIT) steps.set(7, six)
    const cancels = index >= FIRST_CANCELLATION && booked && !visits.some((visit) => visit.cancelled !== null)
    const isPlain = booked && !cancels && steps.has(4) && !steps.has(6) && index !== REVERSED_VISIT
    visits.push({
      no_rawat: `${date.replaceAll('-', '/')}/${serial}`,
      no_reg: String(number).padStart(3, '0'),
      no_rkm_medis: String(100_000 + index * 37).padStart(6, '0'),
      nama: demoName(index),
      doctor,
      kd_pj,
      isNew: random() < 0.2,
      registered,
      nobooking: booked ? `${date.replaceAll('-', '')}${serial}` : null,
      nomorreferensi: refused ? REFUSED_REFERRAL : `0001R0040000A${serial}`,
      steps: cancels ? new Map() : steps,
      cancelled: cancels ? addMinutes(registered, 12) : null,
      lost: isPlain && index >= FIRST_LOSS && visits.filter((visit) => visit.lost).length < LOSSES,
    })
  }
  return visits
}

function pickDoctor(index: number, random: () => number): DemoDoctor {
  if (index === 8 || index === 29) return doctorOf('U0012')
  if (index >= FIRST_UNMAPPED && (index - FIRST_UNMAPPED) % 9 === 0) return UNMAPPED_DOCTOR
  if (index % 17 === 16) return doctorOf('IGDK')
  const regular = DEMO_DOCTORS.filter(({ kd_poli, mapped }) => kd_poli !== 'U0012' && kd_poli !== 'IGDK' && mapped)
  return regular[Math.floor(random() * regular.length)] as DemoDoctor
}

function doctorOf(kd_poli: string): DemoDoctor {
  return DEMO_DOCTORS.find((doctor) => doctor.kd_poli === kd_poli) as DemoDoctor
}
