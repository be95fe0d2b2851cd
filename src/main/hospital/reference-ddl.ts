import { sql } from 'kysely'
import { bounded } from './bounded.ts'
import { type HospitalDatabase, withLatestRights } from './database.ts'
import type { SchemaFacts } from './inspect.ts'
import { BESIDE_NAME, KHANZA_NAME } from './tables.ts'

export type MigrationPlan =
  | { readonly kind: 'sudah-ada'; readonly table: string }
  | { readonly kind: 'buat'; readonly table: string; readonly ddl: string; readonly why: string }
  | { readonly kind: 'ditolak'; readonly message: string }

/** Decides which table `migrate` would create. Reads nothing and changes nothing. */
export function planMigration(facts: SchemaFacts): MigrationPlan {
  if (facts.referenceTable) return { kind: 'sudah-ada', table: facts.referenceTable }
  if (facts.conflict) return { kind: 'ditolak', message: facts.conflict }
  if (facts.missingRequired.length > 0) {
    return {
      kind: 'ditolak',
      message: `Database ini tidak memuat tabel SIMRS Khanza (${facts.missingRequired.join(', ')} tidak ada). Periksa DB_DATABASE.`,
    }
  }
  if (facts.shape === 'kosong') {
    return { kind: 'buat', table: KHANZA_NAME, ddl: referenceDdl(KHANZA_NAME), why: `nama ${KHANZA_NAME} masih bebas` }
  }
  const why =
    facts.shape === 'khanza'
      ? `${KHANZA_NAME} milik SIMRS Khanza dan tidak diubah`
      : `${KHANZA_NAME} berisi susunan yang tidak dikenal dan tidak diubah`
  return { kind: 'buat', table: BESIDE_NAME, ddl: referenceDdl(BESIDE_NAME), why }
}

/** Creates the planned table. `if not exists` makes a second run harmless even between two workstations. */
export async function applyMigration(hospital: HospitalDatabase, ddl: string): Promise<void> {
  await withLatestRights(hospital, () => sql.raw(ddl).execute(hospital.db, bounded()))
}

function referenceDdl(table: string): string {
  const times = [1, 2, 3, 4, 5, 6, 7, 99].map((id) => `  taskid${id} datetime null default null,`).join('\n')
  return `create table if not exists ${table} (
  tanggal_periksa varchar(10) not null,
  jam_periksa time not null,
  no_rkm_medis varchar(15) not null,
  no_rawat varchar(17) null default null,
  no_kartu varchar(25) null default null,
  kodepoli varchar(15) null default null,
  nama_poli varchar(255) null default null,
  nomor_referensi varchar(40) null default null,
  jenis_kunjungan int null default null,
  taskid int not null default 0,
${times}
  status_kirim enum('Belum','Sudah') not null default 'Belum',
  created_at datetime null default null,
  updated_at datetime null default null,
  primary key (tanggal_periksa, jam_periksa, no_rkm_medis),
  key ${table}_no_rawat (no_rawat),
  key ${table}_tanggal (tanggal_periksa),
  key ${table}_status (status_kirim)
) engine=InnoDB default charset=utf8mb4`
}
