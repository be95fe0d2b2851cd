import type { OutboxDatabase } from './open.ts'
import type { OutboxRow, OutboxState } from './rows.ts'

export interface OutboxFilter {
  readonly states?: readonly OutboxState[]
  readonly noRawat?: string
  readonly limit: number
}

export interface ListedRow extends OutboxRow {
  readonly nama: string
  readonly tanggal: string
}

export type StateCounts = Record<OutboxState, number>

export const UNSENT_STATES = ['menunggu', 'mengirim', 'coba-lagi', 'tertahan'] as const
export type UnsentState = (typeof UNSENT_STATES)[number]

/** What a person does with the outbox by hand. The caller writes the audit row. */
export interface AdminStore {
  list(filter: OutboxFilter): ListedRow[]
  /** The unfinished rows of one visit, in their order. */
  unsentOf(noRawat: string): ListedRow[]
  byId(id: number): OutboxRow | null
  counts(): StateCounts
  /** The unfinished states alone: cheap, however many delivered rows are kept. */
  unsentCounts(): Pick<StateCounts, UnsentState>
  /** Held rows grouped by reason, most frequent first. */
  heldReasons(): { reason: string; rows: number }[]
  /** Puts a held or waiting row back in line, due at once. False when its state does not allow it. */
  retry(id: number, now: number): boolean
  /**
   * Takes an unsent row, and with /antrean/add every unsent row of its booking, out of the line. A row that was only
   * going out again goes back to `terkirim`. Returns their ids.
   */
  cancel(id: number, now: number): number[]
}

const UNSENT = `('menunggu', 'coba-lagi', 'tertahan')`

export function createAdminStore(db: OutboxDatabase): AdminStore {
  const list = db.prepare<[{ states: string; noRawat: string | null; limit: number }], ListedRow>(
    `select o.*, v.nama, v.tanggal from outbox o join visit v on v.no_rawat = o.no_rawat
      where o.state in (select value from json_each(@states)) and (@noRawat is null or o.no_rawat = @noRawat)
      order by o.kodebooking, o.rank limit @limit`,
  )
  const unsentOf = db.prepare<[string], ListedRow>(
    `select o.*, v.nama, v.tanggal from outbox o join visit v on v.no_rawat = o.no_rawat
      where o.no_rawat = ? and o.state not in ('terkirim', 'batal') order by o.rank`,
  )
  const unsentCount = db.prepare<[string], number>('select count(*) from outbox where state = ?').pluck()
  const byId = db.prepare<[number], OutboxRow>('select * from outbox where id = ?')
  const counts = db.prepare<[], { state: OutboxState; rows: number }>(
    'select state, count(*) as rows from outbox group by state',
  )
  const reasons = db.prepare<[], { reason: string; rows: number }>(
    `select coalesce(reason, '') as reason, count(*) as rows from outbox where state = 'tertahan'
      group by reason order by rows desc, reason`,
  )
  const retry = db.prepare(
    `update outbox set state = 'menunggu', next_at = null, attempts = 0, order_retries = 0, confirmed = 1,
       reason = null, message = null, updated_at = @now
      where id = @id and (state in ('tertahan', 'coba-lagi', 'menunggu') or (state = 'batal' and reason is not null))`,
  )
  const cancel = db.prepare<[{ id: number; now: number }], { id: number }>(
    `update outbox set state = case when delivered_at is null then 'batal' else 'terkirim' end,
       reason = case when delivered_at is null then 'dibatalkan-petugas' end, message = 'Dibatalkan petugas.',
       next_at = null, updated_at = @now
      where state in ${UNSENT}
        and (id = @id or kodebooking = (select kodebooking from outbox where id = @id and call = 'add' and state in ${UNSENT}))
      returning id`,
  )
  const withdrawBehind = db.prepare(
    `update outbox set state = 'batal', reason = null, message = 'Dicabut: task sebelumnya dibatalkan.', next_at = null,
       updated_at = @now
      where call = 'updatewaktu' and taskid <> 99 and delivered_at is null and state in ${UNSENT}
        and exists (select 1 from outbox c where c.id = @id and c.call = 'updatewaktu' and c.state = 'batal'
          and c.kodebooking = outbox.kodebooking and c.rank < outbox.rank)`,
  )
  const cancelOne = db.transaction((id: number, now: number): number[] => {
    const cancelled = cancel.all({ id, now }).map((row) => row.id)
    // BPJS takes no task without the one before it; a later plan brings these back when it can.
    if (cancelled.length > 0) withdrawBehind.run({ id, now })
    return cancelled
  })
  const ALL: readonly OutboxState[] = ['menunggu', 'mengirim', 'coba-lagi', 'tertahan', 'terkirim', 'batal']
  return {
    list: (filter) =>
      list.all({
        states: JSON.stringify(filter.states ?? ALL),
        noRawat: filter.noRawat ?? null,
        limit: filter.limit,
      }),
    unsentOf: (noRawat) => unsentOf.all(noRawat),
    unsentCounts() {
      const pairs = UNSENT_STATES.map((state) => [state, unsentCount.get(state) ?? 0])
      return Object.fromEntries(pairs) as Pick<StateCounts, UnsentState>
    },
    byId: (id) => byId.get(id) ?? null,
    counts() {
      const found = new Map(counts.all().map((row) => [row.state, row.rows]))
      return Object.fromEntries(ALL.map((state) => [state, found.get(state) ?? 0])) as StateCounts
    },
    heldReasons: () => reasons.all(),
    retry: (id, now) => retry.run({ id, now }).changes > 0,
    cancel: (id, now) => cancelOne.immediate(id, now),
  }
}
