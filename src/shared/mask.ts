/**
 * Keeps patient identifiers and credentials out of logs and screens. Two nets: the known values of the call at hand
 * (exact), and the shapes such numbers have (for text that BPJS or a database wrote).
 */

/** Fields of a payload or an answer whose value identifies a patient. */
const PATIENT_FIELDS = ['nomorkartu', 'nik', 'nohp', 'no_ktp', 'no_peserta', 'no_tlp', 'nokartu', 'nokapst']

const PATIENT_FIELD_IN_JSON = new RegExp(`("(?:${PATIENT_FIELDS.join('|')})"\\s*:\\s*"?)((?:[^"\\\\,}]|\\\\.)*)`, 'gi')
/** NIK: 16 digits. BPJS card: 13 digits beginning with 000. Phone: 08… or 62 8…, 10 to 14 digits. */
const NIK = /(?<!\d)\d{16}(?!\d)/g
const CARD = /(?<!\d)000\d{10}(?!\d)/g
const PHONE = /(?<![\d/])(?:\+?62[ -]?|0)8\d{2}(?:[ -]?\d{3,4}){2}\d{0,3}(?!\d)/g

/** Keeps the last three characters, so that two people on the phone can still tell they mean the same patient. */
export function maskValue(value: string): string {
  return value.length <= 3 ? '•'.repeat(value.length) : '•'.repeat(Math.min(value.length - 3, 8)) + value.slice(-3)
}

/** Masks everything in `text` that looks like a NIK, a BPJS card or a phone number, and JSON fields that hold one. */
export function maskPatientText(text: string): string {
  return text
    .replace(PATIENT_FIELD_IN_JSON, (_all, head: string, value: string) => `${head}${maskValue(value)}`)
    .replace(NIK, maskValue)
    .replace(CARD, maskValue)
    .replace(PHONE, maskValue)
}

/** The identifiers inside one payload, for {@link maskKnown}. */
export function patientValues(payload: object): string[] {
  return Object.entries(payload)
    .filter(([key, value]) => PATIENT_FIELDS.includes(key.toLowerCase()) && typeof value === 'string')
    .map(([, value]) => value as string)
    .filter((value) => value.length > 3)
}

/** Replaces every occurrence of the given values by a masked form. Values shorter than four characters are left. */
export function maskKnown(text: string, values: readonly string[]): string {
  let masked = text
  for (const value of values) if (value.length > 3) masked = masked.replaceAll(value, maskValue(value))
  return masked
}

/** Returns a function that removes the given credentials from any text, whole, without a trace of their length. */
export function secretRedactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length > 3).sort((a, b) => b.length - a.length)
  const patterns = known.map((secret) => {
    const literal = secret.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
    // A consumer id is a short number: inside a longer one, such as a no_rawat, it is not the secret.
    return new RegExp(/^\d+$/.test(secret) ? `(?<!\\d)${literal}(?!\\d)` : literal, 'g')
  })
  return (text) => patterns.reduce((redacted, pattern) => redacted.replace(pattern, '[rahasia]'), text)
}
