import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../../src/main/outbox/journal-store.ts'
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
  taskIntent,
} from './fixtures.ts'

const LATER = NOW + 1_000_000
const ENTRY: AuditEntry = {
  who: 'petugas',
  workstation: 'PC-01',
  action: 'antrian-kirim-ulang',
  subject: '2025/10/06/000001 add/0',
  before: { state: 'tertahan', reason: 'ditolak' },
  after: { state: 'menunggu', rows: [1, 2] },
}

describe('many audits at once', () => {
  it('are all kept in their order, or none of them', () => {
    const { journal } = freshOutbox()
    journal.auditAll([ENTRY, { ...ENTRY, subject: 'lain' }], NOW)
    expect(journal.audits(10).map(({ subject, at }) => [subject, at])).toEqual([
      ['lain', NOW],
      [ENTRY.subject, NOW],
    ])
    const circular: Record<string, unknown> = {}
    circular.self = circular
    expect(() => journal.auditAll([ENTRY, { ...ENTRY, after: circular }], NOW)).toThrow()
    expect(journal.audits(10)).toHaveLength(2)
  })
})

describe('runs', () => {
  it('are listed latest first; one that was cut off has no end and no summary', () => {
    const { journal } = freshOutbox()
    const first = journal.startRun('terjadwal', NOW)
    const second = journal.startRun('manual', NOW + 5)
    journal.endRun(first, { sent: 3 }, NOW + 9)
    expect(journal.lastRuns(10)).toEqual([
      { id: second, mode: 'manual', started_at: NOW + 5, ended_at: null, summary: null },
      { id: first, mode: 'terjadwal', started_at: NOW, ended_at: NOW + 9, summary: '{"sent":3}' },
    ])
    expect(journal.lastRuns(1)).toHaveLength(1)
  })
})

describe('audits', () => {
  it('keep who, where, what, before and after, latest first', () => {
    const { journal } = freshOutbox()
    journal.audit(ENTRY, NOW)
    journal.audit({ ...ENTRY, action: 'antrian-batal' }, NOW + 1)
    expect(journal.audits(10)).toMatchObject([{ action: 'antrian-batal' }, { ...ENTRY, at: NOW }])
  })

  it('accept a thing that was not there before or is not there after', () => {
    const { journal } = freshOutbox()
    journal.audit({ ...ENTRY, before: undefined, after: null }, NOW)
    expect(journal.audits(1)).toMatchObject([{ before: null, after: null }])
  })
})

describe('a search of the audits', () => {
  const search = { from: NOW, until: NOW + 100, text: '', action: null }

  it('gives the newest of those within the time, how many there are in all, and every action', () => {
    const { journal } = freshOutbox()
    for (const at of [NOW - 1, NOW, NOW + 1, NOW + 2, NOW + 100]) journal.audit(ENTRY, at)
    journal.audit({ ...ENTRY, action: 'pasang-pin', subject: 'PIN admin' }, NOW + 3)
    const { rows, total, actions } = journal.searchAudits(search, 2)
    expect(rows.map(({ at }) => at - NOW)).toEqual([3, 2])
    expect([total, actions]).toEqual([4, ['antrian-kirim-ulang', 'pasang-pin']])
    expect(journal.searchAudits({ ...search, text: ' PIN ', action: 'pasang-pin' }, 10).total).toBe(1)
  })

  it('counts those that came after the one somebody has before them', () => {
    const { journal } = freshOutbox()
    journal.audit(ENTRY, NOW)
    const { rows } = journal.searchAudits(search, 10)
    const newest = rows[0]?.id ?? 0
    expect(journal.auditsAfter(search, newest)).toBe(0)
    for (const at of [NOW + 1, NOW + 2, NOW + 200]) journal.audit(ENTRY, at)
    expect(journal.auditsAfter(search, newest)).toBe(2)
    expect(journal.auditsAfter({ ...search, action: 'pasang-pin' }, newest)).toBe(0)
    expect(journal.auditsAfter(search, 0)).toBe(3)
  })
})

describe('remembered facts', () => {
  it('are unknown until set and replaced when set again', () => {
    const { journal } = freshOutbox()
    expect(journal.get('jalur-bpjs')).toBeNull()
    journal.set('jalur-bpjs', '{"state":"jeda"}')
    journal.set('jalur-bpjs', '')
    expect(journal.get('jalur-bpjs')).toBe('')
  })
})

describe('pruning', () => {
  it('removes old delivered and cancelled rows with their attempts, and the visit of which nothing is left', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), addIntent('B')])
    const { id } = answerNext(stores, 'A', DELIVERED)
    stores.writeBacks.applied([id], NOW)
    stores.admin.cancel(find(stores, 'B', 0).id, NOW)
    expect(stores.journal.prune(LATER)).toBe(2)
    for (const table of ['outbox', 'attempt', 'write_back', 'visit']) {
      expect(stores.db.prepare(`select count(*) from ${table}`).pluck().get(), table).toBe(0)
    }
  })

  it('keeps what is younger than the given moment', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    const { id } = answerNext(stores, 'A', DELIVERED)
    stores.writeBacks.applied([id], NOW)
    expect(stores.journal.prune(NOW)).toBe(0)
    expect(find(stores, 'A', 0).state).toBe('terkirim')
  })

  it('never removes an unsent row, however old', () => {
    const stores = freshOutbox()
    plan(
      stores,
      ['menunggu', 'mengirim', 'coba-lagi', 'tertahan'].map((code) => addIntent(code)),
    )
    stores.outbox.claimNext('mengirim', NOW, false)
    answerNext(stores, 'coba-lagi', retryAt(NOW))
    answerNext(stores, 'tertahan', HELD)
    expect(stores.journal.prune(LATER)).toBe(0)
    expect(stores.admin.counts()).toMatchObject({ menunggu: 1, mengirim: 1, 'coba-lagi': 1, tertahan: 1 })
  })

  it('never removes a delivered row whose trace is still owed, nor one that is going out again', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('OWED'), addIntent('AGAIN')])
    answerNext(stores, 'OWED', DELIVERED)
    const { id } = answerNext(stores, 'AGAIN', DELIVERED)
    stores.writeBacks.applied([id], NOW)
    plan(stores, [addIntent('AGAIN')], { force: true })
    expect(stores.journal.prune(LATER)).toBe(0)
    expect(stores.admin.counts()).toMatchObject({ terkirim: 1, menunggu: 1 })
  })

  it('keeps the visit while one of its rows is left', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), taskIntent('A', 3)])
    const { id } = answerNext(stores, 'A', DELIVERED)
    stores.writeBacks.applied([id], NOW)
    expect(stores.journal.prune(LATER)).toBe(1)
    expect(
      stores.outbox
        .known([rawatOf('A')])
        .get(rawatOf('A'))
        ?.rows.map((row) => row.taskid),
    ).toEqual([3])
  })

  it('removes old runs and audits and keeps remembered facts', () => {
    const { journal } = freshOutbox()
    journal.startRun('manual', NOW)
    journal.startRun('manual', LATER)
    journal.audit(ENTRY, NOW)
    journal.audit(ENTRY, LATER)
    journal.set('jalur-bpjs', 'buka')
    journal.prune(LATER)
    expect(journal.lastRuns(10).map((run) => run.started_at)).toEqual([LATER])
    expect(journal.audits(10).map((entry) => entry.at)).toEqual([LATER])
    expect(journal.get('jalur-bpjs')).toBe('buka')
  })
})
