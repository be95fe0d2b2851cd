import { expect, it } from 'vitest'
import { monthOfFigures } from './capaian.ts'
import { dispatchAgainstIdeal, idleCycle, planningAlone, statementsPerCycle } from './cycles.ts'
import { type Figure, table, tellEach } from './figures.ts'
import { readPlanEnqueue, readUnderOldRows } from './reading.ts'

/** The engine's figures; the window's are in window.test.ts. */
const MEASURES: readonly (() => Promise<Figure[]>)[] = [
  readPlanEnqueue,
  planningAlone,
  idleCycle,
  statementsPerCycle,
  dispatchAgainstIdeal,
  readUnderOldRows,
  monthOfFigures,
]

it('the figures keep their limits', async () => {
  const figures: Figure[] = []
  for (const measure of MEASURES) figures.push(...(await tellEach(measure)))
  process.stdout.write(`\n${table(figures)}\n\n`)
  expect(figures.filter(({ lulus }) => !lulus)).toEqual([])
})
