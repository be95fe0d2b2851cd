import { describe, expect, it } from 'vitest'
import { responsesSummary, sendsSummary, waitsSummary } from '../../../src/renderer/src/pages/dasbor/chart-data.ts'
import { durationText, responseText, runModeText } from '../../../src/renderer/src/pages/dasbor/format.ts'

const HOURS = [
  { hour: '08', sent: 40, failed: 2, medianMs: 120, p95Ms: 900 },
  { hour: '09', sent: 0, failed: 0, medianMs: null, p95Ms: null },
  { hour: '10', sent: 70, failed: 0, medianMs: 80, p95Ms: 2_400 },
]

describe('numbers of the dashboard in words', () => {
  it('tells durations shortly, with a decimal comma', () => {
    expect([40, 840, 12_300, 59_800, 125_000].map(durationText)).toEqual([
      '< 0,1 dtk',
      '0,8 dtk',
      '12 dtk',
      '1 mnt 0 dtk',
      '2 mnt 5 dtk',
    ])
    expect([0, 820, 1_240].map(responseText)).toEqual(['0 ms', '820 ms', '1,2 dtk'])
  })

  it('names how a run came about, and an unknown way by its own word', () => {
    expect(['terjadwal', 'manual', 'lain'].map(runModeText)).toEqual(['Terjadwal', 'Diminta', 'lain'])
  })

  it('sums the charts up for who cannot see them', () => {
    expect(sendsSummary(HOURS)).toBe('Hari ini 110 kiriman terkirim dan 2 gagal. Terbanyak pukul 10.00: 70.')
    expect(responsesSummary(HOURS)).toBe(
      'Pukul 10.00 BPJS biasanya menjawab dalam 80 ms. Paling lambat pukul 10.00: 95% dalam 2,4 dtk.',
    )
    const wait = {
      poli: 'Poli Gigi',
      visits: 3,
      tungguPoli: 20,
      layanPoli: 10.4,
      tungguFarmasi: null,
      layanFarmasi: null,
    }
    expect(waitsSummary([wait, { ...wait, poli: 'Poli Mata', tungguPoli: 5 }])).toBe(
      'Rata-rata waktu tunggu 2 poli. Paling lama Poli Gigi: 30 mnt.',
    )
  })

  it('has a sentence for a day without any', () => {
    expect([sendsSummary([]), responsesSummary([]), waitsSummary([])]).toEqual([
      'Belum ada kiriman hari ini.',
      'Belum ada jawaban BPJS hari ini.',
      'Belum ada kunjungan dengan jam task yang lengkap hari ini.',
    ])
  })
})
