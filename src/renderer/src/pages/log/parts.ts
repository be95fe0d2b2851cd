import { angka } from '../../../../shared/numbers.ts'

/** A line of the log by columns; a field it does not have is empty. */
export interface LineParts {
  readonly noRawat: string
  readonly call: string
  readonly code: string
  readonly duration: string
  readonly message: string
}

/** `no_rawat call code duration message`, each `-` when there is none. */
const LINE = /^(\S+) (\S+) (-|-?\d+) (?:-|(\d+)ms) (.*)$/s

/** Takes a line apart; text of another form is all message. */
export function partsOf(text: string): LineParts {
  const match = LINE.exec(text)
  if (!match) return { noRawat: '', call: '', code: '', duration: '', message: text }
  const field = (index: number) => (match[index] === '-' ? '' : (match[index] ?? ''))
  return {
    noRawat: field(1),
    call: field(2),
    code: field(3),
    duration: match[4] ? `${angka(Number(match[4]))} ms` : '',
    message: match[5] ?? '',
  }
}

export interface Piece {
  readonly text: string
  readonly match: boolean
}

/** Cuts a text at every place the needle stands, in any case. */
export function highlightPieces(text: string, needle: string): readonly Piece[] {
  if (needle === '') return [{ text, match: false }]
  const low = text.toLowerCase()
  const sought = needle.toLowerCase()
  const pieces: Piece[] = []
  let from = 0
  // Some letters change their length in lower case; then the places would not fit the text.
  let at = low.length === text.length ? low.indexOf(sought) : -1
  while (at >= 0) {
    if (at > from) pieces.push({ text: text.slice(from, at), match: false })
    from = at + sought.length
    pieces.push({ text: text.slice(at, from), match: true })
    at = low.indexOf(sought, from)
  }
  if (from < text.length) pieces.push({ text: text.slice(from), match: false })
  return pieces
}
