import { describe, expect, it } from 'vitest'
import { begunVisits, isFollowed, unfollowedVisits } from '../../../src/main/sync/followed.ts'
import { booking, facts, known, knownRow, knownVisit, NO_RAWAT, reference, UNDELIVERED } from './builders.ts'

const NOBODY: ReadonlySet<string> = new Set()
const days = { from: '2025-10-06', backTo: '2025-09-30', begun: NOBODY }
const on = (tgl_registrasi: string) => ({ no_rawat: NO_RAWAT, tgl_registrasi })

describe('a visit that cycles see to by themselves', () => {
  it('is every one of the days they read, begun or not', () => {
    expect(isFollowed(on('2025-10-06'), { ...days, onTheWay: NOBODY })).toBe(true)
    expect(isFollowed(on('2025-10-07'), { ...days, onTheWay: NOBODY })).toBe(true)
  })

  it('is of the days they look back at only one that somebody began', () => {
    expect(isFollowed(on('2025-10-05'), { ...days, onTheWay: NOBODY })).toBe(false)
    const begun = new Set([NO_RAWAT])
    expect(isFollowed(on('2025-10-05'), { ...days, begun, onTheWay: NOBODY })).toBe(true)
    expect(isFollowed(on('2025-09-29'), { ...days, begun, onTheWay: NOBODY })).toBe(false)
  })

  it('is one with a call on its way, however old it is', () => {
    expect(isFollowed(on('2025-01-01'), { ...days, onTheWay: new Set([NO_RAWAT]) })).toBe(true)
  })
})

it('somebody began what is in the outbox, booked, in the reference table or marked by another program', () => {
  const read = facts({
    bookings: [booking({ no_rawat: 'B' })],
    references: [reference({ no_rawat: 'C' })],
    taskMarks: [{ no_rawat: 'D', taskid: 3, waktu: '' }],
  })
  expect([...begunVisits(read, ['A'])]).toEqual(['A', 'B', 'C', 'D'])
})

it('a delivered call of a day beyond the look-back does not bring its visit back, an unsent one does', () => {
  const old = { ...days, begun: new Set([NO_RAWAT]) }
  const left = (row: ReturnType<typeof knownRow>) => [
    ...unfollowedVisits([on('2025-01-01')], known(knownVisit([row])), old),
  ]
  expect(left(knownRow())).toEqual([NO_RAWAT])
  for (const state of ['menunggu', 'coba-lagi', 'mengirim', 'tertahan'] as const)
    expect(left(knownRow({ state, ...UNDELIVERED }))).toEqual([])
})
