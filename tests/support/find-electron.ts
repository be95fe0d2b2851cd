import { resolve } from 'node:path'
import { findElectron } from '../../scripts/find-electron.ts'

export type ElectronForTests = { readonly path: string } | { readonly missing: string }

/** The Electron that `npm start` would open, when the window's tests can run it here. Downloads nothing. */
export function electronForTests(environment: NodeJS.ProcessEnv = process.env): ElectronForTests {
  const path = findElectron(resolve(import.meta.dirname, '../..'), environment, process.platform)
  if (path === null) return { missing: 'Electron is not on this machine (npx install-electron brings it)' }
  const noDisplay = process.platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY
  return noDisplay ? { missing: 'there is no display on this machine' } : { path }
}
