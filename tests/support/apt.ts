import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The full path of the first of these programs on this machine; `besides` is a folder to look around in as well. */
export function findProgram(names: readonly string[], besides?: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec']
  if (besides) folders.push(besides, join(besides, '..', 'bin'), join(besides, '..', 'scripts'))
  const candidates = names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)))
  return candidates.find(isExecutable)
}

/**
 * Installs Debian packages where this user may. True when it tried: whether the program is there is for the caller to
 * see; what apt-get said when it failed is printed.
 */
export async function installWithApt(why: string, packages: readonly string[]): Promise<boolean> {
  const aptGet = findProgram(['apt-get'])
  if (!aptGet || process.getuid?.() !== 0) return false
  process.stdout.write(`${why}: installing ${packages.join(' ')} with apt-get\n`)
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 64 << 20, timeout: 600_000 }
  try {
    await run(aptGet, ['update'], options)
    await run(aptGet, ['install', '-y', '--no-install-recommends', ...packages], options)
  } catch (error) {
    process.stdout.write(
      `${(error instanceof Error ? error.message : String(error)).split('\n').slice(-10).join('\n')}\n`,
    )
  }
  return true
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
