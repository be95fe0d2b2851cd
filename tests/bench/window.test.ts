import { expect, it } from 'vitest'
import { type Figure, tell } from './figures.ts'
import { gridFigures } from './window-grid.ts'
import { memoryFigures, startFigures } from './window-start.ts'

/** The window's figures, in a real browser on the real program, and on the desktop where there is an Electron. */
const MEASURES: readonly (() => Promise<Figure[]>)[] = [gridFigures, startFigures, memoryFigures]

it("the window's figures keep their limits", async () => {
  expect(await tell(MEASURES)).toEqual([])
})
