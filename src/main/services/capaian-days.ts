import { addDays, epochToWallTime, type WallDate } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import { type CapaianVisit, capaianVisits } from '../quality/capaian-visit.ts'
import { inPieces } from '../sync/look-through.ts'
import type { DateRange, HospitalView } from '../sync/read-and-plan.ts'

/** The visits of days that were read, as they count now. */
export function visitsIn(
  { now, settings }: Pick<App, 'now' | 'settings'>,
  view: Extract<HospitalView, { kind: 'terbaca' }>,
): CapaianVisit[] {
  const { zone } = settings.sync
  return capaianVisits({ ...view, zone, now: epochToWallTime(now(), zone) })
}

/** What BPJS or the planner said of the call that waits for a person, by no_rawat. */
export function heldAnswers({ stores }: Pick<App, 'stores'>, visits: readonly CapaianVisit[]): Map<string, string> {
  const held = visits.filter(({ tertahan }) => tertahan).map(({ no_rawat }) => no_rawat)
  const answers = new Map<string, string>()
  for (const [noRawat, rows] of stores.history.ofVisits(held)) {
    const row = rows.find(({ state, message }) => state === 'tertahan' && message !== null)
    if (row?.message) answers.set(noRawat, row.message)
  }
  return answers
}

export interface CapaianDaysDeps {
  /**
   * The visits of a few days, read and reckoned. Rejects with a refusal.
   * @param within the days that are asked for, of which these are a part.
   */
  readonly read: (range: DateRange, within: DateRange) => Promise<CapaianVisit[]>
  /** Epoch milliseconds. */
  readonly now: () => number
}

export interface CapaianDays {
  visits(range: DateRange): Promise<CapaianVisit[]>
  /** These visits changed; null: too many to name. A visit numbered under another day than its own follows in a minute. */
  forget(noRawat: readonly string[] | null): void
}

interface KeptDay {
  readonly visits: readonly CapaianVisit[]
  readonly readAt: number
}

const KEPT_MS = 60_000

/**
 * Visits by day, kept for a minute, so that the list behind a figure is there at once. Days are read a few at a time;
 * one reader at a time.
 */
export function createCapaianDays({ read, now }: CapaianDaysDeps): CapaianDays {
  const kept = new Map<WallDate, KeptDay>()
  let changes = 0
  let turn: Promise<unknown> = Promise.resolve()

  const isFresh = ({ readAt }: KeptDay) => readAt <= now() && now() - readAt < KEPT_MS

  async function collect(range: DateRange): Promise<CapaianVisit[]> {
    for (const [day, entry] of kept) if (!isFresh(entry)) kept.delete(day)
    const pieces = inPieces<readonly CapaianVisit[]>(range, {
      read: (days) => readDays(days, range),
      sizeOf: ({ length }) => length,
      known: (day) => kept.get(day)?.visits,
    })
    const collected: CapaianVisit[] = []
    for await (const visits of pieces) collected.push(...visits)
    return collected
  }

  async function readDays(days: DateRange, within: DateRange): Promise<CapaianVisit[]> {
    const before = changes
    const readAt = now()
    const visits = await read(days, within)
    // What changed while it was read may be missing in it.
    if (changes === before) {
      const byDay = Map.groupBy(visits, ({ tanggal }) => tanggal)
      for (let day = days.dari; day <= days.sampai; day = addDays(day, 1))
        kept.set(day, { visits: byDay.get(day) ?? [], readAt })
    }
    return visits
  }

  return {
    visits(range) {
      const mine = turn.then(() => collect(range))
      turn = mine.catch(() => undefined)
      return mine
    },
    forget(noRawat) {
      changes++
      if (noRawat === null) kept.clear()
      else for (const one of noRawat) kept.delete(one.slice(0, 10).replaceAll('/', '-'))
    },
  }
}
