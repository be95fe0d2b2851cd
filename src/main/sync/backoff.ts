/** The first waits after a failed call, in milliseconds; from there each wait doubles. */
const FIRST_DELAYS_MS = [15_000, 30_000, 60_000] as const

export interface BackoffOptions {
  /** The sync interval in milliseconds; no wait is longer than six of them. */
  readonly intervalMs: number
  /** A number in [0, 1). */
  readonly random: () => number
}

/**
 * How long to wait before the next try, in milliseconds. Half of the wait is random, so that a whole morning's calls
 * that failed together do not come back together.
 * @param attempts tries made so far, at least 1.
 */
export function retryDelay(attempts: number, { intervalMs, random }: BackoffOptions): number {
  const cap = intervalMs * 6
  const last = FIRST_DELAYS_MS.length - 1
  const index = Math.max(0, attempts - 1)
  const base = FIRST_DELAYS_MS[index] ?? (FIRST_DELAYS_MS[last] as number) * 2 ** Math.min(index - last, 20)
  const bounded = Math.min(base, cap)
  return Math.round(bounded / 2 + (bounded / 2) * random())
}

/** An answer nobody has seen before is tried again at the slowest pace. */
export function slowDelay({ intervalMs, random }: BackoffOptions): number {
  return Math.round(intervalMs * 6 * (0.5 + 0.5 * random()))
}
