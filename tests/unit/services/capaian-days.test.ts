import { describe, expect, it } from 'vitest'
import type { CapaianVisit } from '../../../src/main/quality/capaian-visit.ts'
import { createCapaianDays } from '../../../src/main/services/capaian-days.ts'
import { addDays } from '../../../src/shared/wall-time.ts'
import { capaianVisit } from '../quality/capaian-fixtures.ts'

const DARI = '2025-10-01'

/** A hospital with as many visits every day, and a log of what was read of it. */
function hospital(perDay: number, during: () => void = () => {}) {
  const reads: string[] = []
  let now = 0
  const days = createCapaianDays({
    now: () => now,
    async read({ dari, sampai }) {
      reads.push(dari === sampai ? dari : `${dari} ${sampai}`)
      during()
      const visits: CapaianVisit[] = []
      for (let day = dari; day <= sampai; day = addDays(day, 1))
        for (let number = 0; number < perDay; number++)
          visits.push(capaianVisit({ tanggal: day, no_rawat: `${day.replaceAll('-', '/')}/${number}` }))
      return visits
    },
  })
  return { days, reads, pass: (ms: number) => (now += ms) }
}

describe('the visits of some days', () => {
  it('are all there, each day once, in order', async () => {
    const { days } = hospital(50)
    const visits = await days.visits({ dari: DARI, sampai: '2025-10-31' })
    expect(visits).toHaveLength(31 * 50)
    expect(visits.map(({ tanggal }) => tanggal)).toEqual(visits.map(({ tanggal }) => tanggal).sort())
    expect(new Set(visits.map(({ no_rawat }) => no_rawat)).size).toBe(31 * 50)
  })

  it('are read in small pieces where days are full, and in weeks where they are not', async () => {
    const full = hospital(1_000)
    await full.days.visits({ dari: DARI, sampai: '2025-10-05' })
    expect(full.reads).toHaveLength(5)
    const quiet = hospital(10)
    await quiet.days.visits({ dari: DARI, sampai: '2025-10-15' })
    expect(quiet.reads).toEqual([DARI, '2025-10-02 2025-10-08', '2025-10-09 2025-10-15'])
  })

  it('are there without reading again for a minute, whichever of the days are asked for', async () => {
    const { days, reads, pass } = hospital(10)
    await days.visits({ dari: DARI, sampai: '2025-10-08' })
    const before = reads.length
    pass(59_000)
    expect(await days.visits({ dari: '2025-10-03', sampai: '2025-10-04' })).toHaveLength(20)
    expect(reads).toHaveLength(before)
    pass(1_000)
    await days.visits({ dari: DARI, sampai: DARI })
    expect(reads).toHaveLength(before + 1)
  })

  it('are read once for everybody who asks at the same time', async () => {
    const { days, reads } = hospital(10)
    const range = { dari: DARI, sampai: '2025-10-08' }
    await Promise.all([days.visits(range), days.visits(range)])
    expect(reads).toHaveLength(2)
  })

  it('are read again where they changed, or all of them', async () => {
    const { days, reads } = hospital(10)
    const range = { dari: DARI, sampai: '2025-10-03' }
    await days.visits(range)
    days.forget(['2025/10/02/000003'])
    reads.length = 0
    await days.visits(range)
    expect(reads).toEqual(['2025-10-02'])
    days.forget(null)
    reads.length = 0
    expect(await days.visits(range)).toHaveLength(30)
    expect(reads[0]).toBe(DARI)
  })

  it('that changed while they were read are read again the next time', async () => {
    const changing = { on: true, forget: () => {} }
    const { days, reads } = hospital(10, () => changing.on && changing.forget())
    changing.forget = () => days.forget([`${DARI.replaceAll('-', '/')}/000001`])
    await days.visits({ dari: DARI, sampai: DARI })
    changing.on = false
    await days.visits({ dari: DARI, sampai: DARI })
    expect(reads).toEqual([DARI, DARI])
  })

  it('can be asked for again after a reading that failed', async () => {
    let fails = true
    const { days } = hospital(1, () => {
      if (fails) throw new Error('away')
    })
    await expect(days.visits({ dari: DARI, sampai: DARI })).rejects.toThrow('away')
    fails = false
    expect(await days.visits({ dari: DARI, sampai: DARI })).toHaveLength(1)
  })
})
