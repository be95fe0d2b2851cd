import { describe, expect, it } from 'vitest'
import { targetOf } from '../../../src/renderer/src/components/grid-keys.ts'
import { paramsOf, viewOf } from '../../../src/renderer/src/pages/antrian/filter.ts'
import { cancelScope, canRetry } from '../../../src/renderer/src/pages/antrian/scope.ts'
import { inSendingOrder, mergeView } from '../../../src/renderer/src/pages/antrian/view.ts'
import type { OutboxItem } from '../../../src/shared/ipc/outbox.ts'

function item(id: number, fields: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id,
    no_rawat: '2025/10/06/000001',
    nama: 'SITI',
    tanggal: '2025-10-06',
    kodebooking: 'A1',
    call: 'updatewaktu',
    taskid: 3,
    state: 'menunggu',
    result: null,
    reason: null,
    message: null,
    attempts: 0,
    nextAt: null,
    updatedAt: '2025-10-06 10:00:00',
    ...fields,
  }
}

describe('the address of Antrian Kirim', () => {
  it('shows what is unsent unless it says otherwise', () => {
    expect(viewOf(new URLSearchParams())).toEqual({ keadaan: 'belum', alasan: null })
    expect(viewOf(new URLSearchParams('keadaan=entah'))).toEqual({ keadaan: 'belum', alasan: null })
    expect(viewOf(new URLSearchParams('keadaan=batal'))).toEqual({ keadaan: 'batal', alasan: null })
  })

  it('takes a reason as one of held rows', () => {
    const view = { keadaan: 'tertahan', alasan: 'ditolak' } as const
    expect(viewOf(new URLSearchParams('alasan=ditolak'))).toEqual(view)
    expect(paramsOf(view)).toEqual(view)
  })
})

describe('mergeView', () => {
  it('brings rows up to date in their place and counts what would come and go', () => {
    const merged = mergeView([item(1), item(2), item(3)], [item(4), item(3), item(1, { state: 'mengirim' })])
    expect(merged.rows.map((row) => [row.item.id, row.item.state, row.left])).toEqual([
      [1, 'mengirim', false],
      [2, 'menunggu', true],
      [3, 'menunggu', false],
    ])
    expect(merged).toMatchObject({ arrived: 1, left: 1 })
  })
})

describe('inSendingOrder', () => {
  it('puts each call behind those it waits for', () => {
    const items = [
      item(1, { taskid: 6 }),
      item(2, { call: 'farmasi/add', taskid: 0 }),
      item(3, { no_rawat: '2025/10/05/000009', taskid: 7 }),
      item(4, { taskid: 5 }),
      item(5, { call: 'add', taskid: 0 }),
      item(6, { taskid: 99 }),
    ]
    expect(inSendingOrder(items).map(({ id }) => id)).toEqual([3, 5, 4, 2, 1, 6])
  })
})

describe('cancelScope', () => {
  const add = item(1, { call: 'add', taskid: 0, state: 'tertahan' })
  const task3 = item(2)
  const task4 = item(3, { taskid: 4 })
  const inFlight = item(4, { taskid: 5, state: 'mengirim' })
  const end = item(5, { taskid: 99 })
  const other = item(6, { kodebooking: 'B2', no_rawat: '2025/10/06/000002' })
  const unsent = [add, task3, task4, inFlight, end, other]

  it('takes every unsent call of a booking along with its add, but none in flight', () => {
    expect(cancelScope([add], unsent)).toEqual({ ids: [1, 2, 3, 5], visits: 1, adds: 1, along: 3, followers: 0 })
  })

  it('names the later tasks that are withdrawn with a task, and leaves 99', () => {
    expect(cancelScope([task3, other], unsent)).toEqual({ ids: [2, 6], visits: 2, adds: 0, along: 0, followers: 1 })
  })

  it('leaves alone what can no longer be caught', () => {
    expect(cancelScope([inFlight, item(7, { state: 'terkirim' })], unsent).ids).toEqual([])
  })
})

describe('canRetry', () => {
  it('brings back what a person cancelled, not what the record withdrew', () => {
    expect(canRetry(item(1, { state: 'batal', reason: 'dibatalkan-petugas' }))).toBe(true)
    expect(canRetry(item(1, { state: 'batal' }))).toBe(false)
    expect(canRetry(item(1, { state: 'terkirim' }))).toBe(false)
  })
})

describe('targetOf', () => {
  it('stays within the rows', () => {
    expect(targetOf('ArrowDown', -1, 3, 10)).toBe(0)
    expect(targetOf('ArrowUp', 0, 3, 10)).toBe(0)
    expect(targetOf('PageDown', 0, 3, 10)).toBe(2)
    expect(targetOf('End', 0, 3, 10)).toBe(2)
    expect(targetOf('x', 0, 3, 10)).toBeNull()
  })
})
