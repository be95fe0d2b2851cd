import { AsyncLocalStorage } from 'node:async_hooks'

/** Counts SQL statements for whoever sends them: the window reads while a cycle runs, on the same connections. */
export interface StatementCount {
  /** One statement was sent, by the work that this is called from. */
  readonly add: () => void
  /** Runs work that can ask how many statements it has sent so far; those of anybody else are not among them. */
  counted<T>(work: (sent: () => number) => Promise<T>): Promise<T>
}

export function createStatementCount(): StatementCount {
  const current = new AsyncLocalStorage<{ sent: number }>()
  return {
    add() {
      const counter = current.getStore()
      if (counter) counter.sent++
    },
    counted(work) {
      const counter = { sent: 0 }
      return current.run(counter, () => work(() => counter.sent))
    },
  }
}
