import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isBuildStale } from '../../../scripts/build-window.ts'
import { findElectron } from '../../../scripts/find-electron.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mobilejkn-mulai-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Writes a file, `age` minutes ago. */
function file(name: string, age = 0, text = ''): void {
  const path = join(root, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  const at = (Date.now() - age * 60_000) / 1000
  utimesSync(path, at, at)
  for (let folder = dirname(path); folder.length > root.length; folder = dirname(folder)) utimesSync(folder, at, at)
}

describe('npm start builds the window', () => {
  beforeEach(() => {
    for (const name of ['src/renderer/main.tsx', 'docs/panduan.md', 'electron.vite.config.ts', 'package-lock.json'])
      file(name, 30)
    for (const name of ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']) file(name, 20)
  })

  it('not when it is newer than its sources', () => {
    expect(isBuildStale(root)).toBe(false)
  })

  it.each([
    'src/renderer/main.tsx',
    'src/shared/baru.ts',
    'docs/panduan.md',
    'electron.vite.config.ts',
    'package-lock.json',
  ])('when %s is newer', (name) => {
    file(name, 10)
    expect(isBuildStale(root)).toBe(true)
  })

  it('when a source was taken away', () => {
    file('src/shared/lama.ts', 30)
    rmSync(join(root, 'src/shared/lama.ts'))
    expect(isBuildStale(root)).toBe(true)
  })

  it('when a part of it is missing', () => {
    rmSync(join(root, 'out/preload/preload.cjs'))
    expect(isBuildStale(root)).toBe(true)
  })
})

describe('npm start finds Electron', () => {
  it('nowhere before it was fetched', () => {
    expect(findElectron(root, {}, 'linux')).toBeNull()
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'tidak-ada') }, 'linux')).toBeNull()
  })

  it('where its package put it', () => {
    file('node_modules/electron/path.txt', 0, 'electron.exe')
    expect(findElectron(root, {}, 'win32')).toBeNull()
    file('node_modules/electron/dist/electron.exe')
    expect(findElectron(root, {}, 'win32')).toBe(join(root, 'node_modules/electron/dist/electron.exe'))
  })

  it('in the folder that a variable names, before all others', () => {
    file('node_modules/electron/path.txt', 0, 'electron')
    file('node_modules/electron/dist/electron')
    file('lain/electron')
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'lain') }
    expect(findElectron(root, environment, 'linux')).toBe(join(root, 'lain/electron'))
  })
})

describe('the icon files', () => {
  /** Width of each picture in an .ico file; throws where an entry points outside. */
  function sizesOf(name: string): number[] {
    const data = readFileSync(new URL(`../../../resources/${name}`, import.meta.url))
    expect(data.readUInt16LE(2)).toBe(1)
    return Array.from({ length: data.readUInt16LE(4) }, (_none, index) => {
      const entry = 6 + 16 * index
      const [length, offset] = [data.readUInt32LE(entry + 8), data.readUInt32LE(entry + 12)]
      expect(offset + length).toBeLessThanOrEqual(data.length)
      const size = data.readUInt8(entry) || 256
      // A picture of 256 pixels is a PNG file, a smaller one a bitmap with its mask below.
      if (size === 256) expect(data.toString('latin1', offset + 1, offset + 4)).toBe('PNG')
      else expect(data.readInt32LE(offset + 8)).toBe(size * 2)
      return size
    })
  }

  it('hold the sizes Windows asks for', () => {
    expect(sizesOf('ikon.ico')).toEqual([16, 24, 32, 48, 64, 256])
    expect(sizesOf('baki/berjalan.ico')).toEqual([16, 20, 24, 32])
  })
})
