import type { ListedRow } from './admin-store.ts'
import type { OutboxDatabase } from './open.ts'
import type { Attempt, OutboxRow, OutboxState } from './rows.ts'

export interface Search {
  readonly states: readonly OutboxState[]
  readonly reason: string | null
  /** Part of a name, no_rawat or kode booking; empty for all. */
  readonly text: string
  readonly limit: number
}

/** One finished call, for statistics. */
export interface CallSample {
  /** Epoch milliseconds. */
  readonly started_at: number
  readonly duration_ms: number
  readonly outcome: string
}

export interface LocalVisit {
  readonly no_rawat: string
  readonly kodebooking: string
  readonly tanggal: string
  readonly nama: string
}

/** What was sent, answered and is on its way, for the screens that show it. Reads only. */
export interface HistoryStore {
  /**
   * Matching rows, and how many there are in all. Finished states alone come with the most recently changed first.
   * Unfinished ones come in sending order, which does not change while they are sent: a limit cuts at the same place.
   */
  search(search: Search): { readonly rows: ListedRow[]; readonly total: number }
  /** Ids of all matching rows, without a limit. */
  heldBecause(reason: string): number[]
  /** Every row of the given visits, in sending order, by no_rawat. */
  ofVisits(noRawat: readonly string[]): Map<string, OutboxRow[]>
  /** Newest first. */
  attempts(outboxId: number): Attempt[]
  /** Calls started from `from` up to, not including, `until` (epoch milliseconds). */
  samples(from: number, until: number): CallSample[]
  visit(noRawat: string): LocalVisit | null
  visitsBetween(dari: string, sampai: string): LocalVisit[]
}

const MATCHES = `o.state in (select value from json_each(@states)) and (@reason is null or coalesce(o.reason, '') = @reason)
  and (@text = '' or instr(lower(v.nama || ' ' || o.no_rawat || ' ' || o.kodebooking), @text) > 0)`

const FINISHED: readonly OutboxState[] = ['terkirim', 'batal']
const NEWEST_FIRST = 'o.updated_at desc, o.id desc'
const SENDING_ORDER = 'o.no_rawat, o.kodebooking, o.rank, o.id'

export function createHistoryStore(db: OutboxDatabase): HistoryStore {
  const searchIn = (order: string) =>
    db.prepare<[object], ListedRow>(
      `select o.*, v.nama, v.tanggal from outbox o join visit v on v.no_rawat = o.no_rawat where ${MATCHES}
        order by ${order} limit @limit`,
    )
  const searchNewest = searchIn(NEWEST_FIRST)
  const searchInOrder = searchIn(SENDING_ORDER)
  const total = db
    .prepare<[object], number>(
      `select count(*) from outbox o join visit v on v.no_rawat = o.no_rawat where ${MATCHES} and @limit > 0`,
    )
    .pluck()
  const heldBecause = db
    .prepare<[string], number>(
      `select id from outbox where state = 'tertahan' and coalesce(reason, '') = ? order by kodebooking, rank`,
    )
    .pluck()
  const ofVisits = db.prepare<[string], OutboxRow>(
    'select o.* from json_each(?) j join outbox o on o.no_rawat = j.value order by o.rank, o.id',
  )
  const attempts = db.prepare<[number], Attempt>('select * from attempt where outbox_id = ? order by id desc limit 100')
  const samples = db.prepare<[number, number], CallSample>(
    `select started_at, duration_ms, outcome from attempt
      where started_at >= ? and started_at < ? and duration_ms is not null and outcome is not null`,
  )
  const visit = db.prepare<[string], LocalVisit>(
    'select no_rawat, kodebooking, tanggal, nama from visit where no_rawat = ?',
  )
  const visitsBetween = db.prepare<[string, string], LocalVisit>(
    'select no_rawat, kodebooking, tanggal, nama from visit where tanggal between ? and ? order by no_rawat',
  )
  return {
    search({ states, reason, text, limit }) {
      const values = { states: JSON.stringify(states), reason, text: text.trim().toLowerCase(), limit }
      const search = states.every((state) => FINISHED.includes(state)) ? searchNewest : searchInOrder
      return { rows: search.all(values), total: total.get(values) ?? 0 }
    },
    heldBecause: (reason) => heldBecause.all(reason),
    ofVisits: (noRawat) => Map.groupBy(ofVisits.all(JSON.stringify(noRawat)), (row) => row.no_rawat),
    attempts: (id) => attempts.all(id),
    samples: (from, until) => samples.all(from, until),
    visit: (noRawat) => visit.get(noRawat) ?? null,
    visitsBetween: (dari, sampai) => visitsBetween.all(dari, sampai),
  }
}
