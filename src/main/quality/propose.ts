import type { Proposal } from '../../shared/findings.ts'
import type { TaskId } from '../../shared/task-ids.ts'
import type { TaskAt } from '../../shared/task-rules.ts'
import {
  addSeconds,
  dateOf,
  jamIndonesia,
  secondsBetween,
  type WallDate,
  type WallTime,
} from '../../shared/wall-time.ts'
import { stepBefore, type TypicalStep, type TypicalSteps } from './steps.ts'

export interface ProposeInput {
  /** Tasks in a row that need a time, in their order; none of them is between two others that have one. */
  readonly wanted: readonly TaskId[]
  /** The nearest task with a good time before them, and behind them. */
  readonly before: TaskAt | null
  readonly after: TaskAt | null
  readonly tanggal: WallDate
  /** When the patient was registered, where that is a moment of the visit's day. */
  readonly registered: WallTime | null
  readonly steps: TypicalSteps
  readonly now: WallTime
}

export type Proposals = { readonly proposals: ReadonlyMap<TaskId, Proposal> } | { readonly why: string }

/**
 * Times for tasks that have none, strictly between their neighbours, on the day of the visit and not ahead of now: shared
 * out between two neighbours by the usual lengths of the steps, or reckoned on from the one there is.
 */
export function propose(input: ProposeInput): Proposals {
  const { before, after } = input
  if (before && after) return between(input, before, after)
  if (before) return onwards(input, before, false)
  if (after) return backwards(input, after)
  return fromRegistering(input)
}

function between({ wanted, steps }: ProposeInput, before: TaskAt, after: TaskAt): Proposals {
  const room = secondsBetween(before.waktu, after.waktu)
  const dasar = `di antara ${taskAt(before)} dan ${taskAt(after)}`
  if (room <= wanted.length) return { why: `Tidak ada sela ${dasar}. Periksa kedua jam itu.` }
  const lengths = [...wanted, after.id].map((id) => stepBefore(id, steps).seconds)
  const total = lengths.reduce((sum, seconds) => sum + seconds, 0)
  let passed = 0
  let last = 0
  const proposals = wanted.map((id, index): [TaskId, Proposal] => {
    passed += lengths[index] ?? 0
    // Each of those behind it needs a second of its own.
    last = Math.min(Math.max(Math.round((room * passed) / total), last + 1), room - (wanted.length - index))
    return [id, { waktu: addSeconds(before.waktu, last), dasar }]
  })
  return { proposals: new Map(proposals) }
}

function onwards(input: ProposeInput, from: TaskAt, includesStart: boolean): Proposals {
  const { wanted, steps, tanggal, now } = input
  const proposals = new Map<TaskId, Proposal>()
  let at = from.waktu
  let said = taskAt(from)
  for (const [index, id] of wanted.entries()) {
    if (index > 0 || !includesStart) {
      const step = stepBefore(id, steps)
      at = addSeconds(at, step.seconds)
      proposals.set(id, { waktu: at, dasar: `${said} ditambah ${stepWords(step)}` })
    }
    said = taskAt({ id, waktu: at })
  }
  if (dateOf(at) !== tanggal || at > now) return { why: `Belum waktunya: ${taskAt(from)} belum cukup lama berlalu.` }
  return { proposals }
}

function backwards({ wanted, steps, tanggal, registered }: ProposeInput, after: TaskAt): Proposals {
  const proposals: [TaskId, Proposal][] = []
  let next = after
  for (const id of [...wanted].reverse()) {
    const step = stepBefore(next.id, steps)
    const reckoned = addSeconds(next.waktu, -step.seconds)
    // The queue for the poli does not begin before the patient is registered.
    const tooEarly = id >= 3 && registered !== null && registered < next.waktu && reckoned < registered
    const waktu = tooEarly ? registered : reckoned
    const dasar = tooEarly ? registeredWords(registered) : `${taskAt(next)} dikurangi ${stepWords(step)}`
    proposals.unshift([id, { waktu, dasar }])
    next = { id, waktu }
  }
  const times = proposals.map(([, { waktu }]) => waktu)
  const rises = times.every((waktu, index) => waktu < (times[index + 1] ?? after.waktu))
  if (!rises || dateOf(next.waktu) !== tanggal)
    return { why: `Tidak ada sela sebelum ${taskAt(after)}. Periksa jam itu.` }
  return { proposals: new Map(proposals) }
}

/** Nothing of the visit has a time; only the registration tells when it began. */
function fromRegistering(input: ProposeInput): Proposals {
  const { registered, wanted } = input
  const [first] = wanted
  if (registered === null || first !== 3) return { why: 'Tidak ada jam lain sebagai dasar usulan.' }
  const rest = onwards(input, { id: first, waktu: registered }, true)
  if ('why' in rest) return rest
  return { proposals: new Map([[first, { waktu: registered, dasar: registeredWords(registered) }], ...rest.proposals]) }
}

const taskAt = ({ id, waktu }: TaskAt) => `task ${id} (${jamIndonesia(waktu)})`
const registeredWords = (registered: WallTime) => `jam registrasi (${jamIndonesia(registered)})`

function stepWords({ seconds, visits }: TypicalStep): string {
  const length = seconds < 60 ? `${seconds} detik` : `${Math.round(seconds / 60)} menit`
  return visits === 0 ? `${length} (perkiraan)` : `${length} (nilai tengah ${visits} kunjungan)`
}
