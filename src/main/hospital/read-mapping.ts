import { type RawBuilder, sql } from 'kysely'
import { MAPPED_KINDS, type MappedKind } from '../../shared/ipc/pemetaan.ts'
import type { CodeName } from '../../shared/ipc/registrations.ts'
import type { HariKerja } from '../../shared/wall-time.ts'
import { bounded } from './bounded.ts'
import type { HospitalDatabase } from './database.ts'
import type { SchemaFacts } from './inspect.ts'
import { hasMappingTable, MAPPING_TABLES } from './mapping-tables.ts'

/** A poli or doctor of SIMRS with its code at BPJS, null for none. */
export interface MappedMaster extends CodeName {
  readonly bpjs: CodeName | null
  /** False: SIMRS says that it is no longer in use. */
  readonly aktif: boolean
}

/** A doctor's session of a poli on one weekday, as SIMRS has it. */
export interface KhanzaSession {
  readonly poli: MappedMaster
  readonly dokter: MappedMaster
  /** `HH:MM:SS` as stored; empty where there is none. */
  readonly jam_mulai: string
  readonly jam_selesai: string
  readonly kuota: number
}

const text = (value: unknown): string => (value == null ? '' : String(value).trim())

/** Every poli or doctor with its mapping, in one statement. */
export async function readMasters(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  kind: MappedKind,
): Promise<MappedMaster[]> {
  const { master, masterKey, masterName, table, key, code, name } = MAPPING_TABLES[kind]
  const mapped = hasMappingTable(schema, kind)
  const { rows } = await sql<MasterColumns>`
    select t.${sql.ref(masterKey)} as kode, t.${sql.ref(masterName)} as nama,
           ${schema.has(master, 'status') ? sql`t.status` : sql`null`} as status,
           ${mapped ? sql`m.${sql.ref(code)}` : sql`null`} as bpjs_kode,
           ${mapped ? sql`m.${sql.ref(name)}` : sql`null`} as bpjs_nama
      from ${sql.table(master)} as t
           ${mapped ? sql`left join ${sql.table(table)} as m on m.${sql.ref(key)} = t.${sql.ref(masterKey)}` : sql``}
     order by t.${sql.ref(masterKey)}`.execute(hospital.db, bounded())
  return rows.map(mappedMaster)
}

interface MasterColumns {
  readonly kode: string
  readonly nama: string | null
  readonly status: string | number | null
  readonly bpjs_kode: string | null
  readonly bpjs_nama: string | null
}

function mappedMaster(row: MasterColumns): MappedMaster {
  const kode = text(row.bpjs_kode)
  return {
    kode: text(row.kode),
    nama: text(row.nama) || text(row.kode),
    bpjs: kode === '' ? null : { kode, nama: text(row.bpjs_nama) },
    aktif: text(row.status) !== '0',
  }
}

/**
 * The sessions of a weekday with poli, doctor and the codes of both, in one statement. Sessions of a poli or doctor that
 * is gone, or no longer in use, are left out: nobody is registered for them.
 */
export async function readSessions(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  hari: HariKerja,
): Promise<KhanzaSession[]> {
  if (!schema.has('jadwal')) return []
  const part = { poli: mastersOf(schema, 'poli'), dokter: mastersOf(schema, 'dokter') }
  const { rows } = await sql<Record<string, unknown>>`
    select j.jam_mulai, j.jam_selesai, j.kuota, ${part.poli.columns}, ${part.dokter.columns}
      from jadwal as j
           join poliklinik as poli on poli.kd_poli = j.kd_poli
           join dokter as dokter on dokter.kd_dokter = j.kd_dokter
           ${part.poli.join} ${part.dokter.join}
     where j.hari_kerja = ${hari}
     order by j.kd_poli, j.kd_dokter, j.jam_mulai`.execute(hospital.db, bounded())
  return rows
    .map((row) => ({
      poli: prefixed(row, 'poli'),
      dokter: prefixed(row, 'dokter'),
      jam_mulai: text(row.jam_mulai),
      jam_selesai: text(row.jam_selesai),
      kuota: Number(row.kuota ?? 0),
    }))
    .filter(({ poli, dokter }) => poli.aktif && dokter.aktif)
}

/** The columns of one kind, prefixed by it, from the master under the kind's name and its mapping beside it. */
function mastersOf(schema: SchemaFacts, kind: MappedKind): { columns: RawBuilder<unknown>; join: RawBuilder<unknown> } {
  const { master, masterKey, masterName, table, key, code, name } = MAPPING_TABLES[kind]
  const mapped = hasMappingTable(schema, kind)
  const alias = `peta_${kind}`
  const columns = [
    sql`${sql.ref(`${kind}.${masterKey}`)} as ${sql.ref(`${kind}_kode`)}`,
    sql`${sql.ref(`${kind}.${masterName}`)} as ${sql.ref(`${kind}_nama`)}`,
    sql`${schema.has(master, 'status') ? sql.ref(`${kind}.status`) : sql`null`} as ${sql.ref(`${kind}_status`)}`,
    sql`${mapped ? sql.ref(`${alias}.${code}`) : sql`null`} as ${sql.ref(`${kind}_bpjs_kode`)}`,
    sql`${mapped ? sql.ref(`${alias}.${name}`) : sql`null`} as ${sql.ref(`${kind}_bpjs_nama`)}`,
  ]
  return {
    columns: sql.join(columns),
    join: mapped
      ? sql`left join ${sql.table(table)} as ${sql.ref(alias)} on ${sql.ref(`${alias}.${key}`)} = ${sql.ref(`${kind}.${masterKey}`)}`
      : sql``,
  }
}

function prefixed(row: Record<string, unknown>, kind: MappedKind): MappedMaster {
  const column = (name: string) => row[`${kind}_${name}`]
  return mappedMaster({
    kode: text(column('kode')),
    nama: text(column('nama')),
    status: text(column('status')),
    bpjs_kode: text(column('bpjs_kode')),
    bpjs_nama: text(column('bpjs_nama')),
  })
}

/**
 * What keeps this user from writing each mapping table, as a sentence; null for nothing. The statements touch no row:
 * the server checks the right before it looks for rows. Rejects when the database is away.
 */
export async function mappingObstacles(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
): Promise<Record<MappedKind, string | null>> {
  const found: Record<MappedKind, string | null> = { poli: null, dokter: null }
  for (const kind of MAPPED_KINDS) {
    found[kind] = hasMappingTable(schema, kind) ? await missingRight(hospital, kind) : missingTable(kind)
  }
  return found
}

/** The sentence of a Khanza that has no such table. */
export function missingTable(kind: MappedKind): string {
  const { table } = MAPPING_TABLES[kind]
  return `Tabel ${table} tidak ada di database SIMRS ini, jadi kode BPJS tidak dapat disimpan. Perbarui SIMRS Khanza, lalu coba lagi.`
}

async function missingRight(hospital: HospitalDatabase, kind: MappedKind): Promise<string | null> {
  const { master, masterKey, table, key, code, name } = MAPPING_TABLES[kind]
  const into = sql.table(table)
  const columns = sql.join([key, code, name].map((column) => sql.ref(column)))
  const probes = {
    UPDATE: sql`update ${into} set ${sql.ref(code)} = '', ${sql.ref(name)} = '' where 1 = 0`,
    INSERT: sql`insert into ${into} (${columns}) select ${sql.ref(masterKey)}, '', '' from ${sql.table(master)} where 1 = 0`,
  }
  const missing: string[] = []
  for (const [right, probe] of Object.entries(probes)) {
    try {
      await probe.execute(hospital.db, bounded())
    } catch (error) {
      const failure = hospital.describe(error)
      if (failure.reason !== 'database-hak') throw error
      // A server that can only be read says so of every statement, and no right helps.
      if (!/denied/i.test(failure.detail)) return failure.message
      missing.push(right)
    }
  }
  if (missing.length === 0) return null
  return `Pengguna database program ini belum boleh mengisi tabel ${table}. Minta admin database memberi hak ${missing.join(' dan ')} pada tabel itu.`
}
