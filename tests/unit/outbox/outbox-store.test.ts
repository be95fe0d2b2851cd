import { describe, expect, it } from 'vitest'
import {
  addIntent,
  answerNext,
  DELIVERED,
  find,
  freshOutbox,
  HELD,
  NOW,
  plan,
  rawatOf,
  retryAt,
  states,
  taskIntent,
} from './fixtures.ts'

const CONFIRM = { reason: 'task99-perlu-konfirmasi', message: 'Task 99 berarti batal.' } as const

describe('the identity of a row', () => {
  it('is kode booking, call and task id: planning twice adds nothing', () => {
    const stores = freshOutbox()
    const intents = [addIntent('A'), taskIntent('A', 3), taskIntent('A', 4), addIntent('B')]
    expect(plan(stores, intents)).toMatchObject({ added: 4, changed: 0, withdrawn: 0 })
    expect(plan(stores, intents)).toMatchObject({ added: 0, changed: 0, withdrawn: 0 })
    expect(stores.admin.counts().menunggu).toBe(4)
  })

  it('keeps calls without a task apart', () => {
    const stores = freshOutbox()
    plan(stores, [
      addIntent('A'),
      addIntent('A', { call: 'batal', payload: { kodebooking: 'A', keterangan: 'batal' } }),
      addIntent('A', { call: 'farmasi/add', payload: { kodebooking: 'A' } }),
    ])
    expect(stores.admin.list({ limit: -1 }).map((row) => row.call)).toEqual(['add', 'batal', 'farmasi/add'])
  })

  it('ranks calls in the order of a visit', () => {
    const stores = freshOutbox()
    const tasks = ([99, 7, 6, 5, 4, 3, 2, 1] as const).map((taskid) => taskIntent('A', taskid))
    plan(stores, [...tasks, addIntent('A', { call: 'farmasi/add' }), addIntent('A', { call: 'batal' }), addIntent('A')])
    const order = stores.admin.list({ limit: -1 }).map((row) => row.taskid || row.call)
    expect(order).toEqual(['add', 'batal', 1, 2, 3, 4, 5, 'farmasi/add', 6, 7, 99])
  })

  it('plans nothing at all when one intent of a batch cannot be kept', () => {
    const stores = freshOutbox()
    const impossible = addIntent('B', { call: 'hapus' as never })
    expect(() => plan(stores, [addIntent('A'), impossible])).toThrow()
    expect(stores.admin.list({ limit: -1 })).toEqual([])
  })
})

describe('a changed payload', () => {
  it('replaces a waiting row and starts its tries over', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 3, NOW)])
    answerNext(stores, 'A', retryAt(NOW + 60_000))
    expect(plan(stores, [taskIntent('A', 3, NOW + 5)], { now: NOW + 9 })).toMatchObject({ changed: 1 })
    expect(find(stores, 'A', 3)).toMatchObject({ state: 'menunggu', attempts: 0, next_at: null, updated_at: NOW + 9 })
    expect(JSON.parse(find(stores, 'A', 3).payload)).toMatchObject({ waktu: NOW + 5 })
  })

  it('puts a held row back in line', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    answerNext(stores, 'A', HELD)
    plan(stores, [addIntent('A', { payload: { kodebooking: 'A', norm: '000002' } })])
    expect(find(stores, 'A', 0)).toMatchObject({ state: 'menunggu', reason: null, message: null })
  })

  it('leaves a row in flight as it is', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 3, NOW)])
    const claimed = stores.outbox.claimNext('A', NOW, false)
    plan(stores, [taskIntent('A', 3, NOW + 5)])
    expect(find(stores, 'A', 3)).toEqual(claimed)
  })

  it('never replaces a delivered row', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 3, NOW)])
    const delivered = answerNext(stores, 'A', DELIVERED)
    expect(plan(stores, [taskIntent('A', 3, NOW + 5)])).toMatchObject({ added: 0, changed: 0, resent: 0 })
    expect(find(stores, 'A', 3)).toEqual(delivered)
  })
})

describe('a held intent', () => {
  it('waits with its reason and is not sent', () => {
    const stores = freshOutbox()
    plan(stores, [{ ...taskIntent('A', 99), hold: CONFIRM }])
    expect(find(stores, 'A', 99)).toMatchObject({ state: 'tertahan', ...CONFIRM, attempts: 0 })
    expect(stores.outbox.claimNext('A', NOW, true)).toBeNull()
  })

  it('stays confirmed once a person sent it on, until its payload changes', () => {
    const stores = freshOutbox()
    const intent = { ...taskIntent('A', 99), hold: CONFIRM }
    plan(stores, [intent])
    stores.admin.retry(find(stores, 'A', 99).id, NOW)
    plan(stores, [intent])
    expect(find(stores, 'A', 99).state).toBe('menunggu')
    plan(stores, [{ ...taskIntent('A', 99, NOW + 77), hold: CONFIRM }])
    expect(find(stores, 'A', 99).state).toBe('tertahan')
  })

  it('goes out by itself when the plan no longer holds it', () => {
    const stores = freshOutbox()
    plan(stores, [{ ...taskIntent('A', 99), hold: CONFIRM }])
    expect(plan(stores, [taskIntent('A', 99)])).toMatchObject({ changed: 1 })
    expect(find(stores, 'A', 99)).toMatchObject({ state: 'menunggu', reason: null })
  })

  it('is not confused with a row that BPJS refused: that one waits until it is mended', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    const refused = answerNext(stores, 'A', HELD)
    plan(stores, [addIntent('A')])
    expect(find(stores, 'A', 0)).toEqual(refused)
  })
})

describe('a row that the plan no longer holds', () => {
  it('is withdrawn while nobody can have received it', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), taskIntent('A', 3), { ...taskIntent('A', 99), hold: CONFIRM }])
    expect(plan(stores, [addIntent('A')])).toMatchObject({ withdrawn: 2 })
    expect(states(stores, 'A')).toBe('0:menunggu 3:batal 99:batal')
    expect(find(stores, 'A', 3)).toMatchObject({ reason: null, next_at: null })
  })

  it('is seen through once it may have reached BPJS', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), addIntent('B'), taskIntent('C', 3)])
    stores.outbox.claimNext('A', NOW, false)
    answerNext(stores, 'B', retryAt(NOW + 60_000))
    answerNext(stores, 'C', DELIVERED)
    const plannedVisits = ['A', 'B', 'C'].map(rawatOf)
    expect(stores.outbox.enqueue([], { force: false, plannedVisits, seen: [] }, NOW)).toMatchObject({ withdrawn: 0 })
    expect(['A', 'B', 'C'].map((code) => states(stores, code))).toEqual(['0:mengirim', '0:coba-lagi', '3:terkirim'])
  })

  it('is withdrawn when its only try never left this computer', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    answerNext(stores, 'A', retryAt(NOW, true))
    expect(stores.outbox.enqueue([], { force: false, plannedVisits: [rawatOf('A')], seen: [] }, NOW).withdrawn).toBe(1)
  })

  it('stays when its visit was not planned at all', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    plan(stores, [addIntent('B')])
    expect(states(stores, 'A')).toBe('0:menunggu')
  })

  it('stays when it was delivered before and is only going out again', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    answerNext(stores, 'A', DELIVERED)
    plan(stores, [addIntent('A')], { force: true })
    stores.outbox.enqueue([], { force: false, plannedVisits: [rawatOf('A')], seen: [] }, NOW)
    expect(find(stores, 'A', 0)).toMatchObject({ state: 'menunggu', delivered_at: NOW })
  })

  it('comes back when the record holds it again', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), taskIntent('A', 3)])
    plan(stores, [addIntent('A')])
    plan(stores, [addIntent('A'), taskIntent('A', 3)])
    expect(states(stores, 'A')).toBe('0:menunggu 3:menunggu')
  })
})

describe('a row that a person cancelled', () => {
  it('stays cancelled while the record says the same', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), taskIntent('A', 3)])
    stores.admin.cancel(find(stores, 'A', 3).id, NOW)
    plan(stores, [addIntent('A'), taskIntent('A', 3)])
    expect(find(stores, 'A', 3)).toMatchObject({ state: 'batal', reason: 'dibatalkan-petugas' })
  })

  it('comes back when the record changes', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 3)])
    stores.admin.cancel(find(stores, 'A', 3).id, NOW)
    plan(stores, [taskIntent('A', 3, NOW + 60_000)])
    expect(find(stores, 'A', 3)).toMatchObject({ state: 'menunggu', reason: null })
  })

  it('comes back when the whole day is sent again on purpose', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 3)])
    stores.admin.cancel(find(stores, 'A', 3).id, NOW)
    plan(stores, [taskIntent('A', 3)], { force: true })
    expect(find(stores, 'A', 3).state).toBe('menunggu')
  })
})

describe('sending everything again', () => {
  it('puts delivered and held rows back in line and counts only the delivered as resent', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), addIntent('B')])
    answerNext(stores, 'A', DELIVERED)
    answerNext(stores, 'B', HELD)
    expect(plan(stores, [addIntent('A'), addIntent('B')], { force: true })).toMatchObject({ resent: 1, changed: 1 })
    expect(find(stores, 'A', 0)).toMatchObject({ state: 'menunggu', delivered_at: NOW, result: 'terkirim' })
    expect(find(stores, 'B', 0).state).toBe('menunggu')
  })

  it('leaves a row in flight alone', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    stores.outbox.claimNext('A', NOW, false)
    expect(plan(stores, [addIntent('A')], { force: true })).toMatchObject({ resent: 0, changed: 0 })
    expect(states(stores, 'A')).toBe('0:mengirim')
  })
})

describe('what the outbox knows of visits', () => {
  it('tells rows and kode booking of the visits it was asked for, and nothing of others', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), taskIntent('A', 3), addIntent('B')])
    const known = stores.outbox.known([rawatOf('A'), 'tidak/ada'])
    expect([...known.keys()]).toEqual([rawatOf('A')])
    expect(known.get(rawatOf('A'))).toMatchObject({ kodebooking: 'A', bpjs_last_task: null })
    expect(known.get(rawatOf('A'))?.rows.map((row) => row.taskid)).toEqual([0, 3])
  })

  it('tells which visit owns a kode booking', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), addIntent('B')])
    expect([...stores.outbox.fixedCodes(['B', 'C'])]).toMatchObject([
      ['B', { no_rawat: rawatOf('B'), tanggal: '2025-10-06' }],
    ])
  })

  it('finds the visits of a range of dates, both ends included', () => {
    const stores = freshOutbox()
    const days = ['2025-10-05', '2025-10-06', '2025-10-07', '2025-10-08']
    plan(
      stores,
      days.map((tanggal, index) => addIntent(`H${index}`, { tanggal })),
    )
    expect(stores.outbox.visitsOn('2025-10-06', '2025-10-07').sort()).toEqual(['H1', 'H2'].map(rawatOf))
    expect(stores.outbox.visitsOn('2025-10-07', '2025-10-06')).toEqual([])
  })

  it('follows a name or a kode booking that changed before anything was sent', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    plan(stores, [addIntent('BARU', { no_rawat: rawatOf('A'), nama: "UMI MA'RUF" })])
    expect(stores.outbox.known([rawatOf('A')]).get(rawatOf('A'))?.kodebooking).toBe('BARU')
    const rows = stores.admin.list({ noRawat: rawatOf('A'), limit: -1 })
    expect(rows.map((row) => [row.kodebooking, row.state, row.nama])).toEqual([
      ['A', 'batal', "UMI MA'RUF"],
      ['BARU', 'menunggu', "UMI MA'RUF"],
    ])
  })
})
