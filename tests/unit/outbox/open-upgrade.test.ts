import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openOutbox } from '../../../src/main/outbox/open.ts'
import { createStores } from '../../../src/main/outbox/stores.ts'
import { addIntent, find, openFile, plan, temporaryFolder } from './fixtures.ts'

/** The program's own steps, to which these tests add the ones of versions to come. */
const steps = vi.hoisted(() => ({ list: [] as string[], real: [] as readonly string[] }))
vi.mock('../../../src/main/outbox/migrations.ts', async (original) => {
  steps.real = (await original<typeof import('../../../src/main/outbox/migrations.ts')>()).MIGRATIONS
  return { MIGRATIONS: steps.list }
})

const STAMP = '2025-10-06-081500'

function versions(...added: string[]): void {
  steps.list.splice(0, steps.list.length, ...steps.real, ...added)
}

function fileOfTheOldVersion(): { folder: string; file: string; before: Buffer } {
  const folder = temporaryFolder()
  const file = join(folder, 'outbox.sqlite')
  const db = openFile(file)
  plan(createStores(db), [addIntent('LAMA')])
  db.close()
  return { folder, file, before: readFileSync(file) }
}

beforeEach(() => versions())

describe('a file of an older program version', () => {
  it('is copied aside as it was, and only then brought up to date with its rows', () => {
    const { folder, file, before } = fileOfTheOldVersion()
    versions("alter table visit add column poli text not null default 'INT'")
    const db = openFile(file)
    expect(db.pragma('user_version', { simple: true })).toBe(steps.list.length)
    expect(db.prepare('select poli from visit').pluck().get()).toBe('INT')
    expect(find(createStores(db), 'LAMA', 0).state).toBe('menunggu')
    db.close()
    const copy = `outbox.sqlite.sebelum-v${steps.list.length}-uji`
    expect(readdirSync(folder).sort()).toEqual(['outbox.sqlite', copy])
    expect(readFileSync(join(folder, copy)).equals(before)).toBe(true)
  })

  it('is copied with what still lay in its journal', () => {
    const { folder, file } = fileOfTheOldVersion()
    const looking = openFile(file)
    plan(createStores(looking), [addIntent('JURNAL')])
    versions('create table baru (a integer)')
    const upgraded = openFile(file)
    upgraded.close()
    looking.close()
    const copy = new Database(join(folder, `outbox.sqlite.sebelum-v${steps.list.length}-uji`), { readonly: true })
    expect(copy.prepare('select kodebooking from outbox order by id').pluck().all()).toEqual(['LAMA', 'JURNAL'])
    copy.close()
  })

  it('is left at its version when one step of the upgrade fails', () => {
    const { folder, file } = fileOfTheOldVersion()
    versions('create table baru (a integer)', 'create table baru (b integer)')
    const opened = openOutbox(file, STAMP)
    expect(opened).toMatchObject({ ok: false, error: { reason: 'tidak-dapat-dibuka' } })
    expect(readdirSync(folder)).not.toContain(`outbox.rusak-${STAMP}.sqlite`)

    versions()
    const db = openFile(file)
    expect(db.prepare("select count(*) from sqlite_schema where name = 'baru'").pluck().get()).toBe(0)
    expect(find(createStores(db), 'LAMA', 0).state).toBe('menunggu')
    db.close()
  })

  it('is not copied again once it is up to date', () => {
    const { folder, file } = fileOfTheOldVersion()
    versions('create table baru (a integer)')
    openFile(file).close()
    openFile(file).close()
    expect(readdirSync(folder)).toHaveLength(2)
  })
})

it('a fresh file takes every step at once and needs no copy', () => {
  versions('create table baru (a integer)', 'alter table baru add column b integer')
  const folder = temporaryFolder()
  const db = openFile(join(folder, 'outbox.sqlite'))
  expect(db.pragma('user_version', { simple: true })).toBe(steps.real.length + 2)
  db.close()
  expect(readdirSync(folder)).toEqual(['outbox.sqlite'])
})
