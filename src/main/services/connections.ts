import { connect } from 'node:net'

/** Whether something is reachable, since when it has been so, and what to say about it. */
export interface Standing {
  readonly ok: boolean
  readonly message: string | null
  /** Epoch milliseconds; null before the first look. */
  readonly since: number | null
}

export interface WatchDeps {
  /** Null when it answers, else the sentence that says what is wrong. */
  readonly check: () => Promise<string | null>
  readonly now: () => number
  readonly setTimer: (callback: () => void, ms: number) => { cancel(): void }
  readonly intervalMs: number
  /** Told when it went away or came back, not of every look. */
  readonly onChange: (standing: Standing) => void
}

export interface Watch {
  standing(): Standing
  /**
   * Answers as the work does, but rejects with {@link Away} as soon as the other side is known to be away: a server
   * that has fallen silent would keep whoever asks it waiting. What was begun may still be carried out there.
   */
  whileThere<T>(work: () => Promise<T>): Promise<T>
  /** Looks now, besides the regular looks. */
  look(): Promise<void>
  stop(): void
}

/** The other side is away; the message says so in a sentence. */
export class Away extends Error {}

/**
 * Looks every few seconds whether the other side is there, so that the window says so at once instead of at the next
 * cycle. Costs one empty statement or one TCP connection; nothing is sent to BPJS.
 */
export function watchConnection(deps: WatchDeps): Watch {
  let standing: Standing = { ok: true, message: null, since: null }
  let timer: { cancel(): void } | null = null
  let stopped = false
  let looking: Promise<void> | null = null
  const waiting = new Set<(error: Away) => void>()

  async function lookOnce(): Promise<void> {
    const message = await deps.check()
    if (stopped) return
    const ok = message === null
    const changed = ok !== standing.ok || standing.since === null
    if (changed || message !== standing.message) {
      const first = standing.since === null
      standing = { ok, message, since: changed ? deps.now() : standing.since }
      if (!ok) for (const giveUp of waiting) giveUp(new Away(message))
      if (!first || !ok) deps.onChange(standing)
    }
  }

  function look(): Promise<void> {
    looking ??= lookOnce().finally(() => {
      looking = null
    })
    return looking
  }

  function schedule(): void {
    timer = deps.setTimer(() => {
      void look().finally(() => {
        if (!stopped) schedule()
      })
    }, deps.intervalMs)
  }

  void look()
  schedule()
  return {
    standing: () => standing,
    whileThere(work) {
      if (!standing.ok) return Promise.reject(new Away(standing.message ?? ''))
      return new Promise((resolve, reject) => {
        waiting.add(reject)
        void work()
          .then(resolve, reject)
          .finally(() => waiting.delete(reject))
      })
    },
    look,
    stop() {
      stopped = true
      timer?.cancel()
    },
  }
}

/** Resolves true when a TCP connection to the address's host can be made. Sends nothing. */
export function canConnect(address: string, timeoutMs: number): Promise<boolean> {
  const url = new URL(address)
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port, timeout: timeoutMs })
    const done = (reachable: boolean) => {
      socket.destroy()
      resolve(reachable)
    }
    socket.once('connect', () => done(true))
    socket.once('timeout', () => done(false))
    socket.once('error', () => done(false))
  })
}
