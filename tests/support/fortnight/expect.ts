import { createBpjsRules } from '../../../src/main/demo/simulator/rules.ts'
import type { StoredBooking } from '../../../src/main/demo/simulator/state.ts'
import type { ProblemReason } from '../../../src/shared/problems.ts'
import { wallTimeToEpoch } from '../../../src/shared/wall-time.ts'
import { type ExpectedCall, type OwedCalls, owedCalls, type Setting } from './expect-calls.ts'
import { type ExpectedTables, tablesOf, tasksIn } from './expect-tables.ts'
import { type Fortnight, type GoneFact, type VisitFact, ZONE } from './facts.ts'
import { storedAtBpjs, storedGone } from './preload.ts'

const LAST_TASK = /^TaskId terakhir (\d+)$/

/** What must have happened to one visit, or to one cancelled booking without a registration, after a sync. */
export interface Round {
  /** Every request BPJS must see of this booking, in this order. */
  readonly calls: readonly ExpectedCall[]
  /** Why the visit waits for a person; empty where nothing of it does. */
  readonly reasons: readonly ProblemReason[]
  readonly tables: ExpectedTables
}

export interface Expectation {
  readonly kodebooking: string
  readonly first: Round
  /** A second sync at the same moment: nothing is sent, but what BPJS has named missing in the first. */
  readonly second: Round
}

/** Expectations by no_rawat; a cancelled booking whose registration is gone stands under its nobooking. */
export function expectFortnight(fortnight: Fortnight): Map<string, Expectation> {
  const setting: Setting = fortnight
  const all = new Map<string, Expectation>()
  for (const visit of fortnight.visits) all.set(visit.no_rawat, expectVisit(visit, setting))
  for (const gone of fortnight.gone) all.set(gone.nobooking, expectGone(gone, setting))
  return all
}

export function expectVisit(visit: VisitFact, setting: Setting): Expectation {
  const owed = owedCalls(visit, setting)
  const { kodebooking } = owed
  const stored = storedAtBpjs(visit, kodebooking)
  const sent = send(owed.calls, stored, setting)
  const first: Round = {
    calls: sent.calls,
    reasons: reasonsOf(owed, sent),
    tables: tablesOf(visit, owed, sent.delivered),
  }
  if (sent.refused !== 'urutan') {
    // A visit that has ended with a 99 owes nothing more, whatever was missing of it.
    const isOver = sent.delivered.some(({ taskid }) => taskid === 99)
    return { kodebooking, first, second: { ...first, calls: [], reasons: isOver ? [] : first.reasons } }
  }

  // BPJS has said which task is its last: the marks behind it are lies, and what they stood for is owed.
  const believed = visit.marks.filter(({ taskid }) => taskid <= sent.lastTask)
  const announced = sent.delivered.some(({ call }) => call === 'add')
  const booking = visit.booking && announced ? { ...visit.booking, statuskirim: 'Sudah' as const } : visit.booking
  const told: VisitFact = { ...visit, booking, marks: [...believed, ...tasksIn(sent.delivered)] }
  const known: VisitFact = { ...told, bpjs: { tasks: told.marks, cancelled: false, farmasi: false } }
  const openAgain = owedCalls(known, setting)
  const isDone = (call: ExpectedCall) =>
    sent.delivered.some((done) => done.call === call.call && done.taskid === call.taskid)
  const owedAgain = openAgain.calls.filter((call) => !isDone(call))
  const again = send(owedAgain, storedAfter(stored, known, kodebooking), setting)
  const both = {
    ...openAgain,
    times: { ...openAgain.times, derived: new Map([...owed.times.derived, ...openAgain.times.derived]) },
  }
  return {
    kodebooking,
    first,
    second: {
      calls: again.calls,
      reasons: reasonsOf(openAgain, again),
      tables: tablesOf(visit, both, [...sent.delivered, ...again.delivered]),
    },
  }
}

function expectGone(gone: GoneFact, setting: Setting): Expectation {
  const { nobooking: kodebooking } = gone
  const keterangan = gone.keterangan || 'Registrasi dibatalkan di SIMRS'
  const payload = { kodebooking, keterangan }
  const owed: ExpectedCall[] = gone.statuskirim === 'Sudah' ? [] : [{ call: 'batal', taskid: 0, payload }]
  const sent = send(owed, storedGone(gone), setting)
  const batal = sent.delivered.length > 0 ? 'Sudah' : gone.statuskirim
  const first: Round = {
    calls: sent.calls,
    reasons: sent.refused ? [sent.refused] : [],
    tables: { brief: null, booking: null, batal, marks: [] },
  }
  return { kodebooking, first, second: { ...first, calls: [] } }
}

function reasonsOf(owed: OwedCalls, { refused }: Sent): ProblemReason[] {
  return [...new Set([...owed.reasons, ...(refused ? [refused] : [])])].sort()
}

/** BPJS after the first round: what it had, and what it took. */
function storedAfter(stored: StoredBooking | null, known: VisitFact, kodebooking: string): StoredBooking | null {
  const after = storedAtBpjs(known, kodebooking)
  return after && stored ? { ...after, farmasi: stored.farmasi } : after
}

interface Sent {
  readonly calls: readonly ExpectedCall[]
  readonly delivered: readonly ExpectedCall[]
  readonly refused: ProblemReason | null
  /** The task BPJS named as its last when it refused the order; 0 where it did not. */
  readonly lastTask: number
}

/** Lets BPJS answer the calls one after another; the first that it does not take ends the run of this booking. */
function send(calls: readonly ExpectedCall[], stored: StoredBooking | null, { now }: Setting): Sent {
  const at = wallTimeToEpoch(now, ZONE)
  const rules = createBpjsRules({ now: () => at, zone: ZONE, state: { bookings: stored ? [stored] : [] } })
  const sent: ExpectedCall[] = []
  const delivered: ExpectedCall[] = []
  for (const call of calls) {
    sent.push(call)
    const { code, message } = rules.apply(call.call, call.payload)
    const refused = code === 200 || code === 208 ? null : refusal(call, message)
    const lastTask = Number(LAST_TASK.exec(message)?.[1] ?? 0)
    if (refused) return { calls: sent, delivered, refused, lastTask }
    delivered.push(call)
  }
  return { calls: sent, delivered, refused: null, lastTask: 0 }
}

function refusal(call: ExpectedCall, message: string): ProblemReason | null {
  const last = LAST_TASK.exec(message)?.[1]
  if (last === '99') return call.call === 'batal' || call.taskid === 99 ? null : 'batal-di-bpjs'
  if (last !== undefined) return Number(last) >= call.taskid ? null : 'urutan'
  // What BPJS does not have needs no cancelling.
  const cancels = call.call === 'batal' || call.taskid === 99
  if (cancels && message === 'Kode Booking tidak ditemukan') return null
  return message.startsWith('Waktu ') ? 'waktu-ditolak' : 'ditolak'
}
