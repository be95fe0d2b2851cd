import type { ScheduleRow, ScheduleSide } from '../../shared/ipc/pemetaan.ts'
import type { CodeName } from '../../shared/ipc/registrations.ts'
import type { HfisSession } from '../bpjs/references.ts'
import type { KhanzaSession } from '../hospital/read-mapping.ts'

/** What HFIS answered for one of BPJS's poli codes. */
export interface AskedPoli {
  readonly kode: string
  readonly sessions: readonly HfisSession[]
}

export interface ScheduleInput {
  /** Sessions of the weekday, those without a code left aside by this comparison. */
  readonly khanza: readonly KhanzaSession[]
  readonly hfis: readonly AskedPoli[]
  /** BPJS's codes of polis and doctors of SIMRS, by which HFIS's sessions are named where SIMRS has none. */
  readonly names: { readonly poli: ReadonlyMap<string, CodeName>; readonly dokter: ReadonlyMap<string, CodeName> }
  /** 1 is Monday, 7 is Sunday. */
  readonly hari: number
}

interface Session<Side> {
  readonly poli: CodeName
  readonly dokter: CodeName
  readonly side: Side
}
type HfisSide = NonNullable<ScheduleRow['hfis']>

/**
 * The sessions of both sides, one row for each, those that differ first. A session is a poli and a doctor by BPJS's
 * codes; where one of them has several, those that begin alike belong together, then those that overlap. Sessions of
 * polis that HFIS was not asked about are left out, since nothing can be said of them.
 */
export function compareSchedules({ khanza, hfis, names, hari }: ScheduleInput): ScheduleRow[] {
  const asked = new Set(hfis.map(({ kode }) => kode))
  const groups = new Map<string, { khanza: Session<ScheduleSide>[]; hfis: Session<HfisSide>[] }>()
  const groupOf = (poli: string, dokter: string) => {
    const key = `${poli} ${dokter}`
    const group = groups.get(key) ?? { khanza: [], hfis: [] }
    groups.set(key, group)
    return group
  }
  for (const { poli, dokter, jam_mulai, jam_selesai, kuota } of khanza) {
    if (!poli.bpjs || !dokter.bpjs || !asked.has(poli.bpjs.kode)) continue
    const jam = `${jam_mulai.slice(0, 5)}-${jam_selesai.slice(0, 5)}`
    groupOf(poli.bpjs.kode, dokter.bpjs.kode).khanza.push({
      poli: { kode: poli.kode, nama: poli.nama },
      dokter: { kode: dokter.kode, nama: dokter.nama },
      side: { jam, kuota },
    })
  }
  for (const { poli, session } of distinctSessions(hfis, asked, hari)) {
    const { dokter, subspesialis, jam, kuota, libur } = session
    const nama = [subspesialis, session.poli].find(({ kode }) => kode === poli)?.nama ?? poli
    groupOf(poli, dokter.kode).hfis.push({
      poli: names.poli.get(poli) ?? { kode: poli, nama },
      dokter: names.dokter.get(dokter.kode) ?? dokter,
      side: { jam, kuota, libur },
    })
  }
  return [...groups.values()]
    .flatMap((group) => paired(group.khanza, group.hfis))
    .sort(
      (a, b) =>
        Math.sign(b.beda.length) - Math.sign(a.beda.length) ||
        a.poli.nama.localeCompare(b.poli.nama, 'id') ||
        a.dokter.nama.localeCompare(b.dokter.nama, 'id') ||
        startOf(a).localeCompare(startOf(b)),
    )
}

/** HFIS's sessions of the weekday, each under the code it was asked by. The same session may answer several codes. */
function distinctSessions(hfis: readonly AskedPoli[], asked: ReadonlySet<string>, hari: number) {
  const seen = new Map<string, { readonly poli: string; readonly session: HfisSession }>()
  for (const { kode, sessions } of hfis) {
    for (const session of sessions) {
      if (session.hari !== null && session.hari !== hari) continue
      const own = [session.subspesialis.kode, session.poli.kode].find((code) => asked.has(code))
      const poli = own ?? kode
      const key = [poli, session.subspesialis.kode, session.dokter.kode, session.jam].join(' ')
      if (!seen.has(key)) seen.set(key, { poli, session })
    }
  }
  return seen.values()
}

function paired(khanza: readonly Session<ScheduleSide>[], hfis: readonly Session<HfisSide>[]): ScheduleRow[] {
  const rows: ScheduleRow[] = []
  const left = { khanza: [...khanza], hfis: [...hfis] }
  const join = (belong: (one: string, other: string) => boolean) => {
    for (const ours of [...left.khanza]) {
      const theirs = left.hfis.find(({ side }) => belong(ours.side.jam, side.jam))
      if (!theirs) continue
      left.khanza.splice(left.khanza.indexOf(ours), 1)
      left.hfis.splice(left.hfis.indexOf(theirs), 1)
      rows.push(rowOf(ours, theirs))
    }
  }
  join((one, other) => one === other)
  join((one, other) => one.slice(0, 5) === other.slice(0, 5))
  join(overlap)
  // Of one doctor's only session the hours may have moved altogether.
  if (khanza.length === 1 && hfis.length === 1) join(() => true)
  return [...rows, ...left.khanza.map((ours) => rowOf(ours, null)), ...left.hfis.map((theirs) => rowOf(null, theirs))]
}

function overlap(one: string, other: string): boolean {
  const [from = '', until = ''] = one.split('-')
  const [begins = '', ends = ''] = other.split('-')
  return from < ends && begins < until
}

function rowOf(ours: Session<ScheduleSide> | null, theirs: Session<HfisSide> | null): ScheduleRow {
  const [khanza, hfis] = [ours?.side ?? null, theirs?.side ?? null]
  const { poli, dokter } = ours ?? theirs ?? { poli: { kode: '', nama: '' }, dokter: { kode: '', nama: '' } }
  return { poli, dokter, khanza, hfis, beda: differencesOf(khanza, hfis) }
}

function differencesOf(khanza: ScheduleSide | null, hfis: HfisSide | null): ScheduleRow['beda'] {
  if (!hfis) return ['tidak-ada-di-hfis']
  // A day off that SIMRS does not have either is no difference.
  if (!khanza) return hfis.libur ? [] : ['tidak-ada-di-simrs']
  const beda: ScheduleRow['beda'][number][] = []
  if (khanza.jam !== hfis.jam) beda.push('jam')
  if (khanza.kuota !== hfis.kuota) beda.push('kuota')
  if (hfis.libur) beda.push('libur')
  return beda
}

const startOf = ({ khanza, hfis }: ScheduleRow) => (khanza ?? hfis)?.jam ?? ''
