import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMinutes,
  bulanLengkapIndonesia,
  dateOf,
  epochToWallTime,
  hariKerja,
  isClockTime,
  isWallDate,
  jamDetikIndonesia,
  jamIndonesia,
  lastOfMonth,
  parseWallTime,
  tanggalIndonesia,
  wallTimeToEpoch,
  ZONE_LETTERS,
  ZONES,
} from '../../../src/shared/wall-time.ts'

const zone = fc.constantFrom(...ZONES)
/** Whole seconds from 1990 to 2100, as epoch milliseconds. */
const moment = fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2100, 11, 31) / 1000 }).map((s) => s * 1000)

const two = (value: number) => String(value).padStart(2, '0')

describe('wall time and epoch', () => {
  it('give each other back in every zone', () => {
    fc.assert(
      fc.property(moment, zone, (epoch, name) => {
        expect(wallTimeToEpoch(epochToWallTime(epoch, name), name)).toBe(epoch)
      }),
    )
  })

  it("agree with Node's own zone database from 1990 to 2100", () => {
    const formats = new Map(
      ZONES.map((name) => [
        name,
        new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' }),
      ]),
    )
    fc.assert(
      fc.property(moment, zone, (epoch, name) => {
        expect(epochToWallTime(epoch, name)).toBe(formats.get(name)?.format(epoch))
      }),
    )
  })

  it('one wall time is an hour earlier for each zone further east', () => {
    const epochs = ZONES.map((name) => wallTimeToEpoch('2025-10-06 09:00:00', name))
    expect(epochs).toEqual([Date.UTC(2025, 9, 6, 2), Date.UTC(2025, 9, 6, 1), Date.UTC(2025, 9, 6, 0)])
  })

  it('a fraction of a second is dropped', () => {
    expect(epochToWallTime(Date.UTC(2025, 9, 6, 2) + 999, 'Asia/Jakarta')).toBe('2025-10-06 09:00:00')
  })

  it('the day changes at midnight of the zone', () => {
    const midnight = wallTimeToEpoch('2025-10-07 00:00:00', 'Asia/Jayapura')
    expect(dateOf(epochToWallTime(midnight, 'Asia/Jayapura'))).toBe('2025-10-07')
    expect(dateOf(epochToWallTime(midnight - 1, 'Asia/Jayapura'))).toBe('2025-10-06')
    expect(dateOf(epochToWallTime(midnight, 'Asia/Jakarta'))).toBe('2025-10-06')
  })

  it('text that is no wall time is a bug of the caller', () => {
    expect(() => wallTimeToEpoch('kemarin', 'Asia/Jakarta')).toThrow('not a wall time')
  })

  it('each zone has its letters', () => {
    expect(ZONES.map((name) => ZONE_LETTERS[name])).toEqual(['WIB', 'WITA', 'WIT'])
  })
})

describe('parseWallTime', () => {
  it('never throws and always decides', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(null, undefined)), (text) => {
        expect(['ada', 'kosong', 'mustahil']).toContain(parseWallTime(text).kind)
      }),
    )
  })

  it('accepts a moment that exists and no other', () => {
    const digits = (min: number, max: number) => fc.integer({ min, max })
    const parts = fc.tuple(
      digits(1000, 9999),
      digits(0, 14),
      digits(0, 33),
      digits(0, 26),
      digits(0, 62),
      digits(0, 62),
    )
    fc.assert(
      fc.property(parts, ([year, month, day, hour, minute, second]) => {
        const text = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
        const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
        const real =
          date.getUTCFullYear() === year &&
          date.getUTCMonth() === month - 1 &&
          date.getUTCDate() === day &&
          date.getUTCHours() === hour &&
          date.getUTCMinutes() === minute &&
          date.getUTCSeconds() === second
        expect(parseWallTime(text)).toEqual(real ? { kind: 'ada', value: text } : { kind: 'mustahil', text })
      }),
      { numRuns: 2_000 },
    )
  })

  it('accepts every moment that a zone can show', () => {
    fc.assert(
      fc.property(moment, zone, (epoch, name) => {
        const value = epochToWallTime(epoch, name)
        expect(parseWallTime(value)).toEqual({ kind: 'ada', value })
      }),
    )
  })

  it.each([
    ['2025-10-06T09:15:30', '2025-10-06 09:15:30'],
    ['2025-10-06 09:15:30.999', '2025-10-06 09:15:30'],
    [' 2025-10-06 09:15:30 ', '2025-10-06 09:15:30'],
    ['2024-02-29 00:00:00', '2024-02-29 00:00:00'],
    ['2000-02-29 23:59:59', '2000-02-29 23:59:59'],
  ])('reads %s', (text, value) => {
    expect(parseWallTime(text)).toEqual({ kind: 'ada', value })
  })

  it.each([null, undefined, '', '   '])('takes %s for no time', (text) => {
    expect(parseWallTime(text)).toEqual({ kind: 'kosong', zero: false })
  })

  it.each(['0000-00-00 00:00:00', '0000-00-00', '0000-00-00 08:30:00'])('takes %s for the zero date', (text) => {
    expect(parseWallTime(text)).toEqual({ kind: 'kosong', zero: true })
  })

  it.each([
    '2025-02-29 08:00:00',
    '1900-02-29 08:00:00',
    '2025-04-31 08:00:00',
    '2025-13-01 08:00:00',
    '2025-00-10 08:00:00',
    '2025-10-00 08:00:00',
    '2025-10-06 24:00:00',
    '2025-10-06 09:60:00',
    '2025-10-06 09:15:60',
    '2025-10-06 09:15',
    '2025-10-06',
    '06-10-2025 09:15:30',
    '2025-10-06 09:15:30 WIB',
    '2025-10-06 09:15:30Z',
    '838:59:59',
    'kemarin',
  ])('takes %s for impossible and keeps its text', (text) => {
    expect(parseWallTime(text)).toEqual({ kind: 'mustahil', text })
  })
})

describe('dates and clock times', () => {
  it.each(['2025-10-06', '2024-02-29', '1000-01-01', '9999-12-31'])('%s is a date', (text) => {
    expect(isWallDate(text)).toBe(true)
  })

  it.each(['2025-02-29', '2025-10-32', '2025-1-1', '0000-00-00', '0000-01-01', '20251006', '', '2025-10-06 '])(
    '"%s" is no date',
    (text) => {
      expect(isWallDate(text)).toBe(false)
    },
  )

  it('are those of the calendar', () => {
    const two = (number: number) => String(number).padStart(2, '0')
    const parts = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
    )
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
        const at = new Date(`${text}T00:00:00Z`)
        const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
        expect(isWallDate(text)).toBe(exists)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['00:00', '23:59', '08:30:15', '23:59:59'])('%s is a clock time', (text) => {
    expect(isClockTime(text)).toBe(true)
  })

  it.each(['24:00', '08:60', '8:00', '08:00:60', '838:59:59', '', '-01:00'])('"%s" is no clock time', (text) => {
    expect(isClockTime(text)).toBe(false)
  })

  it('days are added across months, years and leap days', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(addDays('2025-10-06', 0)).toBe('2025-10-06')
  })

  it('a month ends on its own last day', () => {
    const days = ['2025-10-06', '2025-04-30', '2025-02-01', '2024-02-29', '2025-12-31']
    expect(days.map(lastOfMonth)).toEqual(['2025-10-31', '2025-04-30', '2025-02-28', '2024-02-29', '2025-12-31'])
  })

  it('minutes are added across midnight', () => {
    expect(addMinutes('2025-10-06 23:55:00', 10)).toBe('2025-10-07 00:05:00')
    expect(addMinutes('2025-10-06 00:05:00', -10)).toBe('2025-10-05 23:55:00')
  })

  it('weekdays have the names of the schedule table, Sunday being AKHAD', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((day) => hariKerja(addDays('2025-10-05', day)))).toEqual([
      'AKHAD',
      'SENIN',
      'SELASA',
      'RABU',
      'KAMIS',
      'JUMAT',
      'SABTU',
    ])
  })

  it('are shown as a clerk writes them', () => {
    expect(tanggalIndonesia('2025-10-06')).toBe('Sen, 6 Okt 2025')
    expect(tanggalIndonesia('2025-08-17')).toBe('Min, 17 Agu 2025')
    expect(jamIndonesia('2025-10-06 10:25:59')).toBe('10.25')
    expect(jamIndonesia('08:05:00')).toBe('08.05')
    expect(jamDetikIndonesia('2025-10-06 10:25:59')).toBe('10.25.59')
    expect(bulanLengkapIndonesia('2025-10-06')).toBe('Oktober 2025')
  })
})
