import { type Selectable, sql } from 'kysely'
import { TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { addDays, type WallDate } from '../../shared/wall-time.ts'
import { bounded } from './bounded.ts'
import type { HospitalDatabase } from './database.ts'
import type { Booking, DayFacts, ReferenceRow, Registration } from './facts.ts'
import { isNumberColumn, type SchemaFacts } from './inspect.ts'
import { byNoRawat, type NoRawatSet } from './no-rawat.ts'
import { readTraces } from './read-traces.ts'
import type { ReferenceTable } from './tables.ts'

export interface DayQuery {
  readonly dari: WallDate
  readonly sampai: WallDate
  /**
   * True: by tgl_registrasi, which scans reg_periksa where that column has no index. False: by the date that begins
   * every no_rawat, which the primary key answers at once but which misses a registration moved from another day.
   */
  readonly complete: boolean
  /**
   * Where the range is a part of these days: a registration numbered under another of them is found by number too.
   * Without it, the range's own.
   */
  readonly numbered?: Pick<DayQuery, 'dari' | 'sampai'>
  /** Registrations known to lie in the range; those numbered under another date are read by number. */
  readonly movedNoRawat: readonly string[]
  /** Registrations of days before the range that are read too, by number, whatever their date. */
  readonly besides?: readonly string[]
}

const text = (value: unknown): string => (value == null ? '' : String(value))

/**
 * Reads a range of dates in a fixed number of statements, whatever the number of registrations: one each for
 * registrations, bookings and reference rows, and one for every trace a visit leaves elsewhere.
 */
export async function readDay(hospital: HospitalDatabase, schema: SchemaFacts, query: DayQuery): Promise<DayFacts> {
  const registrations = await readRegistrations(hospital, schema, query)
  const visits = byNumber(
    query,
    registrations.map((row) => row.no_rawat),
  )
  const bookings = await readBookings(hospital, schema, query, visits)
  const codes = bookings.map((row) => row.nobooking)
  return {
    dari: query.dari,
    sampai: query.sampai,
    registrations,
    bookings,
    references: await readReferences(hospital, schema, query, visits),
    referralsKept: schema.referenceTable !== null && !isNumberColumn(schema, schema.referenceTable, 'nomor_referensi'),
    taskMarksKept: schema.has('referensi_mobilejkn_bpjs_taskid'),
    ...(await readTraces(hospital, schema, { ...query, codes }, visits)),
  }
}

/** The visits of the range by their number, with those of the given ones that are numbered under another date. */
function byNumber(query: Pick<DayQuery, 'dari' | 'sampai'>, noRawat: readonly string[]): NoRawatSet {
  const { from, to } = noRawatRange(query)
  return { from, to, more: noRawat.filter((no) => no < from || no >= to) }
}

/** `2025/10/06/` up to, not including, the day after the range: a pure primary-key range in every collation. */
function noRawatRange(query: Pick<DayQuery, 'dari' | 'sampai'>): { from: string; to: string } {
  const prefix = (date: WallDate) => `${date.replaceAll('-', '/')}/`
  return { from: prefix(query.dari), to: prefix(addDays(query.sampai, 1)) }
}

async function readRegistrations(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  query: DayQuery,
): Promise<Registration[]> {
  const besides = query.besides ?? []
  const visits = byNumber(query.numbered ?? query, [...query.movedNoRawat, ...besides])
  const rows = await hospital.db
    .selectFrom('reg_periksa as r')
    .leftJoin('pasien as p', 'p.no_rkm_medis', 'r.no_rkm_medis')
    .leftJoin('poliklinik as k', 'k.kd_poli', 'r.kd_poli')
    .leftJoin('dokter as d', 'd.kd_dokter', 'r.kd_dokter')
    .select([
      'r.no_rawat',
      'r.no_reg',
      'r.tgl_registrasi',
      'r.jam_reg',
      'r.no_rkm_medis',
      'r.kd_poli',
      'r.kd_dokter',
      'r.kd_pj',
      'r.stts',
      'r.stts_daftar',
      'p.no_rkm_medis as pasien_ada',
      'p.nm_pasien',
      'p.no_ktp',
      'p.no_tlp',
      'p.no_peserta',
      'k.nm_poli',
      'd.nm_dokter',
    ])
    .$if(schema.has('maping_poli_bpjs'), (q) =>
      q.leftJoin('maping_poli_bpjs as mp', 'mp.kd_poli_rs', 'r.kd_poli').select(['mp.kd_poli_bpjs', 'mp.nm_poli_bpjs']),
    )
    .$if(schema.has('maping_dokter_dpjpvclaim'), (q) =>
      q
        .leftJoin('maping_dokter_dpjpvclaim as md', 'md.kd_dokter', 'r.kd_dokter')
        .select(['md.kd_dokter_bpjs', 'md.nm_dokter_bpjs']),
    )
    .$if(schema.has('penjab'), (q) => q.leftJoin('penjab as j', 'j.kd_pj', 'r.kd_pj').select('j.png_jawab'))
    .$if(schema.has('password_asuransi'), (q) =>
      q.select(
        // An empty table says nothing: null, and the caller falls back as where the table is absent.
        sql<number | null>`case
          when exists (select 1 from password_asuransi pa where pa.kd_pj = r.kd_pj) then 1
          when exists (select 1 from password_asuransi) then 0
          else null end`.as('penjamin_bpjs'),
      ),
    )
    .where((eb) => {
      const onDate = eb.between('r.tgl_registrasi', query.dari, query.sampai)
      const wanted = besides.length === 0 ? onDate : eb.or([onDate, eb('r.no_rawat', 'in', besides)])
      return query.complete ? wanted : eb.and([byNoRawat('r.no_rawat', visits), wanted])
    })
    .orderBy('r.no_rawat')
    .execute(bounded())
  const seen = new Set<string>()
  return rows
    .filter((row) => !seen.has(row.no_rawat) && seen.add(row.no_rawat))
    .map((row) => ({
      no_rawat: row.no_rawat,
      no_reg: text(row.no_reg).trim(),
      tgl_registrasi: text(row.tgl_registrasi),
      jam_reg: text(row.jam_reg),
      no_rkm_medis: text(row.no_rkm_medis),
      kd_poli: text(row.kd_poli),
      kd_dokter: text(row.kd_dokter),
      kd_pj: text(row.kd_pj),
      png_jawab: text(row.png_jawab),
      stts: text(row.stts),
      stts_daftar: text(row.stts_daftar),
      penjaminBpjs: row.penjamin_bpjs == null ? null : Number(row.penjamin_bpjs) === 1,
      pasien:
        row.pasien_ada === null
          ? null
          : {
              nm_pasien: text(row.nm_pasien),
              no_ktp: text(row.no_ktp).trim(),
              no_tlp: text(row.no_tlp).trim(),
              // Khanza's forms leave a dash where there is no card.
              no_peserta: text(row.no_peserta).trim().replace(/^-+$/, ''),
            },
      nm_poli: row.nm_poli,
      nm_dokter: row.nm_dokter,
      poliBpjs: row.kd_poli_bpjs ? { kode: row.kd_poli_bpjs, nama: text(row.nm_poli_bpjs) } : null,
      dokterBpjs: row.kd_dokter_bpjs ? { kode: row.kd_dokter_bpjs, nama: text(row.nm_dokter_bpjs) } : null,
    }))
}

async function readBookings(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  query: DayQuery,
  visits: NoRawatSet,
): Promise<Booking[]> {
  if (!schema.bookingTable) return []
  const rows = await hospital.db
    .selectFrom('referensi_mobilejkn_bpjs')
    .selectAll()
    .where((eb) => eb.or([eb.between('tanggalperiksa', query.dari, query.sampai), byNoRawat('no_rawat', visits)]))
    .orderBy('nobooking')
    .execute(bounded())
  return rows.map((row) => ({
    nobooking: row.nobooking,
    no_rawat: text(row.no_rawat),
    nomorkartu: text(row.nomorkartu),
    nik: text(row.nik),
    nohp: text(row.nohp),
    kodepoli: text(row.kodepoli),
    pasienbaru: text(row.pasienbaru),
    norm: text(row.norm),
    tanggalperiksa: text(row.tanggalperiksa),
    kodedokter: text(row.kodedokter),
    jampraktek: text(row.jampraktek),
    jeniskunjungan: text(row.jeniskunjungan),
    nomorreferensi: text(row.nomorreferensi),
    nomorantrean: text(row.nomorantrean),
    angkaantrean: text(row.angkaantrean),
    estimasidilayani: text(row.estimasidilayani),
    sisakuotajkn: text(row.sisakuotajkn),
    kuotajkn: text(row.kuotajkn),
    sisakuotanonjkn: text(row.sisakuotanonjkn),
    kuotanonjkn: text(row.kuotanonjkn),
    status: text(row.status),
    validasi: text(row.validasi),
    statuskirim: text(row.statuskirim),
  }))
}

async function readReferences(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  query: DayQuery,
  visits: NoRawatSet,
): Promise<ReferenceRow[]> {
  if (!schema.referenceTable) return []
  const rows = await hospital.db
    .selectFrom(referenceTable(schema.referenceTable))
    .selectAll()
    .where((eb) => eb.or([eb.between('tanggal_periksa', query.dari, query.sampai), byNoRawat('no_rawat', visits)]))
    .execute(bounded())
  return rows.map(referenceRow)
}

/** A row of the brief's table as the program knows it. */
export function referenceRow(row: Selectable<ReferenceTable>): ReferenceRow {
  return {
    tanggal_periksa: text(row.tanggal_periksa),
    jam_periksa: text(row.jam_periksa),
    no_rkm_medis: text(row.no_rkm_medis),
    no_rawat: text(row.no_rawat).trim(),
    no_kartu: text(row.no_kartu).trim(),
    kodepoli: text(row.kodepoli),
    nama_poli: text(row.nama_poli),
    nomor_referensi: text(row.nomor_referensi).trim(),
    jenis_kunjungan: row.jenis_kunjungan == null ? null : Number(row.jenis_kunjungan),
    taskid: Number(row.taskid ?? 0),
    times: Object.fromEntries(TASK_IDS.map((id) => [id, row[`taskid${id}`] ?? null])) as Record<TaskId, string | null>,
    status_kirim: text(row.status_kirim),
  }
}

/**
 * The brief's table under the name it has here. The type says `_erm` because that name always has this shape, while
 * `referensi_mobilejkn_bpjs` has it only where {@link SchemaFacts.shape} is `ringkas`.
 */
export function referenceTable(name: string): 'referensi_mobilejkn_bpjs_erm' {
  return name as 'referensi_mobilejkn_bpjs_erm'
}
