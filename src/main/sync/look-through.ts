import { setImmediate } from 'node:timers/promises'
import { addDays, type WallDate } from '../../shared/wall-time.ts'
import type { DateRange, HospitalView, Planner } from './read-and-plan.ts'

/** Planning this many visits keeps the event loop for a fraction of what a person notices. */
const VISITS_AT_ONCE = 600
const MOST_DAYS = 7

export interface PieceReader<T> {
  /** Reads some days in a row. */
  read(days: DateRange): Promise<T>
  /** How many visits a piece has. */
  sizeOf(piece: T): number
  /** What is known of a day already: it is not read. */
  known?(day: WallDate): T | undefined
}

/**
 * The days of a range in their order, a few at a time: as many as make a small piece of work. Everybody else gets a
 * turn of the event loop behind each piece that was read.
 */
export async function* inPieces<T>(range: DateRange, { read, sizeOf, known }: PieceReader<T>): AsyncGenerator<T> {
  let most = 1
  for (let day = range.dari; day <= range.sampai; ) {
    const kept = known?.(day)
    if (kept !== undefined) {
      yield kept
      day = addDays(day, 1)
      continue
    }
    let days = 1
    while (days < most && addDays(day, days) <= range.sampai && known?.(addDays(day, days)) === undefined) days++
    const piece = await read({ dari: day, sampai: addDays(day, days - 1) })
    yield piece
    most = Math.max(1, Math.min(MOST_DAYS, Math.floor((VISITS_AT_ONCE * days) / Math.max(1, sizeOf(piece)))))
    day = addDays(day, days)
    await setImmediate()
  }
}

type Readable = Extract<HospitalView, { kind: 'terbaca' }>

/**
 * What was read of some of the days, as far as a part can tell: whether a row belongs to no registration at all, only
 * all of the days together do.
 */
export interface PieceView extends Pick<Readable, 'facts' | 'known' | 'unfollowed'> {
  readonly plan: Pick<Readable['plan'], 'visits'>
}

/** What was made of each piece of some days, in their order; or why one of them could not be read. */
export type LookedThrough<T> =
  | { readonly kind: 'terbaca'; readonly pieces: readonly T[] }
  | Extract<HospitalView, { kind: 'gagal' }>

/**
 * Looks at days piece by piece, so that a month holds up nobody, and makes something of each piece. Each registration
 * is in one piece only, even one that is moved to another day meanwhile, and with everything the hospital has of it,
 * whatever day that says. Rejects with what `look` rejects with.
 */
export async function lookThrough<T>(
  look: Planner['look'],
  range: DateRange,
  work: (view: PieceView) => T,
): Promise<LookedThrough<T>> {
  const pieces: T[] = []
  const seen = new Set<string>()
  const views = inPieces(range, {
    read: (days) => look(days, range),
    sizeOf: (view) => (view.kind === 'terbaca' ? view.facts.registrations.length : 0),
  })
  for await (const view of views) {
    if (view.kind === 'gagal') return view
    // It was planned in one go just now.
    await setImmediate()
    const { facts, known, unfollowed, plan } = view
    const registrations = facts.registrations.filter(({ no_rawat }) => !seen.has(no_rawat))
    const own = new Set(registrations.map(({ no_rawat }) => no_rawat))
    const visits = plan.visits.filter(({ no_rawat }) => own.has(no_rawat))
    pieces.push(work({ facts: { ...facts, registrations }, known, unfollowed, plan: { visits } }))
    for (const no_rawat of own) seen.add(no_rawat)
  }
  return { kind: 'terbaca', pieces }
}

/** Does the same to each of many things, in their order, with a turn for everybody else now and then. */
export async function eachInTurns<T, R>(things: readonly T[], work: (thing: T) => R): Promise<R[]> {
  const done: R[] = []
  for (let from = 0; from < things.length; from += VISITS_AT_ONCE) {
    for (const thing of things.slice(from, from + VISITS_AT_ONCE)) done.push(work(thing))
    await setImmediate()
  }
  return done
}
