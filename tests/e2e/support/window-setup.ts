import { resolve } from 'node:path'
import { build } from 'electron-vite'
import type { TestProject } from 'vitest/node'
import { ensureChromium } from '../../support/chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    chromiumPath: string
  }
}

/** Builds the window as `npm start` would, so that the tests never see screens of yesterday, and finds the browser. */
export async function setup(project: TestProject): Promise<void> {
  const root = resolve(import.meta.dirname, '../../..')
  await build({ root, logLevel: 'warn' })
  project.provide('chromiumPath', await ensureChromium())
}
