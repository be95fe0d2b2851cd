import type { WallTime } from '../../../src/shared/wall-time.ts'
import { epochToWallTime } from '../../../src/shared/wall-time.ts'
import { entriesOf } from './expect-add.ts'
import { type ExpectedCall, isAdded, isCancelled, type OwedCalls } from './expect-calls.ts'
import { type AnyTask, type BriefFact, type TaskFact, type VisitFact, ZONE } from './facts.ts'

/** The hospital's rows of one visit as they must stand after the sync. Null: there is no such row. */
export interface ExpectedTables {
  readonly brief: ExpectedBrief | null
  /** statuskirim of Khanza's booking row. */
  readonly booking: 'Belum' | 'Sudah' | null
  /** statuskirim of the `_batal` row. */
  readonly batal: 'Belum' | 'Sudah' | null
  /** Rows of `_taskid`, by task. */
  readonly marks: readonly string[]
}

export interface ExpectedBrief {
  readonly jam_periksa: string
  readonly no_rawat: string
  readonly no_kartu: string
  readonly kodepoli: string
  readonly nama_poli: string
  readonly nomor_referensi: string
  readonly jenis_kunjungan: number | null
  readonly status_kirim: 'Belum' | 'Sudah'
  readonly taskid: number
  /** Times of tasks 1 to 7 and 99, null for an empty column. */
  readonly times: readonly (string | null)[]
}

const ALL: readonly AnyTask[] = [1, 2, 3, 4, 5, 6, 7, 99]

export function tablesOf(visit: VisitFact, owed: OwedCalls, delivered: readonly ExpectedCall[]): ExpectedTables {
  const added = isAdded(visit) || delivered.some(({ call }) => call === 'add')
  const sent = tasksIn(delivered)
  const marks = [...visit.marks, ...sent.filter(({ taskid }) => !visit.marks.some((mark) => mark.taskid === taskid))]
  const { booking, batal } = visit
  return {
    brief: owed.skipped ? untouched(visit) : briefOf(visit, owed, added, sent),
    booking: booking && (added && !owed.skipped ? 'Sudah' : booking.statuskirim),
    batal: batal && (delivered.some(({ call }) => call === 'batal') ? 'Sudah' : batal.statuskirim),
    marks: marks.map(({ taskid, waktu }) => `${taskid} ${waktu}`).sort(),
  }
}

/** The task times among some calls. */
export function tasksIn(calls: readonly ExpectedCall[]): TaskFact[] {
  return calls.flatMap(({ taskid, payload }) =>
    taskid === 0 ? [] : [{ taskid, waktu: epochToWallTime(Number(payload.waktu), ZONE) }],
  )
}

function untouched({ brief }: VisitFact): ExpectedBrief | null {
  return (
    brief && { ...sameColumns(brief), status_kirim: brief.status_kirim, taskid: 0, times: columns(brief, new Map()) }
  )
}

function sameColumns(brief: BriefFact) {
  const { jam_periksa, no_rawat, no_kartu, kodepoli, nama_poli, jenis_kunjungan } = brief
  const nomor_referensi = brief.nomor_referensi ?? ''
  return { jam_periksa, no_rawat, no_kartu, kodepoli, nama_poli, nomor_referensi, jenis_kunjungan }
}

function briefOf(visit: VisitFact, owed: OwedCalls, added: boolean, sent: readonly TaskFact[]): ExpectedBrief | null {
  const { brief, poli } = visit
  if (!brief && !visit.pasien) return null
  // A row without a number is taken for the visit's own once the patient is there to be written into it.
  if (brief?.no_rawat === '' && !visit.pasien) return untouched(visit)
  const own = {
    jam_periksa: visit.jam_reg,
    no_rawat: visit.no_rawat,
    kodepoli: visit.booking?.kodepoli || poli.bpjs?.kode || poli.kd_poli,
    nama_poli: poli.nm_poli ?? poli.bpjs?.nama ?? '',
    ...entriesOf(visit),
  }
  // A row that was sent, or stands under another registration time, keeps what it says; one without a number is adopted.
  const isRefreshed =
    !brief || (visit.pasien && (brief.no_rawat === '' || (!isAdded(visit) && brief.jam_periksa === visit.jam_reg)))
  // Of a visit that does not take place only its end is of interest.
  const derived = isCancelled(visit) ? new Map<AnyTask, WallTime>() : new Map(owed.times.derived)
  if (owed.cancelledAt) derived.set(99, owed.cancelledAt)
  return {
    ...(brief && !isRefreshed ? sameColumns(brief) : own),
    status_kirim: added ? 'Sudah' : 'Belum',
    taskid: Math.max(0, ...visit.marks.map(({ taskid }) => taskid), ...sent.map(({ taskid }) => taskid)),
    times: columns(brief, derived),
  }
}

/** What was entered stays; what is empty or zero takes what the record says. */
function columns(brief: BriefFact | null, derived: ReadonlyMap<AnyTask, WallTime>): (string | null)[] {
  return ALL.map((id) => {
    const entered = brief?.times[id] ?? null
    const isEntered = entered !== null && !entered.startsWith('0000-00-00')
    return isEntered ? entered : (derived.get(id) ?? entered)
  })
}
