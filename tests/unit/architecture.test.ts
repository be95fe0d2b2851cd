import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

const ROOT = new URL('../..', import.meta.url).pathname
const BIOME = join(ROOT, 'node_modules/.bin/biome')

/** Folder of the file, and what it must not import. */
const FORBIDDEN = [
  ['src/renderer/src', '../../main/app.ts'],
  ['src/renderer/src/pages/dasbor', '../../../../main/outbox/rows.ts'],
  ['src/renderer/src', '../../preload/index.ts'],
  ['src/renderer/src', 'node:fs'],
  ['src/renderer/src', 'fs'],
  ['src/renderer/src', 'electron'],
  ['src/shared', 'node:fs'],
  ['src/shared', 'fs'],
  ['src/shared', '../main/app.ts'],
  ['src/shared', '../renderer/src/app.ts'],
  ['src/shared', 'electron'],
  ['src/shared', 'kysely'],
  ['src/main/bpjs', '../hospital/database.ts'],
  ['src/main/bpjs', '../outbox/rows.ts'],
  ['src/main/bpjs', '../sync/cycle.ts'],
  ['src/main/bpjs', '../app.ts'],
  ['src/main/bpjs', '../log/sync-log.ts'],
  ['src/main/bpjs', 'mysql2'],
  ['src/main/bpjs', 'mysql2/promise'],
  ['src/main/bpjs', 'electron'],
  ['src/main/hospital', '../bpjs/client.ts'],
  ['src/main/hospital', '../outbox/rows.ts'],
  ['src/main/hospital', '../sync/plan.ts'],
  ['src/main/hospital', '../settings/settings.ts'],
  ['src/main/outbox', '../bpjs/client.ts'],
  ['src/main/outbox', '../hospital/facts.ts'],
  ['src/main/outbox', '../sync/events.ts'],
  ['src/main/outbox', 'mysql2'],
  ['src/main/outbox', 'mysql2/promise'],
  ['src/main/sync', 'mysql2'],
  ['src/main/sync', 'mysql2/promise'],
  ['src/main/sync', 'better-sqlite3'],
  ['src/main/sync', 'kysely'],
  ['src/main/sync', '../cli/context.ts'],
  ['src/main/sync', '../demo/demo.ts'],
  ['src/main/sync', '../quality/validate.ts'],
  ['src/main/quality', 'mysql2'],
  ['src/main/quality', 'kysely'],
  ['src/main/quality', 'electron'],
  ['src/main/quality', '../services/registrations.ts'],
  ['src/main/quality', '../cli/context.ts'],
  ['src/main/cli', 'electron'],
  ['src/main/demo/simulator', 'electron'],
  ['src/main/log', 'electron'],
  ['src/main/settings', 'electron/main'],
  ['src/main', 'electron'],
] as const

const ALLOWED = [
  ['src/main/desktop', 'electron'],
  ['src/preload', 'electron'],
  ['src/renderer/src', '../../shared/status.ts'],
  ['src/shared', './wall-time.ts'],
  ['src/main/bpjs', '../../shared/task-ids.ts'],
  ['src/main/hospital', 'mysql2'],
  ['src/main/hospital', 'better-sqlite3'],
  ['src/main/outbox', 'better-sqlite3'],
  ['src/main/sync', '../bpjs/client.ts'],
  ['src/main/sync', '../hospital/database.ts'],
  ['src/main/quality', '../sync/plan.ts'],
  ['src/main/quality', '../hospital/facts.ts'],
  ['src/main/log', 'electron-log/node.js'],
  ['src/main/demo', '../hospital/database.ts'],
] as const

/** Every way of writing an import that reaches another module. */
const SPELLINGS: readonly ((target: string) => string)[] = [
  (target) => `import { thing } from '${target}'\n\nexport const used = thing\n`,
  (target) => `import type { Thing } from '${target}'\n\nexport type Used = Thing\n`,
  (target) => `export { thing } from '${target}'\n`,
  (target) => `export const used = await import('${target}')\n`,
]

/** Rules broken by each snippet, by the snippet's file. */
const broken = new Map<string, string[]>()
const snippetFile = (folder: string, target: string, spelling: number) =>
  join(folder, `contoh-${target.replace(/\W+/g, '-')}-${spelling}.ts`)

/** All snippets are judged by the project's own configuration, in one run, in a folder of their own. */
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'mobilejkn-lint-'))
  try {
    copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'))
    copyFileSync(join(ROOT, '.gitignore'), join(folder, '.gitignore'))
    for (const [home, target] of [...FORBIDDEN, ...ALLOWED]) {
      for (const [index, spell] of SPELLINGS.entries()) {
        const file = join(folder, snippetFile(home, target, index))
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, spell(target))
      }
    }
    const options = ['--reporter=json', '--max-diagnostics=none', '--error-on-warnings', '--diagnostic-level=warn']
    const { stdout } = spawnSync(BIOME, ['lint', ...options, 'src'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] }
    for (const { category, location } of diagnostics) {
      broken.set(location.path, [...(broken.get(location.path) ?? []), category])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('the linter', () => {
  it.each(FORBIDDEN)('refuses in %s the import of %s, however it is written', (home, target) => {
    const rules = SPELLINGS.map((_spell, index) => broken.get(snippetFile(home, target, index)) ?? [])
    for (const found of rules) expect(found.join(' ')).toMatch(/noRestrictedImports|useNodejsImportProtocol/)
  })

  it.each(ALLOWED)('lets %s import %s', (home, target) => {
    for (const index of SPELLINGS.keys()) expect(broken.get(snippetFile(home, target, index))).toBeUndefined()
  })
})

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?tsx?$/.test(name))
    .map((name) => join(folder, name))
}

/** Module names in every import, export-from and require of a file. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const pattern = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*(['"])([^'"\n]+)\1/g
  return [...text.matchAll(pattern)].map((match) => match[2] ?? '')
}

describe('the sources', () => {
  it('name electron only in the desktop shell and its preload', () => {
    const offenders = sources('src')
      .filter((file) => !/^src\/(main\/desktop|preload)\//.test(file))
      .filter((file) => importsOf(file).some((name) => /^electron(\/|$)/.test(name)))
    expect(offenders).toEqual([])
  })

  it('of src/shared import only src/shared, and zod', () => {
    const files = sources('src/shared')
    expect(files.length).toBeGreaterThan(0)
    const outside = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name !== 'zod')
        .filter((name) => !name.startsWith('.') || relative('src/shared', join(dirname(file), name)).startsWith('..'))
        .map((name) => `${file} → ${name}`),
    )
    expect(outside).toEqual([])
  })

  it('keep bpjs, hospital and outbox apart', () => {
    const layers = ['bpjs', 'hospital', 'outbox']
    const crossings = layers.flatMap((layer) =>
      sources(`src/main/${layer}`).flatMap((file) =>
        importsOf(file)
          .filter((name) => name.startsWith('.'))
          .map((name) => join(dirname(file), name))
          .filter((target) => !target.startsWith(`src/main/${layer}/`) && !target.startsWith('src/shared/'))
          .map((target) => `${file} → ${target}`),
      ),
    )
    expect(crossings).toEqual([])
  })
})
