import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectDelivered } from '../support/expect-hospital.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededHospital, seedHospital } from '../support/hospital-seed.ts'
import { createRig, type Rig, runCli, startCli, yesterday } from '../support/rig.ts'

const TANGGAL = yesterday()
const SYNC = ['sync', '--tanggal', TANGGAL]

let db: HospitalDatabase
let seeded: SeededHospital
let rig: Rig

beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 10, bookings: 4, nonBpjs: 0.3, withTimes: true })
  rig = await createRig({ db })
})

afterEach(async () => {
  await rig.close()
  await db.drop()
})

const logText = () => readFileSync(join(rig.dataDir, 'mobilejkn-sync.log'), 'utf8')

describe('sync', () => {
  it("prints the brief's lines and closing table, plain in a pipe", async () => {
    const { stdout, stderr, exitCode } = await rig.cli(SYNC)
    expect(exitCode).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).not.toContain('\u001b')
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toBe('🚀 Memulai sinkronisasi Mobile JKN...')
    expect(lines[1]).toMatch(/^📋 Ditemukan 10 registrasi pada \S+, \d+ \S+ \d{4}$/)
    for (const { no_rawat, nm_pasien } of seeded.registrations)
      expect(lines).toContain(`✅ Terkirim: ${no_rawat} - ${nm_pasien}`)
    expect(stdout).toContain(
      [
        '📊 Hasil Sinkronisasi:',
        '+---------------------+--------+',
        '| Status              | Jumlah |',
        '+---------------------+--------+',
        '| Berhasil Terkirim   | 10     |',
        '| Sudah Ada (Updated) | 0      |',
        '| Gagal               | 0      |',
        '+---------------------+--------+',
        '✨ Sinkronisasi selesai!',
      ].join('\n'),
    )
  })

  it('--json prints one object with every count', async () => {
    const { stdout } = await rig.cli([...SYNC, '--json'])
    const report = JSON.parse(stdout)
    expect(Object.keys(report)).toEqual([
      'found',
      'sent',
      'existing',
      'failed',
      'held',
      'skipped',
      'requests',
      'sqlStatements',
      'durationMs',
      'problems',
    ])
    const calls = seeded.registrations.reduce((sum, { tasks }) => sum + 1 + tasks.length, 0)
    expect(report).toMatchObject({ found: 10, sent: 10, requests: calls, problems: [] })
  })

  it('--dry-run lists what would be sent and changes nothing anywhere', async () => {
    const before = await db.query('select * from referensi_mobilejkn_bpjs_erm order by no_rawat')
    const { stdout, exitCode } = await rig.cli([...SYNC, '--dry-run'])
    expect(exitCode).toBe(0)
    expect(stdout).toContain(
      `Akan dikirim: ${seeded.registrations.reduce((sum, { tasks }) => sum + 1 + tasks.length, 0)} panggilan untuk 10 registrasi.`,
    )
    expect(rig.simulator.requests).toEqual([])
    expect(await db.query('select * from referensi_mobilejkn_bpjs_erm order by no_rawat')).toEqual(before)
    expect((await rig.cli(['outbox', 'list'])).stdout).toContain('Tidak ada kiriman')
    const planned = JSON.parse((await rig.cli([...SYNC, '--dry-run', '--json'])).stdout)
    expect(planned).toMatchObject({ dryRun: true, sent: 0, requests: 0 })
  })

  it('-v adds a line for every call', async () => {
    const { stdout } = await rig.cli([...SYNC, '-v'])
    const calls = stdout.split('\n').filter((line) => line.startsWith('   '))
    expect(calls).toHaveLength(rig.simulator.requests.length)
    expect(calls[0]).toMatch(/^ {3}\S+ add: 200 Ok\. \(\d+ ms\)$/)
  })

  it('--dari and --sampai cover every day of the range', async () => {
    await seedHospital(db, { tanggal: '2025-10-06', registrations: 5 })
    await seedHospital(db, { tanggal: '2025-10-08', registrations: 6 })
    const { stdout } = await rig.cli(['sync', '--dari', '2025-10-06', '--sampai', '2025-10-08', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ found: 11, sent: 11 })
  })

  it('reads its settings from a .env in the working folder, under the environment', async () => {
    const lines = Object.entries({ ...rig.environment, BPJS_SIGNATURE: 'hex' }).map(
      ([name, value]) => `${name}="${value}"`,
    )
    writeFileSync(join(rig.dataDir, '.env'), lines.join('\n'))
    const result = await runCli([...SYNC, '--json'], { BPJS_SIGNATURE: 'base64' }, rig.dataDir)
    expect(JSON.parse(result.stdout)).toMatchObject({ sent: 10 })
    expectDelivered(rig, seeded)
  })

  it('a second run in the same data folder waits its turn and says who is there', async () => {
    const holder = await rig.open()
    const result = await rig.cli([...SYNC, '--json'])
    expect(result.exitCode).toBe(2)
    expect(JSON.parse(result.stdout).problems[0]).toMatchObject({ reason: 'sedang-berjalan' })
    await holder.close()
    expect((await rig.cli(SYNC)).exitCode).toBe(0)
  })

  it('a second workstation stands by while the first leads', async () => {
    const leader = await rig.open()
    await leader.cycle.run({
      range: null,
      force: false,
      dryRun: false,
      manual: true,
      signal: new AbortController().signal,
    })
    const other = await createRig({ db })
    const result = await other.cli([...SYNC, '--json'])
    expect(JSON.parse(result.stdout).problems).toEqual([expect.objectContaining({ reason: 'siaga' })])
    expect(result.exitCode).toBe(2)
    await leader.close()
    expect(JSON.parse((await other.cli([...SYNC, '--json'])).stdout)).toMatchObject({ found: 10 })
    await other.close()
  })
})

describe('the outbox by hand', () => {
  it('a held call is listed, sent again on request, and the audit tells who did it', async () => {
    const booking = seeded.bookings[0]
    if (!booking) throw new Error('the seed has a booking')
    rig.simulator.refuse(booking.nobooking, 'Rujukan tidak valid')
    expect((await rig.cli(SYNC)).exitCode).toBe(1)
    const listed = await rig.cli(['outbox', 'list', '--keadaan', 'tertahan'])
    expect(listed.stdout).toMatch(new RegExp(`#\\d+ +${booking.no_rawat} +add +Perlu tindakan .*Rujukan tidak valid`))
    rig.simulator.refuse(booking.nobooking, null)
    expect(await rig.cli(['outbox', 'retry', '--alasan', 'ditolak'])).toMatchObject({
      exitCode: 0,
      stdout: '✔ 1 kiriman akan dikirim pada sinkronisasi berikutnya.\n',
    })
    expect((await rig.cli(SYNC)).exitCode).toBe(0)
    expectDelivered(rig, seeded)
    const app = await rig.open(false)
    expect(app.stores.journal.audits(5)).toEqual([
      expect.objectContaining({
        action: 'antrian-kirim-ulang',
        subject: booking.no_rawat,
        who: expect.stringMatching(/.+/),
        before: { add: 'tertahan: ditolak' },
        after: { add: 'menunggu' },
      }),
    ])
    await app.close()
  })

  it('a cancelled registration leaves the line with all its calls and stays out of it', async () => {
    const booking = seeded.bookings[0]
    if (!booking) throw new Error('the seed has a booking')
    rig.simulator.refuse(booking.nobooking, 'Rujukan tidak valid')
    await rig.cli(SYNC)
    const rows = JSON.parse((await rig.cli(['outbox', 'list', '--json'])).stdout)
    expect(JSON.stringify(rows)).not.toContain(seeded.registrations.find((row) => row.nobooking)?.no_ktp)
    const cancelled = await rig.cli(['outbox', 'cancel', String(rows[0].id)])
    expect(cancelled.stdout).toBe(`✔ ${rows.length} kiriman dibatalkan.\n`)
    rig.simulator.clearRecord()
    const report = JSON.parse((await rig.cli([...SYNC, '--json'])).stdout)
    expect(report).toMatchObject({ requests: 0, held: 0, skipped: 1 })
  })

  it.each([
    [['outbox', 'retry', 'abc'], /"abc" bukan nomor kiriman/],
    [['outbox', 'cancel', '999999'], /#999999 tidak ada di antrian kirim/],
    [['outbox', 'list', '--keadaan', 'hilang'], /Keadaan "hilang" tidak dikenal/],
    [['outbox', 'list', '--batas', '0'], /--batas harus bilangan bulat mulai 1/],
    [['kirim'], /Perintah kirim tidak dikenal/],
    [['sync', '--cepat'], /Pilihan --cepat tidak dikenal/],
  ])('%j is refused in words', async (args, words) => {
    await rig.cli([...SYNC, '--json'])
    const result = await rig.cli(args)
    expect(result.exitCode).toBeGreaterThan(0)
    expect(result.stderr).toMatch(words)
  })
})

describe('sync --force', () => {
  it('is in the audit, because somebody asked for everything to be sent again; a look ahead is not', async () => {
    await rig.cli(SYNC)
    await rig.cli([...SYNC, '--force', '--dry-run'])
    await rig.cli([...SYNC, '--force'])
    const app = await rig.open(false)
    expect(app.stores.journal.audits(5)).toMatchObject([
      { action: 'kirim-ulang-semua', subject: SYNC.at(-1), who: expect.stringMatching(/.+/) },
    ])
    await app.close()
  })
})

describe('status, doctor and log', () => {
  it('status tells the state, the last run and the line in the words the window uses', async () => {
    expect((await rig.cli(['status'])).stdout).toContain('Belum ada data')
    await rig.cli(SYNC)
    const { stdout, exitCode } = await rig.cli(['status'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^Layanan +Berjalan\. Semua sudah terkirim\.$/m)
    expect(stdout).toMatch(/10 terkirim, 0 sudah ada, 0 gagal, 0 perlu tindakan/)
    rig.simulator.setFaults({ choose: () => '502' })
    await rig.cli([...SYNC, '--force'])
    expect((await rig.cli(['status'])).stdout).toMatch(
      /^Layanan +Menunggu \/ Luring\. Server BPJS tidak menjawab\. \d+ kiriman aman menunggu\.$/m,
    )
  })

  it('doctor has a line with ✔ for everything that is well', async () => {
    const { stdout, exitCode } = await rig.cli(['doctor'])
    expect(stdout).not.toContain('✘')
    for (const words of [
      'Pengaturan lengkap',
      'terhubung',
      'boleh mencatat',
      'Tanda tangan diterima',
      'Jam komputer',
      'dapat ditulis',
    ]) {
      expect(stdout).toMatch(new RegExp(`^✔ .*${words}`, 'm'))
    }
    expect(exitCode).toBe(0)
    expect(rig.simulator.requests.map(({ call }) => call)).toEqual(['ref'])
  })

  it('doctor has a line with ✘ and a cure for everything that is not', async () => {
    const user = await db.createUser({ readOnly: true })
    rig.simulator.setFaults({ clockOffsetMs: -6 * 60_000 })
    const result = await rig.cli(['doctor'], {
      DB_USERNAME: user.user,
      DB_PASSWORD: user.password,
      MOBILEJKN_ZONE: 'Asia/Jakarta',
    })
    expect(result.exitCode).toBe(1)
    expect(result.stdout).toMatch(
      /✘ Pengguna database .* belum boleh menulis ke tabel referensi_mobilejkn_bpjs\w*\. Minta admin database memberi hak UPDATE\./,
    )
    expect(result.stdout).toMatch(/✘ Variabel MOBILEJKN_ZONE tidak dikenal/)
    expect(result.stdout).toMatch(/✘ Jam komputer ini terlalu cepat 6 menit/)
    const satusehat = await rig.cli(['doctor'], {
      BPJS_MOBILE_JKN_URL: 'https://api-satusehat.kemkes.go.id',
      BPJS_TIMEOUT_MS: '300',
    })
    expect(satusehat.stdout).toMatch(/✘ .*SATUSEHAT.*apijkn\.bpjs-kesehatan\.go\.id/)
  })

  it('a user who may not create tables is told which right migrate needs', async () => {
    await db.run('drop table referensi_mobilejkn_bpjs_erm')
    const user = await db.createUser({ readOnly: true })
    const result = await rig.cli(['migrate', '--yes'], { DB_USERNAME: user.user, DB_PASSWORD: user.password })
    expect(result.exitCode).toBe(2)
    expect(result.stderr).toContain('belum boleh membuat tabel referensi_mobilejkn_bpjs_erm')
    expect(result.stderr).toContain('hak CREATE')
  })

  it('a BPJS that answers nothing is named as the reason, however few the calls were', async () => {
    await seedHospital(db, { tanggal: '2025-10-06', registrations: 2 })
    rig.simulator.setFaults({ choose: () => 'reset' })
    await rig.cli(['sync', '--tanggal', '2025-10-06'])
    expect(rig.simulator.requests).toHaveLength(6)
    expect((await rig.cli(['status'])).stdout).toMatch(/^Layanan +Menunggu \/ Luring\. Server BPJS tidak menjawab/m)
  })

  it('log shows the last lines and follows new ones until it is stopped', async () => {
    await rig.cli(SYNC)
    expect((await rig.cli(['log', '-n', '2'])).stdout.trimEnd().split('\n')).toHaveLength(2)
    const { child, finished } = startCli(['log', '--follow', '-n', '1'], rig.environment)
    const seen = new Promise<void>((resolve) => {
      let text = ''
      child.stdout.on('data', (chunk: string) => {
        text += chunk
        if (text.includes('Sinkronisasi dimulai (paksa)')) resolve()
      })
    })
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
    await rig.cli([...SYNC, '--force'])
    await seen
    child.kill('SIGTERM')
    expect((await finished).exitCode).toBe(0)
  })

  it('neither the log nor any output holds a card, a NIK, a phone number or a credential', async () => {
    const booking = seeded.bookings[0]
    const visit = seeded.registrations.find((row) => row.no_rawat === booking?.no_rawat)
    if (!booking || !visit) throw new Error('the seed has a booking')
    rig.simulator.refuse(
      booking.nobooking,
      `Peserta ${visit.no_peserta} NIK ${visit.no_ktp} telepon ${visit.no_tlp} tidak aktif`,
    )
    const { stdout, stderr } = await rig.cli([...SYNC, '-v'])
    const text = logText() + stdout + stderr
    expect(text).toContain('tidak aktif')
    for (const { no_peserta, no_ktp, no_tlp, bpjs } of seeded.registrations) {
      for (const secret of bpjs ? [no_peserta, no_ktp, no_tlp] : [no_ktp, no_tlp]) expect(text).not.toContain(secret)
    }
    for (const name of ['BPJS_SECRET_KEY', 'BPJS_USER_KEY', 'DB_PASSWORD'] as const) {
      expect(text).not.toContain(rig.environment[name])
    }
  })
})

describe('watch', () => {
  it('syncs at once, and on a request to end it finishes its calls and leaves', async () => {
    const { child, finished } = startCli(['watch'], rig.environment)
    const settled = new Promise<void>((resolve) => {
      let text = ''
      child.stdout.on('data', (chunk: string) => {
        text += chunk
        if (text.includes('Sinkron berikutnya')) resolve()
      })
    })
    await settled
    child.kill('SIGTERM')
    const result = await finished
    expect(result).toMatchObject({ exitCode: 0, stderr: '' })
    expect(result.stdout).toContain('📊 Hasil Sinkronisasi:')
    expect(result.stdout.trimEnd().split('\n').at(-1)).toBe(
      'Berhenti. Kiriman yang belum terkirim aman di komputer ini.',
    )
  })
})
