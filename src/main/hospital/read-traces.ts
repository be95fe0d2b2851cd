import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { addDays, type WallDate } from '../../shared/wall-time.ts'
import { bounded } from './bounded.ts'
import type { HospitalDatabase } from './database.ts'
import type { Cancellation, DayFacts, MedicalRecord, Prescription, ScheduleRow, TaskMark } from './facts.ts'
import type { SchemaFacts } from './inspect.ts'
import { byNoRawat, type NoRawatSet } from './no-rawat.ts'

/** What visits leave in the tables around them, with the doctors' schedules. */
export type Traces = Pick<DayFacts, 'taskMarks' | 'schedules' | 'referrals' | 'records' | 'cancellations'>

type Kind = 'tanda' | 'rujukan' | 'periksa' | 'berkas' | 'resep' | 'batal' | 'jadwal'

/** One row of the statement: its kind, the visit, and that kind's columns in their order. */
interface TraceRow {
  readonly jenis: Kind
  readonly no_rawat: string | null
  readonly a: string | null
  readonly b: string | null
  readonly c: string | null
  readonly d: string | null
  readonly e: string | null
  readonly f: string | null
  readonly g: string | null
}

const COLUMNS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const

/** One part of the statement. Tables a Khanza version lacks are left out. */
interface Part {
  readonly kind: Kind
  readonly table: string
  readonly noRawat: string | null
  readonly columns: readonly (string | RawBuilder<unknown>)[]
  readonly where: RawBuilder<SqlBool> | null
}

interface TraceRange {
  readonly dari: WallDate
  readonly sampai: WallDate
  /** Bookings of the range. */
  readonly codes: readonly string[]
}

/**
 * Reads in one statement what would be seven: task marks, referrals, examinations, file movement, prescriptions,
 * cancelled bookings and schedules. They share nothing but that a cycle needs them all, and a round trip each is what
 * a busy server feels.
 */
export async function readTraces(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  range: TraceRange,
  visits: NoRawatSet,
): Promise<Traces> {
  const parts = tracedParts(schema, range, visits).filter(({ table }) => schema.has(table))
  const { asText } = hospital.dialect
  const selects = parts.map(({ kind, table, noRawat, columns, where }) => {
    const column = (value: string | RawBuilder<unknown> | undefined) =>
      value === undefined ? sql`null` : asText(typeof value === 'string' ? sql.ref(value) : value)
    const values = COLUMNS.map((name, index) => sql`${column(columns[index])} as ${sql.ref(name)}`)
    const visit = noRawat === null ? sql`null` : asText(sql.ref(noRawat))
    const rows = sql`select ${sql.lit(kind)} as jenis, ${visit} as no_rawat, ${sql.join(values)} from ${sql.table(table)}`
    return where === null ? rows : sql`${rows} where ${where}`
  })
  if (selects.length === 0) return tracesOf([])
  const { rows } = await sql<TraceRow>`${sql.join(selects, sql` union all `)}`.execute(hospital.db, bounded())
  return tracesOf(rows)
}

function tracedParts(schema: SchemaFacts, { dari, sampai, codes }: TraceRange, visits: NoRawatSet): Part[] {
  const own = byNoRawat('no_rawat', visits)
  const compounded = schema.has('resep_dokter_racikan')
    ? sql`case when exists (select 1 from resep_dokter_racikan k where k.no_resep = resep_obat.no_resep) then '1' else '0' end`
    : sql`'0'`
  const cancelledOn = sql<SqlBool>`(tanggalbatal >= ${dari} and tanggalbatal < ${addDays(sampai, 1)})`
  // A booking may be cancelled long before its day, by a row that does not name the registration.
  const ofBooking = codes.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`nobooking in (${sql.join(codes)})`
  const byVisit = (kind: Kind, table: string, ...columns: Part['columns']): Part => ({
    kind,
    table,
    noRawat: 'no_rawat',
    columns,
    where: own,
  })
  return [
    byVisit('tanda', 'referensi_mobilejkn_bpjs_taskid', 'taskid', 'waktu'),
    ...(schema.has('bridging_sep', 'no_rujukan')
      ? [
          byVisit(
            'rujukan',
            'bridging_sep',
            'no_rujukan',
            ...(schema.has('bridging_sep', 'asal_rujukan') ? ['asal_rujukan'] : []),
          ),
        ]
      : []),
    byVisit('periksa', 'pemeriksaan_ralan', 'tgl_perawatan', 'jam_rawat'),
    byVisit('berkas', 'mutasi_berkas', 'diterima', 'kembali'),
    byVisit(
      'resep',
      'resep_obat',
      'no_resep',
      'status',
      'tgl_perawatan',
      'jam',
      'tgl_penyerahan',
      'jam_penyerahan',
      compounded,
    ),
    {
      kind: 'batal',
      table: 'referensi_mobilejkn_bpjs_batal',
      noRawat: 'no_rawat_batal',
      columns: ['nobooking', 'tanggalbatal', 'keterangan', 'statuskirim'],
      where: sql<SqlBool>`(${cancelledOn} or ${byNoRawat('no_rawat_batal', visits)} or ${ofBooking})`,
    },
    {
      kind: 'jadwal',
      table: 'jadwal',
      noRawat: null,
      columns: ['kd_dokter', 'kd_poli', 'hari_kerja', 'jam_mulai', 'jam_selesai', 'kuota'],
      where: null,
    },
  ]
}

function tracesOf(rows: readonly TraceRow[]): Traces {
  const taskMarks: TaskMark[] = []
  const schedules: ScheduleRow[] = []
  const cancellations: Cancellation[] = []
  const referrals = new Map<string, { no_rujukan: string; asal: string }>()
  const records = new Map<string, RecordDraft>()
  for (const row of rows) {
    const no_rawat = row.no_rawat ?? ''
    const [a, b, c, d, e, f, g] = COLUMNS.map((name) => row[name] ?? '') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    switch (row.jenis) {
      case 'tanda':
        taskMarks.push({ no_rawat, taskid: Number(a), waktu: b })
        break
      case 'rujukan':
        if (a.trim() !== '') referrals.set(no_rawat, { no_rujukan: a.trim(), asal: b })
        break
      case 'periksa':
        recordOf(records, no_rawat).pemeriksaan.push(`${a} ${b}`)
        break
      case 'berkas':
        recordOf(records, no_rawat).berkas = { diterima: a, kembali: b }
        break
      case 'resep':
        recordOf(records, no_rawat).resep.push({
          no_resep: a,
          status: b,
          disiapkan: `${c} ${d}`,
          diserahkan: `${e} ${f}`,
          racikan: g === '1',
        })
        break
      case 'batal':
        cancellations.push({ nobooking: a, no_rawat, tanggalbatal: b, keterangan: c, statuskirim: d })
        break
      case 'jadwal':
        schedules.push({
          kd_dokter: a,
          kd_poli: b,
          hari_kerja: c,
          jam_mulai: d,
          jam_selesai: e,
          kuota: Number(f) || 0,
        })
        break
    }
  }
  schedules.sort((one, other) => (one.jam_mulai < other.jam_mulai ? -1 : one.jam_mulai > other.jam_mulai ? 1 : 0))
  return { taskMarks, schedules, referrals, records, cancellations }
}

interface RecordDraft extends MedicalRecord {
  readonly pemeriksaan: string[]
  berkas: MedicalRecord['berkas']
  readonly resep: Prescription[]
}

function recordOf(records: Map<string, RecordDraft>, noRawat: string): RecordDraft {
  const known = records.get(noRawat)
  if (known) return known
  const made: RecordDraft = { pemeriksaan: [], berkas: null, resep: [] }
  records.set(noRawat, made)
  return made
}
