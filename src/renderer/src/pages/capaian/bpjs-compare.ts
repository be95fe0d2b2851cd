import type { BpjsCapaian, BpjsPoliFigures, GroupFigures, SpanName } from '../../../../shared/ipc/capaian.ts'
import type { ExportTable } from '../../components/export-file.ts'
import { SPAN_WORDS, TABLE_SPANS } from './figures.ts'

/** One span at one poli: BPJS's average, ours, and by how much theirs is longer; null where one is missing. */
export interface ComparedSpan {
  readonly span: SpanName
  readonly bpjs: number | null
  readonly kita: number | null
  readonly selisih: number | null
}

export interface ComparedPoli {
  readonly bpjs: BpjsPoliFigures
  /** Our poli of the same name; null where there is none. */
  readonly kita: GroupFigures | null
  readonly spans: readonly ComparedSpan[]
}

/** From here on a difference of averages is worth a look: below, rounding and clocks explain it. */
export const NOTABLE_MINUTES = 5

function plainName(name: string): string {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
  return words.replace(/^(poli|poliklinik|klinik) /, '')
}

/**
 * BPJS names polis by codes of its own, which our figures do not carry, so they meet by name. A name that stands for
 * several polis on either side meets nothing: a wrong neighbour would be worse than none.
 */
export function comparePolis(bpjs: BpjsCapaian, own: readonly GroupFigures[]): readonly ComparedPoli[] {
  const ours = new Map<string, GroupFigures | null>()
  for (const poli of own) ours.set(plainName(poli.nama), ours.has(plainName(poli.nama)) ? null : poli)
  const theirs = new Map<string, number>()
  for (const { nama } of bpjs.poli) theirs.set(plainName(nama), (theirs.get(plainName(nama)) ?? 0) + 1)
  return bpjs.poli.map((poli) => {
    const name = plainName(poli.nama)
    const kita = theirs.get(name) === 1 ? (ours.get(name) ?? null) : null
    return { bpjs: poli, kita, spans: TABLE_SPANS.map((span) => compared(span, poli, kita)) }
  })
}

function compared(span: SpanName, bpjs: BpjsPoliFigures, own: GroupFigures | null): ComparedSpan {
  const [theirs, ours] = [bpjs.waktu[span], own?.waktu[span]?.rata ?? null]
  const selisih = theirs === null || ours === null ? null : Math.round((theirs - ours) * 10) / 10
  return { span, bpjs: theirs, kita: ours, selisih }
}

export function isNotable(selisih: number | null): boolean {
  return selisih !== null && Math.abs(selisih) >= NOTABLE_MINUTES
}

/** What the screen shows side by side, for a spreadsheet. */
export function comparisonTable(bpjs: BpjsCapaian, own: readonly GroupFigures[]): ExportTable {
  const words = ['Kode BPJS', 'Poli menurut BPJS', 'Poli di SIMRS']
  const numbers = [
    'Antrean BPJS',
    ...TABLE_SPANS.flatMap((span) => [`${SPAN_WORDS[span]}: BPJS`, `${SPAN_WORDS[span]}: SIMRS`]),
  ]
  return {
    columns: [
      ...words.map((title) => ({ title, type: 'teks' as const, width: 160 })),
      ...numbers.map((title) => ({ title, type: 'angka' as const, width: 110 })),
    ],
    rows: comparePolis(bpjs, own).map(({ bpjs: theirs, kita, spans }) => [
      theirs.kode,
      theirs.nama,
      kita?.nama ?? null,
      theirs.antrean,
      ...spans.flatMap((span) => [span.bpjs, span.kita]),
    ]),
  }
}
