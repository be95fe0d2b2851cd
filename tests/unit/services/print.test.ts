import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type DeskOptions, openDesk } from '../../support/host-rig.ts'

async function desk(parts: Pick<DeskOptions, 'printPdf'>) {
  const directory = mkdtempSync(join(tmpdir(), 'mobilejkn-cetak-'))
  const opened = await openDesk({ directory, now: Date.now, ...parts })
  onTestFinished(async () => {
    await opened.stop()
    rmSync(directory, { recursive: true, force: true })
  })
  return opened
}

describe('the printed page as a file', () => {
  it('is what the window printed, byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_unused, value) => value)
    const { isi } = await (await desk({ printPdf: async () => bytes })).ask('cetak:pdf')
    expect([...Buffer.from(isi, 'base64')]).toEqual([...bytes])
  })

  it('is refused with the way to print where a browser prints by itself, and while there is no window', async () => {
    for (const parts of [{}, { printPdf: async () => null }]) {
      const refusal = await (await desk(parts)).refusal('cetak:pdf')
      expect(refusal.message).toContain('Ctrl+P')
    }
  })
})
