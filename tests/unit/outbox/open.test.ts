import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../src/main/outbox/migrations.ts'
import { isDamage, openOutbox } from '../../../src/main/outbox/open.ts'
import { createStores } from '../../../src/main/outbox/stores.ts'
import { addIntent, find, openFile, plan, temporaryFolder } from './fixtures.ts'

const STAMP = '2025-10-06-081500'
const PAGE = 4096

function healthyFile(rows = 3): { folder: string; file: string } {
  const folder = temporaryFolder()
  const file = join(folder, 'outbox.sqlite')
  const db = openFile(file)
  const stores = createStores(db)
  plan(
    stores,
    Array.from({ length: rows }, (_, index) => addIntent(`B${index}`, { payload: { teks: 'x'.repeat(200) } })),
  )
  db.close()
  return { folder, file }
}

describe('a fresh outbox file', () => {
  it('gets WAL, foreign keys, full synchronous writes and the current schema version', () => {
    const db = openFile(join(temporaryFolder(), 'outbox.sqlite'))
    const pragma = (name: string) => db.pragma(name, { simple: true })
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('busy_timeout')).toBeGreaterThan(0)
    expect(pragma('user_version')).toBe(MIGRATIONS.length)
    db.close()
  })

  it('has every table of the stores, and refuses rows that contradict the schema', () => {
    const db = openFile(join(temporaryFolder(), 'outbox.sqlite'))
    const tables = db.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all()
    expect(tables).toEqual([
      'attempt',
      'audit',
      'meta',
      'outbox',
      'run',
      'suntingan',
      'visit',
      'waktu_rekam',
      'write_back',
    ])
    const insert = db.prepare(
      `insert into outbox (kodebooking, no_rawat, call, rank, payload, state, created_at, updated_at)
       values ('A', ?, ?, 0, '{}', ?, 1, 1)`,
    )
    expect(() => insert.run('tidak-ada', 'add', 'menunggu')).toThrow(/FOREIGN KEY/)
    db.prepare("insert into visit (no_rawat, kodebooking, tanggal) values ('R', 'A', '2025-10-06')").run()
    expect(() => insert.run('R', 'add', 'hilang')).toThrow(/CHECK/)
    expect(() => insert.run('R', 'hapus', 'menunggu')).toThrow(/CHECK/)
    insert.run('R', 'add', 'menunggu')
    expect(() => insert.run('R', 'add', 'menunggu')).toThrow(/UNIQUE/)
    db.close()
  })

  it('begins anew where an empty file lies', () => {
    const file = join(temporaryFolder(), 'outbox.sqlite')
    writeFileSync(file, '')
    const opened = openOutbox(file, STAMP)
    expect(opened.ok && opened.value.setAside).toBeNull()
    if (opened.ok) opened.value.db.close()
  })
})

describe('reopening', () => {
  it('changes nothing in the file and leaves no journal behind', () => {
    const { folder, file } = healthyFile()
    const before = readFileSync(file)
    openFile(file).close()
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(['outbox.sqlite'])
  })

  it('finds what a killed process left in its journal', () => {
    const { folder, file } = healthyFile()
    const db = openFile(file)
    plan(createStores(db), [addIntent('SESUDAH')])
    const copy = join(folder, 'salinan.sqlite')
    for (const suffix of ['', '-wal']) writeFileSync(copy + suffix, readFileSync(file + suffix))
    db.close()
    const survivor = openFile(copy)
    expect(find(createStores(survivor), 'SESUDAH', 0).state).toBe('menunggu')
    survivor.close()
  })
})

describe('a file of a newer program version', () => {
  it('is refused with a sentence that says what to do, and stays as it is', () => {
    const { folder, file } = healthyFile()
    const db = openFile(file)
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`)
    db.close()
    const before = readFileSync(file)
    const opened = openOutbox(file, STAMP)
    expect(opened).toMatchObject({ ok: false, error: { reason: 'versi-baru' } })
    expect(opened.ok ? '' : opened.error.message).toMatch(/versi program yang lebih baru\. Pasang versi terbaru/)
    expect(opened.ok ? '' : opened.error.message).toContain(file)
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(['outbox.sqlite'])
  })
})

const DAMAGES: readonly (readonly [string, (whole: Buffer) => Buffer])[] = [
  ['garbage instead of a database', () => Buffer.from('bukan database sama sekali\n'.repeat(300))],
  ['a few bytes of garbage', () => Buffer.alloc(50, 7)],
  ['only zeros', () => Buffer.alloc(2 * PAGE)],
  ['a file cut in half', (whole) => whole.subarray(0, Math.floor(whole.length / 2))],
  ['a file cut inside a page', (whole) => whole.subarray(0, PAGE + 900)],
  ['pages overwritten with noise', (whole) => overwritten(whole, 0xab)],
  ['a page overwritten with another one', (whole) => repeatedPage(whole)],
  ['pages overwritten with zeros', (whole) => overwritten(whole, 0)],
]

function overwritten(whole: Buffer, byte: number): Buffer {
  const copy = Buffer.from(whole)
  const middle = Math.floor(whole.length / PAGE / 2) * PAGE
  copy.fill(byte, middle, middle + 4 * PAGE)
  return copy
}

/** Each page is well-formed; only the check of the whole file notices that rows are there twice. */
function repeatedPage(whole: Buffer): Buffer {
  const copy = Buffer.from(whole)
  const middle = Math.floor(whole.length / PAGE / 2) * PAGE
  whole.copy(copy, middle, middle + PAGE, middle + 2 * PAGE)
  return copy
}

describe('a damaged file', () => {
  it.each(DAMAGES)('is put aside whole under a told name: %s', (_name, damage) => {
    const { folder, file } = healthyFile(300)
    const broken = damage(readFileSync(file))
    writeFileSync(file, broken)
    const opened = openOutbox(file, STAMP)
    if (!opened.ok) throw new Error(opened.error.detail)
    const aside = join(folder, `outbox.rusak-${STAMP}.sqlite`)
    expect(opened.value.setAside).toBe(aside)
    expect(readFileSync(aside).equals(broken)).toBe(true)

    const stores = createStores(opened.value.db)
    expect(stores.admin.counts().menunggu).toBe(0)
    plan(stores, [addIntent('BARU')])
    expect(find(stores, 'BARU', 0).state).toBe('menunggu')
    opened.value.db.close()
    expect(readdirSync(folder).sort()).toEqual(['outbox.rusak-2025-10-06-081500.sqlite', 'outbox.sqlite'])
  })

  it('does not replace another damaged file of the same second', () => {
    const file = join(temporaryFolder(), 'outbox.sqlite')
    const names = ['pertama', 'kedua', 'ketiga'].map((text) => {
      writeFileSync(file, text.repeat(100))
      const opened = openOutbox(file, STAMP)
      if (!opened.ok) throw new Error(opened.error.detail)
      opened.value.db.close()
      return opened.value.setAside ?? ''
    })
    expect(new Set(names).size).toBe(3)
    expect(names.map((name) => readFileSync(name, 'utf8'))).toEqual([
      'pertama'.repeat(100),
      'kedua'.repeat(100),
      'ketiga'.repeat(100),
    ])
  })

  it('takes its journal along, so that the fresh file does not inherit it', () => {
    const { folder, file } = healthyFile(300)
    const db = openFile(file)
    plan(createStores(db), [addIntent('LAMA')])
    const journal = readFileSync(`${file}-wal`)
    db.close()
    writeFileSync(file, Buffer.from('bukan database '.repeat(600)))
    writeFileSync(`${file}-wal`, journal)
    const opened = openOutbox(file, STAMP)
    if (!opened.ok) throw new Error(opened.error.detail)
    expect(createStores(opened.value.db).admin.counts().menunggu).toBe(0)
    opened.value.db.close()
    expect(readdirSync(folder)).not.toContain('outbox.sqlite-wal')
  })

  it('is told apart from a file that is locked or missing', () => {
    const coded = (code: string) => Object.assign(new Error('x'), { code })
    expect(['SQLITE_CORRUPT', 'SQLITE_CORRUPT_VTAB', 'SQLITE_NOTADB'].map((code) => isDamage(coded(code)))).toEqual([
      true,
      true,
      true,
    ])
    expect(['SQLITE_BUSY', 'SQLITE_CANTOPEN', 'SQLITE_FULL'].map((code) => isDamage(coded(code)))).toEqual([
      false,
      false,
      false,
    ])
    expect(isDamage('SQLITE_CORRUPT')).toBe(false)
  })
})

describe('a place where no file can be', () => {
  it('is refused with a sentence about the folder', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'folder.sqlite'))
    for (const file of [join(folder, 'tidak', 'ada', 'outbox.sqlite'), join(folder, 'folder.sqlite')]) {
      const opened = openOutbox(file, STAMP)
      expect(opened).toMatchObject({ ok: false, error: { reason: 'tidak-dapat-dibuka' } })
      expect(opened.ok ? '' : opened.error.message).toMatch(/tidak dapat dibuka\. Periksa apakah folder data ada/)
    }
    expect(readdirSync(folder)).toEqual(['folder.sqlite'])
  })
})

describe('whoever only looks', () => {
  it('leaves a damaged file where it is and says how it is replaced', () => {
    const file = join(temporaryFolder(), 'outbox.sqlite')
    writeFileSync(file, 'bukan basis data '.repeat(500))
    const opened = openOutbox(file, 'uji', false)
    expect(opened).toMatchObject({ ok: false, error: { reason: 'rusak', message: expect.stringContaining('sync') } })
    expect(readFileSync(file, 'utf8')).toContain('bukan basis data')
  })
})
