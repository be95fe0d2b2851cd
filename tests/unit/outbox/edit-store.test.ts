import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createStores } from '../../../src/main/outbox/stores.ts'
import { freshOutbox, NOW, openFile, temporaryFolder } from './fixtures.ts'

const edit = (no_rawat: string) => ({
  no_rawat,
  nama: 'SITI AMINAH',
  kunci: '{"jam_periksa":"08:00:00"}',
  dasar: '{"taskid":0}',
  perubahan: '{"times":{}}',
})

it('edits wait in the order they were made, as they were made', () => {
  const { edits } = freshOutbox()
  edits.add(edit('b'), NOW)
  edits.add({ ...edit('a'), dasar: null }, NOW + 1)
  edits.add(edit('b'), NOW + 2)
  expect(edits.list().map(({ no_rawat, created_at }) => [no_rawat, created_at])).toEqual([
    ['b', NOW],
    ['a', NOW + 1],
    ['b', NOW + 2],
  ])
  const [first, second] = edits.list()
  expect(first).toEqual({ id: first?.id, ...edit('b'), state: 'menunggu', kini: null, created_at: NOW })
  expect(second?.dasar).toBeNull()
})

it('a conflict keeps what the row is now, and its place', () => {
  const { edits } = freshOutbox()
  edits.add(edit('a'), NOW)
  edits.add(edit('b'), NOW)
  const [first] = edits.list()
  edits.conflict(first?.id ?? 0, '{"taskid":4}')
  expect(edits.byId(first?.id ?? 0)).toMatchObject({ state: 'bentrok', kini: '{"taskid":4}', no_rawat: 'a' })
  expect(edits.list().map(({ state }) => state)).toEqual(['bentrok', 'menunggu'])
})

it('a settled edit is gone, and settling it twice changes nothing', () => {
  const { edits } = freshOutbox()
  edits.add(edit('a'), NOW)
  edits.add(edit('b'), NOW)
  const id = edits.list()[0]?.id ?? 0
  edits.remove(id)
  edits.remove(id)
  edits.conflict(id, '{}')
  expect(edits.byId(id)).toBeNull()
  expect(edits.list().map(({ no_rawat }) => no_rawat)).toEqual(['b'])
})

it('edits outlive the program', () => {
  const file = join(temporaryFolder(), 'outbox.sqlite')
  const before = openFile(file)
  createStores(before).edits.add(edit('a'), NOW)
  before.close()
  const after = openFile(file)
  expect(createStores(after).edits.list()).toMatchObject([{ no_rawat: 'a', state: 'menunggu' }])
  after.close()
})
