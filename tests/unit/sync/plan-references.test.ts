import { describe, expect, it } from 'vitest'
import type { Registration } from '../../../src/main/hospital/facts.ts'
import { planDay } from '../../../src/main/sync/plan.ts'
import { indexReferences } from '../../../src/main/sync/plan-references.ts'
import * as build from './builders.ts'

const entriesOf = (overrides: Parameters<typeof build.facts>[0], rest: Parameters<typeof build.planInput>[0] = {}) =>
  planDay(build.planInput({ ...rest, facts: build.facts(overrides) })).references

describe('the row of the brief table', () => {
  it('of a new registration is made from it', () => {
    expect(entriesOf({})).toEqual([
      {
        tanggal_periksa: build.TODAY,
        jam_periksa: '08:15:00',
        no_rkm_medis: '000001',
        no_rawat: build.NO_RAWAT,
        no_kartu: '0001234567890',
        kodepoli: 'INT',
        nama_poli: 'Poli Penyakit Dalam',
        nomor_referensi: '',
        jenis_kunjungan: 3,
        taskid: 0,
        status_kirim: 'Belum',
        times: { 3: '2025-10-06 08:15:00' },
      },
    ])
  })

  it('of a booking takes card, poli, referral and kind from it', () => {
    expect(entriesOf({ bookings: [build.booking({ jeniskunjungan: '4 (Rujukan Antar RS)' })] })).toMatchObject([
      {
        no_kartu: '0001234567891',
        kodepoli: 'JAN',
        nomor_referensi: '0001R0040116A000001',
        jenis_kunjungan: 4,
        status_kirim: 'Belum',
      },
    ])
  })

  it('of a registration without a booking takes the referral of bridging_sep', () => {
    const referrals = new Map([[build.NO_RAWAT, { no_rujukan: 'SEP1', asal: '2. Faskes 2(RS)' }]])
    expect(entriesOf({ referrals })).toMatchObject([{ nomor_referensi: 'SEP1', jenis_kunjungan: 4 }])
  })

  it('keeps the kind of visit while the call itself cannot be built yet', () => {
    const referrals = new Map([[build.NO_RAWAT, { no_rujukan: 'SEP1', asal: '1. Faskes 1' }]])
    const unmapped = [build.registration({ poliBpjs: null })]
    expect(entriesOf({ referrals, registrations: unmapped })).toMatchObject([
      { jenis_kunjungan: 1, kodepoli: 'U0001', nomor_referensi: 'SEP1' },
    ])
  })

  it('of a patient without BPJS has no card', () => {
    expect(entriesOf({ registrations: [build.registration({ kd_pj: 'UMU' })] })).toMatchObject([{ no_kartu: '' }])
  })

  it('tells what was delivered before there was a row', () => {
    const sent = build.known(build.knownVisit([build.knownRow(), build.knownTask(3, '08:30:00')]))
    expect(entriesOf({}, { known: sent })).toMatchObject([{ taskid: 3, status_kirim: 'Sudah' }])
  })

  it('is not made for a registration whose patient is gone', () => {
    expect(entriesOf({ registrations: [build.registration({ pasien: null })] })).toEqual([])
  })
})

describe('a row that is there', () => {
  it('and says the same is left alone', () => {
    expect(entriesOf({ references: [build.reference()] })).toEqual([])
  })

  it.each([
    [{ kodepoli: 'JAN' }, { kodepoli: 'INT' }],
    [{ nama_poli: 'Poli lama' }, { nama_poli: 'Poli Penyakit Dalam' }],
    [{ no_kartu: '' }, { no_kartu: '0001234567890' }],
  ])('is refreshed while nothing was sent: %j', (stored, refreshed) => {
    expect(entriesOf({ references: [build.reference(stored)] })).toMatchObject([refreshed])
  })

  it('keeps the card a person entered', () => {
    expect(entriesOf({ references: [build.reference({ no_kartu: '0009999999999' })] })).toEqual([])
    const moved = build.reference({ no_kartu: '0009999999999', kodepoli: 'JAN' })
    expect(entriesOf({ references: [moved] })).toMatchObject([{ no_kartu: '0009999999999' }])
  })

  it.each([{ nomor_referensi: 'LAIN' }, { jenis_kunjungan: 1 }, { times: build.timesOf({ 3: '08:30:00' }) }])(
    'is not refreshed for what only a person enters: %j',
    (entered) => {
      expect(entriesOf({ references: [build.reference(entered)] })).toEqual([])
    },
  )

  it('is not refreshed once the visit was sent', () => {
    const stored = build.reference({ kodepoli: 'JAN' })
    expect(entriesOf({ references: [{ ...stored, status_kirim: 'Sudah' }] })).toEqual([])
    expect(entriesOf({ references: [stored] }, { known: build.known(build.knownVisit([build.knownRow()])) })).toEqual(
      [],
    )
  })

  it('without a no_rawat is taken over', () => {
    expect(entriesOf({ references: [build.reference({ no_rawat: '' })] })).toMatchObject([{ no_rawat: build.NO_RAWAT }])
  })

  it('is found by its no_rawat after the registration time was corrected, and stays the only one', () => {
    const stored = build.reference({
      jam_periksa: '07:00:00',
      kodepoli: 'JAN',
      times: build.timesOf({ 3: '08:30:00' }),
    })
    const { plan, calls } = build.planOne({ facts: build.facts({ references: [stored] }) })
    expect(plan.references).toEqual([])
    expect(calls).toEqual(['add', '3 08:30:00'])
  })
})

describe('two registrations with the same composite key', () => {
  const second = build.registration({ no_rawat: build.noRawat(2) })

  it('have one row, and the second is told while both are sent', () => {
    const plan = planDay(build.planInput({ facts: build.facts({ registrations: [build.registration(), second] }) }))
    expect(plan.references.map((entry) => entry.no_rawat)).toEqual([build.NO_RAWAT])
    expect(plan.visits.map((visit) => visit.problems)).toMatchObject([
      [],
      [{ reason: 'kunci-ganda', severity: 'peringatan', noRawat: second.no_rawat }],
    ])
    expect(plan.visits[1]?.problems[0]?.message).toContain(build.NO_RAWAT)
    expect(plan.visits.map((visit) => build.callsOf(visit.intents))).toEqual([
      ['add', '3 08:15:00'],
      ['add', '3 08:15:00'],
    ])
  })

  it('leave the row to whom it belongs, whoever is read first', () => {
    const references = [build.reference({ times: build.timesOf({ 3: '08:30:00' }) })]
    const registrations = [second, build.registration()]
    const plan = planDay(build.planInput({ facts: build.facts({ registrations, references }) }))
    expect(plan.references).toEqual([])
    expect(plan.visits.map((visit) => build.callsOf(visit.intents))).toEqual([
      ['add', '3 08:15:00'],
      ['add', '3 08:30:00'],
    ])
    expect(plan.visits.map((visit) => visit.problems.map((problem) => problem.reason))).toEqual([['kunci-ganda'], []])
  })
})

describe('two rows of one registration', () => {
  const exact = build.reference({ times: build.timesOf({ 3: '08:30:00' }) })
  const other = build.reference({ jam_periksa: '10:00:00', times: build.timesOf({ 3: '10:30:00' }) })

  it('are told, and the one with the time of the registration counts', () => {
    for (const references of [
      [exact, other],
      [other, exact],
    ]) {
      const { plan, visit, calls } = build.planOne({ facts: build.facts({ references }) })
      expect(calls).toEqual(['add', '3 08:30:00'])
      expect(visit.problems).toMatchObject([{ reason: 'referensi-ganda', severity: 'peringatan' }])
      expect(plan.references).toEqual([])
    }
  })

  it('of which none has that time need a person, and no task leaves', () => {
    const references = [other, build.reference({ jam_periksa: '11:00:00' })]
    const { plan, visit, calls } = build.planOne({ facts: build.facts({ references }) })
    expect(calls).toEqual(['add'])
    expect(visit.problems).toMatchObject([{ reason: 'referensi-ganda', severity: 'tindakan' }])
    expect(plan.references).toEqual([])
  })
})

it('orphans are the rows that name a registration which was not read', () => {
  const index = indexReferences([
    build.reference(),
    build.reference({ no_rawat: 'X' }),
    build.reference({ no_rawat: '' }),
  ])
  expect(index.orphans(new Set([build.NO_RAWAT])).map((row) => row.no_rawat)).toEqual(['X'])
})

it('no composite key is ever proposed twice, and no row that is there is taken from its registration', () => {
  const jam = ['08:15:00', '08:16:00']
  const registrations: Registration[] = [1, 2, 3, 4].map((number) =>
    build.registration({ no_rawat: build.noRawat(number), jam_reg: jam[number % 2] as string }),
  )
  const references = [build.reference({ no_rawat: build.noRawat(4) })]
  const plan = planDay(build.planInput({ facts: build.facts({ registrations, references }) }))
  const keys = plan.references.map((entry) => `${entry.jam_periksa} ${entry.no_rkm_medis}`)
  expect(keys).toEqual(['08:16:00 000001'])
})
