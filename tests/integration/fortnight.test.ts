import { isDeepStrictEqual } from 'node:util'
import { afterEach, expect, it } from 'vitest'
import { wallTimeToEpoch } from '../../src/shared/wall-time.ts'
import { coverageOf } from '../support/fortnight/coverage.ts'
import { type Expectation, expectFortnight, type Round } from '../support/fortnight/expect.ts'
import { FORTNIGHT, inventFortnight } from '../support/fortnight/invent.ts'
import { type Observation, observeFortnight } from '../support/fortnight/observe.ts'
import { simulatorState } from '../support/fortnight/preload.ts'
import { seedFortnight } from '../support/fortnight/seed.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { createRig, type Rig, ZONE } from '../support/rig.ts'

let db: HospitalDatabase
let rig: Rig

afterEach(async () => {
  await rig.close()
  await db.drop()
})

const SHOWN = 5
const NONE = { count: 0, shown: [] }

/** The first visits of which something differs, whole, and how many differ in all. */
function differences<Part extends 'calls' | 'reasons' | 'tables'>(
  expected: ReadonlyMap<string, Expectation>,
  round: 'first' | 'second',
  observed: ReadonlyMap<string, Observation>,
  part: Part,
) {
  const wrong = [...expected].filter(([key, of]) => {
    const seen = observed.get(key)
    return !seen || !isDeepStrictEqual(comparable(of[round])[part], comparable(seen)[part])
  })
  const shown = wrong.slice(0, SHOWN).map(([key, of]) => ({ key, expected: of[round], observed: observed.get(key) }))
  return { count: wrong.length, shown }
}

function comparable({ calls, reasons, tables }: Round | Observation) {
  return { calls: calls.map(({ call, payload }) => ({ call, payload })), reasons, tables }
}

it('a fortnight of 12,000 registrations: BPJS sees exactly the calls the record implies, and the tables agree', {
  timeout: 240_000,
}, async () => {
  const fortnight = inventFortnight(FORTNIGHT)
  expect([...coverageOf(fortnight)].filter(([, count]) => count === 0)).toEqual([])
  const expected = expectFortnight(fortnight)
  db = await createHospitalDatabase({ besideTable: true, charset: 'utf8mb4' })
  await seedFortnight(db, fortnight)
  // The clock stands still, so that the moment a status is first seen is known beforehand.
  const at = wallTimeToEpoch(fortnight.now, ZONE)
  rig = await createRig({
    db,
    now: () => at,
    sync: { concurrency: 8 },
    simulator: { snapshot: simulatorState(fortnight) },
  })
  const range = { dari: fortnight.dari, sampai: fortnight.sampai }
  // A program that has worked here before: a new one would first ask BPJS what it has.
  const before = { dari: '2024-01-01', sampai: '2024-01-01' }
  expect((await rig.sync({ range: before })).report).toMatchObject({ found: 0, requests: 0 })
  for (const round of ['first', 'second'] as const) {
    rig.simulator.clearRecord()
    const { report } = await rig.sync({ range })
    const observed = await observeFortnight(fortnight, expected, rig.simulator.requests, report.problems, db)
    expect(differences(expected, round, observed, 'calls')).toEqual(NONE)
    expect(differences(expected, round, observed, 'reasons')).toEqual(NONE)
    expect(differences(expected, round, observed, 'tables')).toEqual(NONE)
    const owed = [...expected.values()].reduce((sum, of) => sum + of[round].calls.length, 0)
    expect(rig.simulator.requests).toHaveLength(owed)
    expect(report.sqlStatements).toBeLessThanOrEqual(12)
  }

  rig.simulator.clearRecord()
  expect((await rig.sync({ range })).report.requests).toBe(0)
  expect(rig.simulator.requests).toEqual([])
})
