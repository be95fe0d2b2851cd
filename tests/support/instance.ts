import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { Rig } from './rig.ts'

/** A workstation that runs as a process of its own. */
export interface Instance {
  readonly child: ChildProcess
  /** What each of its cycles was: `siaga` or `memimpin`, with its number of calls. */
  readonly cycles: readonly string[]
  readonly errors: () => string
  untilCycle(word: 'siaga' | 'memimpin'): Promise<void>
  kill(): Promise<void>
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>
}

export interface InstanceOptions {
  /** Its own data folder, inside the rig's. */
  readonly name: string
  /** Epoch milliseconds its clock starts at. */
  readonly starts: number
  readonly intervalMs?: number
}

const MAIN = join(import.meta.dirname, 'instance-child.ts')
const PATIENCE_MS = 20_000

export function startInstance(rig: Rig, { name, starts, intervalMs = 200 }: InstanceOptions): Instance {
  const child = spawn(process.execPath, [MAIN], {
    cwd: tmpdir(),
    env: {
      PATH: process.env.PATH ?? '',
      HOME: tmpdir(),
      ...rig.environment,
      MOBILEJKN_DATA_DIR: join(rig.dataDir, name),
      UJI_MULAI_MS: String(starts),
      UJI_SELANG_MS: String(intervalMs),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const cycles: string[] = []
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => cycles.push(...text.trim().split('\n')))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const ended = once(child, 'close')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return {
    child,
    cycles,
    errors: () => errors,
    untilCycle: (word) =>
      vi.waitFor(
        () => {
          if (child.exitCode !== null) throw new Error(`ended: ${errors}`)
          if (!cycles.some((cycle) => cycle.startsWith(word))) throw new Error(`no cycle ${word} yet`)
        },
        { timeout: PATIENCE_MS, interval: 20 },
      ),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
