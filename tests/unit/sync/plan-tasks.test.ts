import { describe, expect, it } from 'vitest'
import { type ChainInput, planChain, type TaskTime } from '../../../src/main/sync/plan-tasks.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'
import type { WallTime } from '../../../src/shared/wall-time.ts'
import { NO_RAWAT, NOW, TODAY } from './builders.ts'

type Clocks = Partial<Record<TaskId, string | null>>

/** `HH:MM` becomes a time of today; anything longer is kept as the database gave it. */
const timeOf = (text: string | null): TaskTime => ({
  text: text !== null && /^\d\d:\d\d$/.test(text) ? `${TODAY} ${text}:00` : text,
  source: 'data referensi',
})

function chain(clocks: Clocks, overrides: Partial<ChainInput> = {}) {
  const times = Object.fromEntries(TASK_IDS.flatMap((id) => (id in clocks ? [[id, timeOf(clocks[id] ?? null)]] : [])))
  const { tasks, problems } = planChain({
    noRawat: NO_RAWAT,
    tanggal: TODAY,
    times,
    accepted: new Map(),
    cancelledByPerson: new Set(),
    cancelled: false,
    now: NOW,
    force: false,
    ...overrides,
  })
  return {
    planned: tasks.map((task) => task.taskid),
    times: tasks.map((task) => task.waktu),
    holds: tasks.map((task) => task.hold?.reason ?? null),
    problems: problems.map((problem) => ({ ...problem })),
    reasons: problems.map((problem) => problem.reason),
    severities: problems.map((problem) => problem.severity),
  }
}

const accepted = (entries: Partial<Record<TaskId, string | null>>): Map<TaskId, WallTime | null> =>
  new Map(Object.entries(entries).map(([id, clock]) => [Number(id) as TaskId, clock ? `${TODAY} ${clock}:00` : null]))

const NEW: Clocks = { 1: '07:30', 2: '07:40', 3: '08:00', 4: '09:00', 5: '09:30' }
const RETURNING: Clocks = { 3: '08:00', 4: '09:00', 5: '09:30' }
const WITH_MEDICINE: Clocks = { ...RETURNING, 6: '09:40', 7: '10:00' }

describe('a whole chain', () => {
  it.each([
    ['of a new patient is 1 to 5', NEW, [1, 2, 3, 4, 5]],
    ['of a returning patient is 3 to 5', RETURNING, [3, 4, 5]],
    ['with medicine goes on to 7', WITH_MEDICINE, [3, 4, 5, 6, 7]],
    ['of a new patient with medicine is 1 to 7', { ...NEW, ...WITH_MEDICINE }, [1, 2, 3, 4, 5, 6, 7]],
  ])('%s', (_name, clocks, ids) => {
    expect(chain(clocks)).toMatchObject({ planned: ids, problems: [] })
  })

  it('carries the times of the record and nothing else', () => {
    expect(chain(RETURNING).times).toEqual(['08:00', '09:00', '09:30'].map((clock) => `${TODAY} ${clock}:00`))
  })

  it('without any time is empty and no problem', () => {
    const nothing: Clocks = { 1: null, 2: null, 3: null, 4: null, 5: null, 6: null, 7: null, 99: null }
    expect(chain(nothing)).toMatchObject({ planned: [], problems: [] })
    expect(chain({})).toMatchObject({ planned: [], problems: [] })
  })

  it('goes as far as the record has come', () => {
    expect(chain({ 3: '08:00', 4: '09:00', 5: null })).toMatchObject({ planned: [3, 4], problems: [] })
  })
})

describe('a missing time', () => {
  it('ends the run and names the task to fill in', () => {
    const { planned, problems } = chain({ 3: '08:00', 5: '09:30', 6: '09:40' })
    expect(planned).toEqual([3])
    expect(problems).toEqual([
      {
        noRawat: NO_RAWAT,
        reason: 'task-terlewat',
        severity: 'tindakan',
        message: 'Task 4 belum punya jam, padahal task 5 sudah. Isi jam task 4 agar task berikutnya dapat dikirim.',
      },
    ])
  })

  it.each<[string, Clocks]>([
    ['1 without 2', { 1: '07:30', 3: '08:00' }],
    ['2 without 1', { 2: '07:40', 3: '08:00' }],
    ['4 without 3', { 4: '09:00' }],
  ])('at the start of the chain is told too: %s', (_name, clocks) => {
    expect(chain(clocks).reasons).toEqual(['task-terlewat'])
  })

  it('of a task that BPJS has does not matter', () => {
    const result = chain({ 5: '09:30' }, { accepted: accepted({ 3: null, 4: null }) })
    expect(result).toMatchObject({ planned: [5], problems: [] })
  })
})

describe('a time that cannot be sent', () => {
  it.each<[string, string, RegExp]>([
    ['earlier than the task before', '07:59', /Jam task 4 \(07\.59\) lebih awal dari task 3 \(08\.00\)/],
    ['equal to the task before', '08:00', /Jam task 4 \(08\.00\) sama dengan task 3 \(08\.00\)/],
  ])('%s ends the run and shows both times', (_name, clock, message) => {
    const { planned, problems } = chain({ 3: '08:00', 4: clock, 5: '09:30' })
    expect(planned).toEqual([3])
    expect(problems).toMatchObject([{ reason: 'waktu-terbalik', severity: 'tindakan' }])
    expect(problems[0]?.message).toMatch(message)
  })

  it('one second later than the task before is enough', () => {
    expect(chain({ 3: '08:00', 4: `${TODAY} 08:00:01` }).planned).toEqual([3, 4])
  })

  it.each([
    ['now', 0, [3, 4], []],
    ['one second ahead waits silently', 1, [3], []],
    ['five minutes ahead waits silently', 300, [3], []],
    ['a second more needs a person', 301, [3], ['waktu-depan']],
  ])('%s', (_name, seconds, ids, reasons) => {
    const time = new Date(Date.parse(`${NOW.replace(' ', 'T')}Z`) + seconds * 1000).toISOString()
    expect(chain({ 3: '08:00', 4: time.slice(0, 19) })).toMatchObject({ planned: ids, reasons })
  })

  it('waiting for its minute holds back what follows without a word', () => {
    expect(chain({ 3: '08:00', 4: '15:03', 5: '15:04' })).toMatchObject({ planned: [3], problems: [] })
  })

  it.each(['2025-10-05 09:00:00', '2025-10-07 09:00:00'])('on another day needs a person: %s', (time) => {
    const { planned, problems } = chain({ 3: '08:00', 4: time, 5: '09:30' })
    expect(planned).toEqual([3])
    expect(problems).toMatchObject([{ reason: 'waktu-hari-lain', severity: 'tindakan' }])
    expect(problems[0]?.message).toContain('Sen, 6 Okt 2025')
  })

  it('that is the zero date counts as empty and is only a warning', () => {
    const { planned, reasons, severities } = chain({ 3: '08:00', 4: '0000-00-00 00:00:00' })
    expect(planned).toEqual([3])
    expect([reasons, severities]).toEqual([['waktu-nol'], ['peringatan']])
  })

  it('that is the zero date in the middle is a gap as well', () => {
    const result = chain({ 3: '08:00', 4: '0000-00-00 00:00:00', 5: '09:30' })
    expect(result).toMatchObject({ planned: [3], reasons: ['waktu-nol', 'task-terlewat'] })
  })

  it.each(['2025-02-31 09:00:00', '2025-10-06 25:00:00', 'kemarin'])('that names no moment is quoted: %s', (text) => {
    const { planned, problems } = chain({ 3: '08:00', 4: text, 5: '09:30' })
    expect(planned).toEqual([3])
    expect(problems).toMatchObject([{ reason: 'waktu-mustahil', severity: 'tindakan' }])
    expect(problems[0]?.message).toContain(`(${text})`)
  })

  it('of a task that BPJS is past only warns, since nothing waits for it', () => {
    const result = chain({ 3: 'kemarin', 4: '09:00' }, { accepted: accepted({ 3: '08:00' }) })
    expect(result).toMatchObject({ planned: [4], reasons: ['waktu-mustahil'], severities: ['peringatan'] })
  })
})

describe('tasks BPJS has', () => {
  it('are not planned again', () => {
    expect(chain(RETURNING, { accepted: accepted({ 3: '08:00', 4: '09:00' }) }).planned).toEqual([5])
  })

  it('set the time that the next must be later than', () => {
    const result = chain({ 3: '08:00', 4: '08:30' }, { accepted: accepted({ 3: '08:45' }) })
    expect(result).toMatchObject({ planned: [], reasons: ['waktu-terbalik'] })
  })

  it('without a known time are measured by the record', () => {
    const without = { accepted: accepted({ 3: null }) }
    expect(chain({ 3: '08:00', 4: '08:00' }, without).reasons).toEqual(['waktu-terbalik'])
    expect(chain({ 3: '08:00', 4: '08:01' }, without).planned).toEqual([4])
    expect(chain({ 4: '08:01' }, without).planned).toEqual([4])
  })

  it('are not measured by a recorded time of another day', () => {
    const result = chain({ 3: '2025-10-07 08:00:00', 4: '08:01' }, { accepted: accepted({ 3: null }) })
    expect(result).toMatchObject({ planned: [4], problems: [] })
  })

  it('leave no place for an earlier one, which BPJS would refuse', () => {
    const result = chain({ 1: '07:30', 2: '07:40', ...RETURNING }, { accepted: accepted({ 3: '08:00' }) })
    expect(result).toMatchObject({ planned: [4, 5], problems: [] })
  })
})

describe('a task a person took out', () => {
  it('stays behind with everything after it', () => {
    const result = chain(RETURNING, { cancelledByPerson: new Set<TaskId>([4]) })
    expect(result).toMatchObject({ planned: [3], reasons: ['dibatalkan-petugas'] })
    expect(result.problems).toMatchObject([{ severity: 'peringatan' }])
  })

  it('goes out when the whole day is sent again', () => {
    const result = chain(RETURNING, { cancelledByPerson: new Set<TaskId>([4]), force: true })
    expect(result.planned).toEqual([3, 4, 5])
  })
})

describe('task 99', () => {
  it('of a cancelled registration is all that is planned, whatever was served', () => {
    const cancelled = { cancelled: true }
    expect(chain({ 99: '10:00' }, cancelled)).toMatchObject({ planned: [99], holds: [null] })
    const served = chain({ ...RETURNING, 99: '10:00' }, cancelled)
    expect(served).toMatchObject({ planned: [99], holds: [null] })
  })

  it('of a visit that was not served is planned', () => {
    expect(chain({ 3: '08:00', 99: '10:00' })).toMatchObject({ planned: [3, 99], holds: [null, null] })
  })

  it.each([
    ['in the record', {}],
    ['at BPJS', { accepted: accepted({ 3: '08:00', 4: '09:00', 5: '09:30' }) }],
  ])('of a visit whose task 5 is %s waits for confirmation', (_name, overrides) => {
    const result = chain({ ...RETURNING, 99: '10:00' }, overrides)
    expect(result.planned.at(-1)).toBe(99)
    expect(result.holds.at(-1)).toBe('task99-perlu-konfirmasi')
    expect(result.problems).toEqual([])
  })

  it('is planned behind a gap in the service', () => {
    expect(chain({ 4: '09:00', 99: '10:00' })).toMatchObject({ planned: [99], reasons: ['task-terlewat'] })
  })

  it.each([
    ['10:00', { 3: '10:00', 99: '10:00' }, {}],
    ['accepted before', { 99: '08:00' }, { accepted: accepted({ 3: '08:30' }) }],
  ])('is not later than the last task (%s) and is told', (_name, clocks, overrides) => {
    const result = chain(clocks, overrides)
    expect(result.planned).not.toContain(99)
    expect(result.reasons).toEqual(['waktu-terbalik'])
  })

  it.each([
    ['2025-10-07 09:00:00', ['waktu-hari-lain']],
    ['16:00', ['waktu-depan']],
    ['15:04', []],
    ['0000-00-00 00:00:00', ['waktu-nol']],
  ])('at %s is not planned', (time, reasons) => {
    expect(chain({ 99: time })).toMatchObject({ planned: [], reasons })
  })

  it('that BPJS has closes the visit', () => {
    const result = chain({ ...RETURNING, 99: '10:00' }, { accepted: accepted({ 3: '08:00', 99: '08:30' }) })
    expect(result).toMatchObject({ planned: [], problems: [] })
  })
})

describe('sending again on purpose', () => {
  it('plans what BPJS has too', () => {
    const all = accepted({ 3: '08:00', 4: '09:00', 5: '09:30', 6: '09:40', 7: '10:00' })
    expect(chain(WITH_MEDICINE, { accepted: all, force: true })).toMatchObject({ planned: [3, 4, 5, 6, 7] })
  })

  it.each<[string, string | null]>([
    ['empty', null],
    ['impossible', 'kemarin'],
    ['on another day', '2025-10-05 09:00:00'],
    ['reversed', '07:00'],
  ])('is not stopped by a task BPJS has whose time is %s by now', (_name, text) => {
    const past = accepted({ 3: '08:00', 4: '09:00' })
    const result = chain({ 3: '08:00', 4: text, 5: '09:30' }, { accepted: past, force: true })
    expect(result.planned).toEqual([3, 5])
    expect(result.severities).not.toContain('tindakan')
  })

  it('plans the cancellation again', () => {
    expect(chain({ 99: '10:00' }, { accepted: accepted({ 99: '10:00' }), force: true }).planned).toEqual([99])
  })
})
