import { describe, expect, it } from 'vitest'
import type { Registration } from '../../../src/main/hospital/facts.ts'
import type { KnownVisit } from '../../../src/main/outbox/rows.ts'
import { validate } from '../../../src/main/quality/validate.ts'
import { planDay } from '../../../src/main/sync/plan.ts'
import type { Finding } from '../../../src/shared/findings.ts'
import type { TaskId } from '../../../src/shared/task-ids.ts'
import * as build from '../sync/builders.ts'

type Clocks = Partial<Record<TaskId, string>>

interface Visit {
  readonly clocks: Clocks
  readonly registration?: Partial<Registration>
  readonly visit?: KnownVisit
  /** The record says nothing of when the doctor began. */
  readonly unscheduled?: boolean
}

function findings(visits: readonly Visit[], now = build.NOW): Finding[] {
  const numbered = visits.map((visit, index) => ({ ...visit, no_rawat: build.noRawat(index + 1) }))
  const facts = build.facts({
    ...(visits.some(({ unscheduled }) => unscheduled) && { schedules: [] }),
    registrations: numbered.map(({ no_rawat, registration }, index) =>
      build.registration({ no_rawat, no_rkm_medis: String(index + 1).padStart(6, '0'), ...registration }),
    ),
    references: numbered.map(({ no_rawat, clocks }, index) =>
      build.reference({ no_rawat, no_rkm_medis: String(index + 1).padStart(6, '0'), times: build.timesOf(clocks) }),
    ),
  })
  const known = build.known(...numbered.flatMap(({ visit }) => (visit ? [visit] : [])))
  const plan = planDay(build.planInput({ facts, known, now }))
  return validate({ facts, plan, known, zone: build.ZONE, now })
}
const one = (clocks: Clocks, more: Omit<Visit, 'clocks'> = {}, now?: string) => findings([{ clocks, ...more }], now)
/** `4 kosong 08:30:00`, a dash where nothing is proposed. */
const brief = (found: readonly Finding[]) =>
  found.map(
    ({ taskid, alasan, usulan }) => `${taskid} ${alasan} ${usulan?.waktu.replace(`${build.TODAY} `, '') ?? '-'}`,
  )

describe('a missing time', () => {
  it('between two others is proposed between them', () => {
    const found = one({ 3: '08:20:00', 5: '08:40:00' })
    expect(brief(found)).toEqual(['4 kosong 08:30:00'])
    expect(found[0]?.usulan?.dasar).toBe('di antara task 3 (08.20) dan task 5 (08.40)')
    expect(found[0]?.pesan).toContain('Isi jam task 4')
  })

  it('is shared out by what other visits of the range usually take', () => {
    const usual = Array.from({ length: 5 }, () => ({ clocks: { 3: '09:00:00', 4: '09:30:00', 5: '09:40:00' } }))
    const [finding] = findings([{ clocks: { 3: '08:20:00', 5: '09:00:00' } }, ...usual])
    expect(finding?.usulan?.waktu).toBe(`${build.TODAY} 08:50:00`)
  })

  it('without room between its neighbours has no proposal, and says so', () => {
    const [finding] = one({ 3: '08:20:00', 5: '08:20:01' })
    expect(finding).toMatchObject({ alasan: 'kosong', usulan: null })
    expect(finding?.tanpaUsulan).toContain('Tidak ada sela')
  })

  it('before all others is reckoned back, and not to before the patient was registered', () => {
    const unscheduled = { unscheduled: true }
    expect(brief(one({ 4: '09:00:00', 5: '09:20:00' }, unscheduled))).toEqual(['3 kosong 08:55:00'])
    expect(brief(one({ 4: '08:17:00', 5: '09:20:00' }, unscheduled))).toEqual(['3 kosong 08:15:00'])
  })

  it('at the end is looked for only where the patient was seen', () => {
    expect(one({ 3: '08:20:00' })).toEqual([])
    const seen = { registration: { stts: 'Sudah' } }
    // That the patient was seen was seen just now, which says nothing of when the doctor called.
    expect(brief(one({ 3: '08:20:00' }, seen))).toEqual(['4 kosong 08:25:00'])
    expect(brief(one({ 3: '14:58:00' }, seen))).toEqual(['4 kosong 14:59:00'])
  })

  it('of a visit begun on an earlier day counts as missing', () => {
    expect(brief(one({ 3: '08:20:00', 4: '08:50:00' }, {}, '2025-10-07 08:00:00'))).toEqual(['5 kosong 08:55:00'])
  })

  it('is not looked for in the admission queue of a visit that had none', () => {
    expect(one({ 3: '08:20:00', 4: '08:50:00', 5: '09:00:00' })).toEqual([])
    expect(brief(one({ 1: '07:00:00', 3: '08:20:00', 4: '08:50:00', 5: '09:00:00' }))).toEqual(['2 kosong 07:40:00'])
  })
})

describe('a time out of order', () => {
  it('is the one that all others contradict, wherever it stands', () => {
    const found = one({ 3: '08:20:00', 4: '12:00:00', 5: '09:00:00', 6: '09:30:00' })
    expect(brief(found)).toEqual(['4 terbalik 08:40:00'])
    expect(found[0]?.pesan).toContain('lebih akhir dari task 5 (09.00)')
  })

  it('is the later of two where nothing tells them apart', () => {
    const found = one({ 3: '09:00:00', 4: '08:40:00' })
    expect(brief(found)).toEqual(['4 terbalik 09:05:00'])
    expect(found[0]?.pesan).toContain('lebih awal dari task 3 (09.00)')
  })

  it('that equals another is told as such', () => {
    const found = one({ 3: '08:20:00', 4: '08:20:00', 5: '09:00:00' })
    expect(brief(found)).toEqual(['4 kembar 08:40:00'])
    expect(found[0]?.pesan).toContain('sama dengan task 3')
  })

  it('behind what BPJS took is found, and what BPJS took is not', () => {
    const visit = build.knownVisit([build.knownRow(), build.knownTask(3, '08:30:00')])
    const found = one({ 3: '09:30:00', 4: '08:10:00', 5: '09:00:00' }, { visit })
    expect(brief(found)).toEqual(['4 terbalik 08:45:00'])
  })
})

describe('a time that cannot be', () => {
  it('of another day is proposed on the day of the visit, at the same clock', () => {
    const found = one({ 3: '08:20:00', 4: '2025-10-05 08:40:00', 5: '09:00:00' })
    expect(brief(found)).toEqual(['4 hari-lain 08:40:00'])
    expect(found[0]?.usulan?.dasar).toBe('jam yang sama pada hari kunjungan')
  })

  it('of another day is proposed between its neighbours where the clock does not fit', () => {
    expect(brief(one({ 3: '08:20:00', 4: '2025-10-05 10:40:00', 5: '09:00:00' }))).toEqual(['4 hari-lain 08:40:00'])
  })

  it('ahead of now is proposed between its neighbours', () => {
    expect(brief(one({ 3: '08:20:00', 4: '18:40:00', 5: '09:00:00' }))).toEqual(['4 depan 08:40:00'])
  })

  it('of a day that does not exist is proposed on the day of the visit, at the same clock', () => {
    const found = one({ 3: '08:20:00', 4: '2025-02-31 08:47:00', 5: '09:00:00' })
    expect(brief(found)).toEqual(['4 mustahil 08:47:00'])
    expect(found[0]?.usulan?.dasar).toBe('jam yang sama pada hari kunjungan')
  })

  it('that names no moment is proposed anew where its clock does not fit, or is none', () => {
    expect(brief(one({ 3: '08:20:00', 4: '2025-02-31 10:40:00', 5: '09:00:00' }))).toEqual(['4 mustahil 08:40:00'])
    expect(brief(one({ 3: '00:00:00', 4: '2025-02-31 00:00:00', 5: '00:40:00' }))).toEqual(['4 mustahil 00:20:00'])
    expect(brief(one({ 3: '08:20:00', 4: '2025-02-31', 5: '09:00:00' }))).toEqual(['4 mustahil 08:40:00'])
  })

  it('that is a zero date counts as missing', () => {
    expect(brief(one({ 3: '08:20:00', 4: '0000-00-00 00:00:00', 5: '09:00:00' }))).toEqual(['4 kosong 08:40:00'])
  })
})

describe('what is left alone', () => {
  it('a visit that is cancelled, excluded, ended with 99 or entered twice', () => {
    const reversed = { 3: '09:00:00', 4: '08:40:00' }
    expect(one(reversed, { registration: { stts: 'Batal' } })).toEqual([])
    expect(one(reversed, { registration: { kd_poli: 'IGDK' } })).toEqual([])
    const ended = build.knownVisit([build.knownRow(), build.knownTask(99, '08:30:00')])
    expect(one(reversed, { visit: ended })).toEqual([])
  })

  it('a time that only has to be waited for', () => {
    expect(one({ 3: '08:20:00', 4: '15:03:00' })).toEqual([])
  })
})

it('lists within a reason those first that need a person: no mass acceptance takes them away', () => {
  const found = findings([
    { clocks: { 3: '08:20:00', 5: '08:40:00' } },
    { clocks: { 3: '08:20:00', 5: '08:20:01' } },
    { clocks: { 3: '08:50:00', 5: '08:50:01' } },
  ])
  expect(found.map(({ no_rawat, alasan, usulan }) => [no_rawat.slice(-1), alasan, usulan !== null])).toEqual([
    ['2', 'kosong', false],
    ['3', 'kosong', false],
    ['1', 'kosong', true],
  ])
})

it('lists findings by reason, then by visit, under an id of visit and task', () => {
  const found = findings([
    { clocks: { 3: '09:00:00', 4: '08:40:00' } },
    { clocks: { 3: '08:20:00', 5: '08:40:00' } },
    { clocks: { 3: '08:20:00', 5: '08:50:00' } },
  ])
  expect(found.map(({ id, alasan }) => `${id} ${alasan}`)).toEqual([
    '2025/10/06/000002#4 kosong',
    '2025/10/06/000003#4 kosong',
    '2025/10/06/000001#4 terbalik',
  ])
  expect(found[0]).toMatchObject({ nama: 'Budi Contoh', poli: 'Poli Penyakit Dalam', dokter: 'dr. Sari Contoh' })
})
