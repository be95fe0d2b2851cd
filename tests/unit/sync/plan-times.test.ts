import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RememberedTimes } from '../../../src/main/outbox/record-store.ts'
import { type VisitTimesInput, visitTimes } from '../../../src/main/sync/plan-times.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'
import * as build from './builders.ts'

const on = (clock: string) => `${build.TODAY} ${clock}`
const EXAMINED = { pemeriksaan: [on('09:00:00'), on('09:20:00')], berkas: null, resep: [] }
const remembered = (written: [TaskId, string][], seen: [TaskId, string][] = []): RememberedTimes => ({
  seen: new Map(seen),
  written: new Map(written.map(([id, clock]) => [id, new Set([on(clock)])])),
})

const given = (overrides: Partial<VisitTimesInput> = {}): VisitTimesInput => ({
  registration: build.registration({ stts: 'Sudah' }),
  booking: undefined,
  record: EXAMINED,
  schedule: build.schedule(),
  cancelled: false,
  cancellation: undefined,
  accepted: new Map(),
  now: build.NOW,
  reference: build.reference(),
  remembered: undefined,
  ...overrides,
})
const sources = (input: Partial<VisitTimesInput>) =>
  [...visitTimes(given(input)).times].map(([id, { text, sumber }]) => `${id} ${text.slice(11)} ${sumber}`)

describe('a time of the record', () => {
  it('fills an empty column, and is remembered as written by this program', () => {
    const { fill, notes, refreshes } = visitTimes(given())
    expect(fill).toEqual({ 3: on('08:15:00'), 4: on('09:00:00'), 5: on('09:20:00') })
    expect(notes.map(({ taskid, jenis }) => `${jenis} ${taskid}`)).toEqual(['ditulis 3', 'ditulis 4', 'ditulis 5'])
    expect(refreshes).toEqual([])
  })

  it('fills a column that holds a zero date', () => {
    const reference = build.reference({ times: build.timesOf({ 4: '0000-00-00 00:00:00' }) })
    expect(visitTimes(given({ reference })).fill[4]).toBe(on('09:00:00'))
  })

  it('that was written and has changed since follows the record', () => {
    const reference = build.reference({ times: build.timesOf({ 3: '08:15:00', 4: '09:00:00', 5: '09:10:00' }) })
    const memory = remembered([
      [3, '08:15:00'],
      [4, '09:00:00'],
      [5, '09:10:00'],
    ])
    const { refreshes, fill } = visitTimes(given({ reference, remembered: memory }))
    expect(refreshes).toEqual([{ no_rawat: build.NO_RAWAT, taskid: 5, from: on('09:10:00'), to: on('09:20:00') }])
    expect(fill).toEqual({})
  })

  it('that was written and is gone from the record is emptied, unless BPJS has the task', () => {
    const reference = build.reference({ times: build.timesOf({ 4: '09:00:00' }) })
    const gone = {
      reference,
      remembered: remembered([[4, '09:00:00']]),
      record: undefined,
      registration: build.registration(),
    }
    expect(visitTimes(given(gone)).refreshes).toMatchObject([{ taskid: 4, to: null }])
    expect(sources(gone)).toEqual(['3 08:15:00 rekam-medis'])
    const accepted = new Map<TaskId, string | null>([[4, null]])
    expect(visitTimes(given({ ...gone, accepted })).refreshes).toEqual([])
    expect(sources({ ...gone, accepted })).toEqual(['3 08:15:00 rekam-medis', '4 09:00:00 rekam-medis'])
  })
})

describe('a time entered by hand', () => {
  it('wins over the record, and the record measures itself against it', () => {
    const reference = build.reference({ times: build.timesOf({ 4: '09:20:00' }) })
    expect(sources({ reference, now: on('09:40:00') })).toEqual([
      '3 08:15:00 rekam-medis',
      '4 09:20:00 manual',
      // The last examination is not later than the service began.
      '5 09:40:00 dilihat',
    ])
  })

  it('that is the same as the record is the record', () => {
    const reference = build.reference({ times: build.timesOf({ 4: '09:00:00' }) })
    expect(sources({ reference })).toContain('4 09:00:00 rekam-medis')
  })

  it('that names no moment is kept as it is', () => {
    const reference = build.reference({ times: build.timesOf({ 4: '2025-02-31 08:00:00' }) })
    expect(visitTimes(given({ reference })).times.get(4)).toEqual({
      text: '2025-02-31 08:00:00',
      sumber: 'manual',
      asal: '',
    })
  })

  it('is never written over, whatever the record and the memory say', () => {
    const clock = fc.constantFrom('08:00:00', '08:15:00', '09:00:00', '09:20:00', '10:00:00')
    const times = fc.record(
      Object.fromEntries(TASK_IDS.map((id) => [id, fc.option(clock)])) as Record<TaskId, fc.Arbitrary<string | null>>,
    )
    fc.assert(
      fc.property(times, fc.uniqueArray(fc.tuple(fc.constantFrom(...TASK_IDS), clock)), (stored, written) => {
        const memory = remembered(written)
        const reference = build.reference({ times: build.timesOf(stored) })
        const { fill, refreshes } = visitTimes(given({ reference, remembered: memory }))
        for (const id of TASK_IDS) {
          const text = reference.times[id]
          if (text !== null) expect(fill[id]).toBeUndefined()
        }
        for (const { taskid, from } of refreshes) expect(memory.written.get(taskid)?.has(from ?? '')).toBe(true)
      }),
    )
  })
})
