import { type RawBuilder, sql } from 'kysely'
import { bounded } from './bounded.ts'
import type { HospitalDatabase } from './database.ts'
import type { DatabaseFailure } from './errors.ts'
import type { SchemaFacts } from './inspect.ts'

/**
 * Whether this user may write what a cycle writes. The statements touch no row: the server checks the right before
 * it looks for rows.
 */
export async function checkWriteRights(hospital: HospitalDatabase, schema: SchemaFacts): Promise<DatabaseFailure[]> {
  const probes: RawBuilder<unknown>[] = []
  if (schema.referenceTable) {
    const table = sql.table(schema.referenceTable)
    probes.push(sql`update ${table} set status_kirim = 'Belum' where 1 = 0`)
    probes.push(
      sql`insert into ${table} (tanggal_periksa, jam_periksa, no_rkm_medis) select '', '00:00:00', '' from dokter where 1 = 0`,
    )
  }
  if (schema.bookingTable) {
    probes.push(sql`update ${sql.table(schema.bookingTable)} set statuskirim = 'Belum' where 1 = 0`)
  }
  if (schema.has('referensi_mobilejkn_bpjs_batal')) {
    probes.push(sql`update referensi_mobilejkn_bpjs_batal set statuskirim = 'Belum' where 1 = 0`)
  }
  if (schema.has('referensi_mobilejkn_bpjs_taskid')) {
    probes.push(
      sql`insert into referensi_mobilejkn_bpjs_taskid (no_rawat, taskid, waktu) select no_rawat, '1', null from reg_periksa where 1 = 0`,
    )
  }
  const refusals: DatabaseFailure[] = []
  for (const probe of probes) {
    try {
      await probe.execute(hospital.db, bounded())
    } catch (error) {
      refusals.push(hospital.describe(error))
    }
  }
  return refusals
}
