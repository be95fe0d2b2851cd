import type { FindingReason, Proposal } from '../../shared/findings.ts'
import { TASK_CANCELLED, TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { firstTask, gapFault, impossibleFault, type TaskAt, timeFault } from '../../shared/task-rules.ts'
import {
  dateOf,
  isClockTime,
  jamDetikIndonesia,
  jamIndonesia,
  parseWallTime,
  type WallDate,
  type WallTime,
} from '../../shared/wall-time.ts'
import type { VisitTime } from '../sync/plan-times.ts'
import { type Candidate, keepInOrder } from './keep.ts'
import { type Proposals, propose } from './propose.ts'
import type { TypicalSteps } from './steps.ts'

export interface VisitInput {
  readonly tanggal: WallDate
  readonly registered: WallTime | null
  /** Every time the visit has, as stored or recorded. */
  readonly times: ReadonlyMap<TaskId, VisitTime>
  /** Tasks BPJS has, with the time it was sent where that is known. */
  readonly accepted: ReadonlyMap<TaskId, WallTime | null>
  /** The patient was seen: the record says so, whether or not it says when. */
  readonly served: boolean
  readonly now: WallTime
  readonly steps: TypicalSteps
}

export interface TaskFinding {
  readonly taskid: TaskId
  readonly alasan: FindingReason
  readonly pesan: string
  readonly usulan: Proposal | null
  readonly tanpaUsulan: string
}

interface Fault {
  readonly alasan: FindingReason
  readonly pesan: string
}

const KIND = { manual: 'tangan', 'rekam-medis': 'rekam', dilihat: 'lihat' } as const

/** A visit is served to its end with task 5; what the pharmacy does is not due at every visit. */
const SERVED = 5

/**
 * What is wrong with one visit's task times, and what they might be. Nothing is said about tasks that BPJS is past, nor
 * about times that only have to be waited for. Accepting every proposal of a visit leaves a chain that BPJS takes.
 */
export function visitFindings(input: VisitInput): TaskFinding[] {
  const { accepted, times, tanggal } = input
  if (accepted.has(TASK_CANCELLED)) return []
  const furthest = Math.max(0, ...accepted.keys())
  const open = TASK_IDS.filter((id) => id > furthest && id !== TASK_CANCELLED)
  const faults = new Map<TaskId, Fault>()
  const candidates: Candidate[] = []
  const written = new Set<TaskId>()
  const moveTo = (id: TaskId, clock: string) => {
    const waktu = `${tanggal} ${clock}`
    if (waktu <= input.now) candidates.push({ id, waktu, kind: 'geser' })
  }
  for (const id of TASK_IDS) {
    const time = times.get(id)
    const parsed = parseWallTime(time?.text)
    if (parsed.kind === 'kosong') continue
    written.add(id)
    if (!open.includes(id) || !time) continue
    if (parsed.kind === 'mustahil') {
      faults.set(id, { alasan: 'mustahil', pesan: impossibleFault(id, parsed.text, 'data referensi').message })
      // A day that does not exist says nothing against its clock, unless that is only what a bare date is filled up with.
      const clock = parsed.text.slice(11, 19)
      if (isClockTime(clock) && clock !== '00:00:00') moveTo(id, clock)
      continue
    }
    const waktu = parsed.value
    const fault = timeFault({ id, waktu }, input)
    const fromRecord = time.sumber !== 'manual'
    const isComing = fault !== null && fault !== 'nanti' && fault.reason === 'waktu-depan' && fromRecord
    if (fault === null || fault === 'nanti' || isComing) {
      candidates.push({ id, waktu, kind: KIND[time.sumber] })
      continue
    }
    const isOtherDay = fault.reason === 'waktu-hari-lain'
    faults.set(id, { alasan: isOtherDay ? 'hari-lain' : 'depan', pesan: fault.message })
    if (isOtherDay) moveTo(id, waktu.slice(11))
  }

  const starts = firstTask((id) => accepted.has(id) || written.has(id))
  const sent = lastSent(input, furthest)
  const kept = new Map(keepInOrder(candidates, sent?.waktu ?? null).map((candidate) => [candidate.id, candidate]))
  for (const candidate of candidates) {
    if (candidate.kind === 'geser' || kept.has(candidate.id)) continue
    faults.set(candidate.id, disorder(candidate, candidates, [...kept.values()], sent))
  }
  const isWanted = (id: TaskId) => !written.has(id) || faults.has(id)
  // What stands before a time that only has to be waited for is not missed before that has come.
  const hasCome = (id: TaskId) => written.has(id) && (kept.get(id)?.waktu ?? '') <= input.now
  const end = Math.max(0, ...open.filter(hasCome), input.served ? SERVED : 0)
  const due = open.filter((id) => id >= starts && id <= end)
  for (const id of due) {
    if (written.has(id)) continue
    const later = due.find((next) => next > id && written.has(next))
    faults.set(id, { alasan: 'kosong', pesan: later ? gapFault(id, later).message : notRecorded(id) })
  }
  const proposed = proposals(input, due.filter(isWanted), kept, sent)
  return open.flatMap((taskid) => {
    const fault = faults.get(taskid)
    if (!fault || taskid < starts) return []
    const { usulan = null, tanpaUsulan = '' } = proposed.get(taskid) ?? {}
    return [{ taskid, ...fault, usulan, tanpaUsulan }]
  })
}

/** The furthest task BPJS has, at the time it has, or at the one that stands here where that is not known. */
function lastSent({ accepted, times }: VisitInput, furthest: number): TaskAt | null {
  const sent = [...TASK_IDS].reverse().flatMap((id): TaskAt[] => {
    if (!accepted.has(id) || id > furthest) return []
    const own = parseWallTime(times.get(id)?.text)
    const waktu = accepted.get(id) ?? (own.kind === 'ada' ? own.value : null)
    return waktu === null ? [] : [{ id, waktu }]
  })
  return sent[0] ?? null
}

type Kept = ReadonlyMap<TaskId, Candidate>
type Answer = { readonly usulan?: Proposal; readonly tanpaUsulan?: string }

/** Proposals for every run of tasks between two that have a good time. */
function proposals(
  input: VisitInput,
  wanted: readonly TaskId[],
  kept: Kept,
  sent: TaskAt | null,
): ReadonlyMap<TaskId, Answer> {
  const answers = new Map<TaskId, Answer>()
  const { tanggal, now, steps } = input
  const registered = sent === null ? input.registered : null
  let run: TaskId[] = []
  let before = sent
  const close = (after: Candidate | null) => {
    if (run.length > 0) {
      const common = { wanted: run, before, tanggal, registered, steps, now }
      const onward = after?.kind === 'lihat' && before ? propose({ ...common, after: null }) : null
      // When a status was first seen says little about when things happened, only that they had.
      const fits = onward && after && endsBefore(onward, after.waktu)
      const found = notAhead(fits ? onward : propose({ ...common, after }), now)
      for (const id of run) {
        const usulan = 'proposals' in found ? found.proposals.get(id) : undefined
        answers.set(id, usulan ? { usulan } : { tanpaUsulan: 'why' in found ? found.why : '' })
      }
    }
    run = []
    before = after ?? before
  }
  for (const id of TASK_IDS) {
    const own = kept.get(id)
    if (own) {
      close(own)
      if (own.kind === 'geser')
        answers.set(id, { usulan: { waktu: own.waktu, dasar: 'jam yang sama pada hari kunjungan' } })
    } else if (wanted.includes(id)) run.push(id)
  }
  close(null)
  return answers
}

function endsBefore(found: Proposals, limit: WallTime): boolean {
  return 'proposals' in found && [...found.proposals.values()].every(({ waktu }) => waktu < limit)
}

function notAhead(found: Proposals, now: WallTime): Proposals {
  const isAhead = 'proposals' in found && [...found.proposals.values()].some(({ waktu }) => waktu > now)
  return isAhead ? { why: 'Belum waktunya: jam di antara keduanya belum terjadi.' } : found
}

/** Why a time cannot stand beside those that are kept. */
function disorder(task: TaskAt, all: readonly TaskAt[], kept: readonly TaskAt[], sent: TaskAt | null): Fault {
  const twin = [...(sent ? [sent] : []), ...all].find(({ id, waktu }) => id !== task.id && waktu === task.waktu)
  if (twin) {
    const pesan = `Jam task ${task.id} (${jamIndonesia(task.waktu)}) sama dengan task ${twin.id}. BPJS akan menolak. Perbaiki jamnya.`
    return { alasan: 'kembar', pesan }
  }
  const others = [...(sent ? [sent] : []), ...kept]
  const earlier = others.findLast(({ id, waktu }) => id < task.id && waktu > task.waktu)
  const later = others.find(({ id, waktu }) => id > task.id && waktu < task.waktu)
  const [word, other] = earlier ? ['lebih awal dari', earlier] : ['lebih akhir dari', later]
  const pesan = other
    ? `Jam task ${task.id} (${clockBeside(task, other)}) ${word} task ${other.id} (${clockBeside(other, task)}). BPJS akan menolak. Perbaiki jamnya.`
    : `Jam task ${task.id} (${jamIndonesia(task.waktu)}) tidak urut. BPJS akan menolak. Perbaiki jamnya.`
  return { alasan: 'terbalik', pesan }
}

/** The time of day, to the second where the minutes alone would look the same. */
function clockBeside({ waktu }: TaskAt, other: TaskAt): string {
  const sameMinute = waktu.slice(0, 16) === other.waktu.slice(0, 16)
  return sameMinute ? jamDetikIndonesia(waktu) : jamIndonesia(waktu)
}

function notRecorded(id: TaskId): string {
  return `Task ${id} belum punya jam, padahal pasien sudah dilayani. Isi jam task ${id}.`
}

/** The usable times of a visit: what the usual lengths of the steps are reckoned from. */
export function usableTimes({ times, accepted, tanggal }: Pick<VisitInput, 'times' | 'accepted' | 'tanggal'>) {
  const usable = new Map<TaskId, WallTime>()
  for (const id of TASK_IDS) {
    const parsed = parseWallTime(accepted.get(id) ?? times.get(id)?.text)
    if (parsed.kind === 'ada' && dateOf(parsed.value) === tanggal) usable.set(id, parsed.value)
  }
  return usable
}
