import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usableTimes, type VisitInput, visitFindings } from '../../../src/main/quality/visit-findings.ts'
import { planChain } from '../../../src/main/sync/plan-tasks.ts'
import type { VisitTime } from '../../../src/main/sync/plan-times.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'
import { addMinutes, addSeconds, dateOf, type WallTime } from '../../../src/shared/wall-time.ts'
import { NO_RAWAT, TODAY } from '../sync/builders.ts'

const SERVICE = TASK_IDS.filter((id) => id !== 99)
/** Few distinct moments, so that equal, reversed and narrow times are common. */
const moment = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(0, 1, 2))
  .map(([minutes, seconds]) => addSeconds(addMinutes(`${TODAY} 08:00:00`, minutes), seconds))
const ODD = [
  '0000-00-00 00:00:00',
  '2025-10-05 08:10:00',
  '2025-10-07 08:20:00',
  '2025-02-31 08:00:00',
  `${TODAY} 23:10:00`,
]
const time: fc.Arbitrary<VisitTime> = fc.record({
  text: fc.oneof({ weight: 6, arbitrary: moment }, { weight: 2, arbitrary: fc.constantFrom(...ODD) }),
  sumber: fc.constantFrom('manual', 'manual', 'rekam-medis', 'dilihat'),
  asal: fc.constant(''),
})
const times = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...SERVICE), time), { selector: ([id]) => id })
  .map((entries) => new Map<TaskId, VisitTime>(entries))
/** What BPJS took rises, as it insists. */
const accepted = fc
  .tuple(fc.subarray(SERVICE), fc.integer({ min: 0, max: 10 }))
  .map(([ids, start]) => new Map(ids.map((id, index) => [id, addMinutes(`${TODAY} 07:50:00`, start + index * 3)])))
const input: fc.Arbitrary<VisitInput> = fc.record({
  tanggal: fc.constant(TODAY),
  registered: fc.option(moment),
  times,
  accepted,
  served: fc.boolean(),
  now: fc.constantFrom(`${TODAY} 08:30:00`, `${TODAY} 15:00:00`, '2025-10-08 07:00:00'),
  steps: fc.constantFrom(new Map(), new Map([[4, { seconds: 1800, visits: 9 }] as const])),
})

/** The visit with every proposal accepted: a person's word, as entered by hand. */
function mended(visit: VisitInput): VisitInput {
  const proposals = visitFindings(visit).flatMap(({ taskid, usulan }): [TaskId, VisitTime][] =>
    usulan ? [[taskid, { text: usulan.waktu, sumber: 'manual', asal: '' }]] : [],
  )
  return { ...visit, times: new Map([...visit.times, ...proposals]) }
}
const chain = ({ times: own, accepted: sent, tanggal, now }: VisitInput) =>
  planChain({
    noRawat: NO_RAWAT,
    tanggal,
    times: Object.fromEntries(
      [...own].map(([id, { text, sumber }]) => [id, { text, source: 'uji', fromRecord: sumber !== 'manual' }]),
    ),
    accepted: sent,
    cancelledByPerson: new Set(),
    cancelled: false,
    now,
    force: false,
  })
const RUNS = { numRuns: 2000 }

describe('the findings of a visit', () => {
  it('propose only moments of its day that have come, and nothing for a task that BPJS has or is past', () => {
    fc.assert(
      fc.property(input, (visit) => {
        const furthest = Math.max(0, ...visit.accepted.keys())
        for (const { taskid, usulan, tanpaUsulan } of visitFindings(visit)) {
          expect(taskid).toBeGreaterThan(furthest)
          expect(usulan === null).toBe(tanpaUsulan !== '')
          if (!usulan) continue
          expect(dateOf(usulan.waktu)).toBe(visit.tanggal)
          expect(usulan.waktu <= visit.now).toBe(true)
        }
      }),
      RUNS,
    )
  })

  it('accepted all together, leave nothing to find that had a proposal', () => {
    fc.assert(
      fc.property(input, (visit) => {
        const open = new Set(visitFindings(visit).flatMap(({ taskid, usulan }) => (usulan ? [] : [taskid])))
        const left = visitFindings(mended(visit)).map(({ taskid }) => taskid)
        expect(left.filter((taskid) => !open.has(taskid))).toEqual([])
      }),
      RUNS,
    )
  })

  it('accepted all together, give the planner a chain that runs to its end', () => {
    fc.assert(
      fc.property(input, (visit) => {
        const found = visitFindings(visit)
        const isComing = ({ text }: VisitTime) => text.startsWith(TODAY) && text > visit.now
        fc.pre(found.every(({ usulan }) => usulan !== null) && ![...visit.times.values()].some(isComing))
        const after = mended(visit)
        const { problems } = chain(after)
        expect(problems.filter(({ severity }) => severity === 'tindakan')).toEqual([])
      }),
      RUNS,
    )
  })

  it('are none for a chain that the planner sends whole', () => {
    fc.assert(
      fc.property(input, (visit) => {
        const { tasks, problems } = chain(visit)
        const furthest = Math.max(0, ...visit.accepted.keys())
        const open = [...visit.times.keys()].filter((id) => id > furthest)
        fc.pre(problems.length === 0 && tasks.length === open.length)
        const own = usableTimes(visit)
        expect(visitFindings({ ...visit, served: false }).filter(({ taskid }) => own.has(taskid))).toEqual([])
      }),
      RUNS,
    )
  })
})

it('steps of no visit at all are taken to last five minutes', () => {
  const visit: VisitInput = {
    tanggal: TODAY,
    registered: null,
    times: new Map([[3, { text: `${TODAY} 08:00:00`, sumber: 'manual', asal: '' }]]),
    accepted: new Map(),
    served: true,
    now: `${TODAY} 15:00:00` satisfies WallTime,
    steps: new Map(),
  }
  expect(visitFindings(visit).map(({ usulan }) => usulan?.dasar)).toEqual([
    'task 3 (08.00) ditambah 5 menit (perkiraan)',
    'task 4 (08.05) ditambah 5 menit (perkiraan)',
  ])
})
