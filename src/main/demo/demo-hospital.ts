import Database from 'better-sqlite3'
import { dateOf, type WallTime, wallTimeToEpoch, type Zone } from '../../shared/wall-time.ts'
import { type HospitalDatabase, openSqliteHospital } from '../hospital/database.ts'
import { type DemoVisit, demoDay } from './demo-day.ts'
import type { PastVisit } from './demo-history.ts'
import { DEMO_DOCTORS, DEMO_POLIS, DEMO_QUOTA as QUOTA } from './demo-people.ts'
import { recordKeeper } from './demo-record.ts'
import { DEMO_TABLES } from './demo-tables.ts'

export interface DemoHospital {
  readonly hospital: HospitalDatabase
  /** Lets everything happen in the hospital that happens up to this moment of its day. */
  advance(now: WallTime): void
  /** Gives a hospital that has no past yet these visits, as they were when their days ended. */
  remember(past: readonly PastVisit[]): void
}

const HARI = ['AKHAD', 'SENIN', 'SELASA', 'RABU', 'KAMIS', 'JUMAT', 'SABTU']

/** Opens, or begins, the embedded hospital in an SQLite file. The program reads it with the queries it uses on MySQL. */
export function openDemoHospital(file: string, zone: Zone): DemoHospital {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.exec(DEMO_TABLES)
  insertStanding(db)
  const insert = visitInserter(db, zone)
  const markSent = sentMarker(db)
  return {
    hospital: openSqliteHospital(db, 'rumah sakit demo'),
    advance: db.transaction((now: WallTime) => {
      for (const visit of demoDay(dateOf(now))) if (visit.registered <= now) insert(visit, now)
    }),
    remember: db.transaction((past: readonly PastVisit[]) => {
      const known = db.prepare('select 1 from reg_periksa where no_rawat = ?')
      if (past[0] && known.get(past[0].visit.no_rawat)) return
      for (const { visit, sent } of past) {
        insert(visit, `${dateOf(visit.registered)} 23:59:59`)
        if (sent) markSent(visit)
      }
    }),
  }
}

function insertStanding(db: Database.Database): void {
  const poli = db.prepare('insert or ignore into poliklinik values (?, ?)')
  const mapPoli = db.prepare('insert or ignore into maping_poli_bpjs values (?, ?, ?)')
  const dokter = db.prepare('insert or ignore into dokter values (?, ?)')
  const mapDokter = db.prepare('insert or ignore into maping_dokter_dpjpvclaim values (?, ?, ?)')
  const jadwal = db.prepare('insert or ignore into jadwal values (?, ?, ?, ?, ?, ?)')
  db.transaction(() => {
    db.prepare("insert or ignore into penjab values ('BPJ', 'BPJS Kesehatan'), ('UMU', 'Umum')").run()
    db.prepare("insert or ignore into password_asuransi values ('BPJ')").run()
    for (const { kd_poli, nm_poli, bpjs } of DEMO_POLIS) {
      poli.run(kd_poli, nm_poli)
      if (bpjs) mapPoli.run(kd_poli, bpjs, nm_poli)
    }
    for (const { kd_dokter, nm_dokter, kd_poli, bpjs, mapped, jam_mulai, jam_selesai } of DEMO_DOCTORS) {
      dokter.run(kd_dokter, nm_dokter)
      if (mapped) mapDokter.run(kd_dokter, bpjs, nm_dokter)
      for (const hari of HARI) jadwal.run(kd_dokter, hari, jam_mulai, jam_selesai, kd_poli, QUOTA)
    }
  })()
}

function visitInserter(db: Database.Database, zone: Zone): (visit: DemoVisit, now: WallTime) => void {
  const pasien = db.prepare('insert or ignore into pasien values (?, ?, ?, ?, ?)')
  const registration = db.prepare(
    `insert or ignore into reg_periksa values (?, ?, ?, ?, ?, ?, ?, 'Belum', ?, 'Ralan', ?)`,
  )
  const keepRecord = recordKeeper(db)
  const booking = db.prepare(
    `insert or ignore into referensi_mobilejkn_bpjs values
     (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '1 (Rujukan FKTP)', ?, ?, ?, ?, ?, ?, ?, ?, 'Belum', '0000-00-00 00:00:00', ?)`,
  )
  return (visit, now) => {
    const { doctor, no_rawat, no_rkm_medis, registered } = visit
    const [date, clock] = registered.split(' ') as [string, string]
    const card = cardOf(visit)
    const nik = `3374${no_rkm_medis}${no_rkm_medis}`
    const phone = `0812${no_rkm_medis}00`
    const poli = DEMO_POLIS.find(({ kd_poli }) => kd_poli === doctor.kd_poli)
    pasien.run(no_rkm_medis, visit.nama, nik, phone, card)
    registration.run(
      no_rawat,
      visit.no_reg,
      date,
      clock,
      doctor.kd_dokter,
      no_rkm_medis,
      doctor.kd_poli,
      visit.isNew ? 'Baru' : 'Lama',
      visit.kd_pj,
    )
    if (visit.nobooking) {
      const left = QUOTA - Number(visit.no_reg)
      const estimate = wallTimeToEpoch(registered, zone) + 30 * 60_000
      booking.run(
        visit.nobooking,
        no_rawat,
        card,
        nik,
        phone,
        poli?.bpjs,
        visit.isNew ? '1' : '0',
        no_rkm_medis,
        date,
        doctor.bpjs,
        `${doctor.jam_mulai.slice(0, 5)}-${doctor.jam_selesai.slice(0, 5)}`,
        visit.nomorreferensi,
        `${poli?.bpjs}-${Number(visit.no_reg)}`,
        String(Number(visit.no_reg)),
        String(estimate),
        left,
        QUOTA,
        left,
        QUOTA,
        visit.lost ? 'Sudah' : 'Belum',
      )
    }
    keepRecord(visit, now)
  }
}

/** Notes a visit as sent where the program would have noted it: booking or the brief's row, and Khanza's task marks. */
function sentMarker(db: Database.Database): (visit: DemoVisit) => void {
  const booking = db.prepare("update referensi_mobilejkn_bpjs set statuskirim = 'Sudah' where nobooking = ?")
  const brief = db.prepare(
    `insert or ignore into referensi_mobilejkn_bpjs_erm (tanggal_periksa, jam_periksa, no_rkm_medis, no_rawat, no_kartu,
     kodepoli, nama_poli, jenis_kunjungan, taskid, taskid3, taskid4, taskid5, taskid6, taskid7, status_kirim, created_at,
     updated_at) values (?, ?, ?, ?, ?, ?, ?, 3, ?, ?, ?, ?, ?, ?, 'Sudah', ?, ?)`,
  )
  const mark = db.prepare('insert or ignore into referensi_mobilejkn_bpjs_taskid values (?, ?, ?)')
  return (visit) => {
    const { no_rawat, no_rkm_medis, registered, steps, doctor } = visit
    const [date, clock] = registered.split(' ') as [string, string]
    const poli = DEMO_POLIS.find(({ kd_poli }) => kd_poli === doctor.kd_poli)
    if (visit.nobooking) booking.run(visit.nobooking)
    brief.run(
      ...[date, clock, no_rkm_medis, no_rawat, cardOf(visit), poli?.bpjs, poli?.nm_poli, Math.max(...steps.keys())],
      ...([3, 4, 5, 6, 7] as const).map((id) => steps.get(id) ?? null),
      ...[registered, registered],
    )
    for (const [taskid, waktu] of steps) mark.run(no_rawat, String(taskid), waktu)
  }
}

function cardOf({ kd_pj, no_rkm_medis }: DemoVisit): string {
  return kd_pj === 'BPJ' ? `0001${no_rkm_medis}000` : ''
}
