import { findProgram, installWithApt } from './apt.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The browser of the window's tests. On a fresh Debian or Ubuntu machine, where it may, it installs it first. */
export async function ensureChromium(): Promise<string> {
  const found = findProgram(NAMES)
  if (found) return found
  // Fonts too: a page without letters would pass every test and look like nothing.
  await installWithApt('No Chromium on this machine', ['chromium', 'fonts-dejavu-core', 'fonts-noto-core'])
  const installed = findProgram(NAMES)
  if (installed) return installed
  throw new Error("The window's tests need a Chromium: install the package chromium.")
}

/** No sandbox: as root Chromium has none. No requests of its own: the machine may have no way to the outside. */
export const CHROMIUM_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']
