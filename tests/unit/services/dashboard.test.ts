import { describe, expect, it } from 'vitest'
import { dashboardOf, dayBounds } from '../../../src/main/services/dashboard.ts'
import type { RegistrationRow, SendState } from '../../../src/shared/ipc/registrations.ts'
import { actionNeeded, warning } from '../../../src/shared/problems.ts'
import { at, NO_RAWAT, TODAY, ZONE } from '../sync/builders.ts'
import { cells, gridRow } from './fixtures.ts'

const dashboard = (rows: readonly RegistrationRow[]) =>
  dashboardOf({ today: TODAY, zone: ZONE, rows, samples: [], runs: [] })

const call = (clock: string, duration_ms = 100, outcome = 'done') => ({ started_at: at(clock), duration_ms, outcome })

function hours(samples: ReturnType<typeof call>[]) {
  return dashboardOf({ today: TODAY, zone: ZONE, rows: [], samples, runs: [] }).hours
}

describe("today's counts", () => {
  it('hold each registration once, whatever its state', () => {
    const states: SendState[] = [
      'terkirim',
      'sudah-ada',
      'menunggu',
      'mengirim',
      'coba-lagi',
      'perlu-tindakan',
      'batal',
      'dilewati',
    ]
    const { counts } = dashboard(states.map((kirim) => gridRow({ kirim })))
    expect(counts).toEqual({ registrasi: 8, terkirim: 2, menunggu: 3, perluTindakan: 1, dilewati: 2 })
  })

  it('of an empty day are all zero', () => {
    expect(dashboard([])).toMatchObject({
      counts: { registrasi: 0, terkirim: 0, menunggu: 0, perluTindakan: 0, dilewati: 0 },
      reasons: [],
      hours: [],
      waits: [],
      runs: [],
    })
  })
})

describe('the reasons', () => {
  it('count registrations, not problems, the most frequent first', () => {
    const problem = (reason: 'mapping-poli' | 'ditolak') => actionNeeded(NO_RAWAT, reason, 'x')
    const { reasons } = dashboard([
      gridRow({ kirim: 'perlu-tindakan', problems: [problem('ditolak'), problem('ditolak')] }),
      gridRow({ kirim: 'perlu-tindakan', problems: [problem('mapping-poli')] }),
      gridRow({ kirim: 'perlu-tindakan', problems: [problem('mapping-poli'), problem('ditolak')] }),
      gridRow({ kirim: 'perlu-tindakan', problems: [problem('mapping-poli')] }),
    ])
    expect(reasons).toEqual([
      { reason: 'mapping-poli', registrations: 3 },
      { reason: 'ditolak', registrations: 2 },
    ])
  })

  it('leave out warnings, and registrations that wait for nobody', () => {
    const rows = [
      gridRow({ kirim: 'perlu-tindakan', problems: [warning(NO_RAWAT, 'waktu-nol', 'x')] }),
      gridRow({ kirim: 'dilewati', problems: [actionNeeded(NO_RAWAT, 'ditolak', 'x')] }),
    ]
    expect(dashboard(rows).reasons).toEqual([])
  })
})

describe('calls by the hour', () => {
  it('are placed by the clock of the hospital, with the empty hours between the first and the last', () => {
    const shown = hours([call('10:59:59'), call('08:00:00'), call('08:30:00')])
    expect(shown.map(({ hour, sent }) => [hour, sent])).toEqual([
      ['08', 2],
      ['09', 0],
      ['10', 1],
    ])
    expect(shown[1]).toEqual({ hour: '09', sent: 0, failed: 0, medianMs: null, p95Ms: null })
  })

  it('count what BPJS has as sent, and everything else as failed', () => {
    const outcomes = ['done', 'duplicate', 'overtaken', 'temporary', 'rejected', 'credentials', 'unknown']
    expect(hours(outcomes.map((outcome) => call('09:00:00', 50, outcome)))).toMatchObject([{ sent: 3, failed: 4 }])
  })

  it('tell the middle and the slow end of their durations, in whatever order they came', () => {
    const shuffled = Array.from({ length: 100 }, (_unused, index) => ((index * 37) % 100) + 1)
    expect(hours(shuffled.map((ms) => call('09:00:00', ms)))).toMatchObject([{ medianMs: 51, p95Ms: 96 }])
    expect(hours([call('09:00:00', 70)])).toMatchObject([{ medianMs: 70, p95Ms: 70 }])
  })
})

describe('waiting times per poli', () => {
  it('average the visits that have both times in this order, and no others', () => {
    const { waits } = dashboard([
      gridRow({ tasks: cells({ 3: '08:00:00', 4: '08:10:00' }) }),
      gridRow({ tasks: cells({ 3: '08:00:00', 4: '08:20:30' }) }),
      gridRow({ tasks: cells({ 3: '08:30:00', 4: '08:10:00' }) }),
      gridRow({ tasks: cells({ 3: '08:30:00' }) }),
      gridRow({ tasks: cells({ 3: '0000-00-00 00:00:00', 4: '08:10:00' }) }),
      gridRow({ tasks: cells({ 3: '2025-02-31 08:00:00', 4: '08:10:00' }) }),
    ])
    expect(waits).toEqual([
      {
        poli: 'Poli Penyakit Dalam',
        visits: 6,
        tungguPoli: 15.3,
        layanPoli: null,
        tungguFarmasi: null,
        layanFarmasi: null,
      },
    ])
  })

  it('name each step by its tasks', () => {
    const tasks = cells({ 3: '08:00:00', 4: '08:01:00', 5: '08:03:00', 6: '08:07:00', 7: '08:15:00' })
    expect(dashboard([gridRow({ tasks })]).waits).toMatchObject([
      { tungguPoli: 1, layanPoli: 2, tungguFarmasi: 4, layanFarmasi: 8 },
    ])
  })

  it('come busiest poli first, without polis that have nothing to show or no name', () => {
    const of = (nama: string, clocks = { 3: '08:00:00', 4: '08:10:00' }) =>
      gridRow({ poli: { kode: nama, nama }, tasks: cells(clocks) })
    const rows = [of('Gigi'), of('Anak'), of('Anak'), of('Mata', { 3: '08:00:00', 4: '07:00:00' }), of('')]
    expect(dashboard(rows).waits.map(({ poli, visits }) => [poli, visits])).toEqual([
      ['Anak', 2],
      ['Gigi', 1],
    ])
  })
})

describe('the last runs', () => {
  it('show their counts, and none while they run or were cut off', () => {
    const report = { found: 3, sent: 2, existing: 1, failed: 0, held: 0, skipped: 0, requests: 4, problems: [] }
    const { runs } = dashboardOf({
      today: TODAY,
      zone: ZONE,
      rows: [],
      samples: [],
      runs: [
        { id: 2, mode: 'manual', started_at: at('09:00:00'), ended_at: null, summary: null },
        {
          id: 1,
          mode: 'terjadwal',
          started_at: at('08:00:00'),
          ended_at: at('08:00:02'),
          summary: JSON.stringify(report),
        },
      ],
    })
    const { found, sent, existing, failed, held, requests } = report
    expect(runs).toEqual([
      { id: 2, startedAt: `${TODAY} 09:00:00`, durationMs: null, mode: 'manual', counts: null },
      {
        id: 1,
        startedAt: `${TODAY} 08:00:00`,
        durationMs: 2_000,
        mode: 'terjadwal',
        counts: { found, sent, existing, failed, held, requests },
      },
    ])
  })
})

it('a day lasts from midnight to midnight in the zone of the hospital', () => {
  expect(dayBounds(TODAY, 'Asia/Jayapura')).toEqual({
    from: Date.parse('2025-10-05T15:00:00Z'),
    until: Date.parse('2025-10-06T15:00:00Z'),
  })
})
