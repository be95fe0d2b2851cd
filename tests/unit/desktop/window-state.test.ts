import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeWindow, readWindowFile, writeWindowFile } from '../../../src/main/desktop/window-state.ts'

const OLD_PANEL = { x: 0, y: 0, width: 1366, height: 728 }
const BIG = { x: 0, y: 0, width: 1920, height: 1040 }
const SECOND = { x: 1920, y: 0, width: 1920, height: 1040 }

describe('the place of the window', () => {
  it('is the middle of the first screen at the first start', () => {
    expect(placeWindow(null, [BIG])).toEqual({ x: 277, y: 110, width: 1366, height: 820 })
  })

  it('fits an old panel', () => {
    expect(placeWindow(null, [OLD_PANEL])).toEqual(OLD_PANEL)
  })

  it('is where it was left, on any screen', () => {
    const saved = { x: 2000, y: 50, width: 1500, height: 900, maximized: false }
    expect(placeWindow(saved, [BIG, SECOND])).toEqual({ x: 2000, y: 50, width: 1500, height: 900 })
  })

  it('comes back when its screen is gone', () => {
    const saved = { x: 2000, y: 50, width: 1500, height: 900, maximized: false }
    expect(placeWindow(saved, [BIG])).toEqual({ x: 277, y: 110, width: 1366, height: 820 })
  })

  it.each([
    ['above the screen', { x: 100, y: -400 }],
    ['below it', { x: 100, y: 1030 }],
    ['almost out at the right', { x: 1900, y: 100 }],
    ['almost out at the left', { x: -1300, y: 100 }],
  ])('comes back when its title bar lies %s', (_where, place) => {
    const saved = { ...place, width: 1400, height: 900, maximized: false }
    expect(placeWindow(saved, [BIG]).y).toBe(110)
  })

  it('is never larger than its screen nor smaller than the screens need', () => {
    const large = { x: 0, y: 0, width: 3000, height: 2000, maximized: false }
    expect(placeWindow(large, [OLD_PANEL])).toMatchObject({ width: 1366, height: 728 })
    const small = { x: 0, y: 0, width: 10, height: 10, maximized: false }
    expect(placeWindow({ ...small, width: 200 }, [BIG])).toMatchObject({ width: 1024, height: 640 })
  })
})

describe('what is remembered of the window', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mobilejkn-jendela-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('is read as it was written, and leaves no other file', () => {
    const file = join(folder, 'jendela.json')
    const value = { window: { x: 1, y: 2, width: 1100, height: 700, maximized: true }, trayTold: true }
    writeWindowFile(file, value)
    expect(readWindowFile(file)).toEqual(value)
    expect(readdirSync(folder)).toEqual(['jendela.json'])
  })

  it.each(['', 'bukan json', '[]', '{"window":{"x":"satu"},"trayTold":"ya"}', '{"window":{"x":1e400}}'])(
    'is nothing where the file holds %j',
    (text) => {
      const file = join(folder, 'jendela.json')
      writeFileSync(file, text)
      expect(readWindowFile(file)).toEqual({ window: null, trayTold: false })
    },
  )

  it('is nothing where the folder cannot be written, without a word', () => {
    const file = join(folder, 'tidak-ada', 'jendela.json')
    writeWindowFile(file, { window: null, trayTold: true })
    expect(readWindowFile(file)).toEqual({ window: null, trayTold: false })
  })
})
