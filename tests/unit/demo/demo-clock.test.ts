import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demoTime, newStart, stillRuns } from '../../../src/main/demo/demo-clock.ts'
import { epochToWallTime, wallTimeToEpoch, ZONES } from '../../../src/shared/wall-time.ts'

const ZONE = 'Asia/Jakarta'
const MINUTE = 60_000
const at = (wall: string) => wallTimeToEpoch(wall, ZONE)
const shown = (epochMs: number) => epochToWallTime(epochMs, ZONE)

describe('the demo’s clock', () => {
  it('begins in mid-morning of today, whatever time it is', () => {
    for (const zone of ZONES) {
      for (const wall of ['2025-10-06 00:00:00', '2025-10-06 12:00:00', '2025-10-06 23:59:59']) {
        const real = wallTimeToEpoch(wall, zone)
        expect(epochToWallTime(newStart(real, zone).demoMs, zone)).toBe('2025-10-06 10:30:00')
      }
    }
  })

  it('runs faster than the workstation’s clock, and never backwards', () => {
    const real = at('2025-10-06 14:00:00')
    const start = newStart(real, ZONE)
    expect(shown(demoTime(start, real))).toBe('2025-10-06 10:30:00')
    expect(shown(demoTime(start, real + 5 * MINUTE))).toBe('2025-10-06 11:30:00')
    fc.assert(
      fc.property(fc.nat(86_400_000), fc.nat(86_400_000), (earlier, more) => {
        expect(demoTime(start, real + earlier + more)).toBeGreaterThanOrEqual(demoTime(start, real + earlier))
      }),
    )
  })

  it('stands still while the workstation’s clock is set back before its start', () => {
    const real = at('2025-10-06 14:00:00')
    const start = newStart(real, ZONE)
    expect(demoTime(start, real - 30 * MINUTE)).toBe(start.demoMs)
    expect(stillRuns(start, real - 30 * MINUTE, ZONE)).toBe(start)
  })

  it('ends in the evening of its day, and then begins again', () => {
    const real = at('2025-10-06 14:00:00')
    const start = newStart(real, ZONE)
    const ends = real + (9.5 * 60 * MINUTE) / 12
    expect(stillRuns(start, ends - 1_000, ZONE)).toBe(start)
    expect(stillRuns(start, ends, ZONE)).toBeNull()
    expect(shown(newStart(ends, ZONE).demoMs)).toBe('2025-10-06 10:30:00')
  })

  it('begins again when the workstation’s day is another', () => {
    const real = at('2025-10-06 23:58:00')
    const start = newStart(real, ZONE)
    expect(stillRuns(start, at('2025-10-06 23:59:59'), ZONE)).toBe(start)
    expect(stillRuns(start, at('2025-10-07 00:00:00'), ZONE)).toBeNull()
  })

  it('begins where there was no start', () => {
    expect(stillRuns(null, at('2025-10-06 14:00:00'), ZONE)).toBeNull()
  })
})
