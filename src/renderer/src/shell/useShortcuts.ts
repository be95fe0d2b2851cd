import { useEffect, useRef } from 'react'
import { PAGES, type PageName } from '../route.ts'

interface Shortcuts {
  readonly onSync: () => void
  readonly onHelp: () => void
  readonly onPage: (page: PageName) => void
}

const DIALOG = '[role="dialog"], [role="alertdialog"]'
/** A page's search field carries this attribute; `/` and Ctrl+F go there. */
const SEARCH = 'input[data-pencarian]'

/** Inputs that take no letters, such as the choices of a filter. */
const CHOICES = 'input[type="radio"], input[type="checkbox"], input[type="button"], input[type="file"]'

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.matches(CHOICES)) return false
  return target.closest('input, textarea, select, [contenteditable="true"]') !== null
}

function isVisible(element: HTMLElement): boolean {
  return element.offsetParent !== null || element.getClientRects().length > 0
}

/** The search field of what is in front: an open dialog keeps the focus to itself. */
function searchField(): HTMLInputElement | undefined {
  const dialogs = [...document.querySelectorAll<HTMLElement>(DIALOG)].filter(isVisible)
  const front: ParentNode = dialogs.at(-1) ?? document
  return [...front.querySelectorAll<HTMLInputElement>(SEARCH)].find(isVisible)
}

function hasOpenDialog(): boolean {
  return [...document.querySelectorAll<HTMLElement>(DIALOG)].some(isVisible)
}

function pageOf(event: KeyboardEvent): PageName | undefined {
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
  // A browser keeps Ctrl and a digit for its tabs; Alt does the same there.
  if (event.ctrlKey === event.altKey || event.shiftKey) return undefined
  if (event.code === 'Comma') return 'pengaturan'
  return digit ? PAGES[Number(digit) - 1] : undefined
}

/** The strokes that work on every page. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const { onSync, onHelp, onPage } = latest.current
      if (event.key === 'F5') {
        // Always kept from the browser: a reload would throw away a half-filled form.
        event.preventDefault()
        if (!event.repeat) onSync()
        return
      }
      if (event.key === 'F1') {
        event.preventDefault()
        onHelp()
        return
      }
      const page = pageOf(event)
      if (page) {
        event.preventDefault()
        if (!hasOpenDialog()) onPage(page)
        return
      }
      const find = event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'f'
      const slash = event.key === '/' && !event.ctrlKey && !event.altKey && !isTyping(event.target)
      if (!find && !slash) return
      const field = searchField()
      if (!field) return
      event.preventDefault()
      field.focus()
      field.select()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
