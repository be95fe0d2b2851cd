import {
  addDays,
  addMinutes,
  hariKerja,
  type WallDate,
  type WallTime,
  wallTimeToEpoch,
  type Zone,
} from '../../shared/wall-time.ts'
import { type DemoVisit, demoDay, REFUSED_REFERRAL } from './demo-day.ts'
import { DEMO_POLIS, poliAtBpjs } from './demo-people.ts'
import { seededRandom } from './simulator/faults.ts'
import { PRELOAD_DEFAULTS } from './simulator/rules.ts'
import type { SimulatorState, StoredBooking } from './simulator/state.ts'

/** A visit of a day before the demo's own. */
export interface PastVisit {
  readonly visit: DemoVisit
  /** Whether it was announced to BPJS on its day. */
  readonly sent: boolean
}

/** How far back the hospital's past goes: long enough for a trend, and for a month before this one at its beginning. */
const DAYS = 24
/** On this day before the demo's the line to BPJS was down for hours: beyond the days that are still seen through. */
const OUTAGE_DAYS_AGO = [10, 11]
const OUTAGE_SHARE = 0.45
/** The day stops being full of patients here: the past is there to be counted, not to be looked through. */
const VISITS_A_DAY = 24

/**
 * The weeks before the demo's day, always the same ones for the same day: sent long ago, less forgotten from week to
 * week. Nothing in them is waiting or held, so that the demo's own day keeps its story.
 */
export function demoHistory(today: WallDate): PastVisit[] {
  const past: PastVisit[] = []
  for (let ago = DAYS; ago >= 1; ago--) {
    const date = addDays(today, -ago)
    if (hariKerja(date) === 'AKHAD') continue
    const random = seededRandom(Number(date.replaceAll('-', '')) + 1)
    const outage = OUTAGE_DAYS_AGO.includes(ago)
    for (const visit of demoDay(date).slice(0, VISITS_A_DAY).filter(isOrdinary)) {
      const sent = !(outage && random() < OUTAGE_SHARE)
      past.push({ visit: { ...visit, lost: false, steps: remembered(visit, random, 0.03 + ago / 120) }, sent })
    }
  }
  return past
}

/** What is out of the ordinary belongs to the demo's day, where it can be mended. */
function isOrdinary({ doctor, cancelled, nomorreferensi, steps }: DemoVisit): boolean {
  const mapped = doctor.mapped && DEMO_POLIS.some(({ kd_poli, bpjs }) => kd_poli === doctor.kd_poli && bpjs !== null)
  const times = [...steps.values()]
  const ascending = times.every((time, index) => index === 0 || (times[index - 1] ?? '') < time)
  return mapped && cancelled === null && nomorreferensi !== REFUSED_REFERRAL && steps.has(4) && ascending
}

/** The steps that somebody entered: the end of the examination, or the handing over of the medicine, is forgotten. */
function remembered(visit: DemoVisit, random: () => number, forgotten: number): DemoVisit['steps'] {
  const steps = new Map(visit.steps)
  const chance = random()
  if (chance < forgotten / 3) for (const id of [5, 6, 7] as const) steps.delete(id)
  else if (chance < forgotten) steps.delete(7)
  return steps
}

/** What BPJS knows of those visits. */
export function bookingsOf(past: readonly PastVisit[], zone: Zone): StoredBooking[] {
  const epoch = (wall: WallTime) => wallTimeToEpoch(wall, zone)
  return past
    .filter(({ sent }) => sent)
    .map(({ visit }): StoredBooking => {
      return {
        add: {
          ...PRELOAD_DEFAULTS,
          kodebooking: kodebookingOf(visit),
          tanggalperiksa: visit.registered.slice(0, 10),
          jenispasien: visit.kd_pj === 'BPJ' ? 'JKN' : 'NON JKN',
          ...poliAtBpjs(({ kd_poli }) => kd_poli === visit.doctor.kd_poli),
          kodedokter: visit.doctor.bpjs,
          namadokter: visit.doctor.nm_dokter,
          norm: visit.no_rkm_medis,
          pasienbaru: visit.isNew ? 1 : 0,
        },
        sumberdata: visit.nobooking === null ? 'Bridging Antrean' : 'Mobile JKN',
        dibuat: epoch(visit.registered),
        tasks: [...visit.steps].map(([taskid, waktu]) => ({
          taskid,
          waktu: epoch(waktu),
          diterima: epoch(addMinutes(waktu, 5)),
        })),
        batal: null,
        farmasi: null,
      }
    })
}

/** Keeps the past, which is always the same, out of what is written at every call; what was changed in it is written. */
export function bpjsMemory(past: readonly StoredBooking[]) {
  const before = new Map(past.map((booking) => [booking.add.kodebooking, booking]))
  const isAsBefore = ({ add, tasks, batal, farmasi }: StoredBooking) =>
    tasks.length === before.get(add.kodebooking)?.tasks.length && batal === null && farmasi === null
  return {
    with(saved: SimulatorState | null): SimulatorState {
      const known = new Set(saved?.bookings.map(({ add }) => add.kodebooking))
      return { bookings: [...past.filter(({ add }) => !known.has(add.kodebooking)), ...(saved?.bookings ?? [])] }
    },
    without: ({ bookings }: SimulatorState): SimulatorState => ({
      bookings: bookings.filter((booking) => !isAsBefore(booking)),
    }),
  }
}

/** A visit without a booking of the app goes by its no_rawat. */
export function kodebookingOf({ nobooking, no_rawat }: Pick<DemoVisit, 'nobooking' | 'no_rawat'>): string {
  return nobooking ?? no_rawat
}
