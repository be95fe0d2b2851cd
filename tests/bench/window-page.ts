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
 * Begins to measure: from every stroke or click to the paint after the attribute changed that shows its effect. Runs
 * where the person's events arrive, so nothing of the test's own way to the browser is counted.
 */
export async function startMeasuring(page: Page, event: 'keydown' | 'click', attribute: string): Promise<void> {
  await page.evaluate(
    ({ event: name, attribute: changed }) => {
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
      const grid = document.querySelector('table[role="grid"]')
      if (!grid) throw new Error('there is no grid')
      effects.observe(grid, { attributes: true, subtree: true, attributeFilter: [changed] })
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
    { event, attribute },
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

/** When the largest text of the first screen was painted, in epoch milliseconds: the frame and its content are there. */
export async function contentPaintedAt(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let painted = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) painted = performance.timeOrigin + entry.startTime
        }).observe({ type: 'largest-contentful-paint', buffered: true })
        setTimeout(() => resolve(painted), 1_000)
      }),
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
