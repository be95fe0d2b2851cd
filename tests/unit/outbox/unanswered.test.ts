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
  taskIntent,
} from './fixtures.ts'

const nothingPlanned = { force: false, plannedVisits: [rawatOf('A')], seen: [] }

describe('a call that may have reached BPJS without an answer', () => {
  it('is seen through although the plan no longer holds it, also after its data changed', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    answerNext(stores, 'A', retryAt(NOW))
    plan(stores, [addIntent('A', { payload: { kodebooking: 'A', norm: '000002' } })])
    expect(find(stores, 'A', 0)).toMatchObject({ state: 'menunggu', attempts: 0, unanswered: 1 })
    stores.outbox.enqueue([], nothingPlanned, NOW)
    expect(find(stores, 'A', 0).state).toBe('menunggu')
  })

  it('is forgotten once BPJS answers, either way', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A'), addIntent('B')])
    for (const kodebooking of ['A', 'B']) answerNext(stores, kodebooking, retryAt(NOW))
    expect(answerNext(stores, 'A', HELD).unanswered).toBe(0)
    expect(answerNext(stores, 'B', DELIVERED).unanswered).toBe(0)
    stores.outbox.enqueue([], nothingPlanned, NOW)
    expect(find(stores, 'A', 0).state).toBe('batal')
  })

  it('is not one that never left because the network was down', () => {
    const stores = freshOutbox()
    plan(stores, [addIntent('A')])
    expect(answerNext(stores, 'A', retryAt(NOW, true))).toMatchObject({ attempts: 0, unanswered: 0 })
    stores.outbox.enqueue([], nothingPlanned, NOW)
    expect(find(stores, 'A', 0).state).toBe('batal')
  })
})

describe('a call the plan holds for a confirmation', () => {
  const hold = { reason: 'task99-perlu-konfirmasi', message: 'Konfirmasi dahulu' } as const
  const cancelled = { ...taskIntent('A', 99), hold }

  it('is held although it was waiting without a hold before', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 99)])
    plan(stores, [cancelled])
    expect(find(stores, 'A', 99)).toMatchObject({ state: 'tertahan', reason: 'task99-perlu-konfirmasi' })
  })

  it('goes its way once a person has confirmed it, until its time changes', () => {
    const stores = freshOutbox()
    plan(stores, [cancelled])
    stores.admin.retry(find(stores, 'A', 99).id, NOW)
    plan(stores, [cancelled])
    expect(find(stores, 'A', 99).state).toBe('menunggu')
    plan(stores, [{ ...taskIntent('A', 99, NOW + 60_000), hold }])
    expect(find(stores, 'A', 99).state).toBe('tertahan')
  })

  it('needs no second confirmation to be sent again after BPJS took it', () => {
    const stores = freshOutbox()
    plan(stores, [taskIntent('A', 99)])
    answerNext(stores, 'A', DELIVERED)
    plan(stores, [cancelled], { force: true })
    expect(find(stores, 'A', 99).state).toBe('menunggu')
  })
})
