import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { OUTBOX_FILE } from '../../../src/main/app.ts'
import {
  type CommandContext,
  EXIT_COULD_NOT_RUN,
  EXIT_OK,
  localSettings,
  withStores,
} from '../../../src/main/cli/context.ts'
import { recordCrash } from '../../../src/main/cli/crash.ts'
import { logCommand } from '../../../src/main/cli/log-command.ts'
import { LOG_FILE } from '../../../src/main/log/sync-log.ts'
import { recordingTerminal } from './fixtures.ts'

function inFolder(environment: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'mobilejkn-cli-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const abort = new AbortController()
  const { terminal, out, err } = recordingTerminal()
  const context: CommandContext = {
    terminal,
    environment: { MOBILEJKN_DATA_DIR: dataDir, ...environment },
    envFile: {},
    demo: false,
    now: () => Date.parse('2025-10-06T01:15:00Z'),
    random: () => 0.5,
    signal: abort.signal,
    outputClosed: new AbortController().signal,
  }
  return { dataDir, context, out, err, abort, log: join(dataDir, LOG_FILE) }
}

describe('commands that only look at this computer', () => {
  it('find folder and zone in the environment before the .env file, and the demo in a folder of its own', () => {
    const { context, dataDir } = inFolder({ MOBILEJKN_ZONA: 'Asia/Jayapura' })
    expect(localSettings(context)).toEqual({ dataDir, zone: 'Asia/Jayapura' })
    expect(localSettings({ ...context, demo: true }).dataDir).toBe(join(dataDir, 'demo'))
    const envFile = { MOBILEJKN_DATA_DIR: '/lain', MOBILEJKN_ZONA: 'Asia/Makassar' }
    expect(localSettings({ ...context, envFile })).toEqual({ dataDir, zone: 'Asia/Jayapura' })
    expect(localSettings({ ...context, environment: {}, envFile })).toEqual({ dataDir: '/lain', zone: 'Asia/Makassar' })
  })

  it('say where there is nothing yet, and create nothing', () => {
    const { context, out, dataDir } = inFolder()
    expect(withStores(context, () => EXIT_COULD_NOT_RUN)).toBe(EXIT_OK)
    expect(out).toEqual([`Belum ada data di ${dataDir}. Jalankan "mobilejkn sync" lebih dahulu.`])
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('leave a damaged file to whoever sends, and say how it is replaced', () => {
    const { context, err, dataDir } = inFolder()
    const file = join(dataDir, OUTBOX_FILE)
    writeFileSync(file, 'bukan database '.repeat(300))
    expect(withStores(context, () => EXIT_OK)).toBe(EXIT_COULD_NOT_RUN)
    expect(err).toHaveLength(1)
    expect(err[0]).toContain(`${file} rusak. Jalankan "mobilejkn sync"`)
    expect(readFileSync(file, 'utf8')).toMatch(/^bukan database/)
  })

  it('could not run where the file cannot be opened', () => {
    const { context, err, dataDir } = inFolder()
    mkdirSync(join(dataDir, OUTBOX_FILE))
    expect(withStores(context, () => EXIT_OK)).toBe(EXIT_COULD_NOT_RUN)
    expect(err[0]).toMatch(/^✘ Berkas antrian kirim .* tidak dapat dibuka/)
  })
})

describe('the log command', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `baris ${index + 1}`)

  it('shows the last lines, as many as asked', async () => {
    const { context, out, log } = inFolder()
    writeFileSync(log, `${lines(10).join('\n')}\n`)
    expect(await logCommand(context, { baris: '3' })).toBe(EXIT_OK)
    expect(out).toEqual(['baris 8', 'baris 9', 'baris 10'])
    out.length = 0
    await logCommand(context, { baris: '0' })
    expect(out).toEqual([])
    await logCommand(context, { baris: '50' })
    expect(out).toEqual(lines(10))
  })

  it('refuses a number of lines that is none', async () => {
    for (const baris of ['-1', '1.5', 'banyak']) {
      const { context, err } = inFolder()
      expect(await logCommand(context, { baris })).toBe(EXIT_COULD_NOT_RUN)
      expect(err[0]).toContain(`"${baris}"`)
    }
  })

  it('says where there is no log yet', async () => {
    const { context, out, log } = inFolder()
    expect(await logCommand(context, { baris: '50' })).toBe(EXIT_OK)
    expect(out).toEqual([`Belum ada catatan di ${log}.`])
  })

  it('follows new lines over the change to a new file, through a moment without one', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const { context, out, log, abort } = inFolder()
    writeFileSync(log, 'lama\n')
    const following = logCommand(context, { baris: '50', follow: true })
    const shownAfter = (change: () => void) => {
      change()
      vi.advanceTimersByTime(1_000)
      return out.splice(0)
    }
    expect(shownAfter(() => {})).toEqual(['lama'])
    expect(shownAfter(() => appendFileSync(log, 'satu\nsetengah '))).toEqual(['satu'])
    expect(shownAfter(() => appendFileSync(log, 'baris\n'))).toEqual(['setengah baris'])
    expect(shownAfter(() => renameSync(log, `${log}.arsip`))).toEqual([])
    expect(shownAfter(() => writeFileSync(log, 'baru\n'))).toEqual(['baru'])
    abort.abort()
    expect(await following).toBe(EXIT_OK)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('an unexpected error', () => {
  const CARD = '0001212345890'

  it('goes to the log with its stack, without credentials or patient numbers, on one line', async () => {
    const { context, out, log } = inFolder({
      BPJS_MOBILE_JKN_URL: 'https://contoh.test/antreanrs',
      BPJS_API_KEY: '12345',
      BPJS_SECRET_KEY: 'kunci-rahasia',
      BPJS_USER_KEY: 'kunci-pengguna',
      DB_HOST: 'localhost',
      DB_DATABASE: 'sik',
      DB_USERNAME: 'sik',
      DB_PASSWORD: 'sandi-database',
    })
    const where = recordCrash(context, new Error(`kartu ${CARD} dengan kunci-rahasia dan sandi-database`))
    expect(where).toContain(log)
    await logCommand(context, { baris: '50' })
    expect(out).toHaveLength(1)
    expect(out[0]).toMatch(/ERROR - - - - Error: kartu •+890 dengan \[rahasia\] dan \[rahasia\] at /)
  })

  it('is still told where the log cannot be written', () => {
    const { context, dataDir } = inFolder()
    writeFileSync(join(dataDir, 'berkas'), '')
    const environment = { MOBILEJKN_DATA_DIR: join(dataDir, 'berkas', 'folder') }
    expect(recordCrash({ ...context, environment }, 'x')).toMatch(/tidak dapat dicatat/)
  })
})
