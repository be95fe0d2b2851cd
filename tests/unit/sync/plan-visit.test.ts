import { describe, expect, it } from 'vitest'
import * as build from './builders.ts'

/** The evening after the visit: that it is over is seen too late to stand for its end. */
const TOMORROW = '2025-10-07 15:00:00'
const over = [build.registration({ stts: 'Sudah' })]
const examined = new Map([[build.NO_RAWAT, { pemeriksaan: [`${build.TODAY} 09:00:00`], berkas: null, resep: [] }]])
const marked = (...ids: number[]) => ids.map((taskid) => ({ no_rawat: build.NO_RAWAT, taskid }))

describe('a visit that is over without anybody knowing since when', () => {
  it.each([
    ['once its service has begun', { records: examined }, ['add', '3 08:15:00', '4 09:00:00']],
    ['also where nothing else of it is recorded', {}, ['add', '3 08:15:00']],
  ])('asks for a person: %s', (_name, facts, expected) => {
    const { calls, reasons } = build.planOne({ facts: build.facts({ registrations: over, ...facts }), now: TOMORROW })
    expect([calls, reasons]).toEqual([expected, ['task-terlewat']])
  })

  it('is not told of twice where an earlier task is held already', () => {
    const references = [build.reference({ times: build.timesOf({ 3: '2025-10-05 08:00:00' }) })]
    const facts = build.facts({ registrations: over, references })
    expect(build.planOne({ facts, now: TOMORROW }).reasons).toEqual(['waktu-hari-lain'])
  })

  it.each([[[3, 99]], [[3, 4, 6]]])('asks for nothing once BPJS is past its end: %j', (ids) => {
    const facts = build.facts({ registrations: over, taskMarks: marked(...ids) })
    expect(build.planOne({ facts, now: TOMORROW }).reasons).toEqual([])
  })
})

describe("the brief's row", () => {
  it('takes the times of the record in the cycle that refreshes what Khanza says in it', () => {
    const facts = build.facts({ references: [build.reference({ kodepoli: 'LAMA' })], records: examined })
    const { plan } = build.planOne({ facts })
    expect(plan.references).toMatchObject([{ kodepoli: 'INT' }])
    expect(plan.fills).toMatchObject([
      { row: { no_rawat: build.NO_RAWAT }, times: { 3: `${build.TODAY} 08:15:00`, 4: `${build.TODAY} 09:00:00` } },
    ])
  })

  it('without a number is taken for the visit and filled at once', () => {
    const facts = build.facts({ references: [build.reference({ no_rawat: '' })], records: examined })
    const { plan } = build.planOne({ facts })
    expect(plan.fills).toMatchObject([{ row: { no_rawat: build.NO_RAWAT } }])
  })
})
