import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXIT_COULD_NOT_RUN, EXIT_OK, EXIT_SOME_FAILED } from '../../../src/main/cli/context.ts'
import { exitCodeOf, rangeFrom } from '../../../src/main/cli/sync-command.ts'
import { actionNeeded, type Problem, warning } from '../../../src/shared/problems.ts'
import { addDays } from '../../../src/shared/wall-time.ts'
import { reportWith } from './fixtures.ts'

const errorOf = (flags: Parameters<typeof rangeFrom>[0]) => {
  const range = rangeFrom(flags)
  return range.ok ? '' : range.error
}

describe('the range of dates', () => {
  it('is today when no flag names one', () => {
    expect(rangeFrom({})).toEqual({ ok: true, value: null })
    expect(rangeFrom({ force: true, json: true })).toEqual({ ok: true, value: null })
  })

  it('is one day, or both ends and what lies between', () => {
    const day = { dari: '2025-10-06', sampai: '2025-10-06' }
    expect(rangeFrom({ tanggal: '2025-10-06' })).toEqual({ ok: true, value: day })
    expect(rangeFrom(day)).toEqual({ ok: true, value: day })
    const leap = { dari: '2024-02-28', sampai: '2024-02-29' }
    expect(rangeFrom(leap)).toEqual({ ok: true, value: leap })
  })

  it.each([
    ['backwards', { dari: '2025-10-07', sampai: '2025-10-06' }, /terbalik.*Tukar keduanya/],
    ['half', { dari: '2025-10-07' }, /dipakai bersama/],
    ['half, the other way', { sampai: '2025-10-07' }, /dipakai bersama/],
    ['given twice', { tanggal: '2025-10-06', dari: '2025-10-01', sampai: '2025-10-07' }, /--tanggal saja/],
    ['a day that does not exist', { tanggal: '2025-02-30' }, /--tanggal "2025-02-30" tidak sah/],
    ['no leap year', { dari: '2025-02-29', sampai: '2025-03-01' }, /--dari "2025-02-29" tidak sah/],
    ['written another way', { tanggal: '06-10-2025' }, /misalnya 2025-10-06/],
    ['not a date', { sampai: 'besok', dari: '2025-10-06' }, /--sampai "besok" tidak sah/],
    ['empty', { tanggal: '' }, /--tanggal "" tidak sah/],
    ['the zero date', { tanggal: '0000-00-00' }, /tidak sah/],
    ['too long', { dari: '2025-01-01', sampai: '2025-12-31' }, /paling panjang 92 hari/],
    ['until the end of time', { dari: '2025-01-01', sampai: '9999-12-31' }, /paling panjang 92 hari/],
  ])('is refused with one sentence when it is %s', (_name, flags, sentence) => {
    expect(errorOf(flags)).toMatch(sentence)
  })

  it('may be 92 days long and not one more, from any day', () => {
    fc.assert(
      fc.property(fc.nat(20_000), (days) => {
        const dari = addDays('2000-01-01', days)
        expect(rangeFrom({ dari, sampai: addDays(dari, 91) }).ok).toBe(true)
        expect(rangeFrom({ dari, sampai: addDays(dari, 92) }).ok).toBe(false)
      }),
    )
  })
})

describe('the exit code', () => {
  const visit = warning('2025/10/06/000001', 'waktu-nol', 'x')
  const runs: readonly (readonly [string, Parameters<typeof reportWith>[0], number])[] = [
    ['everything was sent', { sent: 10, existing: 3 }, EXIT_OK],
    ['there was nothing to do', {}, EXIT_OK],
    ['only some were left out', { skipped: 5 }, EXIT_OK],
    ['a registration is worth a warning', { problems: [visit] }, EXIT_OK],
    ['a registration failed', { sent: 10, failed: 1 }, EXIT_SOME_FAILED],
    ['a registration needs a hand', { sent: 10, held: 1 }, EXIT_SOME_FAILED],
  ]
  it.each(runs)('when %s is right', (_name, report, code) => {
    expect(exitCodeOf({ report: reportWith(report), ran: true })).toBe(code)
  })

  it.each(['database-koneksi', 'bpjs-tidak-menjawab', 'bpjs-kredensial', 'tulis-balik-tertunda'] as const)(
    'tells of %s even when no registration failed',
    (reason) => {
      const problems: Problem[] = [actionNeeded(null, reason, 'x')]
      expect(exitCodeOf({ report: reportWith({ problems }), ran: true })).toBe(EXIT_SOME_FAILED)
    },
  )

  it.each(['tabel-opsional', 'tabel-referensi', 'outbox'] as const)(
    'does not mind %s, which leaves nothing undone',
    (reason) => {
      const problems = [warning(null, reason, 'x')]
      expect(exitCodeOf({ report: reportWith({ problems }), ran: true })).toBe(EXIT_OK)
    },
  )

  it('is "could not run" whatever the counts say, when nothing ran', () => {
    expect(exitCodeOf({ report: reportWith({ sent: 3 }), ran: false })).toBe(EXIT_COULD_NOT_RUN)
  })

  it('does not count the demo’s own troubled registrations, but does count its failures', () => {
    expect(exitCodeOf({ report: reportWith({ held: 3 }), ran: true }, true)).toBe(EXIT_OK)
    expect(exitCodeOf({ report: reportWith({ failed: 1 }), ran: true }, true)).toBe(EXIT_SOME_FAILED)
  })
})
