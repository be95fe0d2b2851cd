import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { isBuildStale } from './build-window.ts'
import { downloadElectron, findElectron } from './find-electron.ts'
import { runChild } from './run-child.ts'

/**
 * `npm start [-- --demo]`: opens the desktop application. Where Electron cannot be had or cannot run, one line says why
 * and the same program opens in the browser instead.
 */
const ROOT = resolve(import.meta.dirname, '..')
const DOWNLOAD_LIMIT_MS = 60_000
/** Without a network the attempt ends before there is anything to say. */
const QUIET_MS = 3_000
/** An Electron that ends by itself within this time with one of these codes has not run at all. */
const STILLBORN_MS = 10_000
/** A library is missing; and the signals with which Chromium gives up: SIGTRAP, SIGABRT, SIGSEGV. */
const STILLBORN_CODES = [127, 133, 134, 139]

const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(args: readonly string[]): Promise<number> {
  if (isBuildStale(ROOT) && !buildWindow()) return 1
  const electron = await obtainElectron()
  if ('reason' in electron) return openBrowserHost(electron.reason, args)
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (asRoot) say('Dijalankan sebagai root: Electron dibuka tanpa sandbox. Sebaiknya pakai pengguna biasa.')
  const end = await runChild(electron.program, [ROOT, ...(asRoot ? ['--no-sandbox'] : []), ...args], ROOT)
  const stillborn = !end.asked && end.ranMs < STILLBORN_MS && STILLBORN_CODES.includes(end.exitCode)
  return stillborn
    ? openBrowserHost(`Electron tidak dapat berjalan di komputer ini (kode ${end.exitCode})`, args)
    : end.exitCode
}

function buildWindow(): boolean {
  say('Menyiapkan tampilan program…')
  const vite = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: ROOT, encoding: 'utf8' })
  if (built.status === 0) return true
  process.stderr.write(`${built.stdout}${built.stderr}\nTampilan program tidak dapat disiapkan.\n`)
  return false
}

async function obtainElectron(): Promise<{ program: string } | { reason: string }> {
  const { env, platform } = process
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { reason: 'Tidak ada layar grafis' }
  const there = findElectron(ROOT, env, platform)
  if (there !== null) return { program: there }
  const patience = setTimeout(() => say('Mengunduh Electron, sekali saja…'), QUIET_MS)
  await downloadElectron(ROOT, DOWNLOAD_LIMIT_MS)
  clearTimeout(patience)
  const fetched = findElectron(ROOT, env, platform)
  return fetched === null ? { reason: 'Electron tidak dapat diunduh dari jaringan ini' } : { program: fetched }
}

async function openBrowserHost(reason: string, args: readonly string[]): Promise<number> {
  say(`${reason}; program dibuka di peramban, dengan layar dan mesin yang sama.`)
  const mobilejkn = join(ROOT, 'src', 'main', 'cli', 'main.ts')
  return (await runChild(process.execPath, [mobilejkn, 'serve', '--buka', ...args], ROOT)).exitCode
}

process.exitCode = await main(process.argv.slice(2))
