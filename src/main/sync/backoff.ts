/** The first waits after a failed call, in milliseconds; from there each wait doubles. */
const FIRST_DELAYS_MS = [15_000, 30_000, 60_000] as const

/** No wait is longer than this many sync intervals. A stored moment further ahead was made by a wrong clock. */
export const LONGEST_WAIT_INTERVALS = 6

export interface BackoffOptions {
  /** The sync interval in milliseconds; no wait is longer than {@link LONGEST_WAIT_INTERVALS} of them. */
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
  const cap = intervalMs * LONGEST_WAIT_INTERVALS
  const last = FIRST_DELAYS_MS.length - 1
  const index = Math.max(0, attempts - 1)
  const base = FIRST_DELAYS_MS[index] ?? (FIRST_DELAYS_MS[last] as number) * 2 ** Math.min(index - last, 20)
  const bounded = Math.min(base, cap)
  return Math.round(bounded / 2 + (bounded / 2) * random())
}

/** An answer nobody has seen before is tried again at the slowest pace. */
export function slowDelay({ intervalMs, random }: BackoffOptions): number {
  return Math.round(intervalMs * LONGEST_WAIT_INTERVALS * (0.5 + 0.5 * random()))
}
