import { planDay } from '../../src/main/sync/plan.ts'
import { angka } from '../../src/shared/numbers.ts'
import { epochToWallTime } from '../../src/shared/wall-time.ts'
import { MANUAL, ZONE } from '../support/rig.ts'
import { type Figure, kali, ms, timed, usual } from './figures.ts'
import { TANGGAL, withApp, withDay } from './hospital.ts'

const MOST_SQL = 12
const IDLE_LIMIT_MS = 300
const MOST_OVER_IDEAL = 1.15
const LATENCY_MS = 50
const CONCURRENCY = 4

/** A cycle in which there is nothing to do, after everything was sent. */
export async function idleCycle(): Promise<Figure[]> {
  const registrations = 2_000
  return withDay(registrations, async ({ rig }) =>
    withApp(rig, async (app) => {
      const first = await app.cycle.run(MANUAL)
      const reports: { readonly requests: number; readonly sqlStatements: number }[] = []
      const idle = await usual(7, async () => {
        reports.push((await app.cycle.run({ ...MANUAL, manual: false })).report)
      })
      const requests = Math.max(...reports.map((report) => report.requests))
      const statements = Math.max(...reports.map((report) => report.sqlStatements))
      return [
        {
          ukuran: 'Siklus tanpa pekerjaan',
          baris: `${angka(registrations)} registrasi`,
          hasil: ms(idle),
          pembanding: `mengirim semuanya ${ms(first.report.durationMs)}`,
          rasio: kali(idle / first.report.durationMs),
          batas: `< ${ms(IDLE_LIMIT_MS)}`,
          lulus: idle < IDLE_LIMIT_MS,
        },
        {
          ukuran: 'Permintaan HTTP dalam siklus itu',
          baris: `${angka(registrations)} registrasi`,
          hasil: angka(requests),
          pembanding: `pertama ${angka(first.report.requests)}`,
          rasio: '–',
          batas: '0',
          lulus: requests === 0,
        },
        {
          ukuran: 'Pernyataan SQL dalam siklus itu',
          baris: `${angka(registrations)} registrasi`,
          hasil: angka(statements),
          pembanding: `pertama ${angka(first.report.sqlStatements)}`,
          rasio: '–',
          batas: `≤ ${MOST_SQL}`,
          lulus: statements <= MOST_SQL,
        },
      ]
    }),
  )
}

/** SQL statements of the first cycle, which reads, inserts, fills in and writes back. */
export async function statementsPerCycle(): Promise<Figure[]> {
  const sizes = [30, 300, 3_000]
  const counts: number[] = []
  for (const size of sizes) {
    counts.push(await withDay(size, async ({ rig }) => (await rig.sync()).report.sqlStatements))
  }
  return sizes.map((size, index) => ({
    ukuran: 'Pernyataan SQL, siklus penuh',
    baris: `${angka(size)} registrasi`,
    hasil: angka(counts[index] ?? Number.NaN),
    pembanding: `30 registrasi ${counts[0]}`,
    rasio: kali((counts[index] ?? Number.NaN) / (counts[0] ?? Number.NaN)),
    batas: `≤ ${MOST_SQL}`,
    lulus: (counts[index] ?? Number.NaN) <= MOST_SQL,
  }))
}

/** The measured day at 50 ms for every answer: how near the whole cycle comes to nothing but waiting for BPJS. */
export async function dispatchAgainstIdeal(): Promise<Figure[]> {
  return withDay(
    300,
    async ({ rig }) => {
      rig.simulator.setFaults({ latencyMs: LATENCY_MS })
      const { report } = await rig.sync()
      const ideal = (report.requests * LATENCY_MS) / CONCURRENCY
      const ratio = report.durationMs / ideal
      return [
        {
          ukuran: `Siklus penuh, jawaban ${LATENCY_MS} ms, ${CONCURRENCY} sekaligus`,
          baris: `300 registrasi, ${angka(report.requests)} panggilan`,
          hasil: ms(report.durationMs),
          pembanding: `ideal ${ms(ideal)}`,
          rasio: kali(ratio),
          batas: `≤ ${kali(MOST_OVER_IDEAL)}`,
          lulus: ratio <= MOST_OVER_IDEAL,
        },
      ]
    },
    { concurrency: CONCURRENCY },
  )
}

/** Planning and queueing alone, without a database server. */
export async function planningAlone(): Promise<Figure[]> {
  const registrations = 2_000
  return withDay(registrations, async ({ rig }) =>
    withApp(rig, async (app) => {
      const view = await app.planner.look({ dari: TANGGAL, sampai: TANGGAL })
      if (view.kind !== 'terbaca') throw new Error(view.problem.message)
      const now = epochToWallTime(app.now(), ZONE)
      const input = { facts: view.facts, known: view.known, remembered: new Map(), takenCodes: new Map(), now }
      const plan = await usual(9, () => planDay({ ...input, settings: app.settings.sync, force: false }))
      const intents = view.plan.visits.flatMap((visit) => visit.intents)
      const options = { force: false, plannedVisits: view.plan.visits.map((visit) => visit.no_rawat), seen: [] }
      const enqueue = await timed(() => app.stores.outbox.enqueue(intents, options, app.now()))
      const each = (value: number, count: number) => `${angka(Math.round((value * 1000) / count))} µs`
      return [
        {
          ukuran: 'Merencanakan saja',
          baris: `${angka(registrations)} registrasi`,
          hasil: ms(plan),
          pembanding: `${each(plan, registrations)} per registrasi`,
          rasio: '–',
          batas: '–',
          lulus: true,
        },
        {
          ukuran: 'Mengantrikan saja (SQLite)',
          baris: `${angka(intents.length)} panggilan`,
          hasil: ms(enqueue),
          pembanding: `${each(enqueue, intents.length)} per panggilan`,
          rasio: kali(enqueue / plan),
          batas: '–',
          lulus: true,
        },
      ]
    }),
  )
}
