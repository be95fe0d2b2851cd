import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answer, type HttpFailureKind, parseAnswer } from '../../../src/main/bpjs/answer.ts'
import { classify, type Outcome } from '../../../src/main/bpjs/classify.ts'
import type { OutboxRow } from '../../../src/main/outbox/rows.ts'
import { retryDelay, slowDelay } from '../../../src/main/sync/backoff.ts'
import { answerWords, transitionFor } from '../../../src/main/sync/transition.ts'
import { outboxRow } from './builders.ts'

const CONTEXT = { now: 5_000_000, waktu: '2025-10-06 09:00:00', intervalMs: 300_000, random: () => 0.5 }
const answer = (message: string, code: unknown = 201): Answer =>
  parseAnswer(200, JSON.stringify({ metadata: { code, message } }))
const go = (
  outcome: Outcome,
  message = 'Kata BPJS',
  row: Partial<OutboxRow> = {},
  context: Partial<typeof CONTEXT> = {},
) => transitionFor(outboxRow(row), outcome, answer(message), { ...CONTEXT, ...context })

describe('delivered', () => {
  it.each<[Outcome, string]>([
    [{ kind: 'done' }, 'terkirim'],
    [{ kind: 'duplicate' }, 'sudah-ada'],
    [{ kind: 'overtaken', lastTask: 5 }, 'terlampaui'],
  ])('is %j, and keeps the words of BPJS', (outcome, result) => {
    expect(go(outcome)).toEqual({ to: 'terkirim', result, message: 'Kata BPJS' })
  })
})

describe('tried again', () => {
  it('by the count of its tries after a failure of its own, which counts', () => {
    for (const attempts of [1, 2, 5]) {
      expect(go({ kind: 'temporary', scope: 'call' }, 'Gagal dicoba kembali', { attempts })).toEqual({
        to: 'coba-lagi',
        nextAt: CONTEXT.now + retryDelay(attempts, CONTEXT),
        reason: 'belum-terkirim',
        message: 'Gagal dicoba kembali',
        refund: false,
      })
    }
  })

  it('as soon as the lane is open after a failure of the network, which costs it nothing', () => {
    expect(go({ kind: 'temporary', scope: 'network' })).toMatchObject({
      to: 'coba-lagi',
      nextAt: CONTEXT.now,
      reason: 'belum-terkirim',
      refund: true,
    })
  })

  it('as soon as the lane is open after refused credentials, which cost it nothing', () => {
    const transition = go({ kind: 'credentials' }, 'Signature tidak sesuai')
    expect(transition).toMatchObject({ to: 'coba-lagi', nextAt: CONTEXT.now, reason: 'bpjs-kredensial', refund: true })
    expect(transition.message).toContain('Signature tidak sesuai')
  })

  it('slowly and flagged after an answer nobody knows', () => {
    const transition = go({ kind: 'unknown' }, 'Kuda nil')
    expect(transition).toMatchObject({
      to: 'coba-lagi',
      nextAt: CONTEXT.now + slowDelay(CONTEXT),
      reason: 'jawaban-tidak-dikenal',
      refund: false,
    })
    expect(transition.message).toContain('Kuda nil')
  })

  it('behind its predecessors where BPJS lacks one', () => {
    const transition = go({ kind: 'predecessor-missing', lastTask: 1 })
    expect(transition).toMatchObject({ to: 'ulangi-urutan', lastTask: 1 })
    expect(transition.message).toMatch(/task 1 .*task 4/)
  })
})

describe('held for a person', () => {
  it('with the words of BPJS where the data are refused', () => {
    const transition = go({ kind: 'rejected', cause: 'data' }, 'Rujukan tidak valid')
    expect(transition).toMatchObject({ to: 'tertahan', reason: 'ditolak' })
    expect(transition.message).toContain('Rujukan tidak valid')
  })

  it('with both times where it is not later than the task before', () => {
    const transition = go({ kind: 'rejected', cause: 'waktu-sebelumnya', previous: '2025-10-06 09:15:00 WIB' })
    expect(transition).toMatchObject({ to: 'tertahan', reason: 'waktu-ditolak' })
    expect(transition.message).toMatch(/task 4 \(09\.00\).*\(Sen, 6 Okt 2025 09\.15\.00 WIB\)/)
  })

  it('without the time that BPJS did not say', () => {
    const { message } = go({ kind: 'rejected', cause: 'waktu-sebelumnya' })
    expect(message).toMatch(/waktu sebelumnya di BPJS\./)
    expect(message).not.toContain('undefined')
  })

  it('with its own time where that is out of range', () => {
    const transition = go({ kind: 'rejected', cause: 'waktu' }, 'Waktu tidak valid')
    expect(transition).toMatchObject({ to: 'tertahan', reason: 'waktu-ditolak' })
    expect(transition.message).toMatch(/task 4 \(09\.00\).*Waktu tidak valid/)
  })

  it('when the visit is cancelled at BPJS', () => {
    expect(go({ kind: 'cancelled' })).toMatchObject({ to: 'tertahan', reason: 'batal-di-bpjs' })
  })
})

describe('what came back in words', () => {
  const failures: HttpFailureKind[] = [
    'timeout',
    'reset',
    'refused',
    'dns',
    'unreachable',
    'tls',
    'aborted',
    'too-large',
  ]

  it('each way to get no answer has its own sentence, without technical detail', () => {
    const words = failures.map((failure) =>
      answerWords({ kind: 'tanpa-jawaban', failure, detail: 'ECONNRESET at 10.0.0.1' }),
    )
    expect(new Set(words).size).toBe(failures.length)
    for (const sentence of words) expect(sentence).not.toContain('ECONNRESET')
  })

  it.each([
    ['', 'jawaban kosong'],
    ['<html>Bad Gateway</html>', 'halaman web'],
    ['{"metadata":{"code":2', 'terpotong'],
    ['{"code":200}', 'tanpa keterangan'],
  ])('a body that is no answer is named with its status: %s', (body, words) => {
    expect(answerWords(parseAnswer(200, body))).toMatch(new RegExp(`${words}.*200`))
    expect(answerWords(parseAnswer(502, body))).toBe('Server BPJS sedang terganggu (502)')
  })

  it('an answer without a sentence is named by its code', () => {
    expect(answerWords(answer('', 299))).toBe('kode 299')
    expect(answerWords(answer('', 'x'))).toBe('kode tidak terbaca')
    expect(answerWords(answer('Ok.', 200))).toBe('Ok.')
  })
})

it('every answer moves every row somewhere, and only what BPJS has counts as delivered', () => {
  const body = fc.oneof(
    fc.string(),
    fc
      .record({
        code: fc.oneof(fc.constantFrom(200, 201, 208, 401, 404, 429, 500, '200'), fc.integer()),
        message: fc.oneof(
          fc.constantFrom('Ok.', 'TaskId terakhir 3', 'TaskId terakhir 99', 'TaskId=4 sudah ada', 'Waktu tidak valid'),
          fc.string(),
        ),
      })
      .map((metadata) => JSON.stringify({ metadata })),
  )
  const status = fc.constantFrom(200, 401, 404, 429, 500, 502)
  const rows = fc.record({
    taskid: fc.constantFrom(0, 1, 3, 5, 7, 99),
    attempts: fc.integer({ min: 1, max: 1000 }),
  }) as fc.Arbitrary<Partial<OutboxRow>>
  fc.assert(
    fc.property(body, status, rows, (text, code, fields) => {
      const row = outboxRow(fields)
      const reply = parseAnswer(code, text)
      const outcome = classify(reply, row.taskid, row.call)
      const transition = transitionFor(row, outcome, reply, { ...CONTEXT, waktu: null })
      expect(transition.to === 'terkirim').toBe(['done', 'duplicate', 'overtaken'].includes(outcome.kind))
      expect(transition.message).not.toMatch(/undefined|null|NaN/)
      if (transition.to === 'coba-lagi') {
        expect(transition.nextAt).toBeGreaterThanOrEqual(CONTEXT.now)
        expect(transition.nextAt).toBeLessThanOrEqual(CONTEXT.now + 6 * CONTEXT.intervalMs)
      }
      expect(transitionFor(row, outcome, reply, { ...CONTEXT, waktu: null })).toEqual(transition)
    }),
    { numRuns: 500 },
  )
})
