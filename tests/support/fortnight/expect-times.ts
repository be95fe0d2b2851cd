import { addMinutes, hariKerja, type WallTime } from '../../../src/shared/wall-time.ts'
import { laterOf } from './dice.ts'
import type { AnyTask, SessionFact, VisitFact } from './facts.ts'

/** The oracle's reading of the record: which time each task has, by hand or derived. Nothing of the planner's. */

export interface TimeAt {
  readonly waktu: WallTime
  /** Entered in the brief's row. */
  readonly manual: boolean
}

export interface VisitTimes {
  readonly effective: ReadonlyMap<AnyTask, TimeAt>
  /** What the record alone says, whether or not a manual time stands before it. */
  readonly derived: ReadonlyMap<AnyTask, WallTime>
  /** Task 5 is over, but nobody knows when: a person has to say. */
  readonly fiveUnknown: boolean
}

const zero = (text: string | null | undefined) => !text || text.startsWith('0000-00-00')
const given = (text: string | null | undefined): WallTime | undefined => (zero(text) ? undefined : (text ?? undefined))
const first = (texts: readonly string[]) => texts.filter((text) => !zero(text)).sort()[0]
const last = (texts: readonly string[]) =>
  texts
    .filter((text) => !zero(text))
    .sort()
    .at(-1)

export function timesOf(visit: VisitFact, sessions: readonly SessionFact[], now: WallTime): VisitTimes {
  const derived = new Map<AnyTask, WallTime>()
  const manual = (id: AnyTask) => given(visit.brief?.times[id])
  const counts = (id: AnyTask) => manual(id) ?? derived.get(id)
  const derive = (id: AnyTask, waktu: WallTime | undefined) => {
    if (waktu !== undefined) derived.set(id, waktu)
  }
  const ralan = visit.resep.filter((resep) => resep.status === 'ralan')

  derive(3, visit.booking ? given(visit.booking.validasi) : startOfWaiting(visit, sessions))
  derive(4, first(visit.pemeriksaan) ?? given(visit.berkas?.diterima))
  derive(6, first(ralan.map((resep) => resep.disiapkan)))
  const handed = ralan.map((resep) => resep.diserahkan)
  if (!handed.some(zero)) derive(7, last(handed))
  const five = visit.stts === 'Sudah' ? endOfService(visit, counts(4), counts(6), now) : null
  derive(5, five?.waktu)

  const effective = new Map<AnyTask, TimeAt>()
  for (const id of [1, 2, 3, 4, 5, 6, 7, 99] as const) {
    const waktu = counts(id)
    if (waktu !== undefined) effective.set(id, { waktu, manual: manual(id) !== undefined })
  }
  return { effective, derived, fiveUnknown: five !== null && five.waktu === undefined && !manual(5) }
}

function endOfService(
  visit: VisitFact,
  four: WallTime | undefined,
  six: WallTime | undefined,
  now: WallTime,
): { waktu: WallTime | undefined } | null {
  const after = (waktu: WallTime | undefined) => (waktu && (!four || waktu > four) ? waktu : undefined)
  const recorded = after(last(visit.pemeriksaan)) ?? after(given(visit.berkas?.kembali))
  if (recorded) return { waktu: recorded }
  // What another program has sent needs no sight of the status.
  if (visit.marks.some(({ taskid }) => taskid === 5)) return null
  // The program sees the status for the first time on the evening of the last day.
  const seen = six && now >= six ? secondBefore(six) : now
  return { waktu: seen.startsWith(visit.tanggal) ? seen : undefined }
}

function secondBefore(waktu: WallTime): WallTime {
  const at = Date.parse(`${waktu.replace(' ', 'T')}Z`) - 1000
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}

function startOfWaiting(visit: VisitFact, sessions: readonly SessionFact[]): WallTime | undefined {
  const session = sessionOf(visit, sessions)
  if (!session) return undefined
  return `${visit.tanggal} ${laterOf(session.jam_mulai, visit.jam_reg)}`
}

/** The session that is on at registration, else the next one to begin, else the last of the day. */
export function sessionOf(visit: VisitFact, sessions: readonly SessionFact[]): SessionFact | undefined {
  const today = sessions
    .filter((row) => row.kd_dokter === visit.dokter.kd_dokter && row.kd_poli === visit.poli.kd_poli)
    .filter((row) => row.hari_kerja === hariKerja(visit.tanggal))
    .sort((a, b) => a.jam_mulai.localeCompare(b.jam_mulai))
  const running = today.find((row) => row.jam_mulai <= visit.jam_reg && visit.jam_reg <= row.jam_selesai)
  return running ?? today.find((row) => row.jam_mulai > visit.jam_reg) ?? today.at(-1)
}

/** Ten minutes for each number of the queue, from the session's start. */
export function estimateOf(tanggal: string, start: string, number: number): WallTime {
  return addMinutes(`${tanggal} ${start}:00`, number * 10)
}
