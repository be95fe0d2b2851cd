import { APP_FIELDS, BPJS_FIELDS, CAPAIAN_FIELDS, DATABASE_FIELDS, type FieldName, SYNC_FIELDS } from './fields.ts'

export const SECTIONS = ['database', 'bpjs', 'sinkronisasi', 'capaian', 'aplikasi', 'impor', 'tabel'] as const
/** A part of the settings page, as the address names it (`?bagian=`). */
export type SectionName = (typeof SECTIONS)[number]

export const SECTION_TITLES: Readonly<Record<SectionName, string>> = {
  database: 'Database',
  bpjs: 'BPJS',
  sinkronisasi: 'Sinkronisasi',
  capaian: 'Capaian',
  aplikasi: 'Aplikasi',
  impor: 'Impor',
  tabel: 'Tabel',
}

export const SECTION_FIELDS: Readonly<Record<SectionName, readonly FieldName[]>> = {
  database: DATABASE_FIELDS,
  bpjs: BPJS_FIELDS,
  sinkronisasi: SYNC_FIELDS,
  capaian: CAPAIAN_FIELDS,
  aplikasi: APP_FIELDS,
  impor: [],
  tabel: [],
}

/** The section an address asks for; the first one when it names none. */
export function sectionOf(name: string | null): SectionName {
  return SECTIONS.find((section) => section === name) ?? 'database'
}

/** Where a field is found. Every field is in one section. */
export function sectionOfField(field: FieldName): SectionName {
  return SECTIONS.find((section) => SECTION_FIELDS[section].includes(field)) ?? 'database'
}
