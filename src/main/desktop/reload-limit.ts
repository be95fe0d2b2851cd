const LIMIT = 3
const PERIOD_MS = 10 * 60_000

/** Allows a few reloads within some minutes: a page that keeps breaking must not be reloaded for ever. */
export function createReloadLimit(now: () => number): { take(): boolean } {
  let taken: number[] = []
  return {
    take() {
      taken = taken.filter((at) => now() - at < PERIOD_MS)
      if (taken.length >= LIMIT) return false
      taken.push(now())
      return true
    },
  }
}
