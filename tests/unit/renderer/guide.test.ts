import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Block, parseInline, parseMarkdown, sectionOf } from '../../../src/renderer/src/guide/markdown.ts'
import { SCREENS } from '../../e2e/support/pages.ts'

const ROOT = new URL('../../../', import.meta.url)
const guide = parseMarkdown(readFileSync(new URL('docs/panduan.md', ROOT), 'utf8'))

const textsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'daftar':
      return block.items
    case 'tabel':
      return [...block.head, ...block.rows.flat()]
    case 'kode':
      return []
    default:
      return [block.text]
  }
}

describe('the guide behind F1', () => {
  it.each([...SCREENS.map(({ title }) => title), 'Editor Task ID'])('has a section for the screen %s', (title) => {
    expect(sectionOf(guide, title)?.length).toBeGreaterThan(0)
  })

  it('is shown without a sign of its markup', () => {
    const shown = guide.flatMap(textsOf).map((text) =>
      parseInline(text)
        .filter(({ kind }) => kind !== 'kode')
        .map((part) => part.text)
        .join(''),
    )
    expect(shown.filter((text) => /\*\*|`|\]\(|^#|!\[/.test(text))).toEqual([])
  })

  it('ends a section where the next one begins', () => {
    const blocks = parseMarkdown('## A\n\nsatu\n\n### A1\n\ndua\n\n## B\n\ntiga\n')
    expect(sectionOf(blocks, 'A')).toEqual([
      { kind: 'paragraf', text: 'satu' },
      { kind: 'judul', level: 3, text: 'A1' },
      { kind: 'paragraf', text: 'dua' },
    ])
    expect(sectionOf(blocks, 'C')).toBeNull()
  })

  it('has every row of a table as wide as its head', () => {
    for (const block of guide) {
      if (block.kind === 'tabel') for (const row of block.rows) expect(row).toHaveLength(block.head.length)
    }
  })
})

describe('the pictures of README and guide', () => {
  it.each(['README.md', 'docs/panduan.md'])('are there for every mention in %s', (file) => {
    const page = new URL(file, ROOT)
    const named = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)]+\.png)\)/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((path) => !existsSync(new URL(path, page)))).toEqual([])
  })
})

describe('Markdown', () => {
  it('becomes lists, tables and code; lines of one item belong together', () => {
    const blocks = parseMarkdown(
      '- a\n  lagi\n- b\n\n1. c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```bash\nnpm start\n```\n',
    )
    expect(blocks).toEqual([
      { kind: 'daftar', numbered: false, items: ['a lagi', 'b'] },
      { kind: 'daftar', numbered: true, items: ['c'] },
      { kind: 'tabel', head: ['x', 'y'], rows: [['1', '2']] },
      { kind: 'kode', text: 'npm start' },
    ])
  })

  it('marks words inside a line', () => {
    expect(parseInline('Tekan **F5** atau *dua* `/`, lihat [sini](#x). 6 \\*')).toEqual([
      { kind: 'teks', text: 'Tekan ' },
      { kind: 'tebal', text: 'F5' },
      { kind: 'teks', text: ' atau ' },
      { kind: 'miring', text: 'dua' },
      { kind: 'teks', text: ' ' },
      { kind: 'kode', text: '/' },
      { kind: 'teks', text: ', lihat ' },
      { kind: 'teks', text: 'sini' },
      { kind: 'teks', text: '. 6 *' },
    ])
  })
})
