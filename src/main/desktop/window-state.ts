import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** What is remembered of the window between starts. */
const savedState = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
})
export type SavedState = z.infer<typeof savedState>

const windowFile = z.object({
  window: savedState.nullable().catch(null),
  /** The user has been told that closing leaves the program in the tray. */
  trayTold: z.boolean().catch(false),
})
export type WindowFile = z.infer<typeof windowFile>
export const WINDOW_FILE = 'jendela.json'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The smallest window in which every screen still works. */
export const MIN_SIZE = { width: 1024, height: 640 }
const USUAL_SIZE = { width: 1366, height: 820 }
/** So much of the window must lie on a screen for a hand to catch it. */
const VISIBLE = { width: 160, height: 48 }

/**
 * Where the window opens: as it was left where that is still on a screen (a second screen may be gone, a resolution
 * smaller), else in the middle of the first work area.
 */
export function placeWindow(saved: SavedState | null, workAreas: readonly Rectangle[]): Rectangle {
  const first = workAreas[0] ?? { x: 0, y: 0, ...USUAL_SIZE }
  const home = saved && workAreas.find((area) => isCatchable(saved, area))
  const area = home ?? first
  const wanted = saved && home ? saved : USUAL_SIZE
  const width = Math.min(Math.max(wanted.width, MIN_SIZE.width), area.width)
  const height = Math.min(Math.max(wanted.height, MIN_SIZE.height), area.height)
  if (saved && home) return { x: saved.x, y: saved.y, width, height }
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  }
}

/** Enough of the title bar lies in the area. */
function isCatchable(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  return across >= VISIBLE.width && window.y >= area.y && window.y + VISIBLE.height <= area.y + area.height
}

/** Whatever is wrong with the file, the window still opens. */
export function readWindowFile(file: string): WindowFile {
  try {
    return windowFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { window: null, trayTold: false }
  }
}

export function writeWindowFile(file: string, value: WindowFile): void {
  try {
    // Beside and renamed: a crash in between must not leave half a file.
    writeFileSync(`${file}.baru`, `${JSON.stringify(value)}\n`)
    renameSync(`${file}.baru`, file)
  } catch {
    // A full disk: the window opens in the middle the next time.
  }
}
