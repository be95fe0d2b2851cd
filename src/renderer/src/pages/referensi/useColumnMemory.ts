import { useCallback, useState } from 'react'
import {
  COLUMN_MEMORY_KEY,
  type ColumnMemory,
  readColumnMemory,
  USUAL_COLUMNS,
  writeColumnMemory,
} from './column-memory.ts'

/** The columns as this computer remembers them. Where storage is not to be had, they last as long as the page. */
export function useColumnMemory() {
  const [memory, setMemory] = useState<ColumnMemory>(() => readColumnMemory(stored()))
  const update = useCallback((change: (before: ColumnMemory) => ColumnMemory) => {
    setMemory((before) => {
      const next = change(before)
      store(next)
      return next
    })
  }, [])
  const reset = useCallback(() => update(() => USUAL_COLUMNS), [update])
  return { memory, update, reset }
}

function stored(): string | null {
  try {
    return localStorage.getItem(COLUMN_MEMORY_KEY)
  } catch {
    return null
  }
}

function store(memory: ColumnMemory): void {
  try {
    localStorage.setItem(COLUMN_MEMORY_KEY, writeColumnMemory(memory))
  } catch {
    // A full or forbidden storage loses the arrangement at the next start, nothing else.
  }
}
