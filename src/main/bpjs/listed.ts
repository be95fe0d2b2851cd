import { saysEmpty } from './answer.ts'
import type { Exchange } from './client.ts'

/**
 * The list in BPJS's answer to a query; what BPJS answers instead of an empty one counts as such. Null when BPJS could
 * not be asked or its answer not read: then nothing is known of what it has.
 * @param parse answers null for a response that has not the shape it is known for.
 */
export function listedIn<T>(
  { answer, outcome, data, unreadable }: Exchange,
  parse: (data: unknown) => T[] | null,
): T[] | null {
  if (outcome.kind === 'done') return unreadable === null ? parse(data ?? []) : null
  return saysNone({ answer, outcome }) ? [] : null
}

/** Whether BPJS says that it has nothing of what was asked. */
export function saysNone({ answer, outcome }: Pick<Exchange, 'answer' | 'outcome'>): boolean {
  // "Not found" may also be said of a user key, or with a request to come back later.
  return outcome.kind !== 'credentials' && outcome.kind !== 'temporary' && saysEmpty(answer)
}
