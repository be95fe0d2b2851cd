import { describe, expect, it } from 'vitest'
import { nameLikeness, rankMatches } from '../../../src/shared/best-match.ts'

const named = (...names: string[]) => names.map((nama, index) => ({ kode: `K${index}`, nama }))
const best = (name: string, ...names: string[]) => rankMatches(name, named(...names))[0]?.nama

const POLIS = [
  'ANAK',
  'BEDAH',
  'BEDAH ANAK',
  'BEDAH SARAF',
  'GIGI',
  'GIGI BEDAH MULUT',
  'GIZI KLINIK',
  'JANTUNG DAN PEMBULUH DARAH',
  'KEBIDANAN DAN KANDUNGAN',
  'KULIT KELAMIN',
  'MATA',
  'PARU',
  'PENYAKIT DALAM',
  'SARAF',
  'THT-KL',
]

describe('the best match of a poli', () => {
  it.each([
    ['Poli Anak', 'ANAK'],
    ['Klinik Sp. Anak', 'ANAK'],
    ['POLIKLINIK BEDAH', 'BEDAH'],
    ['Poli Bedah Syaraf', 'BEDAH SARAF'],
    ['Poli Peny. Dalam', 'PENYAKIT DALAM'],
    ['Interna', 'PENYAKIT DALAM'],
    ['Poli Obgyn', 'KEBIDANAN DAN KANDUNGAN'],
    ['Poli Kebidanan & Kandungan', 'KEBIDANAN DAN KANDUNGAN'],
    ["Poli Saraf 'Pagi'", 'SARAF'],
    ['Poli T.H.T', 'THT-KL'],
    ['Poli THT', 'THT-KL'],
    ['Jantung', 'JANTUNG DAN PEMBULUH DARAH'],
    ['Poli Gizi', 'GIZI KLINIK'],
    ['Kulit & Kelamin', 'KULIT KELAMIN'],
  ])('%s is %s', (name, wanted) => {
    expect(best(name, ...POLIS)).toBe(wanted)
  })
})

const DOCTORS = [
  'dr. AHMAD FAUZI, Sp.PD',
  'dr. AHMAD FAUZAN, Sp.A',
  "dr. SITI NUR'AINI, Sp.OG(K)",
  'drg. SITI NURHALIZA',
  'Muhammad Yusuf Pratama',
  'dr. MADE WIRAWAN, Sp.PD-KGEH, M.Kes, FINASIM',
]

describe('the best match of a doctor', () => {
  it.each([
    ['Ahmad Fauzi, dr., Sp.PD., M.Kes', 'dr. AHMAD FAUZI, Sp.PD'],
    ['dr Siti Nuraini SpOG', "dr. SITI NUR'AINI, Sp.OG(K)"],
    ['dr. M. Yusuf Pratama, Sp.B', 'Muhammad Yusuf Pratama'],
    ['dr. Moh. Yusuf Pratama', 'Muhammad Yusuf Pratama'],
    ['Prof. Dr. dr. I Made Wirawan', 'dr. MADE WIRAWAN, Sp.PD-KGEH, M.Kes, FINASIM'],
    ['dr. Achmad Fauzan', 'dr. AHMAD FAUZAN, Sp.A'],
  ])('%s is %s', (name, wanted) => {
    expect(best(name, ...DOCTORS)).toBe(wanted)
  })

  it('is the same person under any title, however it is written', () => {
    expect(nameLikeness('dr. Made Wirawan, Sp.PD', 'MADE WIRAWAN')).toBe(1)
    expect(nameLikeness('dr. Budi Santoso', 'drg. Rina Kusuma')).toBeLessThan(0.2)
  })

  it('does not lose a name to a title that looks like it', () => {
    expect(nameLikeness('dr. Spartakus Mars', 'dr. Spartakus Bumi')).toBeGreaterThan(0.6)
  })
})

it('every candidate is listed, equals by name and then by code, and the given list left as it was', () => {
  const given = [
    { kode: 'B', nama: 'Zaitun' },
    { kode: 'B', nama: 'Anggur' },
    { kode: 'A', nama: 'Zaitun' },
  ]
  const before = structuredClone(given)
  expect(rankMatches('', given).map(({ kode, nama }) => kode + nama)).toEqual(['BAnggur', 'AZaitun', 'BZaitun'])
  expect(given).toEqual(before)
  expect(rankMatches('Poli Umum', named('MATA', 'Umum')).map(({ nama }) => nama)).toEqual(['Umum', 'MATA'])
})
