import { describe, expect, it } from 'vitest'
import type { HfisSession } from '../../../src/main/bpjs/references.ts'
import type { KhanzaSession } from '../../../src/main/hospital/read-mapping.ts'
import { compareSchedules } from '../../../src/main/quality/compare-schedules.ts'

const MONDAY = 1
const master = (kode: string, nama: string, bpjs: string | null) => ({
  kode,
  nama,
  bpjs: bpjs === null ? null : { kode: bpjs, nama },
  aktif: true,
})
const ANAK = master('U0003', 'Poli Anak', 'ANA')
const INTAN = master('D1', 'dr. Intan', '101')

function here(jam: string, change: Partial<KhanzaSession> = {}): KhanzaSession {
  const [from, until] = jam.split('-')
  return { poli: ANAK, dokter: INTAN, jam_mulai: `${from}:00`, jam_selesai: `${until}:00`, kuota: 20, ...change }
}

function there(jam: string, change: Partial<HfisSession> = {}): HfisSession {
  const anak = { kode: 'ANA', nama: 'ANAK' }
  const dokter = { kode: '101', nama: 'INTAN' }
  return { poli: anak, subspesialis: anak, dokter, hari: MONDAY, jam, kuota: 20, libur: false, ...change }
}

function compared(khanza: KhanzaSession[], hfis: HfisSession[], asked = ['ANA']) {
  const names = {
    poli: new Map([['ANA', { kode: ANAK.kode, nama: ANAK.nama }]]),
    dokter: new Map([['101', { kode: INTAN.kode, nama: INTAN.nama }]]),
  }
  const answers = asked.map((kode) => ({ kode, sessions: hfis }))
  return compareSchedules({ khanza, hfis: answers, names, hari: MONDAY }).map((row) => ({
    ...row,
    jam: [row.khanza?.jam ?? null, row.hfis?.jam ?? null],
  }))
}
const outcomes = (...sides: Parameters<typeof compared>) => compared(...sides).map(({ jam, beda }) => ({ jam, beda }))

describe('one session on either side', () => {
  it('is one row, named as SIMRS names it', () => {
    expect(compared([here('08:00-12:00')], [there('08:00-12:00')])).toEqual([
      {
        poli: { kode: 'U0003', nama: 'Poli Anak' },
        dokter: { kode: 'D1', nama: 'dr. Intan' },
        khanza: { jam: '08:00-12:00', kuota: 20 },
        hfis: { jam: '08:00-12:00', kuota: 20, libur: false },
        beda: [],
        jam: ['08:00-12:00', '08:00-12:00'],
      },
    ])
  })

  it.each([
    ['other hours', there('13:00-15:00'), ['jam']],
    ['another quota', there('08:00-12:00', { kuota: 30 }), ['kuota']],
    ['a day off', there('08:00-12:00', { libur: true }), ['libur']],
    ['everything at once', there('08:00-11:00', { kuota: 1, libur: true }), ['jam', 'kuota', 'libur']],
  ])('%s is the difference', (_name, theirs, beda) => {
    expect(outcomes([here('08:00-12:00')], [theirs])).toMatchObject([{ beda }])
  })

  it('is missing on the other where only one has it', () => {
    expect(outcomes([here('08:00-12:00')], [])).toEqual([{ jam: ['08:00-12:00', null], beda: ['tidak-ada-di-hfis'] }])
    expect(outcomes([], [there('08:00-12:00')])).toEqual([{ jam: [null, '08:00-12:00'], beda: ['tidak-ada-di-simrs'] }])
    expect(outcomes([], [there('08:00-12:00', { libur: true })])).toMatchObject([{ beda: [] }])
  })
})

describe('several sessions of one doctor', () => {
  it('are matched by their start, then by the time they share', () => {
    const ours = [here('08:00-12:00'), here('13:00-15:00'), here('17:00-19:00')]
    const theirs = [there('17:00-20:00'), there('09:00-12:00'), there('13:00-15:00')]
    expect(outcomes(ours, theirs)).toEqual([
      { jam: ['08:00-12:00', '09:00-12:00'], beda: ['jam'] },
      { jam: ['17:00-19:00', '17:00-20:00'], beda: ['jam'] },
      { jam: ['13:00-15:00', '13:00-15:00'], beda: [] },
    ])
  })

  it('that share no time are two that are missing', () => {
    const ours = [here('08:00-10:00'), here('13:00-15:00')]
    expect(outcomes(ours, [there('13:00-15:00'), there('17:00-19:00')]).map(({ beda }) => beda)).toEqual([
      ['tidak-ada-di-hfis'],
      ['tidak-ada-di-simrs'],
      [],
    ])
  })
})

describe('what belongs together', () => {
  const ginjal = { kode: '008', nama: 'GINJAL' }
  const dalam = { kode: 'INT', nama: 'PENYAKIT DALAM' }

  it('is told by the code that was asked for: the subspecialty where it was, else its poli', () => {
    const ours = [here('08:00-12:00', { poli: master('U1', 'Poli Dalam', 'INT') })]
    const theirs = [there('08:00-12:00', { poli: dalam, subspesialis: ginjal })]
    expect(outcomes(ours, theirs, ['INT'])).toMatchObject([{ beda: [] }])
    const rows = compared(ours, theirs, ['INT', '008'])
    expect(rows.map(({ poli, beda }) => [poli.kode, beda])).toEqual([
      ['008', ['tidak-ada-di-simrs']],
      ['U1', ['tidak-ada-di-hfis']],
    ])
  })

  it('is one weekday, and one session however often it is answered', () => {
    const theirs = [there('08:00-12:00'), there('08:00-12:00', { hari: 2 }), there('08:00-12:00', { hari: null })]
    expect(outcomes([here('08:00-12:00')], theirs, ['ANA', 'INT'])).toHaveLength(1)
  })

  it('leaves aside what has no code or was not asked about', () => {
    const ours = [
      here('08:00-12:00', { poli: master('U9', 'Poli Gizi', null) }),
      here('08:00-12:00', { dokter: master('D9', 'dr. Baru', null) }),
      here('08:00-12:00', { poli: master('U8', 'Poli Mata', 'MAT') }),
    ]
    expect(outcomes(ours, [])).toEqual([])
  })
})
