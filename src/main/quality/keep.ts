import type { TaskId } from '../../shared/task-ids.ts'
import type { WallTime } from '../../shared/wall-time.ts'

/** A time that one task of a visit may have. */
export interface Candidate {
  readonly id: TaskId
  readonly waktu: WallTime
  /**
   * `rekam`: from the medical record. `lihat`: when this program first saw a status without a time. `tangan`: entered by
   * hand. `geser`: another day's, taken to the visit's own day.
   */
  readonly kind: 'rekam' | 'lihat' | 'tangan' | 'geser'
}

/** A time as it stands outweighs any number of times that would have to be moved to another day. */
const WEIGHT = { rekam: 1020, tangan: 1010, lihat: 1000, geser: 1 } as const

/**
 * The times of a visit that can all be right at once: the most of them that rise strictly with the tasks, and of as many
 * those that come from the record, then those of earlier tasks. The others are what has to be mended.
 * @param after what BPJS has already taken: everything kept is later.
 */
export function keepInOrder(candidates: readonly Candidate[], after: WallTime | null): Candidate[] {
  let best: { readonly kept: readonly Candidate[]; readonly weight: number } = { kept: [], weight: 0 }
  const extend = (from: number, kept: readonly Candidate[], weight: number) => {
    if (weight > best.weight) best = { kept, weight }
    const last = kept.at(-1)?.waktu ?? after
    for (let index = from; index < candidates.length; index++) {
      const candidate = candidates[index]
      if (!candidate || (last !== null && candidate.waktu <= last)) continue
      extend(index + 1, [...kept, candidate], weight + WEIGHT[candidate.kind] + 9 - Math.min(9, candidate.id))
    }
  }
  extend(0, [], 0)
  return [...best.kept]
}
