import { PRELOAD_DEFAULTS } from '../../../src/main/demo/simulator/rules.ts'
import type { SimulatorState, StoredBooking } from '../../../src/main/demo/simulator/state.ts'
import { addMinutes, wallTimeToEpoch } from '../../../src/shared/wall-time.ts'
import { codeOf } from './expect-calls.ts'
import { type Fortnight, type GoneFact, type VisitFact, ZONE } from './facts.ts'

/** What BPJS knows before the program runs: bookings of the Mobile JKN app and what Khanza's own service has sent. */
export function simulatorState({ visits, gone }: Fortnight): SimulatorState {
  const stored = [...visits.map((visit) => storedAtBpjs(visit, codeOf(visit))), ...gone.map(storedGone)]
  return { bookings: stored.filter((booking) => booking !== null) }
}

export function storedAtBpjs(visit: VisitFact, kodebooking: string): StoredBooking | null {
  const { bpjs, tanggal } = visit
  if (!bpjs) return null
  const dibuat = wallTimeToEpoch(`${tanggal} 05:00:00`, ZONE)
  return {
    ...emptyBooking(kodebooking, tanggal, dibuat),
    tasks: bpjs.tasks.map(({ taskid, waktu }) => {
      const at = wallTimeToEpoch(waktu, ZONE)
      return { taskid, waktu: at, diterima: wallTimeToEpoch(addMinutes(waktu, 1), ZONE) }
    }),
    batal: bpjs.cancelled ? { keterangan: 'Dibatalkan di aplikasi', waktu: dibuat } : null,
    farmasi: bpjs.farmasi ? { kodebooking, jenisresep: 'non racikan', nomorantrean: 1, keterangan: '' } : null,
  }
}

export function storedGone(gone: GoneFact): StoredBooking | null {
  if (!gone.knownAtBpjs) return null
  return emptyBooking(gone.nobooking, gone.tanggal, wallTimeToEpoch(`${gone.tanggal} 05:00:00`, ZONE))
}

function emptyBooking(kodebooking: string, tanggalperiksa: string, dibuat: number): StoredBooking {
  return {
    add: { ...PRELOAD_DEFAULTS, kodebooking, tanggalperiksa },
    sumberdata: 'Mobile JKN',
    dibuat,
    tasks: [],
    batal: null,
    farmasi: null,
  }
}
