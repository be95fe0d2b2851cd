import type { Finding } from '../../shared/findings.ts'
import type { WallTime } from '../../shared/wall-time.ts'
import { epochToWallTime } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import { type TimeRefresh, writeBack } from '../hospital/write.ts'
import type { Actor, AuditEntry } from '../outbox/journal-store.ts'
import type { DateRange, HospitalView } from '../sync/read-and-plan.ts'
import { daysFindings, type StoredTimes, storedTimes } from './days-findings.ts'

export type Readable = Extract<HospitalView, { kind: 'terbaca' }>

/** A proposal as a person saw it when accepting it. */
export interface Accepted {
  /** A finding's id. */
  readonly id: string
  readonly waktu: WallTime
}

/** Why a proposal was not written: the time, or what it was reckoned from, is another one by now; or there is no row. */
export type NotWritten = 'berubah' | 'tanpa-baris'

export interface AcceptResult {
  readonly written: readonly Finding[]
  readonly left: readonly { readonly id: string; readonly why: NotWritten }[]
}

type Parts = Pick<App, 'planner' | 'hospital' | 'stores' | 'now' | 'settings'>

/**
 * Writes accepted proposals into the brief's table, from where the next cycle sends them, and each visit into the audit.
 * The days are read anew: a proposal counts only while it is still the one the person saw, and a column only while it
 * holds what the finding was made of. A few statements, not one for each proposal.
 * Rejects with the database's error when it is away, or refuses; what it has taken by then is in the audit all the same.
 */
export async function acceptProposals(
  app: Parts,
  range: DateRange,
  accepted: readonly Accepted[],
  actor: Actor,
): Promise<AcceptResult | Extract<HospitalView, { kind: 'gagal' }>> {
  const before = await daysFindings(app, range)
  if (before.kind === 'gagal') return before
  const current = new Map(before.findings.map((finding) => [finding.id, finding]))
  const { rows } = before
  const left: { id: string; why: NotWritten }[] = []
  const chosen: Finding[] = []
  const changes: TimeRefresh[] = []
  for (const { id, waktu } of accepted) {
    const finding = current.get(id)
    const row = finding && rows.get(finding.no_rawat)
    if (finding?.usulan?.waktu !== waktu) left.push({ id, why: 'berubah' })
    else if (!row) left.push({ id, why: 'tanpa-baris' })
    else {
      const { no_rawat, taskid } = finding
      chosen.push(finding)
      changes.push({ no_rawat, taskid, from: row[taskid], to: waktu })
    }
  }
  if (changes.length === 0) return { written: [], left }
  const schema = await app.planner.schema()
  const wall = epochToWallTime(app.now(), app.settings.sync.zone)
  const refused = await writeBack(app.hospital, schema, [], changes, wall).then(
    () => null,
    (error: unknown) => ({ error }),
  )
  const tell = (findings: readonly Finding[]) =>
    app.stores.journal.auditAll(auditEntries(findings, rows, actor), app.now())
  const after = await storedTimes(app, range).catch((error: unknown) => {
    // The database took them and went away: who accepted them is not forgotten for it.
    if (!refused) tell(chosen)
    throw refused?.error ?? error
  })
  if (after.kind === 'gagal') {
    if (refused) throw refused.error
    tell(chosen)
    return after
  }
  const written = chosen.filter(({ no_rawat, taskid, usulan }) => after.rows.get(no_rawat)?.[taskid] === usulan?.waktu)
  tell(written)
  // A part may have been written before the database refused the rest.
  if (refused) throw refused.error
  const isWritten = new Set(written)
  left.push(...chosen.filter((finding) => !isWritten.has(finding)).map(({ id }) => ({ id, why: 'berubah' as const })))
  return { written, left }
}

/** One entry for each visit, with all of its times. */
function auditEntries(findings: readonly Finding[], rows: StoredTimes, actor: Actor): AuditEntry[] {
  return [...Map.groupBy(findings, ({ no_rawat }) => no_rawat)].map(([subject, own]) => {
    const times = (of: (finding: Finding) => string | null) =>
      Object.fromEntries(own.map((finding) => [`taskid${finding.taskid}`, of(finding)]))
    return {
      ...actor,
      action: 'terima-usulan',
      subject,
      before: times(({ taskid }) => rows.get(subject)?.[taskid] ?? null),
      after: times(({ usulan }) => usulan?.waktu ?? null),
    }
  })
}
