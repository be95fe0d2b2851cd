import { lookThrough, type PieceView } from '../sync/look-through.ts'
import type { DateRange, HospitalView, Planner } from '../sync/read-and-plan.ts'
import { Away } from './connections.ts'
import { Refusal } from './refusal.ts'
import type { Session } from './session.ts'
import { windowWords } from './window-words.ts'

/** Reads of the hospital's database for the window: whatever keeps them from being answered becomes a refusal. */
export interface Guard {
  /** Fails at once while the database is known to be away. */
  guarded<T>(work: () => Promise<T>): Promise<T>
  look: Planner['look']
  /** As `look`, with what could not be read as a refusal too. */
  readable(range: DateRange, within?: DateRange): Promise<Readable>
  /** What is made of each piece of some days: see {@link lookThrough}. */
  through<T>(range: DateRange, work: (view: PieceView) => T): Promise<readonly T[]>
}

type Readable = Extract<HospitalView, { kind: 'terbaca' }>
type Failed = Extract<HospitalView, { kind: 'gagal' }>

export interface GuardedSession extends Pick<Session, 'app'> {
  readonly database: Pick<Session['database'], 'whileThere'>
}

export function createGuard({ app, database }: GuardedSession): Guard {
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await database.whileThere(work)
    } catch (error) {
      if (error instanceof Refusal) throw error
      if (error instanceof Away) throw new Refusal('database', error.message)
      throw new Refusal('database', windowWords(app.hospital.describe(error).message))
    }
  }

  const look: Guard['look'] = (range, within) => guarded(() => app.planner.look(range, within))

  function read<T extends { readonly kind: 'terbaca' }>(result: T | Failed): T {
    if (result.kind === 'gagal') throw new Refusal('database', windowWords(result.problem.message))
    return result
  }

  return {
    guarded,
    look,
    readable: async (range, within) => read(await look(range, within)),
    through: async (range, work) => read(await lookThrough(look, range, work)).pieces,
  }
}
