/** A repeatable source of chance: the same seed gives the same hospital on every machine (mulberry32). */
export interface Chance {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  digits(count: number): string
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    between,
    pick<T>(items: readonly T[]): T {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    digits: (count) => Array.from({ length: count }, () => between(0, 9)).join(''),
  }
}

const FIRST = ['Siti', 'Ahmad', 'Dewi', 'Budi', 'Ni Made', 'Yohanes', 'Rina', 'Joko', 'Aisyah', 'Markus']
const LAST = ['Rahayu', 'Hidayat', 'Lestari', 'Simanjuntak', 'Wibowo', 'Pattiasina', 'Nasution', 'Kusuma']
/** Names that break statements or JSON put together as text. Every charset of a Khanza database holds these. */
const AWKWARD = ["Nur'aini", 'Agus "Gus" Salim', 'Tono\\Toni', "D'Costa \\'; --", 'José Fernández', 'Müller & Söhne']
/** Letters only a utf8mb4 database can hold, one of them outside the basic plane. */
const NON_LATIN = ['陳美玲', 'Сергей Иванов', 'محمد يوسف', 'ꦱꦶꦠꦶ Aminah', '𠮷田 Sari']

/** A patient's name; every tenth is awkward, and in utf8mb4 every tenth is in other letters. */
export function patientName(random: Chance, index: number, charset: 'latin1' | 'utf8mb4'): string {
  const plain = `${random.pick(FIRST)} ${random.pick(LAST)}`
  const round = Math.floor(index / 10)
  if (index % 10 === 3) return AWKWARD[round % AWKWARD.length] ?? plain
  if (index % 10 === 7 && charset === 'utf8mb4') return NON_LATIN[round % NON_LATIN.length] ?? plain
  return plain
}
