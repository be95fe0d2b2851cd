import { describe, expect, it } from 'vitest'
import { changeByHand } from '../../../src/main/outbox/by-hand.ts'
import { addIntent, answerNext, find, freshOutbox, HELD, NOW, plan, rawatOf, states, taskIntent } from './fixtures.ts'

const ACTOR = { who: 'petugas', workstation: 'PC-01' }

/** A booking BPJS refused with a task behind it, and another that waits. */
function held() {
  const stores = freshOutbox()
  plan(stores, [addIntent('A'), taskIntent('A', 3), addIntent('B')])
  answerNext(stores, 'A', HELD)
  return stores
}

describe('what a person does with the outbox', () => {
  it('is in the audit once for each visit, with how each call stood before and stands after', () => {
    const stores = held()
    const ids = [find(stores, 'A', 0).id, find(stores, 'B', 0).id]
    const result = changeByHand(stores, { action: 'antrian-kirim-ulang', ids, actor: ACTOR }, NOW)
    expect(result).toEqual({ changed: ids, refused: [] })
    expect(stores.journal.audits(5)).toMatchObject([
      { ...ACTOR, action: 'antrian-kirim-ulang', subject: rawatOf('B'), before: { add: 'menunggu' } },
      {
        ...ACTOR,
        action: 'antrian-kirim-ulang',
        subject: rawatOf('A'),
        before: { add: 'tertahan: ditolak' },
        after: { add: 'menunggu' },
      },
    ])
  })

  it('tells of every call that went with a cancelled booking', () => {
    const stores = held()
    const ids = [find(stores, 'A', 0).id, find(stores, 'A', 3).id]
    const { changed, refused } = changeByHand(stores, { action: 'antrian-batal', ids, actor: ACTOR }, NOW)
    expect([changed, refused]).toEqual([ids, []])
    expect(states(stores, 'A')).toBe('0:batal 3:batal')
    expect(stores.journal.audits(5)).toMatchObject([
      {
        action: 'antrian-batal',
        subject: rawatOf('A'),
        before: { add: 'tertahan: ditolak', 'task 3': 'menunggu' },
        after: { add: 'batal: dibatalkan-petugas', 'task 3': 'batal: dibatalkan-petugas' },
      },
    ])
  })

  it('tells of a task that was withdrawn because the one before it was cancelled', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 3), taskIntent('A', 4)])
    const ids = [find(stores, 'A', 3).id]
    expect(changeByHand(stores, { action: 'antrian-batal', ids, actor: ACTOR }, NOW).changed).toEqual(ids)
    expect(stores.journal.audits(5)).toMatchObject([
      { before: { 'task 3': 'menunggu', 'task 4': 'menunggu' }, after: { 'task 4': 'batal' } },
    ])
  })

  it('is all there or not at all, should something fail half way', () => {
    const stores = held()
    const ids = [find(stores, 'A', 0).id, find(stores, 'B', 0).id]
    const audit = () => {
      throw new Error('the disk is full')
    }
    const failing = { ...stores, journal: { ...stores.journal, audit } }
    expect(() => changeByHand(failing, { action: 'antrian-batal', ids, actor: ACTOR }, NOW)).toThrow('disk')
    expect([states(stores, 'A'), states(stores, 'B')]).toEqual(['0:tertahan 3:menunggu', '0:menunggu'])
  })

  it('that changes nothing leaves no trace, and says which rows could not be changed', () => {
    const stores = held()
    const [{ id }] = [find(stores, 'A', 0)]
    stores.admin.cancel(id, NOW)
    const what = { action: 'antrian-batal', ids: [id, 999], actor: ACTOR } as const
    expect(changeByHand(stores, what, NOW)).toEqual({
      changed: [],
      refused: [
        { id, state: 'batal' },
        { id: 999, state: null },
      ],
    })
    expect(stores.journal.audits(5)).toEqual([])
  })
})
