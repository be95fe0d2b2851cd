import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demoDay, REFUSED_REFERRAL } from '../../../src/main/demo/demo-day.ts'
import { DEMO_DOCTORS, DEMO_POLIS } from '../../../src/main/demo/demo-people.ts'
import { addDays, dateOf, parseWallTime } from '../../../src/shared/wall-time.ts'

const DATE = '2025-10-06'
const anyDate = fc.nat(3_000).map((days) => addDays('2024-01-01', days))

describe('the demo’s day', () => {
  it('is the same for the same date and another for another', () => {
    expect(demoDay(DATE)).toEqual(demoDay(DATE))
    expect(demoDay(DATE)).not.toEqual(demoDay('2025-10-07'))
  })

  it('has about 60 visits, each with numbers of its own, all on their date', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const visits = demoDay(date)
        expect(visits.length).toBeGreaterThanOrEqual(50)
        expect(visits.length).toBeLessThanOrEqual(70)
        for (const key of ['no_rawat', 'no_rkm_medis'] as const) {
          expect(new Set(visits.map((visit) => visit[key])).size).toBe(visits.length)
        }
        const bookings = visits.flatMap((visit) => visit.nobooking ?? [])
        expect(new Set(bookings).size).toBe(bookings.length)
        for (const { registered, steps, no_rawat } of visits) {
          expect(no_rawat.startsWith(date.replaceAll('-', '/'))).toBe(true)
          for (const time of [registered, ...steps.values()]) {
            expect(parseWallTime(time)).toEqual({ kind: 'ada', value: time })
            expect(dateOf(time)).toBe(date)
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  it('runs in order from registration to the last step, but for the visit with the wrong clock and the one with twin times', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const reversed = demoDay(date).filter(({ registered, steps }) => {
          const times = [registered, ...[...steps].sort(([a], [b]) => a - b).map(([, time]) => time)]
          // Whoever came without a booking waits from the very moment of registering.
          return times.some(
            (time, index) => index > 0 && (index === 1 ? time < registered : time <= (times[index - 1] ?? '')),
          )
        })
        expect(reversed).toHaveLength(2)
      }),
      { numRuns: 50 },
    )
  })

  it('shows every kind of visit on any date: booked, walk-in, general, without mapping, excluded, refused', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const visits = demoDay(date)
        expect(visits.some((visit) => visit.nobooking !== null)).toBe(true)
        expect(visits.some((visit) => visit.kd_pj === 'BPJ' && visit.nobooking === null)).toBe(true)
        expect(visits.some((visit) => visit.kd_pj === 'UMU')).toBe(true)
        expect(visits.some((visit) => visit.doctor.kd_poli === 'U0012')).toBe(true)
        expect(visits.some((visit) => visit.doctor.kd_poli === 'IGDK')).toBe(true)
        const refused = visits.filter((visit) => visit.nomorreferensi === REFUSED_REFERRAL)
        expect(refused).toMatchObject([{ kd_pj: 'BPJ', nobooking: expect.any(String) }])
        expect(visits.some((visit) => visit.steps.has(7))).toBe(true)
        expect(visits.some((visit) => !visit.steps.has(6))).toBe(true)
        expect(visits.filter((visit) => visit.cancelled !== null)).toMatchObject([{ nobooking: expect.any(String) }])
      }),
      { numRuns: 50 },
    )
  })

  it('sends patients only to polis and doctors that exist', () => {
    const polis = new Set(DEMO_POLIS.map((poli) => poli.kd_poli))
    expect(DEMO_DOCTORS.every((doctor) => polis.has(doctor.kd_poli))).toBe(true)
    for (const { doctor, nobooking } of demoDay(DATE)) {
      expect(DEMO_DOCTORS).toContain(doctor)
      if (nobooking)
        expect(DEMO_POLIS.find((poli) => poli.kd_poli === doctor.kd_poli)?.bpjs).toEqual(expect.any(String))
    }
  })
})
