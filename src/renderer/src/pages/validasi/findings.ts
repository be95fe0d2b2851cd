import { FINDING_REASONS, FINDING_TITLES, type Finding, type FindingReason } from '../../../../shared/findings.ts'
import { angka } from '../../../../shared/numbers.ts'
import { parseWallTime, type WallDate } from '../../../../shared/wall-time.ts'
import { taskMoment } from '../../components/moment.ts'
import { wordSearch } from '../../components/word-search.ts'

/** A finding that only has to be accepted. */
export type Proposed = Finding & { readonly usulan: NonNullable<Finding['usulan']> }

export function isProposed(finding: Finding): finding is Proposed {
  return finding.usulan !== null
}

/** The findings whose patient or no. rawat holds every word of the text. */
export function search(findings: readonly Finding[], text: string): readonly Finding[] {
  if (text.trim() === '') return findings
  const holds = wordSearch(text)
  return findings.filter(({ nama, no_rawat }) => holds(no_rawat, nama))
}

export interface ReasonCount {
  readonly alasan: FindingReason
  readonly findings: number
  /** Those of them that only have to be accepted. */
  readonly proposed: number
  readonly visits: number
}

/** How many findings there are for each reason, in the order of the reasons; reasons without any are left out. */
export function countReasons(findings: readonly Finding[]): ReasonCount[] {
  const byReason = Map.groupBy(findings, ({ alasan }) => alasan)
  return FINDING_REASONS.flatMap((alasan) => {
    const those = byReason.get(alasan)
    if (!those) return []
    return [{ alasan, findings: those.length, proposed: those.filter(isProposed).length, visits: visitsOf(those) }]
  })
}

export function visitsOf(findings: readonly Finding[]): number {
  return new Set(findings.map(({ no_rawat }) => no_rawat)).size
}

/** A reason as the address has it; null for none and for one that does not exist. */
export function readReason(text: string | null): FindingReason | null {
  return FINDING_REASONS.find((reason) => reason === text) ?? null
}

/** `Jam kosong` */
export function reasonTitle(alasan: FindingReason): string {
  const title = FINDING_TITLES[alasan]
  return title.charAt(0).toUpperCase() + title.slice(1)
}

/** `Jam kosong: 12 temuan pada 9 kunjungan, 2 perlu diperiksa` */
export function groupTitle({ alasan, findings, proposed, visits }: ReasonCount): string {
  const head = `${reasonTitle(alasan)}: ${angka(findings)} temuan pada ${angka(visits)} kunjungan`
  return proposed === findings ? head : `${head}, ${angka(findings - proposed)} tanpa usulan`
}

/**
 * `08.10`, with seconds where there are any: proposals are exact to the second, and neighbours may share a minute.
 * Another day than the visit's is said; what is no time at all is shown as it stands, and nothing as "kosong".
 */
export function timeWords(text: string | null, tanggal: WallDate): string {
  const parsed = parseWallTime(text)
  if (parsed.kind === 'kosong') return 'kosong'
  if (parsed.kind === 'mustahil') return parsed.text
  return taskMoment(parsed.value, tanggal)
}

/** Whether two readings say the same, so that nothing on the screen would change. */
export function sameFindings(one: readonly Finding[], other: readonly Finding[]): boolean {
  if (one.length !== other.length) return false
  return one.every((finding, index) => {
    const its = other[index]
    return its !== undefined && faceOf(finding) === faceOf(its)
  })
}

function faceOf({ id, alasan, waktu, usulan, pesan, tanpaUsulan }: Finding): string {
  return [id, alasan, waktu, usulan?.waktu, usulan?.dasar, pesan, tanpaUsulan].join('\n')
}

export interface Changes {
  /** Findings that have come since. */
  readonly arrived: number
  /** Findings that are mended or gone since. */
  readonly gone: number
}

/** What another reading has that this one does not, and the other way round. */
export function changesOf(shown: readonly Finding[], fresh: readonly Finding[]): Changes {
  const before = new Set(shown.map(({ id }) => id))
  const after = new Set(fresh.map(({ id }) => id))
  return {
    arrived: fresh.filter(({ id }) => !before.has(id)).length,
    gone: shown.filter(({ id }) => !after.has(id)).length,
  }
}
