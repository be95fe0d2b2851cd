import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { findProgram, installWithApt } from './apt.ts'

const run = promisify(execFile)

/** The words of a PDF file, its lines as they stand on the page. On a fresh Debian machine the reader is installed first. */
export async function pdfText(file: string): Promise<string> {
  const { stdout } = await run(await ensureReader(), ['-layout', file, '-'], { maxBuffer: 16 << 20 })
  return stdout
}

async function ensureReader(): Promise<string> {
  const found = findProgram(['pdftotext'])
  if (found) return found
  await installWithApt('No pdftotext on this machine', ['poppler-utils'])
  const installed = findProgram(['pdftotext'])
  if (installed) return installed
  throw new Error('The report is read with pdftotext: install the package poppler-utils.')
}
