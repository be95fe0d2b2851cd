import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planChain } from '../../../src/main/sync/plan-tasks.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'
import {
  CLOCK_TOLERANCE_MINUTES,
  clockText,
  parseClock,
  type TaskTimesInput,
  taskTimeProblems,
} from '../../../src/shared/task-rules.ts'
import { addMinutes, parseWallTime, type WallTime } from '../../../src/shared/wall-time.ts'

const TODAY = '2025-10-06'
const NOW = `${TODAY} 10:25:00`

type Clocks = Partial<Record<TaskId, string | null>>

/** `HH:MM` becomes a time of today. */
const stored = (clock: string | null) => (clock && /^\d\d:\d\d$/.test(clock) ? `${TODAY} ${clock}:00` : clock)

function problemsOf(clocks: Clocks, accepted: Partial<Record<TaskId, string | null>> = {}) {
  return taskTimeProblems({
    tanggal: TODAY,
    now: NOW,
    times: Object.fromEntries(Object.entries(clocks).map(([id, clock]) => [id, stored(clock)])),
    accepted: new Map(Object.entries(accepted).map(([id, clock]) => [Number(id) as TaskId, stored(clock)])),
  })
}

describe('a time of the medical record', () => {
  it('that is still to come is waited for, where the same time entered by hand is a slip', () => {
    const given = { tanggal: TODAY, now: NOW, times: { 3: `${TODAY} 13:00:00` }, accepted: new Map() }
    expect(taskTimeProblems(given)).toMatchObject([{ taskid: 3, reason: 'waktu-depan' }])
    expect(taskTimeProblems({ ...given, fromRecord: new Set<TaskId>([3]) })).toEqual([])
  })
})

const reasonsOf = (...given: Parameters<typeof problemsOf>) =>
  problemsOf(...given).map(({ taskid, reason }) => `${taskid} ${reason}`)

describe('what a clerk types', () => {
  it.each([
    ['10.25', '10:25:00'],
    ['10:25', '10:25:00'],
    ['10,25', '10:25:00'],
    ['10 25', '10:25:00'],
    ['1025', '10:25:00'],
    ['925', '09:25:00'],
    ['9.25', '09:25:00'],
    ['0925', '09:25:00'],
    ['10.25.07', '10:25:07'],
    ['10:25:07', '10:25:07'],
    ['102507', '10:25:07'],
    [' 10.25 ', '10:25:00'],
    ['00.00', '00:00:00'],
    ['23.59.59', '23:59:59'],
  ])('%s is a time', (text, clock) => {
    expect(parseClock(text, TODAY)).toBe(`${TODAY} ${clock}`)
  })

  it.each(['', '10', '10.', '10.5', '24.00', '10.60', '10.25.60', '10250', '10.25.7', 'siang', '2025-10-06', '-9.25'])(
    '%j is none',
    (text) => {
      expect(parseClock(text, TODAY)).toBeNull()
    },
  )

  it('reads back every time it shows', () => {
    const clock = fc.integer({ min: 0, max: 86_399 }).map((seconds) => {
      const at = new Date(Date.parse(`${TODAY}T00:00:00Z`) + seconds * 1000).toISOString()
      return at.slice(0, 19).replace('T', ' ')
    })
    fc.assert(
      fc.property(clock, (waktu) => {
        expect(parseClock(clockText(waktu), TODAY)).toBe(waktu)
      }),
    )
  })

  it('never reads anything but a time of that day', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789.: x'), maxLength: 9 })
    fc.assert(
      fc.property(typed, (text) => {
        const waktu = parseClock(text, TODAY)
        if (waktu !== null) {
          expect(parseWallTime(waktu)).toEqual({ kind: 'ada', value: waktu })
          expect(waktu.startsWith(TODAY)).toBe(true)
        }
      }),
    )
  })
})

describe('the times of a form', () => {
  it.each<[string, Clocks]>([
    ['of a new patient', { 1: '07:30', 2: '07:40', 3: '08:00', 4: '09:00', 5: '09:30' }],
    ['of a returning patient', { 3: '08:00', 4: '09:00' }],
    ['that are all empty', { 1: null, 2: null, 3: null }],
    ['with a zero date', { 1: '0000-00-00 00:00:00', 3: '08:00' }],
    ['within the tolerance of clocks', { 3: '08:00', 4: '10:30' }],
    ['of a visit that did not take place', { 3: '08:00', 99: '09:00' }],
    ['that only cancel', { 99: '09:00' }],
  ])('%s are right', (_name, clocks) => {
    expect(problemsOf(clocks)).toEqual([])
  })

  it('name both times and the cure', () => {
    expect(problemsOf({ 3: '08:25', 4: '08:10' })).toEqual([
      {
        taskid: 4,
        reason: 'waktu-terbalik',
        message: 'Jam task 4 (08.10) lebih awal dari task 3 (08.25). BPJS akan menolak. Perbaiki jamnya.',
      },
    ])
  })

  it.each<[string, Clocks, RegExp]>([
    ['the same time', { 3: '08:25', 4: '08:25' }, /sama dengan task 3 \(08\.25\)/],
    ['seconds apart', { 3: `${TODAY} 08:25:30`, 4: `${TODAY} 08:25:07` }, /\(08\.25\.07\) lebih .* \(08\.25\.30\)/],
    ['another day', { 3: '2025-10-05 08:25:00' }, /\(Min, 5 Okt 2025 08\.25\) bukan pada hari kunjungan \(Sen, 6 Okt/],
    ['the future', { 3: '10:31' }, /\(10\.31\) belum terjadi, sekarang 10\.25/],
    ['no moment', { 3: '2025-02-31 08:00:00' }, /task 3 di data referensi \(taskid3\) tidak mungkin/],
    ['cancelled too early', { 3: '08:25', 99: '08:10' }, /Jam task 99 \(08\.10\) lebih awal dari task 3/],
  ])('say what is wrong: %s', (_name, clocks, message) => {
    expect(problemsOf(clocks)).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })])
  })

  it.each<[string, Clocks, string[]]>([
    ['in between', { 3: '08:00', 5: '09:30', 6: '09:40' }, ['4 task-terlewat']],
    ['twice', { 3: '08:00', 6: '09:40' }, ['4 task-terlewat', '5 task-terlewat']],
    ['1 before 2', { 2: '07:40', 3: '08:00' }, ['1 task-terlewat']],
    ['2 after 1', { 1: '07:30', 3: '08:00' }, ['2 task-terlewat']],
    ['3 at the start', { 4: '09:00' }, ['3 task-terlewat']],
  ])('tell a missing predecessor where it is missing: %s', (_name, clocks, reasons) => {
    expect(reasonsOf(clocks)).toEqual(reasons)
  })

  it('tell every task its own fault once', () => {
    expect(reasonsOf({ 3: '2025-10-07 08:00:00', 4: '08:10', 5: '08:00', 6: '08:05', 7: '11:00' })).toEqual([
      '3 waktu-hari-lain',
      '5 waktu-terbalik',
      '7 waktu-depan',
    ])
  })

  it('do not argue with what BPJS has accepted', () => {
    expect(reasonsOf({ 1: '09:00', 3: '08:25', 4: '08:10' }, { 4: '08:10' })).toEqual([])
    expect(reasonsOf({ 3: '08:25', 4: null, 5: '09:00' }, { 3: null, 4: null })).toEqual([])
  })

  it('are compared with the time BPJS was sent, not with a later change of the record', () => {
    expect(reasonsOf({ 3: '08:00', 4: '08:10' }, { 3: '08:20' })).toEqual(['4 waktu-terbalik'])
  })

  it('do not matter once BPJS has cancelled the visit', () => {
    expect(reasonsOf({ 3: '08:25', 4: '08:10' }, { 99: '08:00' })).toEqual([])
  })
})

describe('form and planner', () => {
  const minuteOf = (minutes: number): WallTime => addMinutes(`${TODAY} 08:00:00`, minutes)
  const moment = fc.integer({ min: 0, max: 40 }).map(minuteOf)
  const odd = fc.constantFrom('0000-00-00 00:00:00', '2025-10-05 08:10:00', '2025-02-31 08:00:00')
  const text = fc.oneof({ weight: 20, arbitrary: fc.option(moment) }, { weight: 1, arbitrary: odd })
  const anything = fc.record(Object.fromEntries(TASK_IDS.map((id) => [id, text])), { requiredKeys: [] })
  /** Ascending from 1 or 3, so that sets without a problem are not rare. */
  const orderly = fc
    .tuple(fc.constantFrom(1, 3), fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 7 }), fc.boolean())
    .map(([start, minutes, cancelled]) => {
      const sorted = minutes.toSorted((a, b) => a - b)
      const ids = [...TASK_IDS.filter((id) => id >= start && id !== 99).slice(0, sorted.length - (cancelled ? 1 : 0))]
      const all = cancelled ? [...ids, 99] : ids
      return Object.fromEntries(
        all.flatMap((id, index) => (sorted[index] === undefined ? [] : [[id, minuteOf(sorted[index])]])),
      )
    })
  const accepted = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...TASK_IDS.filter((id) => id !== 99)), fc.option(moment)), {
      selector: ([id]) => id,
      maxLength: 3,
    })
    .map((entries) => new Map<TaskId, WallTime | null>(entries))
  const input: fc.Arbitrary<TaskTimesInput> = fc.record({
    tanggal: fc.constant(TODAY),
    now: fc.integer({ min: 20, max: 60 }).map(minuteOf),
    times: fc.oneof(orderly, anything),
    accepted: fc.oneof(fc.constant(new Map<TaskId, WallTime | null>()), accepted),
  })

  const planOf = (given: TaskTimesInput, now: WallTime) =>
    planChain({
      noRawat: '2025/10/06/000001',
      tanggal: given.tanggal,
      times: Object.fromEntries(
        Object.entries(given.times).map(([id, stored]) => [
          id,
          { text: stored ?? null, source: `data referensi (taskid${id})` },
        ]),
      ),
      accepted: given.accepted,
      cancelledByPerson: new Set(),
      cancelled: false,
      now,
      force: false,
    })

  it('a form without problems is planned in full, as soon as its times have come', () => {
    let full = 0
    fc.assert(
      fc.property(input, (given) => {
        if (taskTimeProblems(given).length > 0) return
        const furthest = Math.max(0, ...given.accepted.keys())
        const owed = TASK_IDS.filter((id) => id > furthest && parseWallTime(given.times[id]).kind === 'ada')
        if (owed.length > 2) full += 1
        const { tasks } = planOf(given, addMinutes(given.now, CLOCK_TOLERANCE_MINUTES))
        expect(tasks.map((task) => task.taskid)).toEqual(owed)
      }),
      { numRuns: 3000 },
    )
    expect(full).toBeGreaterThan(100)
  })

  it('what the planner says about a time, the form says in the same words', () => {
    const TOLD = ['waktu-hari-lain', 'waktu-depan', 'waktu-mustahil', 'task-terlewat', 'waktu-terbalik']
    fc.assert(
      fc.property(input, (given) => {
        // Without the time BPJS was sent, the two may compare with different tasks.
        fc.pre([...given.accepted.values()].every((waktu) => waktu !== null))
        const { problems } = planOf(given, given.now)
        const said = taskTimeProblems(given).map(({ message }) => message)
        const held = problems.filter(({ severity, reason }) => severity === 'tindakan' && TOLD.includes(reason))
        // A cancellation is compared with what the planner would send before it, here with the time written before it.
        const told = held.filter(({ message }) => !message.startsWith('Jam task 99'))
        for (const { message } of told) expect(said).toContain(message)
      }),
      { numRuns: 3000 },
    )
  })
})
