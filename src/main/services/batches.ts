import type { LogLine } from '../../shared/ipc/log.ts'

export interface BatchSinks {
  readonly state: () => void
  readonly log: (lines: readonly LogLine[]) => void
  /** Null: too many to name. */
  readonly visits: (noRawat: readonly string[] | null) => void
}

export interface Batches {
  state(): void
  log(line: LogLine): void
  visits(noRawat: readonly string[] | null): void
  /** Tells what is left, and nothing after it. */
  stop(): void
}

/** A window needs no more news than it can show: an engine that sends 80 calls a second would drown it. */
const EVERY_MS = 200
/** Beyond this many the window reads its list again instead. */
const MANY_VISITS = 200

/** Collects what happens and passes it on a few times a second, nothing lost and the last state always told. */
export function createBatches(sinks: BatchSinks): Batches {
  let timer: NodeJS.Timeout | null = null
  let stopped = false
  let stateChanged = false
  let lines: LogLine[] = []
  let visits: Set<string> | 'all' = new Set()

  function flush(): void {
    timer = null
    const [told, named, changed] = [lines, visits, stateChanged]
    lines = []
    visits = new Set()
    stateChanged = false
    if (told.length > 0) sinks.log(told)
    if (named === 'all') sinks.visits(null)
    else if (named.size > 0) sinks.visits([...named])
    if (changed) sinks.state()
  }

  function soon(): void {
    if (stopped) return
    timer ??= setTimeout(flush, EVERY_MS)
  }

  return {
    state() {
      stateChanged = true
      soon()
    },
    log(line) {
      lines.push(line)
      soon()
    },
    visits(noRawat) {
      if (noRawat === null) visits = 'all'
      else if (visits !== 'all') {
        for (const no_rawat of noRawat) visits.add(no_rawat)
        if (visits.size > MANY_VISITS) visits = 'all'
      }
      soon()
    },
    stop() {
      if (timer) clearTimeout(timer)
      flush()
      stopped = true
    },
  }
}
