import type { DateRange, HospitalView } from '../sync/read-and-plan.ts'
import { Away } from './connections.ts'
import { Refusal } from './refusal.ts'
import type { Session } from './session.ts'
import { windowWords } from './window-words.ts'

/** Reads of the hospital's database for the window: whatever keeps them from being answered becomes a refusal. */
export interface Guard {
  /** Fails at once while the database is known to be away. */
  guarded<T>(work: () => Promise<T>): Promise<T>
  look(range: DateRange): Promise<HospitalView>
  /** As `look`, with what could not be read as a refusal too. */
  readable(range: DateRange): Promise<Readable>
}

type Readable = Extract<HospitalView, { kind: 'terbaca' }>

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

  const look: Guard['look'] = (range) => guarded(() => app.planner.look(range))

  return {
    guarded,
    look,
    async readable(range) {
      const view = await look(range)
      if (view.kind === 'gagal') throw new Refusal('database', windowWords(view.problem.message))
      return view
    },
  }
}
