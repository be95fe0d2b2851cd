import type { Actor } from './journal-store.ts'
import type { OutboxRow, OutboxState } from './rows.ts'
import type { Stores } from './stores.ts'

export type HandAction = 'antrian-kirim-ulang' | 'antrian-batal'

export interface ByHand {
  readonly action: HandAction
  readonly ids: readonly number[]
  readonly actor: Actor
}

export interface HandResult {
  /** Ids of the rows that are as they were asked to be, those behind a cancelled one included. */
  readonly changed: readonly number[]
  /** Rows whose state does not allow it, and those that are not there. */
  readonly refused: readonly { readonly id: number; readonly state: OutboxState | null }[]
}

/**
 * Puts rows back in line or takes them out of it, as a person asked for, in the window or on the command line. Each visit
 * goes into the audit once, with every call of it that changed.
 */
export function changeByHand(
  stores: Pick<Stores, 'admin' | 'journal' | 'together'>,
  what: ByHand,
  now: number,
): HandResult {
  return stores.together(() => changeEach(stores, what, now))
}

function changeEach({ admin, journal }: Pick<Stores, 'admin' | 'journal'>, what: ByHand, now: number): HandResult {
  const changed = new Set<number>()
  const refused: { id: number; state: OutboxState | null }[] = []
  /** How each touched visit stood before. */
  const before = new Map<string, Map<number, OutboxRow>>()
  for (const id of what.ids) {
    const row = admin.byId(id)
    if (row && !before.has(row.no_rawat)) {
      before.set(row.no_rawat, new Map(admin.unsentOf(row.no_rawat).map((unsent) => [unsent.id, unsent])))
    }
    if (row) before.get(row.no_rawat)?.set(id, before.get(row.no_rawat)?.get(id) ?? row)
    const touched = what.action === 'antrian-batal' ? admin.cancel(id, now) : admin.retry(id, now) ? [id] : []
    for (const one of touched) changed.add(one)
    // Asked for twice in one go, as with a booking and a call behind it: the first did it.
    if (touched.length === 0 && !changed.has(id)) refused.push({ id, state: row?.state ?? null })
  }
  for (const [subject, rows] of before) {
    const pairs = [...rows.values()].flatMap((row) => {
      const after = admin.byId(row.id)
      const isOther = after && (changed.has(row.id) || standing(after) !== standing(row))
      return isOther ? [{ name: callName(row), before: standing(row), after: standing(after) }] : []
    })
    if (pairs.length === 0) continue
    const side = (name: 'before' | 'after') => Object.fromEntries(pairs.map((pair) => [pair.name, pair[name]]))
    journal.audit({ ...what.actor, action: what.action, subject, before: side('before'), after: side('after') }, now)
  }
  return { changed: [...changed], refused }
}

/** `add`, `task 3`: how the audit names a call. */
export function callName({ call, taskid }: Pick<OutboxRow, 'call' | 'taskid'>): string {
  return call === 'updatewaktu' ? `task ${taskid}` : call
}

/** `tertahan: ditolak`: how the audit says where a call stands. */
export function standing({ state, reason }: Pick<OutboxRow, 'state' | 'reason'>): string {
  return reason === null ? state : `${state}: ${reason}`
}
