import { type Call, TASK_CANCELLED, type TaskId } from '../../shared/task-ids.ts'
import type { Answer } from './answer.ts'

/** What an answer means for the call that was sent. */
export type Outcome =
  | { readonly kind: 'done' }
  /** BPJS already had it: as good as done. */
  | { readonly kind: 'duplicate' }
  /** BPJS is already past this task: nothing left to send for it. */
  | { readonly kind: 'overtaken'; readonly lastTask: number }
  /** BPJS lacks an earlier task, which must go first. */
  | { readonly kind: 'predecessor-missing'; readonly lastTask: number }
  /** The visit is cancelled at BPJS (task 99): nothing of it will be accepted any more. */
  | { readonly kind: 'cancelled' }
  /** BPJS refuses the data: a person has to mend it. `previous` is BPJS's own time of the task before, as it wrote it. */
  | { readonly kind: 'rejected'; readonly cause: 'data' | 'waktu' | 'waktu-sebelumnya'; readonly previous?: string }
  /** Credentials or clock: no call will succeed until an admin acts. */
  | { readonly kind: 'credentials' }
  /** Will pass by itself. `network`: the whole service is out of reach. `call`: perhaps this call alone. */
  | { readonly kind: 'temporary'; readonly scope: 'network' | 'call' }
  /** An answer nobody has seen before. */
  | { readonly kind: 'unknown' }

interface Rule {
  readonly name: string
  /** Limits the rule to these metadata codes; `null` in the list is a code that could not be read. */
  readonly codes?: readonly (number | null)[]
  readonly message?: RegExp
  readonly outcome: (match: RegExpExecArray | null, taskid: TaskId | 0, call: Call | null) => Outcome
}

const done = (): Outcome => ({ kind: 'done' })
const duplicate = (): Outcome => ({ kind: 'duplicate' })
const temporary = (): Outcome => ({ kind: 'temporary', scope: 'call' })
/** Too many requests is said to the host, not to one call: the whole lane waits. */
const slowDown = (): Outcome => ({ kind: 'temporary', scope: 'network' })

/**
 * Rules for answers that carry metadata, first match wins. Codes and texts as collected in the domain reference;
 * a duplicate is recognised by its text too, because some installations report it under 201.
 */
const RULES: readonly Rule[] = [
  { name: 'accepted', codes: [200], outcome: done },
  { name: 'duplicate by code', codes: [208], outcome: duplicate },
  { name: 'duplicate kode booking', message: /duplikasi kode ?booking/i, outcome: duplicate },
  { name: 'duplicate task', message: /task ?id ?= ?\d+ sudah ada/i, outcome: duplicate },
  {
    name: 'order',
    message: /task ?id terakhir\s*[=:]?\s*(\d+)/i,
    outcome: (match, taskid, call) => {
      const lastTask = Number(match?.[1])
      const isService = taskid !== 0 && taskid !== TASK_CANCELLED
      const ends = call === 'batal' || taskid === TASK_CANCELLED
      if (lastTask === TASK_CANCELLED) return ends ? { kind: 'duplicate' } : { kind: 'cancelled' }
      if (!isService) return { kind: 'rejected', cause: 'data' }
      return lastTask >= taskid ? { kind: 'overtaken', lastTask } : { kind: 'predecessor-missing', lastTask }
    },
  },
  {
    // Where BPJS has no booking there is nothing to cancel or to end.
    name: 'unknown booking',
    message: /kode ?booking tidak (?:di)?temukan/i,
    outcome: (_match, taskid, call) =>
      call === 'batal' || taskid === TASK_CANCELLED ? duplicate() : { kind: 'rejected', cause: 'data' },
  },
  {
    name: 'not later than the task before',
    message: /waktu sebelumnya(?:\s*\(([^)]*)\))?/i,
    outcome: (match) => ({ kind: 'rejected', cause: 'waktu-sebelumnya', ...(match?.[1] && { previous: match[1] }) }),
  },
  { name: 'time out of range', message: /waktu tidak valid/i, outcome: () => ({ kind: 'rejected', cause: 'waktu' }) },
  {
    name: 'credentials by text',
    message: /\b(?:signature|token|user.?key|cons.?id|x-timestamp|unauthori[sz]ed|consumer)\b/i,
    outcome: () => ({ kind: 'credentials' }),
  },
  { name: 'credentials by code', codes: [401, 403], outcome: () => ({ kind: 'credentials' }) },
  { name: 'try again', message: /gagal dicoba kembali|coba (?:kembali )?beberapa saat lagi/i, outcome: temporary },
  { name: 'too many', codes: [429], outcome: slowDown },
  { name: 'rejected data', codes: [201], outcome: () => ({ kind: 'rejected', cause: 'data' }) },
  // Behind 201 these words belong to a refusal: "periksa kembali nomor kartu dan coba lagi".
  { name: 'try again, politely', message: /coba lagi/i, outcome: temporary },
]

/** Failures that say the service as a whole is out of reach, as opposed to one call going wrong. */
const NETWORK_WIDE = new Set(['refused', 'dns', 'unreachable', 'tls'])

/**
 * Decides what an answer means. Total: every answer gets an outcome, whatever it holds.
 * @param taskid the task id that was sent, 0 for calls without one.
 * @param call the call of the outbox that was sent; null for queries.
 */
export function classify(answer: Answer, taskid: TaskId | 0, call: Call | null): Outcome {
  switch (answer.kind) {
    case 'tanpa-jawaban':
      return { kind: 'temporary', scope: NETWORK_WIDE.has(answer.failure) ? 'network' : 'call' }
    case 'bukan-json':
      if (answer.status === 429) return slowDown()
      return answer.status === 401 || answer.status === 403 ? { kind: 'credentials' } : temporary()
    case 'metadata': {
      // A gateway's status outranks what the body claims: nothing was accepted behind a 5xx or 429.
      if (answer.status === 429) return slowDown()
      if (answer.status >= 500) return temporary()
      for (const rule of RULES) {
        if (rule.codes && !rule.codes.includes(answer.code)) continue
        const match = rule.message ? rule.message.exec(answer.message) : null
        if (rule.message && !match) continue
        return rule.outcome(match, taskid, call)
      }
      if (answer.code !== null && answer.code >= 500) return temporary()
      return answer.status === 401 || answer.status === 403 ? { kind: 'credentials' } : { kind: 'unknown' }
    }
  }
}
