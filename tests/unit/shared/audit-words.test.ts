import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AUDIT_WORDS, auditWords } from '../../../src/shared/audit-words.ts'

const MAIN = resolve(import.meta.dirname, '../../../src/main')

/** Every name that stands where an action is written. The compiler takes no other; this finds those nobody writes. */
function writtenActions(): ReadonlySet<string> {
  const files = readdirSync(MAIN, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const source = files.map((name) => readFileSync(join(MAIN, name), 'utf8')).join('\n')
  return new Set(Object.keys(AUDIT_WORDS).filter((action) => source.includes(`'${action}'`)))
}

describe('the words of the audit', () => {
  it('have no action that the program does not write', () => {
    const composed = ['suntingan-milik-saya', 'suntingan-di-database', 'rekonsiliasi-tandai', 'rekonsiliasi-kirim-lagi']
    const unwritten = Object.keys(AUDIT_WORDS).filter((action) => !writtenActions().has(action))
    expect(unwritten.sort()).toEqual(composed.sort())
  })

  it('are different for each action, and no name of the program', () => {
    const words = Object.values(AUDIT_WORDS)
    expect(new Set(words).size).toBe(words.length)
    for (const word of words) expect(word).toMatch(/^[A-Z][^_]+$/)
  })

  it('also name what earlier versions wrote, and leave what is unknown as it is', () => {
    expect(auditWords('kirim-lagi')).toBe(AUDIT_WORDS['antrian-kirim-ulang'])
    expect(auditWords('batalkan')).toBe(AUDIT_WORDS['antrian-batal'])
    expect(auditWords('sesuatu-yang-baru')).toBe('sesuatu-yang-baru')
  })
})
