import type { MappedKind } from '../../shared/ipc/pemetaan.ts'
import type { SchemaFacts } from './inspect.ts'

/** Where Khanza keeps the polis or doctors themselves, and where their codes at BPJS. */
export interface MappingTable {
  readonly master: 'poliklinik' | 'dokter'
  readonly masterKey: 'kd_poli' | 'kd_dokter'
  readonly masterName: 'nm_poli' | 'nm_dokter'
  readonly table: 'maping_poli_bpjs' | 'maping_dokter_dpjpvclaim'
  readonly key: 'kd_poli_rs' | 'kd_dokter'
  readonly code: 'kd_poli_bpjs' | 'kd_dokter_bpjs'
  readonly name: 'nm_poli_bpjs' | 'nm_dokter_bpjs'
}

export const MAPPING_TABLES: Readonly<Record<MappedKind, MappingTable>> = {
  poli: {
    master: 'poliklinik',
    masterKey: 'kd_poli',
    masterName: 'nm_poli',
    table: 'maping_poli_bpjs',
    key: 'kd_poli_rs',
    code: 'kd_poli_bpjs',
    name: 'nm_poli_bpjs',
  },
  dokter: {
    master: 'dokter',
    masterKey: 'kd_dokter',
    masterName: 'nm_dokter',
    table: 'maping_dokter_dpjpvclaim',
    key: 'kd_dokter',
    code: 'kd_dokter_bpjs',
    name: 'nm_dokter_bpjs',
  },
}

/** Whether this Khanza has the table with the columns that are read and written. */
export function hasMappingTable(schema: SchemaFacts, kind: MappedKind): boolean {
  const { table, key, code, name } = MAPPING_TABLES[kind]
  return [key, code, name].every((column) => schema.has(table, column))
}
