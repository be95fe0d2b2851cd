import type { AuditAction } from '../../shared/audit-words.ts'
import type { OutboxDatabase } from './open.ts'

export interface RunRow {
  readonly id: number
  readonly started_at: number
  readonly ended_at: number | null
  readonly mode: string
  /** JSON text of the run's report; null while it runs or when it was cut off. */
  readonly summary: string | null
}

/** Who did something by hand, and where. */
export interface Actor {
  readonly who: string
  readonly workstation: string
}

export interface AuditEntry extends Actor {
  readonly action: AuditAction
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
}

/** As it is kept: the action may be one of an earlier version. */
export interface KeptAudit extends Omit<AuditEntry, 'action'> {
  readonly id: number
  /** Epoch milliseconds. */
  readonly at: number
  readonly action: string
}

export interface AuditSearch {
  /** Epoch milliseconds, the second excluded. */
  readonly from: number
  readonly until: number
  /** Part of who, workstation or subject; empty for all. */
  readonly text: string
  readonly action: string | null
}

export interface AuditPage {
  /** Newest first. */
  readonly rows: KeptAudit[]
  readonly total: number
  /** Every action within the time, whatever else is asked for. */
  readonly actions: string[]
}

const AUDIT_MATCHES = `at >= @from and at < @until and (@action is null or action = @action)
  and (@text = '' or instr(lower(who || ' ' || workstation || ' ' || subject), @text) > 0)`

/** Reports of runs tell every problem of every cycle, so they are kept for a month only. */
const RUNS_KEPT_MS = 30 * 86_400_000

/** Runs, manual changes, and small facts the program remembers between starts. */
export interface JournalStore {
  startRun(mode: string, now: number): number
  endRun(id: number, summary: object, now: number): void
  lastRuns(limit: number): RunRow[]
  audit(entry: AuditEntry, now: number): void
  /** Thousands of entries in one go: all of them or none. */
  auditAll(entries: readonly AuditEntry[], now: number): void
  audits(limit: number): KeptAudit[]
  searchAudits(search: AuditSearch, limit: number): AuditPage
  /** How many of those matching came after the one with this id. */
  auditsAfter(search: AuditSearch, id: number): number
  get(key: string): string | null
  set(key: string, value: string): void
  /** Deletes delivered and cancelled rows, runs and audits older than the given moment. */
  prune(before: number, now?: number): number
}

export function createJournalStore(db: OutboxDatabase): JournalStore {
  const start = db.prepare('insert into run (mode, started_at) values (?, ?)')
  const end = db.prepare('update run set ended_at = ?, summary = ? where id = ?')
  const runs = db.prepare<[number], RunRow>('select * from run order by id desc limit ?')
  const addAudit = db.prepare(
    `insert into audit (at, who, workstation, action, subject, before, after)
     values (@at, @who, @workstation, @action, @subject, @before, @after)`,
  )
  const listAudit = db.prepare<[number], AuditRecord>('select * from audit order by id desc limit ?')
  const findAudits = db.prepare<[object], AuditRecord>(
    `select * from audit where ${AUDIT_MATCHES} order by id desc limit @limit`,
  )
  const countAudits = db
    .prepare<[object], number>(`select count(*) from audit where id > @id and ${AUDIT_MATCHES}`)
    .pluck()
  const auditActions = db
    .prepare<[number, number], string>('select distinct action from audit where at >= ? and at < ? order by action')
    .pluck()
  const get = db.prepare<[string], string>('select value from meta where key = ?').pluck()
  const set = db.prepare(
    'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
  )
  const pruneRows = db.prepare(
    `delete from outbox where state in ('terkirim', 'batal') and updated_at < @before
      and not exists (select 1 from write_back w where w.outbox_id = outbox.id and w.applied_at is null)`,
  )
  const pruneVisits = db.prepare(
    'delete from visit where tanggal <= @day and not exists (select 1 from outbox o where o.no_rawat = visit.no_rawat)',
  )
  const pruneRuns = db.prepare('delete from run where started_at < ?')
  const pruneAudits = db.prepare('delete from audit where at < ?')
  const prune = db.transaction((before: number, now: number) => {
    const { changes } = pruneRows.run({ before })
    pruneRuns.run(Math.max(before, now - RUNS_KEPT_MS))
    pruneAudits.run(before)
    if (changes > 0) pruneVisits.run({ day: new Date(before).toISOString().slice(0, 10) })
    return changes
  })
  const audit = (entry: AuditEntry, now: number): void => {
    addAudit.run({ ...entry, at: now, before: JSON.stringify(entry.before), after: JSON.stringify(entry.after) })
  }
  return {
    startRun: (mode, now) => Number(start.run(mode, now).lastInsertRowid),
    endRun: (id, summary, now) => void end.run(now, JSON.stringify(summary), id),
    lastRuns: (limit) => runs.all(limit),
    audit,
    auditAll: db.transaction((entries: readonly AuditEntry[], now: number) => {
      for (const entry of entries) audit(entry, now)
    }),
    audits: (limit) => listAudit.all(limit).map(parsed),
    searchAudits(search, limit) {
      return {
        rows: findAudits.all({ ...asked(search), limit }).map(parsed),
        total: countAudits.get({ ...asked(search), id: 0 }) ?? 0,
        actions: auditActions.all(search.from, search.until),
      }
    },
    auditsAfter: (search, id) => countAudits.get({ ...asked(search), id }) ?? 0,
    get: (key) => get.get(key) ?? null,
    set: (key, value) => void set.run(key, value),
    prune: (before, now = before) => prune.immediate(before, now),
  }
}

interface AuditRecord extends KeptAudit {
  readonly before: string
  readonly after: string
}

const asked = (search: AuditSearch) => ({ ...search, text: search.text.trim().toLowerCase() })

function parsed(row: AuditRecord): KeptAudit {
  return { ...row, before: JSON.parse(row.before) as unknown, after: JSON.parse(row.after) as unknown }
}
