import { describe, expect, it } from 'vitest'
import { rangeWords } from '../../../src/renderer/src/components/date-range.ts'
import { exactMoment, momentText, momentWords, taskMoment } from '../../../src/renderer/src/components/moment.ts'
import { wordSearch } from '../../../src/renderer/src/components/word-search.ts'

describe('the search of a list', () => {
  const finds = (text: string) => wordSearch(text)('SITI AMINAH', '2025/10/06/000001')

  it.each(['siti', 'AMIN', 'aminah siti', ' 000001  siti ', '2025/10'])('finds "%s": every word is there', (text) => {
    expect(finds(text)).toBe(true)
  })

  it.each(['siti rahma', 'aminah2025'])('does not find "%s": a word is missing', (text) => {
    expect(finds(text)).toBe(false)
  })

  it.each(['', '   '])('leaves everything where nothing is sought', (text) => {
    expect(finds(text)).toBe(true)
  })
})

describe('a moment in a list', () => {
  const AT = '2025-10-06 10:25:07'

  it('has its day, to the minute or to the second', () => {
    expect(momentText(AT)).toBe('Sen, 6 Okt 2025 10.25')
    expect(exactMoment(AT)).toBe('Sen, 6 Okt 2025 10.25.07')
  })

  it('leaves out today, and for a task the day of the visit', () => {
    expect(momentWords(AT, '2025-10-06')).toBe('10.25')
    expect(momentWords(AT, '2025-10-07')).toBe('Sen, 6 Okt 2025 10.25')
    expect(taskMoment(AT, '2025-10-06')).toBe('10.25.07')
    expect(taskMoment('2025-10-06 10:25:00', '2025-10-06')).toBe('10.25')
    expect(taskMoment(AT, '2025-10-05')).toBe('Sen, 6 Okt 2025 10.25.07')
  })

  it('may be a day or several within a sentence', () => {
    expect(rangeWords({ dari: '2025-10-06', sampai: '2025-10-06' })).toBe('pada Sen, 6 Okt 2025')
    expect(rangeWords({ dari: '2025-10-01', sampai: '2025-10-06' })).toBe('dari Rab, 1 Okt 2025 sampai Sen, 6 Okt 2025')
  })
})
