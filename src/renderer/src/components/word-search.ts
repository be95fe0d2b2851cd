/** The words of a search; none where nothing is sought. */
export function searchWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}

/** Tells whether every word of the text, in any case, is somewhere in the parts. */
export function wordSearch(text: string): (...parts: readonly string[]) => boolean {
  const words = searchWords(text)
  return (...parts) => {
    const said = parts.join('\n').toLowerCase()
    return words.every((word) => said.includes(word))
  }
}
