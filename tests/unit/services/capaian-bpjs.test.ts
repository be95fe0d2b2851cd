import { describe, expect, it } from 'vitest'
import { periodsToAsk } from '../../../src/main/services/capaian-bpjs.ts'

const asked = (dari: string, sampai: string) =>
  periodsToAsk({ dari, sampai }).map(({ kind, dari: day }) => `${kind} ${day}`)

describe('what BPJS is asked for', () => {
  it('is a month where the range holds it whole', () => {
    expect(asked('2025-10-01', '2025-10-31')).toEqual(['bulan 2025-10-01'])
    expect(asked('2024-02-01', '2024-03-31')).toEqual(['bulan 2024-02-01', 'bulan 2024-03-01'])
  })

  it('is every day of what is left over', () => {
    expect(asked('2025-10-06', '2025-10-06')).toEqual(['hari 2025-10-06'])
    expect(asked('2025-09-29', '2025-11-02')).toEqual([
      'hari 2025-09-29',
      'hari 2025-09-30',
      'bulan 2025-10-01',
      'hari 2025-11-01',
      'hari 2025-11-02',
    ])
    expect(asked('2025-10-01', '2025-10-30')).toHaveLength(30)
  })
})
