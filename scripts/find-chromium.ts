import { existsSync } from 'node:fs'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Launch options that name a Chromium of this computer; empty where none is known: Playwright then uses its own. */
export function findChromium(): { executablePath?: string } {
  const found = PLACES.find((place) => existsSync(place))
  return found ? { executablePath: found } : {}
}
