import { describe, expect, it } from 'vitest'
import { isCancelledStatus, parseDayList } from '../../../src/main/bpjs/day-list.ts'

describe("BPJS's list of a day", () => {
  it('is read as far as it has the fields that are known', () => {
    const data = [
      {
        kodebooking: '20251006A001',
        status: 'Belum dilayani',
        norekammedis: 1234,
        kodepoli: 'INT',
        kodedokter: 12345,
        sumberdata: 'Mobile JKN',
        noantrean: 'INT-4',
        ispeserta: 1,
      },
      { kodebooking: 'B', ispeserta: false },
      { kodebooking: 'C' },
    ]
    expect(parseDayList(data)).toEqual([
      {
        kodebooking: '20251006A001',
        status: 'Belum dilayani',
        norm: '1234',
        kodepoli: 'INT',
        kodedokter: '12345',
        sumberdata: 'Mobile JKN',
        noantrean: 'INT-4',
        jkn: true,
      },
      expect.objectContaining({ kodebooking: 'B', status: '', jkn: false }),
      expect.objectContaining({ kodebooking: 'C', jkn: null }),
    ])
  })

  it.each([
    ['a card', { nokapst: '0001234567890' }, true],
    ['the members’ own app', { sumberdata: 'Mobile JKN' }, true],
    ['no card at all', { nokapst: '-', sumberdata: 'Bridging Antrean' }, null],
    ['a card of noughts', { nokapst: '0000000000000' }, null],
    ['its own word before a card', { ispeserta: 0, nokapst: '0001234567890' }, false],
  ])('tells a member by %s where ispeserta is not said', (_what, fields, jkn) => {
    expect(parseDayList([{ kodebooking: 'A', ...fields }])).toMatchObject([{ jkn }])
  })

  it('takes a dash for nothing', () => {
    expect(parseDayList([{ kodebooking: 'A', norekammedis: '-', kodepoli: ' - ' }])).toMatchObject([
      { norm: '', kodepoli: '' },
    ])
  })

  it.each([null, undefined, 'kosong', { list: [] }])('of another shape is no list: %j', (data) => {
    expect(parseDayList(data)).toBeNull()
  })

  it('leaves out entries without a code', () => {
    expect(parseDayList([null, 'x', {}, { kodebooking: ' ' }])).toEqual([])
  })
})

it.each([
  ['Batal', true],
  ['Dibatalkan', true],
  ['Tidak Hadir', true],
  ['Selesai dilayani', false],
  ['', false],
])('the word %j says that a booking was cancelled: %s', (status, cancelled) => {
  expect(isCancelledStatus(status)).toBe(cancelled)
})
