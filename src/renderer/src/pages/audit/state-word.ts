import { TASK_LOOKS } from '../../components/state.tsx'

/** The screens' word for a state of a call as the audit names it; null for what is no such state. */
export function stateWord(state: string): string | null {
  return (TASK_LOOKS as Readonly<Record<string, { readonly word: string }>>)[state]?.word ?? null
}
