import { expect, it } from 'vitest'
import { dispatchAgainstIdeal, idleCycle, planningAlone, statementsPerCycle } from './cycles.ts'
import { type Figure, tell } from './figures.ts'
import { readPlanEnqueue, readUnderOldRows } from './reading.ts'

/** The engine's figures; the window's are in window.test.ts. */
const MEASURES: readonly (() => Promise<Figure[]>)[] = [
  readPlanEnqueue,
  planningAlone,
  idleCycle,
  statementsPerCycle,
  dispatchAgainstIdeal,
  readUnderOldRows,
]

it('the figures keep their limits', async () => {
  expect(await tell(MEASURES)).toEqual([])
})
