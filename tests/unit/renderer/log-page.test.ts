import { describe, expect, it } from 'vitest'
import { formatEntry, parseLine } from '../../../src/main/log/sync-log.ts'
import {
  appendLines,
  countAfter,
  filterLines,
  linesAsText,
  replaceLines,
} from '../../../src/renderer/src/pages/log/lines.ts'
import { highlightPieces, partsOf } from '../../../src/renderer/src/pages/log/parts.ts'
import type { LogLevelName, LogLine } from '../../../src/shared/ipc/log.ts'

const line = (id: number, text = `baris ${id}`, level: LogLevelName = 'info'): LogLine => ({
  id,
  at: '2025-10-06 10:00:00',
  level,
  text,
})

describe('appendLines', () => {
  it('keeps the newest up to the cap under numbers that only rise', () => {
    const first = appendLines([], [line(1), line(2), line(3)], 4)
    const all = appendLines(first, [line(4), line(5)], 4)
    expect(all.map(({ id, seq }) => [id, seq])).toEqual([
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ])
    expect(appendLines(all, [line(6), line(7), line(8), line(9), line(10)], 4).map(({ id }) => id)).toEqual([
      7, 8, 9, 10,
    ])
  })

  it('leaves out what it was told twice, and takes the lines of a program that started again', () => {
    const kept = appendLines([], [line(1), line(2)])
    expect(appendLines(kept, [line(2)])).toBe(kept)
    expect(appendLines(kept, [line(2), line(3), line(1, 'mulai lagi')]).map(({ text }) => text)).toEqual([
      'baris 1',
      'baris 2',
      'baris 3',
      'mulai lagi',
    ])
  })

  it('goes on counting when the lines are replaced', () => {
    expect(replaceLines(appendLines([], [line(1), line(2)]), [line(1)]).map(({ seq }) => seq)).toEqual([3])
  })
})

describe('filterLines', () => {
  const lines = appendLines([], [line(1, 'a Ok'), line(2, 'b lambat', 'warn'), line(3, 'c DITOLAK', 'error')])
  const ids = (level: 'semua' | 'peringatan' | 'galat', teks: string) =>
    filterLines(lines, { level, teks }).map(({ id }) => id)

  it('filters by level and text in any case', () => {
    expect(filterLines(lines, { level: 'semua', teks: '' })).toBe(lines)
    expect(ids('peringatan', '')).toEqual([2, 3])
    expect(ids('galat', '')).toEqual([3])
    expect(ids('semua', 'ditolak')).toEqual([3])
    expect(ids('galat', 'lambat')).toEqual([])
  })

  it('counts what came after a line, and gives the lines as the file has them', () => {
    expect(countAfter(lines, 1)).toBe(2)
    expect(countAfter(lines, 3)).toBe(0)
    expect(linesAsText(lines.slice(1, 2))).toBe('2025-10-06 10:00:00 WARN  b lambat\n')
  })
})

describe('partsOf', () => {
  it('takes apart what the log writes', () => {
    const entry = { level: 'warn', noRawat: '2025/10/06/000001', call: 'updatewaktu/3', code: 201 } as const
    const written = formatEntry({ ...entry, durationMs: 1143, message: 'BPJS menolak' }, '2025-10-06 10:00:00')
    expect(partsOf(parseLine(written)?.text ?? '')).toEqual({
      noRawat: '2025/10/06/000001',
      call: 'updatewaktu/3',
      code: '201',
      duration: '1.143 ms',
      message: 'BPJS menolak',
    })
    const plain = formatEntry({ level: 'info', message: 'Sinkronisasi dimulai' }, '2025-10-06 10:00:00')
    expect(partsOf(parseLine(plain)?.text ?? '')).toEqual({
      noRawat: '',
      call: '',
      code: '',
      duration: '',
      message: 'Sinkronisasi dimulai',
    })
  })

  it('shows text of another form whole', () => {
    expect(partsOf('apa saja').message).toBe('apa saja')
  })
})

describe('highlightPieces', () => {
  it('marks every place in any case and loses no letter', () => {
    expect(highlightPieces('BPJS, bpjs', 'bpjs')).toEqual([
      { text: 'BPJS', match: true },
      { text: ', ', match: false },
      { text: 'bpjs', match: true },
    ])
    expect(highlightPieces('teks', '')).toEqual([{ text: 'teks', match: false }])
  })
})
