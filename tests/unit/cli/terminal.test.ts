import { describe, expect, it } from 'vitest'
import { createTerminal, framedTable, progressBar } from '../../../src/main/cli/terminal.ts'

const ERASE = '\r\u001b[2K'

/** Two streams that keep what is written, in one order. */
function fakeStreams(tty: boolean, columns?: number) {
  const written: string[] = []
  const stream = (name: string) => ({
    isTTY: tty,
    ...(columns !== undefined && { columns }),
    write: (text: string) => written.push(`${name}:${text}`),
  })
  return { written, terminal: createTerminal(stream('out'), stream('err')) }
}

describe('a terminal', () => {
  it('writes lines to their streams', () => {
    const { terminal, written } = fakeStreams(true)
    terminal.out('satu')
    terminal.err('dua')
    expect(written).toEqual(['out:satu\n', 'err:dua\n'])
    expect(terminal.isTty).toBe(true)
  })

  it('erases the progress line before any other line, and only then', () => {
    const { terminal, written } = fakeStreams(true)
    terminal.progress('[#] 1/2')
    terminal.progress('[##] 2/2')
    terminal.err('✘ gagal')
    terminal.out('selesai')
    expect(written).toEqual([
      'out:[#] 1/2',
      `out:${ERASE}`,
      'out:[##] 2/2',
      `out:${ERASE}`,
      'err:✘ gagal\n',
      'out:selesai\n',
    ])
  })

  it('ends with an empty line when the progress is over', () => {
    const { terminal, written } = fakeStreams(true)
    terminal.progress('[#] 1/2')
    terminal.progress(null)
    terminal.progress(null)
    expect(written).toEqual(['out:[#] 1/2', `out:${ERASE}`])
  })

  it('keeps the progress line within the width of the window', () => {
    for (const [columns, width] of [
      [40, 39],
      [5, 20],
      [undefined, 79],
    ] as const) {
      const { terminal, written } = fakeStreams(true, columns)
      terminal.progress('x'.repeat(200))
      expect(written).toEqual([`out:${'x'.repeat(width)}`])
    }
  })
})

describe('a pipe', () => {
  it('gets plain lines and no progress', () => {
    const { terminal, written } = fakeStreams(false)
    terminal.progress('[#] 1/2')
    terminal.out('satu')
    terminal.progress(null)
    expect(written).toEqual(['out:satu\n'])
    expect(terminal.isTty).toBe(false)
  })

  it('is what a stream without isTTY counts as', () => {
    expect(createTerminal({ write: () => true }, { write: () => true }).isTty).toBe(false)
  })
})

describe('the progress bar', () => {
  it('fills with the share that is done', () => {
    expect(progressBar(0, 300, 'kiriman')).toBe(`[${'░'.repeat(30)}] 0/300 kiriman`)
    expect(progressBar(120, 300, 'kiriman')).toBe(`[${'█'.repeat(12)}${'░'.repeat(18)}] 120/300 kiriman`)
    expect(progressBar(300, 300, 'kiriman')).toBe(`[${'█'.repeat(30)}] 300/300 kiriman`)
  })

  it('stays whole when there was nothing to do or more than foreseen', () => {
    expect(progressBar(0, 0, 'kiriman')).toBe(`[${'█'.repeat(30)}] 0/0 kiriman`)
    expect(progressBar(7, 5, 'kiriman')).toBe(`[${'█'.repeat(30)}] 7/7 kiriman`)
  })
})

describe('the framed table', () => {
  it('is as wide as its widest cell, in head or body', () => {
    expect(framedTable(['A', 'Jumlah'], [['panjang sekali', '1']])).toEqual([
      '+----------------+--------+',
      '| A              | Jumlah |',
      '+----------------+--------+',
      '| panjang sekali | 1      |',
      '+----------------+--------+',
    ])
  })

  it('stands without rows', () => {
    expect(framedTable(['A', 'B'], [])).toEqual(['+---+---+', '| A | B |', '+---+---+', '+---+---+'])
  })
})
