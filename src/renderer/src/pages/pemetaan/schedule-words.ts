import type { MappingView, ScheduleRow, ScheduleSide } from '../../../../shared/ipc/pemetaan.ts'
import type { CodeName } from '../../../../shared/ipc/registrations.ts'
import { angka } from '../../../../shared/numbers.ts'
import { wordSearch } from '../../components/word-search.ts'
import { MAPPED_KINDS, type MappedKind } from './kinds.ts'
import type { ScheduleFilter } from './place.ts'

/** `08.00–12.00` */
export function hoursWords(side: ScheduleSide | null): string {
  return side === null ? '' : side.jam.replaceAll(':', '.').replace('-', '–')
}

/** `Jam berbeda, kuota HFIS kurang 10`: what differs, in words; `Sama` where nothing does. */
export function differenceWords(row: ScheduleRow): string {
  const [first = 'sama', ...rest] = row.beda.map((kind) => (kind === 'kuota' ? quotaWords(row) : DIFFERENCES[kind]))
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')
}

const DIFFERENCES: Readonly<Record<Exclude<ScheduleRow['beda'][number], 'kuota'>, string>> = {
  'tidak-ada-di-hfis': 'tidak ada di HFIS',
  'tidak-ada-di-simrs': 'tidak ada di SIMRS',
  jam: 'jam berbeda',
  libur: 'libur di HFIS',
}

function quotaWords({ khanza, hfis }: ScheduleRow): string {
  if (khanza === null || hfis === null) return 'kuota berbeda'
  const more = hfis.kuota - khanza.kuota
  return more > 0 ? `kuota HFIS lebih ${angka(more)}` : `kuota HFIS kurang ${angka(-more)}`
}

export function matchingSchedules(
  rows: readonly ScheduleRow[],
  filter: ScheduleFilter,
  text: string,
): readonly ScheduleRow[] {
  const holds = wordSearch(text)
  return rows.filter(
    ({ beda, poli, dokter }) =>
      (filter === 'semua' || beda.length > 0) && holds(poli.kode, poli.nama, dokter.kode, dokter.nama),
  )
}

/** Whether a code without a mapping is a poli's or a doctor's; null where the lists do not know it. */
export function kindOf({ kode, nama }: CodeName, view: MappingView): MappedKind | null {
  const holds = (jenis: MappedKind) => view[jenis].some((row) => row.kode === kode && row.nama === nama)
  return MAPPED_KINDS.find(holds) ?? MAPPED_KINDS.find((jenis) => view[jenis].some((row) => row.kode === kode)) ?? null
}
