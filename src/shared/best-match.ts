/** A code with its name, as both sides list their polis and doctors. */
interface Named {
  readonly kode: string
  readonly nama: string
}

/** A specialist's letters, `Sp.PD-KGEH` or `Sp OG (K)`: with a dot any letters count, without one only known ones. */
const SPECIALIST =
  /\b(?:sub)?sp(?:\s*\.\s*[a-z]+(?:\s*[.-]\s*[a-z]+)*|\s?(?:pd|a|og|s|n|m|b|jp|p|tht(?:-?kl)?|kk|dve?|kj|ot|rad|an|u|bs|ba|kfr|gk|pk|pa|kga|bm|ort|kg|pros))\b(?:\s*\([a-z.\s-]*\))?/g
const DEGREE =
  /\b(?:m\.?\s?(?:kes|si|sc|ked|biomed|psi)|s\.?\s?(?:gz|ked|psi|kep|ft|farm)|a\.?\s?md|mars|ph\.?d|finasim|fiha)\b/g
/** Words that tell nothing of which poli or doctor it is. */
const EMPTY_WORDS = new Set(
  'dr drg prof h hj ir ns apt drs dra poli poliklinik klinik unit instalasi spesialis umum dan'.split(' '),
)
/** What hospitals and BPJS call the same thing. */
const SAME_WORDS: Readonly<Record<string, string>> = {
  int: 'penyakit dalam',
  interna: 'penyakit dalam',
  internis: 'penyakit dalam',
  pd: 'penyakit dalam',
  peny: 'penyakit',
  pediatri: 'anak',
  kia: 'ibu anak',
  obg: 'kebidanan kandungan',
  obgin: 'kebidanan kandungan',
  obgyn: 'kebidanan kandungan',
  obstetri: 'kebidanan',
  ginekologi: 'kandungan',
  syaraf: 'saraf',
  neuro: 'saraf',
  neurologi: 'saraf',
  neurology: 'saraf',
  kardio: 'jantung',
  kardiologi: 'jantung',
  pulmo: 'paru',
  pulmonologi: 'paru',
  kulkel: 'kulit kelamin',
  dermatologi: 'kulit',
  dv: 'kulit kelamin',
  psikiatri: 'jiwa',
  ortho: 'orthopedi',
  ortopedi: 'orthopedi',
  orthopaedi: 'orthopedi',
  uro: 'urologi',
  dental: 'gigi',
  nutrisi: 'gizi',
  rehab: 'rehabilitasi',
  medis: 'medik',
  ophthalmologi: 'mata',
  kl: 'kepala leher',
  muh: 'muhammad',
  moh: 'muhammad',
  moch: 'muhammad',
  mohammad: 'muhammad',
  mochamad: 'muhammad',
  muhamad: 'muhammad',
}

/**
 * The candidates in order of how alike their name is to this one, all of them, best first. Titles, words such as
 * "Poli", case, punctuation and the order of words do not count; usual abbreviations and slips of spelling are borne.
 */
export function rankMatches<T extends Named>(name: string, candidates: readonly T[]): T[] {
  const wanted = wordsOf(name)
  return candidates
    .map((candidate) => ({ candidate, score: likeness(wanted, wordsOf(candidate.nama)) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        compareTexts(a.candidate.nama, b.candidate.nama) ||
        compareTexts(a.candidate.kode, b.candidate.kode),
    )
    .map(({ candidate }) => candidate)
}

/** How alike two names are: 1 for the same words, 0 for nothing in common. */
export function nameLikeness(a: string, b: string): number {
  return likeness(wordsOf(a), wordsOf(b))
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function wordsOf(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}|['’`]/gu, '')
    .toLowerCase()
  const split = (text: string) => text.split(/[^a-z0-9]+/).filter((word) => word !== '')
  const telling = split(plain.replace(SPECIALIST, ' ').replace(DEGREE, ' ')).filter((word) => !EMPTY_WORDS.has(word))
  // "Poli Umum" is nothing but such words: they have to do then.
  const words = telling.length > 0 ? telling : split(plain)
  return words.flatMap((word) => (Object.hasOwn(SAME_WORDS, word) ? (SAME_WORDS[word] ?? word).split(' ') : [word]))
}

/** The mean of what each side's words find on the other side, long words counting more. */
function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  return (found(a, b) + found(b, a)) / 2
}

function found(words: readonly string[], among: readonly string[]): number {
  let [sum, whole] = [0, 0]
  for (const word of words) {
    sum += word.length * Math.max(...among.map((other) => wordLikeness(word, other)))
    whole += word.length
  }
  return sum / whole
}

const PREFIX_LIKENESS = 0.8

function wordLikeness(a: string, b: string): number {
  if (a === b) return 1
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  // An initial or a shortened word.
  if (long.startsWith(short) && (short.length >= 3 || short.length === 1)) return PREFIX_LIKENESS
  const [these, those] = [trigrams(a), trigrams(b)]
  const shared = these.filter((gram) => those.includes(gram)).length
  return (2 * shared) / (these.length + those.length)
}

function trigrams(word: string): string[] {
  const padded = `  ${word} `
  return Array.from({ length: padded.length - 2 }, (_unused, at) => padded.slice(at, at + 3))
}
