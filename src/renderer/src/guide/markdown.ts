/** The part of Markdown that the guide is written in. Pictures are left out: the screen itself is beside the text. */
export type Block =
  | { readonly kind: 'judul'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraf'; readonly text: string }
  | { readonly kind: 'daftar'; readonly numbered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'tabel'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'kode'; readonly text: string }

export interface Inline {
  readonly kind: 'teks' | 'tebal' | 'miring' | 'kode'
  readonly text: string
}

const HEADING = /^(#{1,6})\s+(.*)$/
const BULLET = /^[-*]\s+(.*)$/
const NUMBER = /^\d+\.\s+(.*)$/
const PICTURE = /^!\[[^\]]*\]\([^)]*\)$/
const FENCE = /^```/

export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = []
  const lines = source.split(/\r?\n/)
  let index = 0
  const peek = () => lines[index] ?? ''
  /** Lines up to where something else begins. */
  const take = (goesOn: (line: string) => boolean): string[] => {
    const taken: string[] = []
    while (index < lines.length && goesOn(peek())) taken.push(lines[index++] ?? '')
    return taken
  }

  while (index < lines.length) {
    const line = peek()
    const heading = HEADING.exec(line)
    if (line.trim() === '' || PICTURE.test(line.trim()) || /^-{3,}$/.test(line.trim())) index++
    else if (heading) {
      blocks.push({ kind: 'judul', level: heading[1]?.length ?? 1, text: heading[2] ?? '' })
      index++
    } else if (FENCE.test(line)) {
      index++
      blocks.push({ kind: 'kode', text: take((next) => !FENCE.test(next)).join('\n') })
      index++
    } else if (line.startsWith('|')) {
      const [head = [], , ...rows] = take((next) => next.startsWith('|')).map(cellsOf)
      blocks.push({ kind: 'tabel', head, rows })
    } else if (BULLET.test(line) || NUMBER.test(line)) {
      const numbered = NUMBER.test(line)
      const mark = numbered ? NUMBER : BULLET
      const items: string[] = []
      for (const next of take((text) => mark.test(text) || /^\s+\S/.test(text))) {
        const item = mark.exec(next)?.[1]
        if (item !== undefined) items.push(item)
        else items.push(`${items.pop() ?? ''} ${next.trim()}`)
      }
      blocks.push({ kind: 'daftar', numbered, items })
    } else blocks.push({ kind: 'paragraf', text: take(isProse).join(' ') })
  }
  return blocks
}

function isProse(line: string): boolean {
  const other = [HEADING, BULLET, NUMBER, FENCE].some((start) => start.test(line))
  return line.trim() !== '' && !other && !line.startsWith('|')
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}

const INLINE = /\*\*(.+?)\*\*|`([^`]+)`|\*([^*]+)\*|\[([^\]]+)\]\([^)]*\)/g

/** A text in its parts. Links lead to other places of the guide, which are not open here: their words are left. */
export function parseInline(source: string): Inline[] {
  const parts: Inline[] = []
  // An escaped star is a star.
  const text = source.replaceAll('\\*', '\u2217')
  const push = (kind: Inline['kind'], part: string) => {
    if (part !== '') parts.push({ kind, text: part.replaceAll('\u2217', '*') })
  }
  let end = 0
  for (const match of text.matchAll(INLINE)) {
    const [whole, bold, code, italic, link] = match
    push('teks', text.slice(end, match.index))
    if (bold !== undefined) push('tebal', bold)
    else if (code !== undefined) push('kode', code)
    else if (italic !== undefined) push('miring', italic)
    else push('teks', link ?? '')
    end = match.index + whole.length
  }
  push('teks', text.slice(end))
  return parts
}

/** The part of the guide under a second-level heading, without that heading; null when there is none. */
export function sectionOf(blocks: readonly Block[], title: string): Block[] | null {
  const start = blocks.findIndex((block) => block.kind === 'judul' && block.level === 2 && block.text === title)
  if (start < 0) return null
  const length = blocks.slice(start + 1).findIndex((block) => block.kind === 'judul' && block.level <= 2)
  return length < 0 ? blocks.slice(start + 1) : blocks.slice(start + 1, start + 1 + length)
}
