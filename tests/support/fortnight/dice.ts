import { type Chance, chance } from '../seed-random.ts'

/** Chance with odds: each call is a draw of its own, so that everything drawn combines with everything else. */
export interface Dice extends Chance {
  /** True in `percent` of 100 draws; one decimal counts. */
  odds(percent: number): boolean
  /** One of the choices, each as often as its weight. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T
}

export function dice(seed: number): Dice {
  const random = chance(seed)
  return {
    ...random,
    odds: (percent) => random.between(1, 1000) <= percent * 10,
    weighted(choices) {
      let left = random.between(
        1,
        choices.reduce((sum, [weight]) => sum + weight, 0),
      )
      for (const [weight, choice] of choices) {
        left -= weight
        if (left <= 0) return choice
      }
      throw new Error('nothing to choose from')
    },
  }
}

/** The later of two times of day, or of two moments, written alike. */
export function laterOf(one: string, other: string): string {
  return one < other ? other : one
}
