import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** npm and the terminal may both deliver the same Ctrl+C; the child takes a second one for impatience. */
const SAME_PRESS_MS = 1_000

export interface ChildEnd {
  /** As a shell counts it: 128 and the signal's number where a signal ended it. */
  readonly exitCode: number
  readonly ranMs: number
  /** We were asked to end, and passed that on. */
  readonly asked: boolean
}

/** Runs a program in the foreground: same terminal, signals passed on, its exit code handed back. */
export function runChild(program: string, args: readonly string[], cwd: string): Promise<ChildEnd> {
  const started = Date.now()
  let asked = -Infinity
  return new Promise((resolve) => {
    // A process group of its own, so that Ctrl+C reaches it once, from here, and not from the terminal as well.
    const child = spawn(program, args, { cwd, stdio: 'inherit', detached: process.platform !== 'win32' })
    const forward = (signal: NodeJS.Signals) => {
      if (Date.now() - asked < SAME_PRESS_MS) return
      asked = Date.now()
      child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
    for (const signal of signals) process.on(signal, forward)
    const end = (exitCode: number) => {
      for (const signal of signals) process.off(signal, forward)
      resolve({ exitCode, ranMs: Date.now() - started, asked: asked > 0 })
    }
    child.on('error', () => end(127))
    child.on('close', (code, signal) => end(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
