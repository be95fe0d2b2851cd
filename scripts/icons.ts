import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { findChromium } from './find-chromium.ts'
import { encodeIco, type IcoImage } from './ico.ts'

/**
 * `npm run icons`: makes the PNG and ICO files of resources/ from the drawings beside them. Run it after changing a
 * drawing and commit what it made; the program and its packages use the made files only.
 */
const RESOURCES = join(import.meta.dirname, '..', 'resources')
const APP_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
/** Up to this size the simpler drawing is used. */
const SMALL = 32
const ICO_SIZES = [16, 24, 32, 48, 64, 256]
const TRAY_STATES = ['berjalan', 'menunggu', 'perlu-tindakan', 'siaga', 'jeda']
/** Panels of Linux desktops are 22 to 24 pixels high; Electron takes the `@2x` file by itself. */
const TRAY_PNG = [
  { size: 24, suffix: '' },
  { size: 48, suffix: '@2x' },
]
const TRAY_ICO_SIZES = [16, 20, 24, 32]

async function main(): Promise<void> {
  const browser = await chromium.launch({
    ...findChromium(),
    // As root, Chromium runs without its sandbox only. It draws nothing but our own files.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const page = await browser.newPage()
    await makeAppIcons(page)
    for (const state of TRAY_STATES) await makeTrayIcons(page, state)
  } finally {
    await browser.close()
  }
}

async function makeAppIcons(page: Page): Promise<void> {
  const folder = join(RESOURCES, 'ikon')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const draw = (size: number) => drawSvg(page, join(RESOURCES, size <= SMALL ? 'ikon-kecil.svg' : 'ikon.svg'), size)
  for (const size of APP_SIZES) writeFileSync(join(folder, `${size}x${size}.png`), (await draw(size)).png)
  writeFileSync(join(RESOURCES, 'ikon.ico'), encodeIco(await each(ICO_SIZES, draw)))
}

async function makeTrayIcons(page: Page, state: string): Promise<void> {
  const draw = (size: number) => drawSvg(page, join(RESOURCES, 'baki', `${state}.svg`), size)
  for (const { size, suffix } of TRAY_PNG) {
    writeFileSync(join(RESOURCES, 'baki', `${state}${suffix}.png`), (await draw(size)).png)
  }
  writeFileSync(join(RESOURCES, 'baki', `${state}.ico`), encodeIco(await each(TRAY_ICO_SIZES, draw)))
}

/** One after the other: they share the page. */
async function each(sizes: readonly number[], draw: (size: number) => Promise<IcoImage>): Promise<IcoImage[]> {
  const images: IcoImage[] = []
  for (const size of sizes) images.push(await draw(size))
  return images
}

/** Draws an SVG file at a size; answers the PNG file and the bare pixels. */
async function drawSvg(page: Page, file: string, size: number): Promise<IcoImage> {
  const source = `data:image/svg+xml;base64,${readFileSync(file).toString('base64')}`
  // Text, since this file is checked without the DOM's types.
  const drawn = await page.evaluate<{ png: string; rgba: number[] }>(`(async () => {
    const image = new Image(${size}, ${size})
    image.src = ${JSON.stringify(source)}
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = ${size}
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0, ${size}, ${size})
    return {
      png: canvas.toDataURL('image/png').split(',')[1],
      rgba: [...context.getImageData(0, 0, ${size}, ${size}).data],
    }
  })()`)
  return { size, png: Buffer.from(drawn.png, 'base64'), rgba: Uint8Array.from(drawn.rgba) }
}

await main()
