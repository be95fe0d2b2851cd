import { MAPPED_KINDS, type MappedKind } from './kinds.ts'

/** The parts of the page. */
export const TABS = [...MAPPED_KINDS, 'jadwal'] as const
export type TabName = (typeof TABS)[number]

/** What the list of polis or doctors is narrowed to. */
export const MAPPING_FILTERS = ['menahan', 'belum', 'semua'] as const
export type MappingFilter = (typeof MAPPING_FILTERS)[number]

export const SCHEDULE_FILTERS = ['berbeda', 'semua'] as const
export type ScheduleFilter = (typeof SCHEDULE_FILTERS)[number]

export interface Place {
  readonly jenis: TabName
  readonly saring: MappingFilter
  /** The poli or doctor whose drawer is open. */
  readonly kode: string | null
}

/** Reads `#/pemetaan?jenis=dokter&saring=semua&kode=D0000012`; what it does not know counts as not set. */
export function placeOf(params: URLSearchParams): Place {
  const jenis = TABS.find((name) => name === params.get('jenis')) ?? 'poli'
  return {
    jenis,
    saring: MAPPING_FILTERS.find((name) => name === params.get('saring')) ?? 'belum',
    kode: jenis === 'jadwal' ? null : params.get('kode'),
  }
}

/** The filter of the comparison. */
export function scheduleFilterOf(params: URLSearchParams): ScheduleFilter {
  return SCHEDULE_FILTERS.find((name) => name === params.get('jadwal')) ?? 'berbeda'
}

export function isMapped(jenis: TabName): jenis is MappedKind {
  return jenis !== 'jadwal'
}
