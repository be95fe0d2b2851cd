import { readDay } from '../../src/main/hospital/read-day.ts'
import { angka } from '../../src/shared/numbers.ts'
import { MANUAL } from '../support/rig.ts'
import { type Figure, kali, ms, timed, usual } from './figures.ts'
import { type Bench, TANGGAL, withApp, withDay } from './hospital.ts'

const MANY = 2_000
const LIMIT_MS = 1_000
const OLD_ROWS = Number(process.env.BARIS_LAMA ?? 2_000_000)
const OLD_LIMIT_MS = 100
const VISITS_BESIDE_OLD = 300

const ABORTED = AbortSignal.abort()
/** Reads, plans and queues as a cycle does, and sends nothing. */
const withoutSending = { ...MANUAL, manual: false, signal: ABORTED }

/** A day read, planned and queued, beside a reader that asks for every registration anew as Khanza's service does. */
export async function readPlanEnqueue(): Promise<Figure[]> {
  return withDay(MANY, async (bench) => {
    const naive = await timed(() => readRowByRow(bench))
    const ours = await withApp(bench.rig, (app) => timed(() => app.cycle.run(withoutSending)))
    const again = await withApp(bench.rig, (app) => usual(5, () => app.cycle.run(withoutSending)))
    return [
      {
        ukuran: 'Membaca, merencanakan, mengantrikan',
        baris: `${angka(MANY)} registrasi`,
        hasil: ms(ours),
        pembanding: `satu per satu ${ms(naive)}`,
        rasio: kali(ours / naive),
        batas: `< ${ms(LIMIT_MS)}`,
        lulus: ours < LIMIT_MS,
      },
      {
        ukuran: 'Merencanakan lagi, semua sudah diantrikan',
        baris: `${angka(MANY)} registrasi`,
        hasil: ms(again),
        pembanding: `pertama ${ms(ours)}`,
        rasio: kali(again / ours),
        batas: '–',
        lulus: true,
      },
    ]
  })
}

async function readRowByRow({ db, day }: Bench): Promise<void> {
  for (const { no_rawat, no_rkm_medis, poli, dokter } of day.registrations) {
    await db.query('select * from reg_periksa where no_rawat = ?', [no_rawat])
    await db.query('select * from pasien where no_rkm_medis = ?', [no_rkm_medis])
    await db.query('select kd_poli_bpjs from maping_poli_bpjs where kd_poli_rs = ?', [poli.kd_poli])
    await db.query('select kd_dokter_bpjs from maping_dokter_dpjpvclaim where kd_dokter = ?', [dokter.kd_dokter])
    await db.query('select * from jadwal where kd_dokter = ? and hari_kerja = ?', [dokter.kd_dokter, 'SENIN'])
    await db.query('select * from referensi_mobilejkn_bpjs where no_rawat = ?', [no_rawat])
    await db.query('select taskid from referensi_mobilejkn_bpjs_taskid where no_rawat = ?', [no_rawat])
    await db.query('select min(jam_rawat) from pemeriksaan_ralan where no_rawat = ?', [no_rawat])
    await db.query('select * from mutasi_berkas where no_rawat = ?', [no_rawat])
    await db.query('select * from resep_obat where no_rawat = ?', [no_rawat])
  }
}

/** A day in front of millions of old registrations, without an index on the date. */
export async function readUnderOldRows(): Promise<Figure[]> {
  const dayOf = async ({ rig }: Bench) =>
    withApp(rig, async (app) => {
      const schema = await app.planner.schema()
      const query = { dari: TANGGAL, sampai: TANGGAL, complete: false, movedNoRawat: [] }
      return usual(9, () => readDay(app.hospital, schema, query))
    })
  const young = await withDay(VISITS_BESIDE_OLD, dayOf)
  return withDay(
    VISITS_BESIDE_OLD,
    async (bench) => {
      const old = await dayOf(bench)
      const scan = await usual(3, () => bench.db.query('select * from reg_periksa where tgl_registrasi = ?', [TANGGAL]))
      return [
        {
          ukuran: 'Membaca satu hari tanpa indeks tanggal',
          baris: `${VISITS_BESIDE_OLD} di depan ${angka(OLD_ROWS)} lama`,
          hasil: ms(old),
          pembanding: `tanpa yang lama ${ms(young)}`,
          rasio: kali(old / young),
          batas: `< ${ms(OLD_LIMIT_MS)}`,
          lulus: old < OLD_LIMIT_MS,
        },
        {
          ukuran: 'Sama, lewat tgl_registrasi',
          baris: 'satu tabel saja',
          hasil: ms(scan),
          pembanding: `cara kami, semua tabel ${ms(old)}`,
          rasio: kali(scan / old),
          batas: '–',
          lulus: true,
        },
      ]
    },
    {
      old: async (db) => {
        await db.run(
          `insert into reg_periksa (no_rawat, no_reg, tgl_registrasi, jam_reg, kd_dokter, no_rkm_medis, kd_poli, kd_pj)
           select concat(date_format(date_sub('2025-10-05', interval seq div 1000 day), '%Y/%m/%d/'), lpad(seq mod 1000, 6, '0')),
             '001', date_sub('2025-10-05', interval seq div 1000 day), '08:00:00', 'D0000001', '000001', 'U0002', 'BPJ'
             from seq_0_to_${OLD_ROWS - 1}`,
        )
      },
    },
  )
}
