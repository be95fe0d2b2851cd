import type { ProblemReason } from '../../../src/shared/problems.ts'
import { addMinutes, type WallTime, wallTimeToEpoch } from '../../../src/shared/wall-time.ts'
import { addOf } from './expect-add.ts'
import { timesOf, type VisitTimes } from './expect-times.ts'
import { type AnyTask, type SessionFact, type VisitFact, ZONE } from './facts.ts'

/** The oracle's list of what a visit owes BPJS, before BPJS has said anything to it. */

export interface ExpectedCall {
  readonly call: 'add' | 'batal' | 'updatewaktu' | 'farmasi/add'
  /** 0 for calls without one. */
  readonly taskid: AnyTask | 0
  readonly payload: Readonly<Record<string, string | number>>
}

export interface OwedCalls {
  readonly kodebooking: string
  readonly skipped: boolean
  readonly calls: readonly ExpectedCall[]
  readonly reasons: ReadonlySet<ProblemReason>
  readonly times: VisitTimes
  /** The time of the visit's cancellation that the program found out by itself. */
  readonly cancelledAt: WallTime | null
}

export interface Setting {
  readonly sessions: readonly SessionFact[]
  readonly now: WallTime
}

const KETERANGAN_BATAL = 'Registrasi dibatalkan di SIMRS'
const SERVICE = [1, 2, 3, 4, 5, 6, 7] as const

export function isCancelled(visit: VisitFact): boolean {
  return visit.stts === 'Batal' || visit.batal !== null
}

export function isAdded(visit: VisitFact): boolean {
  return visit.booking?.statuskirim === 'Sudah' || visit.brief?.status_kirim === 'Sudah'
}

/** The code BPJS knows the visit by: a cancelled booking keeps its own though Khanza deleted the booking row. */
export function codeOf(visit: VisitFact): string {
  return visit.booking?.nobooking ?? visit.batal?.nobooking ?? visit.no_rawat
}

export function owedCalls(visit: VisitFact, setting: Setting): OwedCalls {
  const kodebooking = codeOf(visit)
  const times = timesOf(visit, setting.sessions, setting.now)
  const reasons = new Set<ProblemReason>()
  const owed = (calls: readonly ExpectedCall[], cancelledAt: WallTime | null = null): OwedCalls => ({
    kodebooking,
    skipped: false,
    calls,
    reasons,
    times,
    cancelledAt,
  })
  const skipped = { ...owed([]), skipped: true }
  if (visit.poli.kd_poli === 'IGDK') return skipped
  const known = isAdded(visit) || visit.marks.length > 0 || visit.batal !== null
  const givenUp = visit.booking?.status === 'Batal'
  if ((isCancelled(visit) || givenUp) && !known) return skipped
  if (isCancelled(visit)) {
    const at = times.effective.has(99) || marked(visit, 99) ? null : cancelledAt(visit, setting.now)
    return owed(cancellation(visit, kodebooking, times, at, reasons), at)
  }

  const calls: ExpectedCall[] = []
  if (!isAdded(visit)) {
    const add = addOf(visit, kodebooking, setting.sessions)
    if ('reasons' in add) {
      for (const reason of add.reasons) reasons.add(reason)
      return owed([])
    }
    calls.push({ call: 'add', taskid: 0, payload: add.payload })
  }
  if (!marked(visit, 99)) calls.push(...service(visit, kodebooking, times, setting.now, reasons))
  return owed(calls)
}

const marked = (visit: VisitFact, id: AnyTask) => visit.marks.some(({ taskid }) => taskid === id)
const furthestMark = (visit: VisitFact) => visit.marks.filter(({ taskid }) => taskid !== 99).at(-1) ?? null

function taskCall(kodebooking: string, taskid: AnyTask, waktu: WallTime): ExpectedCall {
  return {
    call: 'updatewaktu',
    taskid,
    payload: { kodebooking, taskid, waktu: wallTimeToEpoch(waktu, ZONE) },
  }
}

function cancelledAt(visit: VisitFact, now: WallTime): WallTime {
  const said = visit.batal?.tanggalbatal ?? ''
  const isBehind = visit.marks.every(({ waktu }) => waktu < said)
  return said.startsWith(visit.tanggal) && said <= now && isBehind ? said : now
}

function cancellation(
  visit: VisitFact,
  kodebooking: string,
  times: VisitTimes,
  derived: WallTime | null,
  reasons: Set<ProblemReason>,
): ExpectedCall[] {
  const calls: ExpectedCall[] = []
  const isOver = marked(visit, 99)
  // A 99 that another program has sent cancelled the visit; only a booking's own cancellation is then still open.
  const owesBatal = visit.batal ? visit.batal.statuskirim === 'Belum' : !isOver
  if (owesBatal) {
    const keterangan = visit.batal?.keterangan || KETERANGAN_BATAL
    calls.push({ call: 'batal', taskid: 0, payload: { kodebooking, keterangan } })
  }
  if (isOver) return calls
  const waktu = derived ?? times.effective.get(99)?.waktu
  if (!waktu) return calls
  const before = furthestMark(visit)
  if (derived === null && !waktu.startsWith(visit.tanggal)) reasons.add('waktu-hari-lain')
  else if (before && waktu <= before.waktu) reasons.add('waktu-terbalik')
  else calls.push(taskCall(kodebooking, 99, waktu))
  return calls
}

function service(
  visit: VisitFact,
  kodebooking: string,
  { effective, fiveUnknown }: VisitTimes,
  now: WallTime,
  reasons: Set<ProblemReason>,
): ExpectedCall[] {
  const before = furthestMark(visit)
  const start = effective.has(1) || effective.has(2) ? 1 : 3
  const planned: { id: AnyTask; waktu: WallTime }[] = []
  let previous = before?.waktu ?? null
  for (const id of SERVICE.filter((task) => task >= start && task > (before?.taskid ?? 0))) {
    const at = effective.get(id)
    if (!at) {
      const waiting = SERVICE.some((later) => later > id && effective.has(later))
      if (waiting || (fiveUnknown && id <= 5)) reasons.add('task-terlewat')
      break
    }
    const { waktu, manual } = at
    if (!waktu.startsWith(visit.tanggal)) {
      reasons.add('waktu-hari-lain')
      break
    }
    if (waktu > now) {
      if (manual && waktu > addMinutes(now, 5)) reasons.add('waktu-depan')
      break
    }
    if (previous && waktu <= previous) {
      reasons.add('waktu-terbalik')
      break
    }
    planned.push({ id, waktu })
    previous = waktu
  }

  const calls = planned.map(({ id, waktu }) => taskCall(kodebooking, id, waktu))
  const done = (id: AnyTask) => marked(visit, id) || planned.some((task) => task.id === id)
  if (visit.resep.length > 0 && done(5) && !marked(visit, 6)) {
    const place = calls.findIndex(({ taskid }) => taskid === 6)
    calls.splice(place === -1 ? calls.length : place, 0, pharmacy(visit, kodebooking))
  }
  const ninetyNine = effective.get(99)
  if (ninetyNine) {
    const { waktu } = ninetyNine
    const served = ([5, 6, 7] as const).some((id) => marked(visit, id) || effective.has(id))
    if (!waktu.startsWith(visit.tanggal)) reasons.add('waktu-hari-lain')
    else if (waktu > addMinutes(now, 5)) reasons.add('waktu-depan')
    else if (waktu > now) return calls
    else if (served) reasons.add('task99-perlu-konfirmasi')
    else if (previous && waktu <= previous) reasons.add('waktu-terbalik')
    else calls.push(taskCall(kodebooking, 99, waktu))
  }
  return calls
}

function pharmacy(visit: VisitFact, kodebooking: string): ExpectedCall {
  const [lowest = ''] = visit.resep.map((resep) => resep.no_resep).sort()
  return {
    call: 'farmasi/add',
    taskid: 0,
    payload: {
      kodebooking,
      jenisresep: visit.resep.some((resep) => resep.racikan) ? 'racikan' : 'non racikan',
      nomorantrean: Number(lowest.slice(-4)),
      keterangan: '',
    },
  }
}
