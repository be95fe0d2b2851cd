import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inWindowWords, windowWords } from '../../../src/main/services/window-words.ts'
import { KNOWN_VARIABLES } from '../../../src/main/settings/env.ts'

const MAIN = new URL('../../../src/main', import.meta.url).pathname
/** Folders whose sentences are for the command line alone. */
const OTHERS = ['cli/', 'desktop/', 'settings/', 'services/window-words.ts']

/** Every text of the engine that names a variable or a command of the command line. */
function sentences(): { file: string; text: string }[] {
  const files = readdirSync(MAIN, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !OTHERS.some((other) => file.startsWith(other)))
  const found = files.flatMap((file) =>
    [...withoutComments(readFileSync(join(MAIN, file), 'utf8')).matchAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g)].map(
      ([text]) => ({
        file,
        text,
      }),
    ),
  )
  return found.filter(({ text }) => text.includes(' ') && (COMMAND.test(text) || VARIABLE.test(text)))
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
}

const COMMAND = /mobilejkn [a-z]|"outbox /
const VARIABLE = new RegExp(KNOWN_VARIABLES.join('|'))

describe('a sentence of the engine', () => {
  it('names a place of the window in the place of every variable', () => {
    for (const name of KNOWN_VARIABLES) {
      const words = windowWords(`Periksa ${name}, lalu coba lagi.`)
      expect(words).not.toMatch(VARIABLE)
      expect(words).toMatch(/^Periksa .+, lalu coba lagi\.$/)
    }
  })

  it('keeps neither a variable nor a command, wherever in the engine it stands', () => {
    const found = sentences()
    expect(found.length).toBeGreaterThan(15)
    const left = found.map(({ file, text }) => ({ file, text: windowWords(text) }))
    expect(left.filter(({ text }) => COMMAND.test(text) || VARIABLE.test(text))).toEqual([])
  })

  it('reads as a sentence afterwards', () => {
    expect(windowWords('Tabel data referensi belum dibuat. Jalankan "mobilejkn migrate".')).toBe(
      'Tabel data referensi belum dibuat. Buat di Pengaturan → Tabel.',
    )
    expect(windowWords('Periksa DB_USERNAME dan DB_PASSWORD.')).toBe(
      'Periksa pengguna dan sandi di Pengaturan → Database.',
    )
  })

  it('that is BPJS’s own, or names anything else, stays as it is', () => {
    for (const text of ['BPJS menolak: Rujukan tidak valid.', 'DB_LAIN dan MY_DB_HOST_2', '', 'constructor BPJS_']) {
      expect(windowWords(text)).toBe(text)
    }
  })
})

describe('a value', () => {
  it('is said in the words of the window wherever a sentence stands, and nowhere else', () => {
    const value = {
      message: 'Periksa DB_PORT.',
      payload: 'DB_PORT',
      lines: [{ ok: false, text: 'Periksa DB_PORT.' }, null, 3],
      deep: { message: null, more: [{ message: 'Periksa DB_PORT.' }] },
    }
    expect(inWindowWords(value)).toEqual({
      message: 'Periksa Port.',
      payload: 'DB_PORT',
      lines: [{ ok: false, text: 'Periksa Port.' }, null, 3],
      deep: { message: null, more: [{ message: 'Periksa Port.' }] },
    })
  })

  it('is left as it was', () => {
    const value = { message: 'Periksa DB_PORT.' }
    inWindowWords(value)
    expect(value.message).toBe('Periksa DB_PORT.')
  })
})
