import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBpjsRules } from '../../../src/main/demo/simulator/rules.ts'
import { type Chain, type ChainInput, planChain } from '../../../src/main/sync/plan-tasks.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'
import { addMinutes, dateOf, parseWallTime, type WallTime, wallTimeToEpoch } from '../../../src/shared/wall-time.ts'
import { NO_RAWAT, TODAY, ZONE } from './builders.ts'

const SERVICE = TASK_IDS.filter((id) => id !== 99)

/** Few distinct minutes, so that equal, reversed and future times are common. */
const minuteOf = (minutes: number): WallTime => addMinutes(`${TODAY} 08:00:00`, minutes)
const moment = fc.integer({ min: 0, max: 30 }).map(minuteOf)
const timeText = fc.oneof(
  { weight: 8, arbitrary: moment },
  { weight: 2, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '0000-00-00 00:00:00',
      '2025-10-05 08:10:00',
      '2025-10-07 08:10:00',
      '2025-02-31 08:00:00',
    ),
  },
)
const times = fc
  .record(Object.fromEntries(TASK_IDS.map((id) => [id, timeText])), { requiredKeys: [] })
  .map((texts) => entriesOf(texts))

function entriesOf(texts: Readonly<Record<string, string | null | undefined>>): ChainInput['times'] {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, { text: text ?? null, source: 'uji' }]))
}

/** Any accepted set, whether or not BPJS could have it: marks of other programs say anything. */
const anyAccepted = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...TASK_IDS), fc.option(moment)), { selector: ([id]) => id })
  .map((entries) => new Map<TaskId, WallTime | null>(entries))

const input: fc.Arbitrary<ChainInput> = fc.record({
  noRawat: fc.constant(NO_RAWAT),
  tanggal: fc.constant(TODAY),
  times,
  accepted: anyAccepted,
  cancelledByPerson: fc.oneof(
    { weight: 3, arbitrary: fc.constant(new Set<TaskId>()) },
    fc.uniqueArray(fc.constantFrom(...TASK_IDS)).map((ids) => new Set(ids)),
  ),
  cancelled: fc.boolean(),
  now: moment,
  force: fc.constant(false),
})

/** The tasks that leave without a person's word. */
const leaving = (chain: Chain) => chain.tasks.filter((task) => !task.hold)

function isAscending<T>(values: readonly T[]): boolean {
  return values.every((value, index) => index === 0 || (values[index - 1] as T) < value)
}

describe('whatever the record holds', () => {
  it('ids and times are strictly ascending', () => {
    fc.assert(
      fc.property(input, (given) => {
        const tasks = leaving(planChain(given))
        expect(isAscending(tasks.map((task) => task.taskid))).toBe(true)
        expect(isAscending(tasks.map((task) => task.waktu))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('no task leaves before one that BPJS lacks, counted from 1 or 3', () => {
    fc.assert(
      fc.property(input, (given) => {
        const planned = planChain(given).tasks.map((task) => task.taskid)
        const furthest = Math.max(0, ...SERVICE.filter((id) => given.accepted.has(id)))
        for (const taskid of planned.filter((id) => id !== 99)) {
          const before = SERVICE.filter((id) => id >= Math.min(3, planned[0] as number) && id < taskid)
          const missing = before.filter((id) => id > furthest && !planned.includes(id))
          expect(missing).toEqual([])
          if (furthest === 0) expect([1, 3]).toContain(planned[0])
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('every time is one of the record, on the day of the visit, and has come', () => {
    fc.assert(
      fc.property(input, fc.boolean(), (given, force) => {
        for (const { taskid, waktu } of planChain({ ...given, force }).tasks) {
          expect(waktu).toBe(given.times[taskid]?.text)
          // A cancellation may be noticed on a later day.
          if (!given.cancelled) expect(dateOf(waktu)).toBe(TODAY)
          expect(waktu <= given.now).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('a usable time that does not leave is explained, or waits behind one that is', () => {
    fc.assert(
      fc.property(input, (given) => {
        // Of a cancelled visit nothing but its end is wanted.
        fc.pre(!given.cancelled)
        const { tasks, problems } = planChain(given)
        const planned = tasks.map((task) => task.taskid)
        const furthest = Math.max(0, ...given.accepted.keys())
        const left = SERVICE.filter((id) => {
          const recorded = parseWallTime(given.times[id]?.text)
          return recorded.kind === 'ada' && id > furthest && !planned.includes(id)
        })
        const [first] = left
        if (first === undefined) return
        const told = problems.some(
          ({ severity, message }) => severity === 'tindakan' && Number(/task (\d+)/i.exec(message)?.[1]) <= first,
        )
        const taken = [...given.cancelledByPerson].some((id) => id <= first)
        const soon = SERVICE.some((id) => {
          const text = given.times[id]?.text ?? ''
          return id <= first && text > given.now && text <= addMinutes(given.now, 5)
        })
        expect(told || taken || soon).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('sending again on purpose plans everything that is owed anyway', () => {
    fc.assert(
      fc.property(input, (any) => {
        const given = { ...any, cancelledByPerson: new Set<TaskId>() }
        const owed = planChain(given).tasks.map((task) => task.taskid)
        const again = planChain({ ...given, force: true }).tasks.map((task) => task.taskid)
        expect(again).toEqual(expect.arrayContaining(owed))
        expect(isAscending(again)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the rules of BPJS', () => {
  const ADD = { kodebooking: NO_RAWAT, tanggalperiksa: TODAY }
  const NOON = `${TODAY} 12:00:00`

  function rulesAt(now: WallTime) {
    const rules = createBpjsRules({ now: () => wallTimeToEpoch(now, ZONE), zone: ZONE })
    rules.preload([ADD])
    return {
      rules,
      send: (taskid: TaskId, waktu: WallTime) =>
        rules.apply('updatewaktu', { kodebooking: NO_RAWAT, taskid, waktu: wallTimeToEpoch(waktu, ZONE) }),
    }
  }

  /** A chain BPJS can have: from 1 or 3 without a gap, at ascending minutes. */
  const possible = fc
    .tuple(
      fc.constantFrom(1, 3),
      fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 5 }).map((list) => list.sort((a, b) => a - b)),
      fc.boolean(),
    )
    .map(([start, minutes, timesKnown]) => ({
      chain: minutes.map((minute, index) => [(start + index) as TaskId, minuteOf(minute)] as const),
      timesKnown,
    }))

  it('accept every planned task behind what they have', () => {
    fc.assert(
      fc.property(input, possible, (given, { chain, timesKnown }) => {
        // A mark of another program has no time of its own; the record then says what was sent.
        const recorded = timesKnown ? given.times : { ...given.times, ...entriesOf(Object.fromEntries(chain)) }
        const accepted = new Map(chain.map(([id, waktu]) => [id, timesKnown ? waktu : null]))
        const now = timesKnown ? given.now : NOON
        const { send } = rulesAt(NOON)
        for (const [id, waktu] of chain) expect(send(id, waktu).code).toBe(200)
        const plan = planChain({ ...given, now, times: recorded, accepted })
        for (const { taskid, waktu } of leaving(plan)) {
          expect(send(taskid, waktu)).toMatchObject({ code: 200 })
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('find nothing but repetitions and owed tasks in a day that is sent again', () => {
    fc.assert(
      fc.property(input, possible, (given, { chain }) => {
        const { send } = rulesAt(NOON)
        for (const [id, waktu] of chain) send(id, waktu)
        const plan = planChain({ ...given, accepted: new Map(chain), force: true })
        for (const { taskid, waktu } of leaving(plan)) {
          const { code, message } = send(taskid, waktu)
          const overtaken = taskid <= Number(/TaskId terakhir (\d+)/.exec(message)?.[1] ?? -1)
          expect(code === 200 || code === 208 || overtaken, message).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
