/** What is wrong with a new PIN, or null. */
export function pinProblem(pin: string): string | null {
  if (pin === '') return 'Isi PIN baru.'
  if (!/^\d+$/.test(pin)) return 'PIN hanya berisi angka.'
  if (pin.length < 4) return 'PIN paling sedikit 4 angka.'
  return pin.length > 12 ? 'PIN paling banyak 12 angka.' : null
}

/** What is wrong with the second typing of it, or null. */
export function repeatProblem(pin: string, again: string): string | null {
  if (again === '') return 'Ketik PIN sekali lagi.'
  return pin === again ? null : 'Kedua PIN tidak sama.'
}

/** `12 detik`, `2 menit`: how long until the next try. */
export function waitText(seconds: number): string {
  return seconds < 90 ? `${seconds} detik` : `${Math.ceil(seconds / 60)} menit`
}

/**
 * What stands under the PIN after a wrong one: the refusal, and how long to wait, counted down. The refusal's own wait
 * is left out, since it does not count.
 */
export function attemptText(refused: string | null, seconds: number): string | null {
  const what = refused?.replace(/\s*Coba lagi .* lagi\.$/, '') ?? null
  if (seconds > 0) return `${what ?? 'Terlalu banyak PIN salah.'} Coba lagi dalam ${waitText(seconds)}.`
  return what
}
