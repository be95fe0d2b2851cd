import type { LogLevelName, LogLine } from '../../../../shared/ipc/log.ts'
import { type LineParts, partsOf } from './parts.ts'

/** Lines kept in the window; older ones are in the file. */
export const LINE_CAP = 20_000

/** A line as the window keeps it: taken apart once, however often it is measured and drawn. */
export interface KeptLine extends LogLine {
  /** A number of this window's own: the program's ids begin anew when it starts again. */
  readonly seq: number
  readonly parts: LineParts
}

/** Appends lines, newest last, leaving out those that are there already, and drops the oldest beyond the cap. */
export function appendLines(
  kept: readonly KeptLine[],
  added: readonly LogLine[],
  cap: number = LINE_CAP,
): readonly KeptLine[] {
  const lastId = kept.at(-1)?.id ?? Number.NEGATIVE_INFINITY
  // An id that does not rise is a line told twice, or one of a program that was started again.
  const fresh = added.filter((line) => line.id > lastId || !isKept(kept, line))
  if (fresh.length === 0) return kept
  const room = Math.max(0, cap - fresh.length)
  const numbered = numberLines(fresh.slice(-cap), kept.at(-1)?.seq ?? 0)
  return [...kept.slice(Math.max(0, kept.length - room)), ...numbered]
}

/** Lines that take the place of those before, under new numbers. */
export function replaceLines(before: readonly KeptLine[], lines: readonly LogLine[]): readonly KeptLine[] {
  return numberLines(lines.slice(-LINE_CAP), before.at(-1)?.seq ?? 0)
}

function numberLines(lines: readonly LogLine[], after: number): KeptLine[] {
  return lines.map((line, index) => ({ ...line, seq: after + index + 1, parts: partsOf(line.text) }))
}

function isKept(kept: readonly KeptLine[], line: LogLine): boolean {
  return kept.some((other) => other.id === line.id && other.at === line.at && other.text === line.text)
}

/** `peringatan` shows errors too: whoever looks for trouble must not miss the worse. */
export const LEVEL_CHOICES = ['semua', 'peringatan', 'galat'] as const
export type LevelChoice = (typeof LEVEL_CHOICES)[number]

const SHOWN_LEVELS: Readonly<Record<LevelChoice, readonly LogLevelName[]>> = {
  semua: ['info', 'warn', 'error'],
  peringatan: ['warn', 'error'],
  galat: ['error'],
}

export interface LogFilter {
  readonly level: LevelChoice
  /** Part of a line, in any case; empty for all. */
  readonly teks: string
}

/** The lines that match; the same array when nothing is filtered. */
export function filterLines(lines: readonly KeptLine[], filter: LogFilter): readonly KeptLine[] {
  if (filter.level === 'semua' && filter.teks === '') return lines
  const levels = SHOWN_LEVELS[filter.level]
  const needle = filter.teks.toLowerCase()
  return lines.filter(
    (line) => levels.includes(line.level) && (needle === '' || line.text.toLowerCase().includes(needle)),
  )
}

/** How many of the lines came after the numbered one. */
export function countAfter(lines: readonly KeptLine[], seq: number): number {
  let count = 0
  while (count < lines.length && (lines[lines.length - 1 - count]?.seq ?? 0) > seq) count++
  return count
}

/** Lines as the log file has them. */
export function linesAsText(lines: readonly LogLine[]): string {
  return lines.map((line) => `${line.at} ${line.level.toUpperCase().padEnd(5)} ${line.text}\n`).join('')
}
