import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createRecordStore, type RecordNote } from '../../../src/main/outbox/record-store.ts'
import { openFile, temporaryFolder } from './fixtures.ts'

const A = '2025/10/06/000001'
const note = (overrides: Partial<RecordNote>): RecordNote => ({
  no_rawat: A,
  taskid: 5,
  jenis: 'dilihat',
  waktu: '2025-10-06 09:00:00',
  ...overrides,
})
const open = () => createRecordStore(openFile(join(temporaryFolder(), 'outbox.sqlite')))

it('the first sight of a status counts, and everything that was written is kept', () => {
  const store = open()
  store.remember([note({ waktu: '2025-10-06 09:30:00' }), note({})])
  store.remember([note({}), note({ jenis: 'ditulis', taskid: 4 }), note({ jenis: 'ditulis', taskid: 4, waktu: 'x' })])
  expect(store.of([A, '2025/10/06/000002'])).toEqual(
    new Map([
      [
        A,
        {
          seen: new Map([[5, '2025-10-06 09:00:00']]),
          written: new Map([[4, new Set(['2025-10-06 09:00:00', 'x'])]]),
        },
      ],
    ]),
  )
})

it('a status that is gone is forgotten, what was written is not', () => {
  const store = open()
  store.remember([note({}), note({ jenis: 'ditulis' })])
  store.forget([{ no_rawat: A, taskid: 5 }])
  expect(store.of([A]).get(A)?.seen.size).toBe(0)
  expect(store.of([A]).get(A)?.written.size).toBe(1)
})

it('visits of before a day are dropped', () => {
  const store = open()
  store.remember([note({}), note({ no_rawat: '2025/10/05/000009' })])
  store.prune('2025-10-06')
  expect([...store.of([A, '2025/10/05/000009']).keys()]).toEqual([A])
})
