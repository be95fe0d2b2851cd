import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startCli } from '../../support/rig.ts'

it('mobilejkn serve shows the window in a browser until it is asked to end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mobilejkn-serve-'))
  const { child, finished } = startCli(['serve', '--demo', '--port', '0'], { MOBILEJKN_DATA_DIR: folder })
  let said = ''
  child.stdout.on('data', (text: string) => {
    said += text
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await finished
    rmSync(folder, { recursive: true, force: true })
  })
  const url = await vi.waitFor(
    () => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said)?.[0]
      expect(found).toBeDefined()
      return found ?? ''
    },
    { timeout: 15_000 },
  )
  // The address opens the door once; from then on it is the cookie.
  const door = await fetch(url, { redirect: 'manual' })
  const cookie = door.headers.getSetCookie().map((one) => one.split(';')[0])
  const page = await fetch(new URL('/', url), { headers: { cookie: cookie.join('; ') } })
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')])
  child.kill('SIGTERM')
  const { exitCode, stdout } = await finished
  expect(exitCode).toBe(0)
  expect(stdout).toContain('Kiriman yang belum terkirim aman di komputer ini.')
})
