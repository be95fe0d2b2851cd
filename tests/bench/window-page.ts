import type { Page } from 'playwright'

/** What a measure found within the page, in milliseconds. */
export interface Timed {
  /** One for each thing that was done, from the person's own event to the paint that shows its effect. */
  readonly times: readonly number[]
  /** Tasks of more than 50 ms that the browser reported meanwhile. */
  readonly long: readonly number[]
}

interface Measuring {
  times: number[]
  long: number[]
  /** Called after each effect. */
  onSeen(): void
  stop(): void
}

declare global {
  interface Window {
    ukuran?: Measuring
  }
}

/**
 * Begins to measure: from every stroke or click to the paint after the number of rows, or the rows themselves, changed. Runs
 * where the person's events arrive, so nothing of the test's own way to the browser is counted.
 */
export async function startMeasuring(page: Page, name: 'keydown' | 'click', effect: 'count' | 'rows'): Promise<void> {
  await page.evaluate(
    ({ name, effect }) => {
      const measuring: Measuring = { times: [], long: [], onSeen: () => undefined, stop: () => undefined }
      let began = 0
      const note = (happened: Event) => {
        began = happened.timeStamp
      }
      window.addEventListener(name, note, { capture: true })
      const effects = new MutationObserver(() => {
        const since = began
        if (since === 0) return
        began = 0
        // The frame is drawn after its callbacks; a message sent from there arrives once it is.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            measuring.times.push(performance.now() - since)
            measuring.onSeen()
          }
          port2.postMessage(null)
        })
      })
      const grid = document.querySelector<HTMLTableElement>('table[role="grid"]')
      if (!grid) throw new Error('there is no grid')
      if (effect === 'count') effects.observe(grid, { attributeFilter: ['aria-rowcount'] })
      else for (const body of grid.tBodies) effects.observe(body, { childList: true })
      const tasks = new PerformanceObserver((list) => {
        measuring.long.push(...list.getEntries().map(({ duration }) => duration))
      })
      tasks.observe({ type: 'longtask' })
      measuring.stop = () => {
        window.removeEventListener(name, note, { capture: true })
        effects.disconnect()
        measuring.long.push(...tasks.takeRecords().map(({ duration }) => duration))
        tasks.disconnect()
      }
      window.ukuran = measuring
    },
    { name, effect },
  )
}

/** Waits until so many effects were seen, without asking the page again and again: that would be measured too. */
export async function seen(page: Page, count: number): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve, reject) => {
        const measuring = window.ukuran
        if (!measuring) throw new Error('nothing is being measured')
        const limit = setTimeout(() => reject(new Error(`effect ${wanted} was never seen`)), 20_000)
        measuring.onSeen = () => {
          if (measuring.times.length < wanted) return
          clearTimeout(limit)
          resolve()
        }
        measuring.onSeen()
      }),
    count,
  )
}

export async function stopMeasuring(page: Page): Promise<Timed> {
  // What a stroke leaves to do, such as writing the address, belongs to it.
  await page.waitForTimeout(500)
  return page.evaluate(() => {
    const measuring = window.ukuran
    if (!measuring) throw new Error('nothing is being measured')
    measuring.stop()
    return { times: measuring.times, long: measuring.long }
  })
}

/** Scrolls the grid from its first row to its last, a step in each frame; the times are those between frames. */
export async function scrollThrough(page: Page, frames: number): Promise<Timed & { readonly lastRow: number }> {
  return page.evaluate(async (steps) => {
    const grid = document.querySelector('table[role="grid"]')
    const box = grid?.parentElement
    if (!grid || !box) throw new Error('there is no grid')
    const long: number[] = []
    const tasks = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)))
    tasks.observe({ type: 'longtask' })
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const times: number[] = []
    let last = await frame()
    for (let step = 1; step <= steps; step++) {
      box.scrollTop = ((box.scrollHeight - box.clientHeight) * step) / steps
      const now = await frame()
      times.push(now - last)
      last = now
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
    tasks.disconnect()
    const rows = [...grid.querySelectorAll('tr[data-index]')]
    return { times, long, lastRow: Math.max(...rows.map((row) => Number(row.getAttribute('data-index')))) }
  }, frames)
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly args?: { readonly name?: string }
  /** Processor time of the thread, in microseconds. */
  readonly tdur?: number
}

/**
 * The processor time of the longest task of the page's main thread while the work is done, in milliseconds. On a machine
 * that does nothing else it is the task's duration; on a busy one it tells the program from its neighbours.
 */
export async function longestTask(page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  const includedCategories = ['toplevel', 'disabled-by-default-devtools.timeline']
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } })
  await work()
  await session.send('Tracing.end')
  await complete
  await session.detach()
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const tasks = events.filter(({ name, pid, tid }) => {
    return name.includes('RunTask') && mains.some((main) => main.pid === pid && main.tid === tid)
  })
  return Math.max(0, ...tasks.map(({ tdur }) => (tdur ?? 0) / 1000))
}

/** The frame with menu and state, and today's counts out of the hospital's database. */
const FRAME = 'nav a[href="#/dasbor"]'
const COUNTS = 'main a[href^="#/referensi?kirim="]'

/** When the frame and the first screen's content were painted, in epoch milliseconds. Asked from the page's first moment. */
export async function contentPaintedAt(page: Page): Promise<{ readonly frame: number; readonly counts: number }> {
  return page.evaluate(
    async ([first, second]) => {
      const painted = (selector: string) =>
        new Promise<number>((resolve) => {
          const look = () => {
            if (!document.querySelector(selector)) return requestAnimationFrame(look)
            return requestAnimationFrame(() => setTimeout(() => resolve(Date.now())))
          }
          look()
        })
      const [frame, counts] = await Promise.all([painted(first), painted(second)])
      return { frame, counts }
    },
    [FRAME, COUNTS] as const,
  )
}

/** Bytes of JavaScript objects the page holds, after what is free was taken away. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
}
