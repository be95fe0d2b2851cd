import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invalidFields, type PayloadOf } from '../../../src/main/bpjs/payloads.ts'
import type { Booking, DayFacts, ReferenceRow, Registration } from '../../../src/main/hospital/facts.ts'
import type { ReferenceEntry } from '../../../src/main/hospital/write.ts'
import type { KnownRow, KnownVisit } from '../../../src/main/outbox/rows.ts'
import { type Plan, planDay } from '../../../src/main/sync/plan.ts'
import type { PlanSettings } from '../../../src/main/sync/plan-settings.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'
import { addMinutes } from '../../../src/shared/wall-time.ts'
import * as build from './builders.ts'

/** What the hospital and the outbox hold at one moment. */
interface World {
  readonly facts: DayFacts
  readonly known: ReadonlyMap<string, KnownVisit>
}

const minuteOf = (minutes: number) => addMinutes(`${build.TODAY} 08:00:00`, minutes)
const timeText = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 400 }).map(minuteOf) },
  { weight: 1, arbitrary: fc.constantFrom('0000-00-00 00:00:00', '2025-10-07 08:00:00', 'kemarin') },
)
/** Mostly a record that has come some way in the right order, sometimes anything. */
const times: fc.Arbitrary<ReferenceRow['times']> = fc.oneof(
  fc
    .integer({ min: 0, max: 7 })
    .map((last) => Object.fromEntries(TASK_IDS.map((id) => [id, id <= last ? minuteOf(id) : null]))),
  fc.record(Object.fromEntries(TASK_IDS.map((id) => [id, timeText]))),
) as fc.Arbitrary<ReferenceRow['times']>

const visit = fc.record({
  number: fc.integer({ min: 1, max: 8 }),
  jam_reg: fc.constantFrom('07:00:00', '08:00:00'),
  no_reg: fc.constantFrom('001', '002', ''),
  stts: fc.constantFrom('Belum', 'Sudah', 'Batal'),
  kd_pj: fc.constantFrom('BPJ', 'UMU'),
  kd_poli: fc.constantFrom('U0001', 'U0001', 'U0001', 'IGDK'),
  complete: fc.constantFrom(true, true, true, false),
  booking: fc.option(
    fc.record({
      status: fc.constantFrom('Checkin', 'Batal'),
      statuskirim: fc.constantFrom('Belum', 'Sudah'),
      jampraktek: fc.constantFrom('08:00-12:00', 'pagi'),
      nomorreferensi: fc.constantFrom('', 'R1'),
      jeniskunjungan: fc.constantFrom('1 (Rujukan FKTP)', '3 (Kontrol)', ''),
    }),
  ),
  reference: fc.option(
    fc.record({
      times,
      status_kirim: fc.constantFrom('Belum', 'Belum', 'Sudah'),
      nomor_referensi: fc.constantFrom('', '0', 'R2'),
      jenis_kunjungan: fc.constantFrom(null, 0, 2),
    }),
  ),
  referral: fc.option(fc.constantFrom('1', '2')),
  marks: fc.subarray([3, 4, 5] as TaskId[]),
})
type Visit = typeof visit extends fc.Arbitrary<infer T> ? T : never

function worldOf(visits: readonly Visit[]): World {
  const registrations: Registration[] = []
  const bookings: Booking[] = []
  const references: ReferenceRow[] = []
  const referrals = new Map<string, { no_rujukan: string; asal: string }>()
  const taskMarks: { no_rawat: string; taskid: number }[] = []
  for (const { number, complete, booking, reference, marks, referral, ...fields } of visits) {
    const no_rawat = build.noRawat(number)
    registrations.push(build.registration({ no_rawat, ...fields, ...(complete ? {} : { poliBpjs: null }) }))
    if (booking) bookings.push(build.booking({ no_rawat, nobooking: `NB${number}`, ...booking }))
    const key = { jam_periksa: fields.jam_reg, no_rkm_medis: '000001' }
    const isFree = !references.some((row) => row.jam_periksa === fields.jam_reg)
    if (reference && isFree) references.push(build.reference({ no_rawat, ...key, ...reference }))
    if (referral) referrals.set(no_rawat, { no_rujukan: `SEP${number}`, asal: referral })
    for (const taskid of marks) taskMarks.push({ no_rawat, taskid })
  }
  return { facts: build.facts({ registrations, bookings, references, taskMarks, referrals }), known: new Map() }
}

/** The world after the plan was kept, and its calls delivered and written back: held ones after a person's word. */
function deliverAll(world: World, plan: Plan): World {
  return afterPlan(world, plan, true)
}

function afterPlan({ facts, known }: World, plan: Plan, delivered: boolean): World {
  const next = new Map([...known].map(([no_rawat, visit]) => [no_rawat, { ...visit, rows: [...visit.rows] }]))
  const references = new Map(facts.references.map((row) => [`${row.jam_periksa} ${row.no_rkm_medis}`, row]))
  for (const entry of plan.references) {
    const key = `${entry.jam_periksa} ${entry.no_rkm_medis}`
    const kept = references.get(key)
    const { no_rawat, kodepoli, nama_poli, no_kartu, nomor_referensi, jenis_kunjungan } = entry
    const refreshed = { no_rawat, kodepoli, nama_poli, no_kartu, nomor_referensi, jenis_kunjungan }
    references.set(key, kept ? { ...kept, ...refreshed } : build.reference({ ...entry, times: storedTimes(entry) }))
  }
  const traces = plan.adopted.map(({ no_rawat, kodebooking, taskid }) => ({
    no_rawat,
    kodebooking,
    taskid,
    mark: false,
  }))
  let id = 1000
  const state = delivered ? {} : ({ ...build.UNDELIVERED, state: 'menunggu', attempts: 0 } as const)
  for (const seen of plan.visits.flatMap((visit) => visit.seen ?? [])) {
    const { no_rawat, kodebooking, khanza } = seen
    const visit = next.get(no_rawat) ?? { ...build.knownVisit([], { no_rawat, kodebooking }), rows: [] as KnownRow[] }
    next.set(no_rawat, { ...visit, khanza })
  }
  for (const { no_rawat, kodebooking, call, taskid, payload } of plan.visits.flatMap((visit) => visit.intents)) {
    const row: KnownRow = build.knownRow({ id: id++, call, taskid, payload: JSON.stringify(payload), ...state })
    const visit = next.get(no_rawat) ?? { ...build.knownVisit([], { no_rawat, kodebooking }), rows: [] as KnownRow[] }
    visit.rows.push(row)
    next.set(no_rawat, visit)
    if (delivered) traces.push({ no_rawat, kodebooking, taskid, mark: taskid !== 0 })
  }
  const of = (no_rawat: string) => traces.filter((trace) => trace.no_rawat === no_rawat)
  return {
    known: next,
    facts: {
      ...facts,
      references: [...references.values()].map((row) => ({
        ...row,
        taskid: Math.max(row.taskid, ...of(row.no_rawat).map((trace) => trace.taskid)),
        status_kirim: of(row.no_rawat).some((trace) => trace.taskid === 0) ? 'Sudah' : row.status_kirim,
      })),
      bookings: facts.bookings.map((row) => ({
        ...row,
        statuskirim: traces.some((trace) => trace.taskid === 0 && trace.kodebooking === row.nobooking)
          ? 'Sudah'
          : row.statuskirim,
      })),
      taskMarks: [...facts.taskMarks, ...traces.filter((trace) => trace.mark)],
    },
  }
}

/** A new row has the times the record gave it. */
const storedTimes = ({ times }: ReferenceEntry): ReferenceRow['times'] => ({ ...build.timesOf({}), ...times })

const settings: fc.Arbitrary<PlanSettings> = fc
  .record({
    kodeBookingForm: fc.constantFrom('no_rawat' as const, 'brief' as const),
    jknWithoutBooking: fc.constantFrom('kirim' as const, 'tahan' as const, 'lewati' as const),
  })
  .map((chosen) => build.settings(chosen))
const world = fc.uniqueArray(visit, { selector: (entry) => entry.number, maxLength: 6 }).map(worldOf)
const planOf = ({ facts, known }: World, given: PlanSettings, now: string, force = false) =>
  planDay(build.planInput({ facts, known, settings: given, now, force }))
const intentsOf = (plan: Plan) => plan.visits.flatMap((visit) => visit.intents)

/** Nothing to send, and nothing to write into the hospital's tables. */
function expectAtRest(plan: Plan) {
  expect(intentsOf(plan)).toEqual([])
  expect({ references: plan.references, oweAgain: plan.oweAgain, adopted: plan.adopted }).toEqual({
    references: [],
    oweAgain: [],
    adopted: [],
  })
}

describe('for any day', () => {
  it('once everything was delivered nothing is owed, at this time of day and later in it', () => {
    fc.assert(
      fc.property(world, settings, (morning, given) => {
        let current = morning
        for (const now of [minuteOf(120), minuteOf(240), minuteOf(600)]) {
          current = deliverAll(current, planOf(current, given, now))
          expectAtRest(planOf(current, given, now))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('while nothing was sent the same calls are owed again, and the tables need nothing more', () => {
    fc.assert(
      fc.property(world, settings, (morning, given) => {
        const first = planOf(morning, given, build.NOW)
        const second = planOf(afterPlan(morning, first, false), given, build.NOW)
        expect(intentsOf(second)).toEqual(intentsOf(first))
        expect({ references: second.references, adopted: second.adopted }).toEqual({ references: [], adopted: [] })
      }),
      { numRuns: 300 },
    )
  })

  it('planning is repeatable', () => {
    fc.assert(
      fc.property(world, settings, fc.boolean(), (given, chosen, force) => {
        expect(planOf(given, chosen, build.NOW, force)).toEqual(planOf(given, chosen, build.NOW, force))
      }),
    )
  })

  it('every call can be sent, is planned once, and begins with add unless BPJS has it', () => {
    fc.assert(
      fc.property(world, settings, fc.boolean(), (given, chosen, force) => {
        const plan = planOf(given, chosen, build.NOW, force)
        const intents = intentsOf(plan)
        for (const { call, payload } of intents)
          expect(invalidFields(call, payload as PayloadOf[typeof call])).toEqual([])
        const identities = intents.map(({ kodebooking, call, taskid }) => `${kodebooking} ${call} ${taskid}`)
        expect(new Set(identities).size).toBe(identities.length)
        for (const { intents: own } of plan.visits) {
          expect(own.slice(1).every((intent) => intent.call === 'updatewaktu')).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('a visit without calls is left out, complete at BPJS, waiting for its time, or explained', () => {
    fc.assert(
      fc.property(world, settings, (given, chosen) => {
        const { facts } = given
        for (const { no_rawat, intents, skipped, problems } of planOf(given, chosen, build.NOW).visits) {
          const hasAdd =
            facts.bookings.some((row) => row.no_rawat === no_rawat && row.statuskirim === 'Sudah') ||
            facts.references.some((row) => row.no_rawat === no_rawat && row.status_kirim === 'Sudah')
          const silent = intents.length === 0 && problems.length === 0 && skipped === null
          if (silent) expect(hasAdd).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('sending again on purpose plans at least what is owed anyway', () => {
    fc.assert(
      fc.property(world, settings, (given, chosen) => {
        const names = (force: boolean) =>
          intentsOf(planOf(given, chosen, build.NOW, force)).map(
            (intent) => `${intent.kodebooking} ${intent.call} ${intent.taskid}`,
          )
        expect(names(true)).toEqual(expect.arrayContaining(names(false)))
      }),
      { numRuns: 300 },
    )
  })
})
