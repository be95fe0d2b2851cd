import { afterAll, expect, it } from 'vitest'
import { type Figure, table, tellEach } from './figures.ts'
import { gridFigures } from './window-grid.ts'
import { memoryFigures, startFigures } from './window-start.ts'

/** The window's figures, in a real browser on the real program, and on the desktop where there is an Electron. */
const figures: Figure[] = []
afterAll(() => {
  process.stdout.write(`\n${table(figures)}\n\n`)
})

it.each([
  { what: 'the grid', measure: gridFigures },
  { what: 'the start', measure: startFigures },
  { what: 'the memory', measure: memoryFigures },
])("the window's figures keep their limits: $what", async ({ measure }) => {
  const found = await tellEach(measure)
  figures.push(...found)
  expect(found.filter(({ lulus }) => !lulus)).toEqual([])
})
