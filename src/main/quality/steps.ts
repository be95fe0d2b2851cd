import { TASK_CANCELLED, TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { secondsBetween, type WallTime } from '../../shared/wall-time.ts'

/** How long the step that ends with a task usually takes, seconds, and how many visits say so; 0 for none. */
export interface TypicalStep {
  readonly seconds: number
  readonly visits: number
}

export type TypicalSteps = ReadonlyMap<TaskId, TypicalStep>

/** The length taken for a step that too few visits tell of. */
export const DEFAULT_STEP_SECONDS = 300
const FEWEST_VISITS = 5

/**
 * The median length of every step of the given visits. Only steps count whose two times stand in order.
 * @param visits the usable times of each visit.
 */
export function typicalSteps(visits: Iterable<ReadonlyMap<TaskId, WallTime>>): TypicalSteps {
  const lengths = new Map<TaskId, number[]>()
  for (const times of visits) {
    let previous: { readonly id: TaskId; readonly waktu: WallTime } | null = null
    for (const id of TASK_IDS) {
      const waktu = times.get(id)
      if (waktu === undefined || id === TASK_CANCELLED) continue
      const seconds = previous && previous.id === id - 1 ? secondsBetween(previous.waktu, waktu) : 0
      if (seconds > 0) {
        const known = lengths.get(id)
        // Thousands of visits: a list that is copied for each of them would be quadratic.
        if (known) known.push(seconds)
        else lengths.set(id, [seconds])
      }
      previous = { id, waktu }
    }
  }
  return new Map(
    [...lengths]
      .filter(([, seconds]) => seconds.length >= FEWEST_VISITS)
      .map(([id, seconds]) => [id, { seconds: median(seconds), visits: seconds.length }]),
  )
}

export function stepBefore(id: TaskId, steps: TypicalSteps): TypicalStep {
  return steps.get(id) ?? { seconds: DEFAULT_STEP_SECONDS, visits: 0 }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? upper) + upper) / 2)
}
