/**
 * Whether what waits in the outbox may leave before the hospital's tables were looked at:
 *
 *     belum-pasti ──led, and read the tables──▶ pasti
 *     pasti ──another workstation leads──▶ belum-pasti
 *
 * A program that starts is `pasti` while its last led cycle is younger than one interval: nobody can have taken over
 * and sent in its place. Otherwise calls in the outbox may have been made by others meanwhile; their traces in the
 * tables say so, and the plan withdraws them.
 */
export interface Leadership {
  /** True while nobody else can have sent what waits here. */
  isCertain(): boolean
  /** This program leads and has read the tables. */
  led(): void
  /** Another workstation leads. */
  stoodBy(): void
  /** The last thing known before this term is that another workstation led: it may have been cut off in the middle. */
  tookOver(): boolean
  /** No cycle of this outbox has ever led: it is new, or takes the place of one that was lost. */
  isNew(): boolean
}

export interface LeadershipDeps {
  /** What outlives the program, by key. */
  readonly memory: { get(key: string): string | null; set(key: string, value: string): void }
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly intervalMs: number
}

const META_LED = 'terakhir-memimpin'

export function createLeadership({ memory, now, intervalMs }: LeadershipDeps): Leadership {
  let certain: boolean | null = null

  function ledLately(): boolean {
    const at = memory.get(META_LED)
    if (at === null || at === '') return false
    const age = now() - Number(at)
    return age >= 0 && age < intervalMs
  }

  return {
    isCertain() {
      certain ??= ledLately()
      return certain
    },
    led() {
      certain = true
      memory.set(META_LED, String(now()))
    },
    tookOver: () => memory.get(META_LED) === '',
    isNew: () => memory.get(META_LED) === null,
    stoodBy() {
      certain = false
      memory.set(META_LED, '')
    },
  }
}
