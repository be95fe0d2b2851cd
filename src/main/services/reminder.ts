import type { Pengingat } from '../../shared/ipc/app-state.ts'
import { dateOf, type WallDate, type WallTime } from '../../shared/wall-time.ts'

export interface ReminderDeps {
  /** `HH:MM` by the hospital's clock; empty for never. */
  readonly jam: string
  /** The hospital's clock. */
  readonly wallNow: () => WallTime
  /** The last day that was reminded of, as remembered between starts. */
  readonly remindedOn: () => WallDate | null
  readonly remember: (day: WallDate) => void
  /** This computer stands by, or is paused: another computer or a person is at work. */
  readonly quiet: () => boolean
  /** Visits of the day that a person has left behind. Rejects while the database is away. */
  readonly count: (day: WallDate) => Promise<number>
  readonly everyMs: number
  readonly setTimer: (callback: () => void, ms: number) => { cancel(): void }
  /** The day's one reminder. */
  readonly onRemind: () => void
  /** There is a reminder now, it counts otherwise, or there is none any more. */
  readonly onChange: () => void
}

export interface Reminder {
  /** What is still left of the day that was reminded of; null for nothing. */
  current(): Pengingat | null
  /** Visits changed: counted anew at the next look. */
  changed(): void
  stop(): void
}

/** Short enough for a reminder to come when it should. */
export const REMINDER_EVERY_MS = 60_000

/** Whether the hour of the reminder has come. Pure. */
export function hasCome(jam: string, now: WallTime): boolean {
  return jam !== '' && now.slice(11, 16) >= jam
}

/**
 * Before the day ends, tells once of visits that were served and are still incomplete, and from then on how many are
 * left. The day is counted at the first look after its hour, and again only when something has changed.
 */
export function createReminder(deps: ReminderDeps): Reminder {
  let current: Pengingat | null = null
  /** The day whose visits were counted and have not changed since. */
  let countedOn: WallDate | null = null
  let timer: { cancel(): void } | null = null
  let stopped = false

  function show(next: Pengingat | null): void {
    if (next?.tanggal === current?.tanggal && next?.belumLengkap === current?.belumLengkap) return
    current = next
    deps.onChange()
  }

  async function look(): Promise<void> {
    const now = deps.wallNow()
    const tanggal = dateOf(now)
    if (current !== null && current.tanggal !== tanggal) show(null)
    if (!hasCome(deps.jam, now) || countedOn === tanggal || deps.quiet()) return
    countedOn = tanggal
    let belumLengkap: number
    try {
      belumLengkap = await deps.count(tanggal)
    } catch {
      // The window says that the database is away; the count is made up for when it is back.
      countedOn = null
      return
    }
    if (stopped) return
    show(belumLengkap > 0 ? { tanggal, belumLengkap } : null)
    if (belumLengkap === 0 || deps.remindedOn() === tanggal) return
    deps.remember(tanggal)
    deps.onRemind()
  }

  function schedule(): void {
    timer = deps.setTimer(() => {
      void look()
        .catch(() => {
          // The local database would not take it, as where the disk is full: the next look tries again.
          countedOn = null
        })
        .finally(() => {
          if (!stopped) schedule()
        })
    }, deps.everyMs)
  }

  schedule()
  return {
    current: () => current,
    changed() {
      countedOn = null
    },
    stop() {
      stopped = true
      timer?.cancel()
    },
  }
}
