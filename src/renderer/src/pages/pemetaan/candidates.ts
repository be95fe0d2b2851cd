import { nameLikeness, rankMatches } from '../../../../shared/best-match.ts'
import type { CodeName } from '../../../../shared/ipc/registrations.ts'
import { wordSearch } from '../../components/word-search.ts'

/** More than anybody reads; typing narrows the rest. */
export const MOST_SHOWN = 100
/** Below this the best of them resembles the name no more than any other. */
const ALIKE = 0.5

export interface Ranked {
  /** Best match first. */
  readonly list: readonly CodeName[]
  /** The code of the one that is most alike, where there is one worth naming. */
  readonly likely: string | null
}

/** BPJS's list in the order of likeness to the name in SIMRS. */
export function rank(nama: string, candidates: readonly CodeName[]): Ranked {
  const list = rankMatches(nama, candidates)
  const [best] = list
  return { list, likely: best && nameLikeness(nama, best.nama) >= ALIKE ? best.kode : null }
}

/** Those that hold every word that was typed, still best match first. */
export function narrowed(ranked: Ranked, text: string): CodeName[] {
  const holds = wordSearch(text)
  return ranked.list.filter(({ kode, nama }) => holds(kode, nama))
}
