import { useEffect, useState } from 'react'

/**
 * Whether something stands in front, such as the task editor: true until the stroke that closes it has run its course,
 * so that the same Esc does not close what is behind as well.
 */
export function useCovered(covered: boolean): boolean {
  const [held, setHeld] = useState(covered)
  if (covered && !held) setHeld(true)
  useEffect(() => {
    if (covered) return
    const timer = setTimeout(() => setHeld(false), 0)
    return () => clearTimeout(timer)
  }, [covered])
  return covered || held
}
