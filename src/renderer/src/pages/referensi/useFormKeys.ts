import { type RefObject, useEffect, useRef } from 'react'

interface FormKeys {
  readonly onClose: () => void
  readonly onSave: (kirim: boolean) => void
}

/**
 * Ctrl+S, Ctrl+Enter and Esc inside the drawer. Heard on the way down, since the drawer's own parts keep strokes to
 * themselves; a question or a calendar over the drawer is not inside it and has its own Esc.
 */
export function useFormKeys(drawer: RefObject<HTMLElement | null>, keys: FormKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      if (!(target instanceof Element) || !drawer.current?.contains(target)) return
      if (event.key === 'Escape') {
        if (!hasOwnDropdown(target)) latest.current.onClose()
        return
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const isSave = event.key.toLowerCase() === 's'
      if (!isSave && event.key !== 'Enter') return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) latest.current.onSave(!isSave)
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [drawer])
}

/** The field has something open that Esc closes first: a list of choices, or a calendar. */
function hasOwnDropdown(target: Element): boolean {
  if (target.getAttribute('data-mantine-stop-propagation') === 'true') return true
  return target.hasAttribute('aria-haspopup') && target.getAttribute('aria-expanded') === 'true'
}
