import { describe, expect, it } from 'vitest'
import type { ListedRow } from '../../../src/main/outbox/admin-store.ts'
import { type LaneState, OPEN_LANE } from '../../../src/main/sync/lane.ts'
import type { VisitPlan } from '../../../src/main/sync/plan.ts'
import {
  countClasses,
  driftSentence,
  laneProblem,
  type VisitInput,
  visitResult,
} from '../../../src/main/sync/report.ts'
import { actionNeeded, warning } from '../../../src/shared/problems.ts'
import { at, NO_RAWAT, outboxRow, TODAY, ZONE } from './builders.ts'

const plan = (overrides: Partial<VisitPlan> = {}): VisitPlan => ({
  no_rawat: NO_RAWAT,
  nama: 'Budi Contoh',
  cancelled: false,
  kodebooking: NO_RAWAT,
  added: false,
  intents: [],
  problems: [],
  skipped: null,
  seen: null,
  times: new Map(),
  ...overrides,
})
const row = (overrides: Partial<ListedRow> = {}): ListedRow => ({
  ...outboxRow(),
  nama: 'Budi Contoh',
  tanggal: TODAY,
  ...overrides,
})
const result = (overrides: Partial<VisitInput> = {}) =>
  visitResult({ no_rawat: NO_RAWAT, plan: plan(), unsent: [], delivered: undefined, ...overrides })

const WAITING = row({ state: 'menunggu' })
const RETRYING = row({ state: 'coba-lagi', reason: 'belum-terkirim', message: 'Server BPJS tidak menjawab' })
const HELD = row({ state: 'tertahan', reason: 'ditolak', message: 'BPJS menolak: Rujukan tidak valid.' })
const MAPPING = actionNeeded(NO_RAWAT, 'mapping-poli', 'Lengkapi pemetaan.')
const ZERO = warning(NO_RAWAT, 'waktu-nol', 'Tanggal nol.')
const NEW = { fresh: 1, existing: 0 }
const OLD = { fresh: 0, existing: 2 }

describe('the one class of a registration', () => {
  it.each<[string, Partial<VisitInput>, string, string | null]>([
    ['nothing was owed', {}, 'lengkap', null],
    ['something was newly accepted', { delivered: { fresh: 1, existing: 2 } }, 'terkirim', null],
    ['BPJS had everything', { delivered: OLD }, 'sudah-ada', null],
    ['it is left out', { plan: plan({ skipped: 'registrasi-batal' }) }, 'dilewati', 'registrasi-batal'],
    ['a call is still to come', { unsent: [WAITING], delivered: NEW }, 'gagal', 'Menunggu server BPJS'],
    ['a call is tried again', { unsent: [WAITING, RETRYING], delivered: NEW }, 'gagal', 'Server BPJS tidak menjawab'],
    ['a call is held', { unsent: [RETRYING, HELD], delivered: NEW }, 'tertahan', HELD.message],
    ['its data need a person', { plan: plan({ problems: [MAPPING] }), delivered: OLD }, 'tertahan', MAPPING.message],
    ['there is only a warning', { plan: plan({ problems: [ZERO] }), delivered: NEW }, 'terkirim', null],
  ])('when %s', (_name, input, hasil, message) => {
    expect(result(input)).toMatchObject({ hasil, message })
  })

  it('comes with every problem there is: of the plan, of held rows and of rows tried again', () => {
    const { problems } = result({ plan: plan({ problems: [ZERO] }), unsent: [RETRYING, WAITING, HELD] })
    expect(problems.map(({ reason, severity }) => [reason, severity])).toEqual([
      ['waktu-nol', 'peringatan'],
      ['ditolak', 'tindakan'],
      ['belum-terkirim', 'peringatan'],
    ])
    for (const problem of problems) expect(problem.noRawat).toBe(NO_RAWAT)
  })

  it('of a visit of another day takes the name from its rows', () => {
    expect(result({ plan: undefined, unsent: [HELD] })).toMatchObject({ nama: 'Budi Contoh', hasil: 'tertahan' })
    expect(result({ plan: undefined, delivered: NEW })).toMatchObject({ nama: '', hasil: 'terkirim' })
  })

  it('is counted once', () => {
    const results = [
      result(),
      result({ delivered: NEW }),
      result({ delivered: OLD }),
      result({ unsent: [HELD, RETRYING] }),
    ]
    expect(countClasses(results)).toEqual({
      terkirim: 1,
      'sudah-ada': 1,
      gagal: 0,
      tertahan: 1,
      dilewati: 0,
      lengkap: 1,
    })
  })
})

describe('a paused lane', () => {
  const paused = (cause: LaneState['cause']): LaneState => ({
    state: 'jeda',
    cause,
    since: at('10:25:00'),
    until: at('10:40:00'),
    pauses: 3,
  })

  it('that is open is no problem', () => {
    expect(laneProblem(OPEN_LANE, 0, null, ZONE)).toBeNull()
  })

  it('of the network is a warning that says since when and what is safe', () => {
    const problem = laneProblem(paused('jaringan'), 1234, null, ZONE)
    expect(problem).toMatchObject({ noRawat: null, reason: 'bpjs-tidak-menjawab', severity: 'peringatan' })
    expect(problem?.message).toMatch(/10\.25.*1\.234/)
  })

  it('of the credentials names the variables to look at', () => {
    for (const drift of [null, 60_000]) {
      const problem = laneProblem(paused('kredensial'), 3, drift, ZONE)
      expect(problem).toMatchObject({ reason: 'bpjs-kredensial', severity: 'tindakan' })
      expect(problem?.message).toContain('BPJS_SECRET_KEY')
    }
  })

  it('of the credentials with a wrong clock names the clock instead', () => {
    const message = laneProblem(paused('kredensial'), 3, 8 * 60_000, ZONE)?.message
    expect(message).toMatch(/terlambat 8 menit/)
    expect(message).not.toContain('BPJS_SECRET_KEY')
  })

  it.each([
    [8 * 60_000, /terlambat 8 menit/],
    [-150_000, /terlalu cepat 3 menit/],
    [10_000, /terlambat 1 menit/],
  ])('a drift of %d ms is told in minutes and direction', (drift, words) => {
    expect(driftSentence(drift)).toMatch(words)
  })
})
