import type { MappedKind, MappingRow } from '../../shared/ipc/pemetaan.ts'
import type { ProblemReason } from '../../shared/problems.ts'
import type { MappedMaster } from '../hospital/read-mapping.ts'
import type { PieceView } from '../sync/look-through.ts'

const REASON: Readonly<Record<MappedKind, ProblemReason>> = { poli: 'mapping-poli', dokter: 'mapping-dokter' }

/** Visits of each poli or doctor by its code, and of those the ones held back for want of BPJS's code. */
export interface VisitsByCode {
  readonly all: ReadonlyMap<string, readonly string[]>
  readonly held: ReadonlyMap<string, readonly string[]>
}

/** Groups the visits of some days. Those that no cycle will begin are not held back, code or no code. */
export function visitsByCode({ facts, plan, unfollowed }: PieceView, kind: MappedKind): VisitsByCode {
  const waiting = new Set(
    plan.visits
      .filter(({ problems }) => problems.some(({ reason }) => reason === REASON[kind]))
      .map(({ no_rawat }) => no_rawat),
  )
  const codeOf = (row: PieceView['facts']['registrations'][number]) => (kind === 'poli' ? row.kd_poli : row.kd_dokter)
  const grouped = (rows: PieceView['facts']['registrations']) =>
    new Map([...Map.groupBy(rows, codeOf)].map(([code, found]) => [code.trim(), found.map(({ no_rawat }) => no_rawat)]))
  return {
    all: grouped(facts.registrations),
    held: grouped(facts.registrations.filter(({ no_rawat }) => waiting.has(no_rawat) && !unfollowed.has(no_rawat))),
  }
}

/** The visits of several pieces of days as one. */
export function joinVisits(pieces: readonly VisitsByCode[]): VisitsByCode {
  const byCode = (which: keyof VisitsByCode) => {
    const rows = pieces.flatMap((piece) => [...piece[which]])
    return new Map(
      [...Map.groupBy(rows, ([code]) => code)].map(([code, found]) => [code, found.flatMap(([, visits]) => visits)]),
    )
  }
  return { all: byCode('all'), held: byCode('held') }
}

/**
 * The rows of one kind: what is in use, or was visited. Those that hold visits back first, then those without a code,
 * then by name.
 */
export function mappingRows(
  masters: readonly MappedMaster[],
  visits: VisitsByCode,
  excluded: ReadonlySet<string>,
): MappingRow[] {
  const countIn = (map: VisitsByCode['all'], { kode }: MappedMaster) => map.get(kode)?.length ?? 0
  return masters
    .filter((master) => countIn(visits.all, master) > 0 || (master.aktif && !isPlaceholder(master)))
    .map((master) => ({
      kode: master.kode,
      nama: master.nama,
      bpjs: master.bpjs,
      kunjungan: countIn(visits.all, master),
      tertahan: countIn(visits.held, master),
      dikecualikan: excluded.has(master.kode),
    }))
    .sort(
      (a, b) =>
        b.tertahan - a.tertahan ||
        Number(isMissing(b)) - Number(isMissing(a)) ||
        a.nama.localeCompare(b.nama, 'id') ||
        (a.kode < b.kode ? -1 : 1),
    )
}

/** Khanza keeps a row with dashes for "none". */
function isPlaceholder({ kode, nama }: MappedMaster): boolean {
  return /^-*$/.test(kode) || /^-*$/.test(nama)
}

const isMissing = ({ bpjs, dikecualikan }: MappingRow) => bpjs === null && !dikecualikan
