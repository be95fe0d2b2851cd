import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../src/shared/problems.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededHospital, type SeededRegistration, seedHospital } from '../support/hospital-seed.ts'
import { type CliResult, createRig, type Rig, runCli, yesterday } from '../support/rig.ts'

const TANGGAL = yesterday()
const SYNC = ['sync', '--tanggal', TANGGAL]

let db: HospitalDatabase
let seeded: SeededHospital
let rig: Rig

beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true, foreignKeys: false })
  seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 12, bookings: 4, withTimes: true })
  rig = await createRig({ db })
})

afterEach(async () => {
  await rig.close()
  await db.drop()
})

/** What a clerk may ever see: one sentence each, no code of ours, no credentials. */
function expectClean({ stdout, stderr }: CliResult): void {
  const text = stdout + stderr
  expect(text).not.toMatch(/\bat .*(\.ts|\.js|node:)/)
  expect(text).not.toMatch(/undefined|\[object|NaN/)
  expect(text).not.toContain(rig.environment.DB_PASSWORD)
  expect(text).not.toContain(rig.environment.BPJS_SECRET_KEY)
}

/** Runs once and returns the problems; every other registration must have gone through. */
async function problemsOf(visit: SeededRegistration | undefined): Promise<Problem[]> {
  const result = await rig.cli([...SYNC, '--json'])
  expectClean(result)
  const report = JSON.parse(result.stdout)
  expect(report.sent + report.held + report.failed).toBe(12)
  expect(report.failed).toBe(0)
  expect(rig.simulator.bookings().size).toBeGreaterThanOrEqual(11)
  const problems = report.problems as Problem[]
  expect(problems.every(({ noRawat }) => noRawat === null || noRawat === visit?.no_rawat)).toBe(true)
  return problems
}

const walkIn = () => seeded.registrations.find(({ nobooking }) => nobooking === null) as SeededRegistration

describe('settings', () => {
  it('every missing one is named at once, and the demo is offered', async () => {
    const result = await runCli(['sync'], { MOBILEJKN_DATA_DIR: rig.dataDir })
    expect(result.exitCode).toBe(2)
    for (const name of [
      'BPJS_MOBILE_JKN_URL',
      'BPJS_API_KEY',
      'BPJS_SECRET_KEY',
      'DB_HOST',
      'DB_DATABASE',
      'DB_USERNAME',
    ]) {
      expect(result.stderr).toContain(`✘ ${name} belum diisi`)
    }
    expect(result.stderr).toContain('mobilejkn sync --demo')
  })

  it('a value nobody knows is named with the values that are allowed', async () => {
    const result = await rig.cli(SYNC, {
      BPJS_SIGNATURE: 'base32',
      MOBILEJKN_ZONA: 'Asia/Tokyo',
      MOBILEJKN_INTERVAL: '0',
    })
    expect(result.exitCode).toBe(2)
    expect(result.stderr).toContain('BPJS_SIGNATURE tidak mengenal "base32". Pilih salah satu: base64, hex.')
    expect(result.stderr).toContain('Asia/Jakarta, Asia/Makassar, Asia/Jayapura')
    expect(result.stderr).toContain('MOBILEJKN_INTERVAL harus bilangan bulat 1 sampai 60, bukan "0".')
    expect(rig.simulator.requests).toEqual([])
  })

  it('a range that runs backwards, or a day that does not exist, is refused with the way to write it', async () => {
    const backwards = await rig.cli(['sync', '--dari', '2025-10-09', '--sampai', '2025-10-06'])
    expect(backwards).toMatchObject({ exitCode: 2, stdout: '' })
    expect(backwards.stderr).toContain('Rentang terbalik')
    const impossible = await rig.cli(['sync', '--tanggal', '2025-02-31', '--json'])
    expect(impossible.exitCode).toBe(2)
    expect(JSON.parse(impossible.stdout).problems[0].message).toContain('2025-02-31')
  })
})

describe('the database', () => {
  it.each([
    ['a wrong password', { DB_PASSWORD: 'keliru-sekali' }, /menolak sandi untuk pengguna/],
    ['a closed port', { DB_PORT: '1' }, /tidak terhubung .*menolak sambungan/],
    ['a name that does not exist', { DB_DATABASE: 'tidak_ada_sama_sekali' }, /(tidak ditemukan|tidak punya hak)/],
  ])('%s gives one sentence and exit code 2', async (_what, environment, words) => {
    const result = await rig.cli(SYNC, environment)
    expect(result.exitCode).toBe(2)
    expect(result.stdout).toMatch(words)
    expect(result.stdout).not.toContain('keliru-sekali')
    expectClean(result)
  })

  it('a database that is not Khanza is refused by the name of what is missing', async () => {
    await db.run('drop table reg_periksa')
    const result = await rig.cli(SYNC)
    expect(result.exitCode).toBe(2)
    expect(result.stdout).toContain('Tabel reg_periksa tidak ada')
    expectClean(result)
  })

  it('a Khanza without optional tables goes on without them and says so', async () => {
    for (const table of ['referensi_mobilejkn_bpjs_taskid', 'bridging_sep', 'password_asuransi']) {
      await db.run(`drop table ${table}`)
    }
    const result = await rig.cli([...SYNC, '--json'])
    expect(result.exitCode).toBe(0)
    const report = JSON.parse(result.stdout)
    expect(report).toMatchObject({ sent: 12, held: 0 })
    expect(report.problems).toEqual([
      expect.objectContaining({
        reason: 'tabel-opsional',
        message: expect.stringContaining('referensi_mobilejkn_bpjs_taskid'),
      }),
    ])
    expect(JSON.parse((await rig.cli([...SYNC, '--json'])).stdout)).toMatchObject({ requests: 0, sent: 0 })
  })

  it('without mapping tables the walk-ins are held and the bookings still go', async () => {
    await db.run('drop table maping_poli_bpjs')
    const report = JSON.parse((await rig.cli([...SYNC, '--json'])).stdout)
    expect(report).toMatchObject({ sent: 4, held: 8 })
  })

  it('a user who may only read still has every call sent, and the missing right is named', async () => {
    await db.run('update referensi_mobilejkn_bpjs_erm set kodepoli = ? limit 1', ['LAMA'])
    const user = await db.createUser({ readOnly: true })
    const access = { DB_USERNAME: user.user, DB_PASSWORD: user.password }
    const result = await rig.cli([...SYNC, '--json'], access)
    expectClean(result)
    expect(result.exitCode).toBe(1)
    const report = JSON.parse(result.stdout)
    expect(report).toMatchObject({ sent: 12, held: 0, failed: 0 })
    const reasons = report.problems.map(({ reason }: Problem) => reason)
    expect(reasons).toEqual(['database-hak', 'tulis-balik-tertunda'])
    expect(report.problems[1]).toMatchObject({ severity: 'tindakan', message: expect.stringContaining('hak') })
    expect((await rig.cli(['status'], access)).stdout).toMatch(
      /^Layanan +Perlu tindakan\. \d+ status kirim belum tercatat di SIMRS karena hak pengguna database kurang\.$/m,
    )
    // The right is granted: what was owed is written without sending anything again.
    const again = JSON.parse((await rig.cli([...SYNC, '--json'])).stdout)
    expect(again).toMatchObject({ requests: 0, problems: [] })
    expect(await db.query("select * from referensi_mobilejkn_bpjs_erm where status_kirim = 'Belum'")).toEqual([])
  })
})

describe('one registration with a fault, the others still sent', () => {
  const hold = async (visit: SeededRegistration, reason: string, words: RegExp) =>
    expectHeld(await problemsOf(visit), visit, reason, words)

  const expectHeld = (problems: readonly Problem[], visit: SeededRegistration, reason: string, words: RegExp) => {
    expect(problems).toContainEqual(expect.objectContaining({ noRawat: visit.no_rawat, reason, severity: 'tindakan' }))
    expect(problems.find((problem) => problem.reason === reason)?.message).toMatch(words)
  }

  it('its patient row is gone', async () => {
    const visit = walkIn()
    await db.run('delete from pasien where no_rkm_medis = ?', [visit.no_rkm_medis])
    await hold(visit, 'pasien-hilang', /Data pasien .* tidak ada/)
  })

  it('its doctor row is gone', async () => {
    const visit = walkIn()
    await db.run('update reg_periksa set kd_dokter = ? where no_rawat = ?', ['TAKADA', visit.no_rawat])
    await hold(visit, 'dokter-hilang', /Data dokter TAKADA tidak ada/)
  })

  it('its poli has no BPJS code', async () => {
    const visit = walkIn()
    await db.run("insert into poliklinik (kd_poli, nm_poli) values ('U9999', 'Poli Uji')")
    await db.run("update reg_periksa set kd_poli = 'U9999' where no_rawat = ?", [visit.no_rawat])
    await hold(visit, 'mapping-poli', /Poli U9999 \(Poli Uji\) belum punya kode BPJS/)
  })

  it('its doctor has no BPJS code and no schedule', async () => {
    const visit = walkIn()
    await db.run("insert into dokter (kd_dokter, nm_dokter) values ('D9999', 'dr. Uji')")
    await db.run("update reg_periksa set kd_dokter = 'D9999' where no_rawat = ?", [visit.no_rawat])
    const problems = await problemsOf(visit)
    expectHeld(problems, visit, 'mapping-dokter', /Dokter D9999/)
    expectHeld(problems, visit, 'jadwal-kosong', /tidak punya jadwal hari/)
  })

  it('a task time is a zero date: it counts as empty, and what follows is held', async () => {
    const visit = walkIn()
    await db.run("update referensi_mobilejkn_bpjs_erm set taskid4 = '0000-00-00 00:00:00' where no_rawat = ?", [
      visit.no_rawat,
    ])
    const problems = await problemsOf(visit)
    expect(problems.map(({ reason }) => reason)).toEqual(['waktu-nol', 'task-terlewat'])
  })

  it('a task time names a day that does not exist', async () => {
    const visit = walkIn()
    // An older server mode lets such a date in; the session of the test asks for it.
    await db.run(
      "set statement sql_mode = 'ALLOW_INVALID_DATES' for update referensi_mobilejkn_bpjs_erm set taskid4 = '2025-02-31 09:00:00' where no_rawat = ?",
      [visit.no_rawat],
    )
    await hold(visit, 'waktu-mustahil', /tidak mungkin \(2025-02-31 09:00:00\)/)
  })

  it('task times run backwards', async () => {
    const visit = walkIn()
    await db.run('update referensi_mobilejkn_bpjs_erm set taskid4 = taskid3 - interval 10 minute where no_rawat = ?', [
      visit.no_rawat,
    ])
    await hold(visit, 'waktu-terbalik', /lebih awal dari task 3 .* BPJS akan menolak/)
  })

  it('its name is forty quotes', async () => {
    const visit = walkIn()
    await db.run('update pasien set nm_pasien = ? where no_rkm_medis = ?', ["'".repeat(40), visit.no_rkm_medis])
    const result = await rig.cli(SYNC)
    expect(result).toMatchObject({ exitCode: 0, stderr: '' })
    expect(result.stdout).toContain(`✅ Terkirim: ${visit.no_rawat} - ${"'".repeat(40)}`)
  })

  it('another registration has the same patient, date and hour: both are sent, the missing row is told', async () => {
    const visit = walkIn()
    const other = seeded.registrations.find(
      (row) => row.nobooking === null && row.no_rawat > visit.no_rawat,
    ) as SeededRegistration
    await db.run('delete from referensi_mobilejkn_bpjs_erm where no_rawat = ?', [other.no_rawat])
    await db.run("update reg_periksa set stts = 'Belum', jam_reg = ?, no_rkm_medis = ? where no_rawat = ?", [
      visit.jam_reg,
      visit.no_rkm_medis,
      other.no_rawat,
    ])
    const problems = await problemsOf(other)
    expect(problems).toEqual([expect.objectContaining({ reason: 'kunci-ganda', severity: 'peringatan' })])
    expect(rig.simulator.bookings().has(other.no_rawat)).toBe(true)
  })

  it('two rows of the reference table name it: the one at its own hour counts', async () => {
    const visit = walkIn()
    await db.run(
      `insert into referensi_mobilejkn_bpjs_erm (tanggal_periksa, jam_periksa, no_rkm_medis, no_rawat, taskid3)
       values (?, '23:59:59', ?, ?, ?)`,
      [TANGGAL, visit.no_rkm_medis, visit.no_rawat, `${TANGGAL} 00:00:01`],
    )
    const problems = await problemsOf(visit)
    expect(problems).toEqual([expect.objectContaining({ reason: 'referensi-ganda', severity: 'peringatan' })])
    expect(rig.simulator.bookings().get(visit.no_rawat)?.tasks).toHaveLength(visit.tasks.length)
  })
})

it('an unexpected fault shows one sentence, and its stack is in the log', async () => {
  await rig.cli(SYNC)
  // A table of the local database vanishes under the program: nothing it expects.
  const { default: Database } = await import('better-sqlite3')
  const local = new Database(join(rig.dataDir, 'outbox.sqlite'))
  local.exec('drop table run')
  local.close()
  const result = await rig.cli(SYNC)
  expect(result.exitCode).toBe(2)
  expect(result.stderr).toContain('gangguan yang tidak terduga')
  expectClean(result)
  expect(readFileSync(join(rig.dataDir, 'mobilejkn-sync.log'), 'utf8')).toMatch(/ERROR .*no such table: run.* at /)
})
