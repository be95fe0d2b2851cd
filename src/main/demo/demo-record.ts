import type Database from 'better-sqlite3'
import type { WallTime } from '../../shared/wall-time.ts'
import type { DemoVisit } from './demo-day.ts'

const NO_TIME = '0000-00-00 00:00:00'

/**
 * Writes what happens to a visit where Khanza's own programs write it: check-in, examinations, file movement,
 * prescription. Each step appears when its moment has come, once, and is left alone from then on.
 */
export function recordKeeper(db: Database.Database): (visit: DemoVisit, now: WallTime) => void {
  const checkIn = db.prepare(
    `update referensi_mobilejkn_bpjs set status = 'Checkin', validasi = ? where no_rawat = ? and status = 'Belum'`,
  )
  const examine = db.prepare('insert or ignore into pemeriksaan_ralan values (?, ?, ?, ?)')
  const file = db.prepare(`insert or ignore into mutasi_berkas values (?, 'Sudah Kembali', ?, ?, ?)`)
  const finish = db.prepare(`update reg_periksa set stts = 'Sudah' where no_rawat = ? and stts = 'Belum'`)
  const prescribe = db.prepare(
    `insert or ignore into resep_obat values (?, ?, '0000-00-00', '00:00:00', 'ralan', '0000-00-00', '00:00:00')`,
  )
  const compound = db.prepare(`insert or ignore into resep_dokter_racikan values (?, '1')`)
  const ready = db.prepare(
    `update resep_obat set tgl_perawatan = ?, jam = ? where no_resep = ? and tgl_perawatan = '0000-00-00'`,
  )
  const handOver = db.prepare(
    `update resep_obat set tgl_penyerahan = ?, jam_penyerahan = ? where no_resep = ? and tgl_penyerahan = '0000-00-00'`,
  )
  const cancel = db.prepare(
    `insert or ignore into referensi_mobilejkn_bpjs_batal values (?, ?, ?, ?, ?, 'Pasien membatalkan lewat Mobile JKN', 'Belum')`,
  )
  const mark = db.prepare('insert or ignore into referensi_mobilejkn_bpjs_taskid values (?, ?, ?)')
  const cancelRegistration = db.prepare(`update reg_periksa set stts = 'Batal' where no_rawat = ? and stts = 'Belum'`)

  return (visit, now) => {
    const { no_rawat, steps, cancelled, nobooking } = visit
    const at = (id: 3 | 4 | 5 | 6 | 7): [string, string] | null => {
      const waktu = steps.get(id)
      return waktu !== undefined && waktu <= now ? (waktu.split(' ') as [string, string]) : null
    }
    const [three, four, five, six, seven] = [at(3), at(4), at(5), at(6), at(7)]
    const no_resep = no_rawat.replaceAll('/', '').replace(/^(\d{8})\d\d(\d{4})$/, '$1$2')
    if (nobooking !== null && three) checkIn.run(three.join(' '), no_rawat)
    if (four) examine.run(no_rawat, ...four, visit.doctor.kd_dokter)
    if (five) {
      const back = five.join(' ')
      file.run(no_rawat, four?.join(' ') ?? NO_TIME, four?.join(' ') ?? NO_TIME, back)
      finish.run(no_rawat)
      if (steps.has(6)) prescribe.run(no_resep, no_rawat)
      if (steps.has(6) && Number(no_resep) % 4 === 0) compound.run(no_resep)
    }
    if (six) ready.run(...six, no_resep)
    if (seven) handOver.run(...seven, no_resep)
    if (visit.lost) for (const [id, waktu] of steps) if (waktu <= now) mark.run(no_rawat, String(id), waktu)
    if (cancelled !== null && nobooking !== null && cancelled <= now) {
      cancel.run(nobooking, visit.no_rkm_medis, no_rawat, visit.nomorreferensi, cancelled)
      cancelRegistration.run(no_rawat)
    }
  }
}
