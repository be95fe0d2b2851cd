import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageFile from '../../../package.json' with { type: 'json' }

const ROOT = new URL('../../..', import.meta.url).pathname
const VITE = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')

/** Modules that a built file asks for when it runs. */
function modulesOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(
    /^(?:import|export)\b[^'"\n]*['"]([^'"\n]+)['"]|\b(?:require|import)\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...new Set([...found].map((match) => match[1] ?? match[2] ?? ''))]
}

/** What the build makes is judged as it is, since a change of bundler once put the externals into the bundle unseen. */
describe('the built program', () => {
  let out = ''
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'mobilejkn-build-'))
    const built = spawnSync(process.execPath, [VITE, 'build', '--logLevel', 'error', '--outDir', out], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    expect(built.stderr + built.stdout).toBe('')
    expect(built.status).toBe(0)
  }, 120_000)
  afterAll(() => rmSync(out, { recursive: true, force: true }))

  it('has one main file that leaves native and singleton packages outside', () => {
    expect(readdirSync(join(out, 'main'))).toEqual(['main.js'])
    const modules = modulesOf(join(out, 'main/main.js'))
    expect(modules).toEqual(expect.arrayContaining(['electron', 'better-sqlite3', 'mysql2', 'electron-store']))
    expect(modules.some((name) => name.startsWith('electron-log'))).toBe(true)
  })

  it('asks for nothing that a package would not bring', () => {
    const shipped = ['electron', ...Object.keys(packageFile.dependencies)]
    const strangers = modulesOf(join(out, 'main/main.js'))
      .filter((name) => !isBuiltin(name))
      .filter((name) => !shipped.some((shippedName) => name === shippedName || name.startsWith(`${shippedName}/`)))
    expect(strangers).toEqual([])
  })

  it('has one CommonJS preload that asks for electron alone, as a sandboxed one must', () => {
    expect(readdirSync(join(out, 'preload'))).toEqual(['preload.cjs'])
    const preload = join(out, 'preload/preload.cjs')
    expect(modulesOf(preload)).toEqual(['electron'])
    expect(readFileSync(preload, 'utf8')).not.toMatch(/^\s*(import|export)\b/m)
  })

  it('has a page whose scripts are files of its own, without code made from text', () => {
    const page = readFileSync(join(out, 'renderer/index.html'), 'utf8')
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/)
    const assets = join(out, 'renderer/assets')
    for (const name of readdirSync(assets).filter((file) => file.endsWith('.js'))) {
      const text = readFileSync(join(assets, name), 'utf8')
      expect(/\bnew Function\(|(?<![\w$.])eval\(/.test(text), `${name} makes code from text`).toBe(false)
      // The window has the contract's types only; its checks run where the requests arrive.
      expect(text.includes('ZodError'), `${name} holds zod`).toBe(false)
    }
  })
})
