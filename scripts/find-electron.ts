import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Electron's program on this computer; null where it is not there (yet). */
export function findElectron(root: string, environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const given = environment.ELECTRON_OVERRIDE_DIST_PATH
  const packageFolder = join(root, 'node_modules', 'electron')
  // Written by the package after its download; names the program inside its folder.
  const pathFile = join(packageFolder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : usualName(platform)
  const program = given ? join(given, name) : join(packageFolder, 'dist', name)
  return existsSync(program) ? program : null
}

function usualName(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * Lets the package fetch its program, as it would by itself at its first use, but within a time limit and without its
 * output: a network that swallows packets must not keep anyone waiting. Answers whether it is there now.
 */
export function downloadElectron(root: string, limitMs: number): Promise<boolean> {
  const script = join(root, 'node_modules', 'electron', 'install.js')
  if (!existsSync(script)) return Promise.resolve(false)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill(), limitMs)
    const end = (done: boolean) => {
      clearTimeout(timer)
      resolve(done)
    }
    child.on('error', () => end(false))
    child.on('close', (code) => end(code === 0))
  })
}
