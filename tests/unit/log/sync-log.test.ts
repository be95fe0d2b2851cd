import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSyncLog, formatEntry, LOG_FILE, type SyncLogOptions } from '../../../src/main/log/sync-log.ts'

const NOW = Date.parse('2025-10-06T01:15:00Z')

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'mobilejkn-log-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

function logIn(dataDir: string, options: Partial<SyncLogOptions> = {}) {
  return createSyncLog({ dataDir, zone: 'Asia/Jakarta', now: () => NOW, secrets: [], ...options })
}

const linesOf = (file: string) => readFileSync(file, 'utf8').split(/\r?\n/).slice(0, -1)

describe('a log line', () => {
  it('has time in the hospital’s zone, level, no. rawat, call, code, duration and message', () => {
    const dir = folder()
    const log = logIn(dir)
    log.write({
      level: 'warn',
      noRawat: '2025/10/06/000001',
      call: 'updatewaktu/3',
      code: 208,
      message: 'TaskId sudah ada',
      durationMs: 41,
    })
    expect(linesOf(log.file)).toEqual([
      '2025-10-06 08:15:00 WARN  2025/10/06/000001 updatewaktu/3 208 41ms TaskId sudah ada',
    ])
    expect(log.file).toBe(join(dir, LOG_FILE))
  })

  it('marks with a dash what an event does not have, and keeps zeros', () => {
    expect(formatEntry({ level: 'info', message: 'mulai' }, 'T')).toBe('T INFO  - - - - mulai')
    expect(formatEntry({ level: 'error', noRawat: null, code: null, message: 'x' }, 'T')).toBe('T ERROR - - - - x')
    expect(formatEntry({ level: 'info', code: 0, durationMs: 0, message: 'x' }, 'T')).toBe('T INFO  - - 0 0ms x')
  })

  it('is one line, whatever the message and the no. rawat hold', () => {
    const log = logIn(folder())
    const stack = new Error('baris satu\nbaris dua').stack ?? ''
    log.write({ level: 'error', message: stack })
    log.write({ level: 'info', message: '<html>\r\n<body>\t502 \u2028 Bad Gateway</body>\r\n' })
    log.write({ level: 'info', noRawat: '2025/10/06\n/000001', message: 'x' })
    const lines = linesOf(log.file)
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain('baris satu baris dua at ')
    expect(lines[1]).toContain('<html> <body> 502 Bad Gateway</body>')
    expect(lines[2]).toContain(' 2025/10/06/000001 - - - x')
  })

  it('says what the message said: no template character is interpreted', () => {
    const log = logIn(folder())
    const message = '100% %s %d %c %j {text} {y} %% \\n'
    log.write({ level: 'info', message })
    expect(linesOf(log.file)[0]).toMatch(/ - - - - /)
    expect(linesOf(log.file)[0]?.endsWith(message)).toBe(true)
  })

  it('exists for each write, for any message at all', () => {
    const log = logIn(folder())
    let written = 0
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        log.write({ level: 'info', message })
        written++
      }),
      { numRuns: 300 },
    )
    expect(linesOf(log.file)).toHaveLength(written)
  })
})

describe('the log file', () => {
  it('can be read by its owner alone, and so can each archive', () => {
    const dir = folder()
    const log = logIn(dir, { maxBytes: 100 })
    for (let line = 0; line < 6; line++) log.write({ level: 'info', message: 'x'.repeat(60) })
    const modes = readdirSync(dir).map((name) => statSync(join(dir, name)).mode & 0o777)
    expect(modes.length).toBeGreaterThan(1)
    expect(new Set(modes)).toEqual(new Set([0o600]))
  })

  it('goes on where an earlier start of the program stopped', () => {
    const dir = folder()
    logIn(dir).write({ level: 'info', message: 'pertama' })
    const log = logIn(dir)
    log.write({ level: 'info', message: 'kedua' })
    expect(linesOf(log.file).map((line) => line.split(' ').at(-1))).toEqual(['pertama', 'kedua'])
  })

  it('is put aside under a dated name when it is full, without losing a line', () => {
    const dir = folder()
    const log = logIn(dir, { maxBytes: 500 })
    const messages = Array.from({ length: 60 }, (_, number) => `baris-${number}`)
    for (const message of messages) log.write({ level: 'info', message })
    const number = (name: string) => Number(/-(\d+)\.log$/.exec(name)?.[1] ?? 1)
    const archives = readdirSync(dir)
      .filter((name) => name !== LOG_FILE)
      .sort((a, b) => number(a) - number(b))
    expect(archives.length).toBeGreaterThan(2)
    expect(archives.every((name) => /^mobilejkn-sync\.2025-10-06_081500(-\d+)?\.log$/.test(name))).toBe(true)
    const all = [...archives, LOG_FILE].flatMap((name) => linesOf(join(dir, name)))
    expect(all.map((line) => line.split(' ').at(-1))).toEqual(messages)
    for (const name of archives) expect(statSync(join(dir, name)).size).toBeLessThan(500 + 100)
  })

  it('loses no line when it cannot be put aside', () => {
    const dir = folder()
    const log = logIn(dir, { maxBytes: 100 })
    log.write({ level: 'info', message: 'x'.repeat(150) })
    unlinkSync(log.file)
    log.write({ level: 'info', message: 'sesudah dihapus' })
    expect(linesOf(log.file)[0]).toContain('sesudah dihapus')
  })

  it('prints nothing on the screen, also when it cannot be written', async () => {
    const dir = folder()
    mkdirSync(join(dir, LOG_FILE))
    const output = await runWriter(dir, "log.write({ level: 'error', message: 'gagal' })")
    expect(output).toBe('')
  })

  it('takes lines of two processes at once without mixing them', async () => {
    const dir = folder()
    const writer = (letter: string) =>
      runWriter(
        dir,
        `for (let n = 0; n < 300; n++) log.write({ level: 'info', message: '${letter}'.repeat(3000) + '-' + n })`,
      )
    await Promise.all([writer('a'), writer('b')])
    const lines = linesOf(join(dir, LOG_FILE))
    expect(lines).toHaveLength(600)
    expect(lines.filter((line) => !/ INFO {2}- - - - (a{3000}|b{3000})-\d+$/.test(line))).toEqual([])
  })
})

const MODULE = new URL('../../../src/main/log/sync-log.ts', import.meta.url).href

/** Runs statements on a log in a process of its own; resolves with everything it printed. */
async function runWriter(dataDir: string, statements: string): Promise<string> {
  const script = `
    const { createSyncLog } = await import(${JSON.stringify(MODULE)})
    const log = createSyncLog({ dataDir: ${JSON.stringify(dataDir)}, zone: 'Asia/Jakarta', now: Date.now, secrets: [] })
    ${statements}
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const [exitCode] = await once(child, 'close')
  expect(exitCode, output).toBe(0)
  return output
}
