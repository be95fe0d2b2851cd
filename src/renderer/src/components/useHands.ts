import { type RefObject, useCallback, useEffect, useRef } from 'react'

const REST_MS = 8000
const SIGNS = ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const

/** Answers whether somebody's hand was at work within the element a moment ago. */
export function useHands(element: RefObject<HTMLElement | null>): () => boolean {
  const last = useRef(0)
  useEffect(() => {
    const node = element.current
    if (!node) return
    const note = () => {
      last.current = Date.now()
    }
    for (const sign of SIGNS) node.addEventListener(sign, note, { passive: true })
    return () => {
      for (const sign of SIGNS) node.removeEventListener(sign, note)
    }
  }, [element])
  return useCallback(() => Date.now() - last.current < REST_MS, [])
}
