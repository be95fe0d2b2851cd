import { useEffect, useRef } from 'react'

interface EditorKeys {
  readonly active: boolean
  readonly onSave: () => void
  readonly onSend: () => void
}

/** Ctrl+S and Ctrl+Enter from anywhere in the drawer. */
export function useEditorKeys(keys: EditorKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { active, onSave, onSend } = latest.current
      if (!active || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return
      const save = event.key.toLowerCase() === 's'
      if (!save && event.key !== 'Enter') return
      // Neither the browser's own "save page" nor the button under the focus.
      event.preventDefault()
      event.stopPropagation()
      if (event.repeat) return
      if (save) onSave()
      else onSend()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}
