import { expect, it } from 'vitest'
import { dispatchAgainstIdeal, idleCycle, planningAlone, statementsPerCycle } from './cycles.ts'
import { type Figure, table } from './figures.ts'
import { readPlanEnqueue, readUnderOldRows } from './reading.ts'

/** Every measure gives its figures; the window's come here beside the engine's. */
const MEASURES: readonly (() => Promise<Figure[]>)[] = [
  readPlanEnqueue,
  planningAlone,
  idleCycle,
  statementsPerCycle,
  dispatchAgainstIdeal,
  readUnderOldRows,
]

it('the figures keep their limits', async () => {
  const figures: Figure[] = []
  for (const measure of MEASURES) {
    const found = await measure()
    for (const { ukuran, baris, hasil } of found) process.stdout.write(`${ukuran} (${baris}): ${hasil}\n`)
    figures.push(...found)
  }
  process.stdout.write(`\n${table(figures)}\n\n`)
  expect(figures.filter(({ lulus }) => !lulus)).toEqual([])
})
