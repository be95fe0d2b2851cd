import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = new URL('../..', import.meta.url).pathname
const PAGE = readFileSync(join(ROOT, 'docs/khanza-parity.md'), 'utf8')
const CITED = [...PAGE.matchAll(/`(tests\/[^`]+)`: "([^"]+)"/g)].map(([, file = '', name = '']) => ({ file, name }))

describe('what the parity page cites', () => {
  it.each(CITED)('$file has "$name"', ({ file, name }) => {
    const path = join(ROOT, file)
    expect(existsSync(path)).toBe(true)
    expect(readFileSync(path, 'utf8')).toContain(name)
  })

  it('covers every row of its tables', () => {
    const rows = PAGE.split('\n').filter(
      (line) => line.startsWith('| ') && !/^\| (Perilaku|Program Java|Ukuran) \|/.test(line),
    )
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.filter((row) => !row.includes('`tests/'))).toEqual([])
  })
})
