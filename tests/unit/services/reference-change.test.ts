import { describe, expect, it } from 'vitest'
import { conflictingFields, describeChange, formOf } from '../../../src/main/services/reference-change.ts'
import { reference, TODAY, timesOf } from '../sync/builders.ts'
import { change, formRow } from './fixtures.ts'

const TEN = `${TODAY} 10:00:00`
const ELEVEN = `${TODAY} 11:00:00`

describe('a conflict', () => {
  it('is a field that both changed, to different values', () => {
    const mine = change({ fields: { nomor_referensi: 'A', no_kartu: '1' }, times: { 4: TEN } })
    const kini = formRow({ nomor_referensi: 'B', no_kartu: '2', times: timesOf({ 4: '11:00:00' }) })
    expect(conflictingFields(mine, kini)).toEqual(['nomor_referensi', 'no_kartu', 'taskid4'])
  })

  it('is none where both wanted the same', () => {
    const mine = change({ fields: { nomor_referensi: 'A' }, times: { 4: TEN, 5: null } })
    expect(conflictingFields(mine, formRow({ nomor_referensi: 'A', times: timesOf({ 4: TEN }) }))).toEqual([])
  })

  it('is none where the other person changed another field or another task', () => {
    const mine = change({ fields: { nomor_referensi: 'A' }, times: { 4: TEN } })
    const kini = formRow({ no_kartu: '2', jenis_kunjungan: 1, times: timesOf({ 5: ELEVEN }) })
    expect(conflictingFields(mine, kini)).toEqual([])
  })

  it('also comes from a time that the other person removed', () => {
    const mine = change({ dasar: formRow({ times: timesOf({ 4: TEN }) }), times: { 4: ELEVEN } })
    expect(conflictingFields(mine, formRow())).toEqual(['taskid4'])
  })

  it('is none where the program wrote the record’s time meanwhile, or took it back', () => {
    const written = new Map([[4 as const, new Set([TEN])]])
    const typed = change({ times: { 4: ELEVEN } })
    expect(conflictingFields(typed, formRow({ times: timesOf({ 4: TEN }) }), written)).toEqual([])
    const seen = change({ dasar: formRow({ times: timesOf({ 4: TEN }) }), times: { 4: ELEVEN } })
    expect(conflictingFields(seen, formRow(), written)).toEqual([])
  })

  it('is one where a person’s time gave way to the record’s', () => {
    const written = new Map([[4 as const, new Set([TEN])]])
    const typed = change({ dasar: formRow({ times: timesOf({ 4: '09:00:00' }) }), times: { 4: ELEVEN } })
    expect(conflictingFields(typed, formRow({ times: timesOf({ 4: TEN }) }), written)).toEqual(['taskid4'])
  })

  it('cannot come from a row that is to be created', () => {
    expect(conflictingFields(change({ dasar: null, times: { 4: TEN } }), formRow())).toEqual([])
  })
})

describe('a change told field by field', () => {
  it('says what it was, what is wanted and what it is now, by the names of the columns', () => {
    const mine = change({ fields: { jenis_kunjungan: 1 }, times: { 4: TEN, 99: null } })
    const kini = formRow({ jenis_kunjungan: 2, times: timesOf({ 4: ELEVEN }) })
    expect(describeChange(mine, kini)).toEqual([
      { field: 'jenis_kunjungan', dasar: '3', mau: '1', kini: '2' },
      { field: 'taskid4', dasar: '', mau: TEN, kini: ELEVEN },
      { field: 'taskid99', dasar: '', mau: '', kini: '' },
    ])
  })

  it('leaves open what is not known', () => {
    expect(describeChange(change({ dasar: null, times: { 3: TEN } }), null)).toEqual([
      { field: 'taskid3', dasar: '', mau: TEN, kini: null },
    ])
  })
})

describe('the form of a stored row', () => {
  it('shows zero dates and impossible times as they are', () => {
    const times = timesOf({ 3: '0000-00-00 00:00:00', 4: '2025-02-31 08:00:00' })
    expect(formOf(reference({ times })).times).toEqual(times)
  })

  it('takes an empty kind of visit as none chosen, and any other status as not sent', () => {
    expect(formOf(reference({ jenis_kunjungan: null, status_kirim: '' }))).toMatchObject({
      jenis_kunjungan: 0,
      status_kirim: 'Belum',
    })
    expect(formOf(reference({ status_kirim: 'Sudah' })).status_kirim).toBe('Sudah')
  })
})
