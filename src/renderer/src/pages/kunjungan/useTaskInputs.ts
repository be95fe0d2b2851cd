import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react'
import { TASK_CANCELLED, type TaskId } from '../../../../shared/task-ids.ts'
import { firstToEdit, nextToEdit } from './forecast.ts'
import type { VisitForm } from './visit-form.ts'

export interface TaskInputs {
  readonly register: (id: TaskId) => (input: HTMLInputElement | null) => void
  readonly focus: (id: TaskId) => void
  /** Enter and the arrows go from one time to the next. */
  readonly onKey: (id: TaskId) => (event: KeyboardEvent<HTMLInputElement>) => void
}

interface Elsewhere {
  /** Enter in the last time. */
  readonly behindLast: () => void
  /** Nothing is left to fill in. */
  readonly withoutTask: () => void
}

/** Moves the focus between the times of a visit. It begins where a person has something to do. */
export function useTaskInputs(form: VisitForm, editable: boolean, elsewhere: Elsewhere): TaskInputs {
  const inputs = useRef(new Map<TaskId, HTMLInputElement>())
  const focus = useCallback((id: TaskId) => {
    const input = inputs.current.get(id)
    input?.focus({ preventScroll: true })
    // With what is said about the time below it.
    input?.closest(id === TASK_CANCELLED ? 'section' : 'li')?.scrollIntoView({ block: 'nearest' })
  }, [])

  const begin = useRef<(() => void) | null>(null)
  useEffect(() => {
    const first = editable ? firstToEdit(form) : null
    begin.current = () => (first === null ? elsewhere.withoutTask() : focus(first))
  })
  useEffect(() => {
    // After the drawer's own focus trap, which takes its first button.
    const timer = setTimeout(() => begin.current?.())
    return () => clearTimeout(timer)
  }, [])

  return {
    register: (id) => (input) => {
      if (input) inputs.current.set(id, input)
      else inputs.current.delete(id)
    },
    focus,
    onKey: (id) => (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return
      const down = event.key === 'Enter' || event.key === 'ArrowDown'
      if (!down && event.key !== 'ArrowUp') return
      event.preventDefault()
      const target = down ? nextToEdit(form, id) : previousToEdit(form, id)
      if (target !== null) focus(target)
      else if (event.key === 'Enter') elsewhere.behindLast()
    },
  }
}

function previousToEdit(form: VisitForm, from: TaskId): TaskId | null {
  return form.fields.findLast(({ id, locked }) => id < from && !locked)?.id ?? null
}
