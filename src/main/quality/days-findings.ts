import { setImmediate } from 'node:timers/promises'
import type { Finding } from '../../shared/findings.ts'
import { epochToWallTime } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import type { ReferenceRow } from '../hospital/facts.ts'
import { eachInTurns, lookThrough, type PieceView } from '../sync/look-through.ts'
import { indexReferences } from '../sync/plan-references.ts'
import type { DateRange, HospitalView } from '../sync/read-and-plan.ts'
import { typicalSteps } from './steps.ts'
import { checkedVisits, findingsOfVisit, sortFindings } from './validate.ts'
import { usableTimes } from './visit-findings.ts'

/** The times in the rows of the brief's table that belong to a visit, by no_rawat. */
export type StoredTimes = ReadonlyMap<string, ReferenceRow['times']>

export interface DaysFindings {
  readonly kind: 'terbaca'
  readonly findings: readonly Finding[]
  readonly registrasi: number
  readonly rows: StoredTimes
}

/**
 * The findings of some days as they are now, the same as if all of the days were read and judged at once: only that
 * others get their turns meanwhile. Rejects with what `look` rejects with.
 */
export async function daysFindings(
  { planner, now, settings }: Pick<App, 'planner' | 'now' | 'settings'>,
  range: DateRange,
): Promise<DaysFindings | Extract<HospitalView, { kind: 'gagal' }>> {
  const { zone } = settings.sync
  const looked = await lookThrough(planner.look, range, (view) => {
    const visits = checkedVisits({ ...view, zone })
    const usable = visits.map(usableTimes)
    return { registrasi: view.facts.registrations.length, visits, usable, rows: timesIn(view) }
  })
  if (looked.kind === 'gagal') return looked
  const { pieces } = looked
  const visits = pieces.flatMap((piece) => piece.visits)
  // What is usual is so over all of the days.
  const steps = typicalSteps(pieces.flatMap(({ usable }) => usable))
  const wall = epochToWallTime(now(), zone)
  await setImmediate()
  const found = await eachInTurns(visits, (visit) => findingsOfVisit(visit, steps, wall))
  return {
    kind: 'terbaca',
    findings: sortFindings(found.flat()),
    registrasi: pieces.reduce((sum, piece) => sum + piece.registrasi, 0),
    rows: joined(pieces.map(({ rows }) => rows)),
  }
}

/** The times in each visit's row of the brief's table. */
export async function storedTimes(
  { planner }: Pick<App, 'planner'>,
  range: DateRange,
): Promise<{ readonly kind: 'terbaca'; readonly rows: StoredTimes } | Extract<HospitalView, { kind: 'gagal' }>> {
  const looked = await lookThrough(planner.look, range, timesIn)
  return looked.kind === 'gagal' ? looked : { kind: 'terbaca', rows: joined(looked.pieces) }
}

function timesIn({ facts }: PieceView): StoredTimes {
  const references = indexReferences(facts.references)
  return new Map(
    facts.registrations.flatMap((registration) => {
      const { row } = references.match(registration)
      return row && row.no_rawat === registration.no_rawat ? [[registration.no_rawat, row.times] as const] : []
    }),
  )
}

function joined(pieces: readonly StoredTimes[]): StoredTimes {
  return new Map(pieces.flatMap((rows) => [...rows]))
}
