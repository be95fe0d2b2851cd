/** Replacements of the engine one after the other, and requests of the window around them. */
export interface Turns {
  /** Runs this when everything asked for before has ended, well or not. Rejects only as the work itself does. */
  take(work: () => Promise<void>): Promise<void>
  /** Runs a request as soon as no replacement is under way or waiting. */
  request<T>(work: () => Promise<T>): Promise<T>
  /** As {@link request}, for one that asks for a replacement itself: {@link idle} does not wait for it. */
  replacingRequest<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when the requests under way have been answered, but at the latest after this time. */
  idle(ms: number): Promise<void>
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve()
  const underWay = new Set<Promise<unknown>>()

  /** Another replacement may have been asked for while the last one was waited for. */
  async function settled(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== last; await seen) seen = last
  }

  return {
    take(work) {
      const done = last.then(work)
      // One that failed has been told by whoever did the work; the next one must find the way free.
      last = done.catch(() => undefined)
      return done
    },
    async request(work) {
      await settled()
      const answer = work()
      underWay.add(answer)
      try {
        return await answer
      } finally {
        underWay.delete(answer)
      }
    },
    async replacingRequest(work) {
      await settled()
      return work()
    },
    idle: (ms) => within(Promise.allSettled(underWay), ms),
  }
}

/** Waits for the work, but not longer than this. Does not reject. */
export async function within(work: Promise<unknown>, ms: number): Promise<void> {
  let handle: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    handle = setTimeout(resolve, ms)
  })
  await Promise.race([work.catch(() => undefined), late])
  clearTimeout(handle)
}
