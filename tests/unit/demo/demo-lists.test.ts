import { describe, expect, it } from 'vitest'
import { demoLists } from '../../../src/main/demo/demo-lists.ts'
import { DEMO_DOCTORS, DEMO_POLIS } from '../../../src/main/demo/demo-people.ts'
import { rankMatches } from '../../../src/shared/best-match.ts'

const { poli, dokter, jadwal } = demoLists()

describe('the lists of the demo’s BPJS', () => {
  it('have every code of the demo’s hospital, and best of all the one that is missing there', () => {
    const codes = new Set(poli.map(({ kdsubspesialis }) => kdsubspesialis))
    const polis = poli.map(({ kdsubspesialis, nmsubspesialis }) => ({ kode: kdsubspesialis, nama: nmsubspesialis }))
    for (const { nm_poli, bpjs } of DEMO_POLIS.filter(({ kd_poli }) => kd_poli !== 'IGDK')) {
      if (bpjs) expect(codes).toContain(bpjs)
      expect(rankMatches(nm_poli, polis)[0]?.kode).toBe(bpjs ?? 'GIZ')
    }
    const doctors = dokter.map(({ kodedokter, namadokter }) => ({ kode: String(kodedokter), nama: namadokter }))
    for (const { nm_dokter, bpjs } of DEMO_DOCTORS) expect(rankMatches(nm_dokter, doctors)[0]?.kode).toBe(bpjs)
  })

  it('have schedules that differ from the hospital’s in every way there is', () => {
    const of = (bpjs: string) => jadwal.filter(({ kodedokter, hari }) => String(kodedokter) === bpjs && hari === 1)
    expect(of('201901')).toMatchObject([{ jadwal: '07:30-14:00', kapasitaspasien: 40, libur: 0 }])
    expect(of('201902')).toMatchObject([{ jadwal: '08:00-13:00' }])
    expect(of('201903')).toMatchObject([{ kapasitaspasien: 30 }])
    expect(of('201904')).toMatchObject([{ libur: 1 }])
    expect(of('201905')).toEqual([])
    expect(of('201908')).toMatchObject([{ kodepoli: 'ANA' }])
  })
})
