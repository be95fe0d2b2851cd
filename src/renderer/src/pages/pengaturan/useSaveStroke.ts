import { useEffect, useRef } from 'react'

/** Ctrl+S saves. The browser's own "save page" never comes in between, changed or not. */
export function useSaveStroke(onSave: () => void, active: boolean): void {
  const latest = useRef({ onSave, active })
  useEffect(() => {
    latest.current = { onSave, active }
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      if (latest.current.active && !event.repeat) latest.current.onSave()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
