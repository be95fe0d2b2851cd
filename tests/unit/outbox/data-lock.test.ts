import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { acquireDataLock } from '../../../src/main/outbox/data-lock.ts'
import { temporaryFolder } from './fixtures.ts'

const MODULE = new URL('../../../src/main/outbox/data-lock.ts', import.meta.url).href

/** Another process that takes the lock, says how it went, and then stays. */
async function otherProcess(file: string) {
  const script = `
    const { acquireDataLock } = await import(${JSON.stringify(MODULE)})
    const release = acquireDataLock(${JSON.stringify(file)}, 0)
    process.stdout.write(release ? 'dapat' : 'ditolak')
    process.stdin.once('data', () => { release?.(); process.stdout.write('lepas') })
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = async () => String((await once(child.stdout, 'data'))[0])
  return { child, said, answer: await said() }
}

describe('the lock of the data folder', () => {
  it('refuses a second process while the first lives', async () => {
    const file = join(temporaryFolder(), 'kunci.sqlite')
    const release = acquireDataLock(file, 0)
    expect(release).not.toBeNull()
    expect((await otherProcess(file)).answer).toBe('ditolak')
    release?.()
    expect((await otherProcess(file)).answer).toBe('dapat')
  })

  it('is refused here while another process holds it, and free once that lets go', async () => {
    const file = join(temporaryFolder(), 'kunci.sqlite')
    const other = await otherProcess(file)
    expect(other.answer).toBe('dapat')
    expect(acquireDataLock(file, 0)).toBeNull()
    other.child.stdin.write('lepas\n')
    expect(await other.said()).toBe('lepas')
    const release = acquireDataLock(file, 0)
    expect(release).not.toBeNull()
    release?.()
  })

  it('is free at once after kill -9 of its holder', async () => {
    const file = join(temporaryFolder(), 'kunci.sqlite')
    const other = await otherProcess(file)
    expect(acquireDataLock(file, 0)).toBeNull()
    other.child.kill('SIGKILL')
    await once(other.child, 'exit')
    const release = acquireDataLock(file, 0)
    expect(release).not.toBeNull()
    release?.()
  })

  it('waits as long as it was told for a holder that does not let go', () => {
    const file = join(temporaryFolder(), 'kunci.sqlite')
    const release = acquireDataLock(file, 0)
    const began = performance.now()
    expect(acquireDataLock(file, 120)).toBeNull()
    const waited = performance.now() - began
    expect(waited).toBeGreaterThanOrEqual(100)
    release?.()
  })

  it('fails loudly where no lock file can be, instead of saying that another process holds it', () => {
    const folder = temporaryFolder()
    expect(() => acquireDataLock(join(folder, 'tidak', 'ada.sqlite'), 0)).toThrow()
  })

  it('replaces a damaged lock file, which never held anything', async () => {
    const garbage = join(temporaryFolder(), 'kunci.sqlite')
    writeFileSync(garbage, 'bukan kunci '.repeat(200))
    const release = acquireDataLock(garbage, 0)
    expect(release).not.toBeNull()
    expect((await otherProcess(garbage)).answer).toBe('ditolak')
    release?.()
  })
})
