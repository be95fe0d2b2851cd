import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planChain } from '../../../src/main/sync/plan-tasks.ts'
import {
  firstToEdit,
  forecast,
  forecastWords,
  nextToEdit,
  passedBy,
  taskWords,
} from '../../../src/renderer/src/pages/kunjungan/forecast.ts'
import { type Typed, visitForm } from '../../../src/renderer/src/pages/kunjungan/visit-form.ts'
import type { RegistrationRow } from '../../../src/shared/ipc/registrations.ts'
import { actionNeeded } from '../../../src/shared/problems.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'
import { addMinutes, type WallTime } from '../../../src/shared/wall-time.ts'
import { DAY, NO_RAWAT, NOW, timesOf, typedOf, visitOf } from './visit-fixtures.ts'

type Clocks = Parameters<typeof visitOf>[0]

function formOf(clocks: Clocks, accepted: Clocks = {}, typed: Typed = {}) {
  return visitForm({ visit: visitOf(clocks, accepted), times: timesOf(clocks), typed, now: NOW })
}

function saying(clocks: Clocks, accepted: Clocks = {}, typed: Typed = {}, row: Partial<RegistrationRow> = {}) {
  return forecastWords(forecast(visitOf(clocks, accepted, row), formOf(clocks, accepted, typed), NOW))
}

describe('what sending would do', () => {
  it('is not worth a word when everything leaves', () => {
    expect(saying({ 3: '08:00', 4: '08:10' })).toBeNull()
    expect(saying({})).toBeNull()
  })

  it('names what is held and why', () => {
    expect(saying({ 3: '08:00', 4: '07:50', 5: '08:20' })).toBe(
      'Bila dikirim sekarang: task 3 dikirim, task 4 dan 5 tertahan karena jam task 4.',
    )
    expect(saying({ 3: '08:00', 5: '08:20', 6: '08:30' })).toBe(
      'Bila dikirim sekarang: task 3 dikirim, task 4–6 tertahan karena task 4 belum punya jam.',
    )
    expect(saying({ 3: '08:00' }, {}, typedOf({ 4: 'siang' }))).toBe(
      'Bila dikirim sekarang: task 3 dikirim, task 4 tertahan karena isian task 4 bukan jam.',
    )
  })

  it('names what has to wait for its time', () => {
    expect(saying({ 3: '08:00', 4: '10:28', 5: '10:29' })).toBe(
      'Bila dikirim sekarang: task 3 dikirim, task 4 dan 5 menunggu jamnya tiba.',
    )
  })

  it('holds every task while the visit cannot be added to the queue', () => {
    const problems = [actionNeeded(NO_RAWAT, 'mapping-poli', 'Poli belum punya kode BPJS.')]
    const row = { problems, status_kirim: 'Belum' } as const
    expect(saying({ 3: '08:00' }, {}, {}, row)).toMatch(/task 3 tertahan karena antrean/)
    expect(saying({ 3: '08:00' }, {}, {}, { ...row, status_kirim: 'Sudah' })).toBeNull()
  })

  it('is what the planner does', () => {
    const moment = fc.integer({ min: 0, max: 40 }).map((minute): WallTime => addMinutes(`${DAY} 10:00:00`, minute))
    const record = fc.record(Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((id) => [id, fc.option(moment)])), {
      requiredKeys: [],
    })
    const acceptedOf = fc.record({ 3: moment, 4: moment }, { requiredKeys: [] })
    fc.assert(
      fc.property(record, acceptedOf, (stored, accepted) => {
        const { leaving } = forecast(visitOf(stored, accepted), formOf(stored, accepted), NOW)
        const { tasks } = planChain({
          noRawat: NO_RAWAT,
          tanggal: DAY,
          times: Object.fromEntries(
            Object.entries(stored).map(([id, text]) => [id, { text: text ?? null, source: '' }]),
          ),
          accepted: new Map(Object.entries(accepted).map(([id, waktu]) => [Number(id) as TaskId, waktu])),
          cancelledByPerson: new Set(),
          cancelled: false,
          now: NOW,
          force: false,
        })
        expect(leaving).toEqual(tasks.map(({ taskid }) => taskid))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('tasks without a time', () => {
  const passed = (clocks: Clocks, accepted: Clocks = {}) => {
    const { fields } = formOf(clocks, accepted)
    return fields.flatMap((field) => passedBy(field, fields) ?? [])
  }

  it('are unused before task 3 of a visit that begins there', () => {
    expect(passed({ 3: '08:00' })).toEqual(['tidak-dipakai', 'tidak-dipakai'])
    expect(passed({ 1: '07:30', 3: '08:00' })).toEqual([])
    expect(passed({})).toEqual([])
  })

  it('are passed once BPJS is behind them', () => {
    expect(passed({}, { 4: null })).toEqual(['dilewati', 'dilewati', 'dilewati'])
  })
})

describe('the way through the inputs', () => {
  it.each<[string, Clocks, Clocks, TaskId | null]>([
    ['the first that is wrong', { 3: '08:00', 4: '07:50' }, {}, 4],
    ['the one that is missing', { 3: '08:00', 5: '08:20' }, {}, 4],
    ['the next to fill in', { 3: '08:00', 4: '08:10' }, { 3: '08:00' }, 5],
    ['the first of an empty visit', {}, {}, 1],
    ['none when BPJS has them all', { 7: '08:40' }, { 3: null, 4: null, 5: null, 6: null, 7: '08:40' }, null],
  ])('begins at %s', (_name, clocks, accepted, id) => {
    expect(firstToEdit(formOf(clocks, accepted))).toBe(id)
  })

  it('leaves out what is locked, and 99', () => {
    const form = formOf({ 3: '08:00', 4: '08:10' }, { 3: null, 4: null })
    expect(nextToEdit(form, 2)).toBe(5)
    expect(nextToEdit(form, 7)).toBeNull()
    expect(TASK_IDS.map((id) => nextToEdit(form, id))).not.toContain(99)
  })

  it.each<[TaskId[], string]>([
    [[], ''],
    [[3], 'task 3'],
    [[3, 4], 'task 3 dan 4'],
    [[3, 4, 5], 'task 3–5'],
    [[3, 5, 6], 'task 3, 5 dan 6'],
  ])('%j in words', (ids, words) => {
    expect(taskWords(ids)).toBe(words)
  })
})
