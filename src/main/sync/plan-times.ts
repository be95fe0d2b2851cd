import type { TimeSource } from '../../shared/ipc/registrations.ts'
import { TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { parseWallTime, type WallTime } from '../../shared/wall-time.ts'
import type { ReferenceRow } from '../hospital/facts.ts'
import type { TaskTimes, TimeRefresh } from '../hospital/write.ts'
import type { RecordNote, RememberedTimes } from '../outbox/record-store.ts'
import type { TaskTime } from './plan-tasks.ts'
import { type RecordInput, recordTimes } from './record-times.ts'

/** A task's time as it counts, and where it comes from. */
export interface VisitTime {
  /** As stored or recorded, zero dates and impossible times included. */
  readonly text: string
  readonly sumber: TimeSource
  /** The place in the record, such as "pemeriksaan pertama"; empty for a time entered by hand. */
  readonly asal: string
}

export interface VisitTimesInput extends Omit<RecordInput, 'manual' | 'seen'> {
  readonly reference: ReferenceRow | undefined
  readonly remembered: RememberedTimes | undefined
}

export interface VisitTimes {
  /** Every time the visit has. */
  readonly times: ReadonlyMap<TaskId, VisitTime>
  /** The same as the chain takes them. */
  readonly chain: Readonly<Partial<Record<TaskId, TaskTime>>>
  /** Times of the record for columns of the brief's row that are empty, or for a row that does not exist yet. */
  readonly fill: TaskTimes
  /** Times this program wrote earlier and the record has changed since. */
  readonly refreshes: readonly TimeRefresh[]
  readonly notes: readonly RecordNote[]
  readonly forgotten: readonly TaskId[]
  readonly endUnknown: boolean
}

/**
 * Brings the brief's row and the medical record together: a time entered by hand always counts, whatever the record
 * says; a time that this program put into the row is the record's, and follows it until BPJS has accepted the task.
 */
export function visitTimes(input: VisitTimesInput): VisitTimes {
  const { reference, remembered, accepted } = input
  const { no_rawat } = input.registration
  const stored = new Map(TASK_IDS.map((id) => [id, parseWallTime(reference?.times[id])]))
  const wrote = (id: TaskId, waktu: WallTime) => remembered?.written.get(id)?.has(waktu) ?? false
  const manual = new Map<TaskId, WallTime>()
  for (const [id, parsed] of stored) {
    if (parsed.kind === 'ada' && !wrote(id, parsed.value)) manual.set(id, parsed.value)
  }
  const record = recordTimes({ ...input, manual, seen: remembered?.seen ?? new Map() })

  const times = new Map<TaskId, VisitTime>()
  const fill: Partial<Record<TaskId, WallTime>> = {}
  const refreshes: TimeRefresh[] = []
  const notes: RecordNote[] = record.firstSeen.map((taskid) => ({
    no_rawat,
    taskid,
    jenis: 'dilihat',
    waktu: input.now,
  }))
  const write = (taskid: TaskId, waktu: WallTime) => {
    if (!wrote(taskid, waktu)) notes.push({ no_rawat, taskid, jenis: 'ditulis', waktu })
  }
  for (const [id, parsed] of stored) {
    const derived = record.times.get(id)
    const text = reference?.times[id] ?? null
    if (parsed.kind === 'kosong') {
      if (derived) {
        times.set(id, { text: derived.waktu, sumber: derived.sumber, asal: derived.asal })
        fill[id] = derived.waktu
        write(id, derived.waktu)
      } else if (parsed.zero && text !== null) times.set(id, { text, sumber: 'manual', asal: '' })
      continue
    }
    const own = parsed.kind === 'ada' && (wrote(id, parsed.value) || derived?.waktu === parsed.value)
    if (!own || text === null) {
      times.set(id, { text: text ?? '', sumber: 'manual', asal: '' })
      continue
    }
    if (derived?.waktu === parsed.value) {
      times.set(id, { text, sumber: derived.sumber, asal: derived.asal })
      write(id, derived.waktu)
    } else if (accepted.has(id)) {
      // What BPJS took stays as it was sent.
      times.set(id, { text, sumber: 'rekam-medis', asal: '' })
    } else {
      refreshes.push({ no_rawat, taskid: id, from: text, to: derived?.waktu ?? null })
      if (derived) {
        times.set(id, { text: derived.waktu, sumber: derived.sumber, asal: derived.asal })
        write(id, derived.waktu)
      }
    }
  }
  const { noLongerSeen: forgotten, endUnknown } = record
  return { times, chain: chainTimes(times), fill, refreshes, notes, forgotten, endUnknown }
}

function chainTimes(times: ReadonlyMap<TaskId, VisitTime>): VisitTimes['chain'] {
  const entries = [...times].map(([id, { text, sumber, asal }]) => {
    const manual = sumber === 'manual'
    const source = manual ? `data referensi (taskid${id})` : asal
    return [id, { text, source, fromRecord: !manual }] as const
  })
  return Object.fromEntries(entries)
}
