/** `12.345`, the way Indonesian text writes a whole number. Does not depend on the machine's locale data. */
export function angka(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '.')
}
