import { afterEach, describe, expect, it } from 'vitest'
import { epochToWallTime } from '../../src/shared/wall-time.ts'
import { createHospitalDatabase, type HospitalDatabase, type HospitalDatabaseOptions } from '../support/hospital-db.ts'
import { type SeedOptions, seedHospital } from '../support/hospital-seed.ts'
import { clockFrom, createRig, MANUAL, type Rig, ZONE } from '../support/rig.ts'

const TANGGAL = '2025-10-06'
const on = (clock: string, tanggal = TANGGAL) => `${tanggal} ${clock}`
const TABLE = 'referensi_mobilejkn_bpjs_erm'

let db: HospitalDatabase
let rig: Rig
let clock: () => number

afterEach(async () => {
  await rig.close()
  await db.drop()
})

async function hospital(seed: Partial<SeedOptions> = {}, options: HospitalDatabaseOptions = {}) {
  db = await createHospitalDatabase({ besideTable: true, ...options })
  const seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 1, ...seed })
  clock = clockFrom(on('16:00:00'))
  rig = await createRig({ db, now: () => clock() })
  const [visit] = seeded.registrations
  if (!visit) throw new Error('the seed holds no registration')
  return { seeded, visit, no_rawat: visit.no_rawat }
}

const examine = (no_rawat: string, ...moments: string[]) =>
  db.run('insert into pemeriksaan_ralan (no_rawat, tgl_perawatan, jam_rawat) values ?', [
    moments.map((moment) => [no_rawat, ...moment.split(' ')]),
  ])
const finish = (no_rawat: string) => db.run("update reg_periksa set stts = 'Sudah' where no_rawat = ?", [no_rawat])
const prescribe = (no_rawat: string, no_resep: string, ready: string, handed: string) =>
  db.run(
    `insert into resep_obat (no_resep, no_rawat, status, tgl_perawatan, jam, tgl_penyerahan, jam_penyerahan)
     values (?, ?, 'ralan', ?, ?, ?, ?)`,
    [no_resep, no_rawat, ...ready.split(' '), ...handed.split(' ')],
  )
/** `task clock` for everything BPJS holds of the only visit, and the calls that are no task. */
function atBpjs(): string[] {
  return [...rig.simulator.bookings().values()].flatMap(({ tasks, cancelled, farmasi }) => [
    ...tasks.map(({ taskid, waktu }) => `${taskid} ${epochToWallTime(waktu, ZONE).slice(11)}`),
    ...(cancelled ? ['batal'] : []),
    ...(farmasi ? [`farmasi ${farmasi.jenisresep} ${farmasi.nomorantrean}`] : []),
  ])
}
const stored = async (no_rawat: string) => {
  const [row] = await db.query(`select * from ${TABLE} where no_rawat = ?`, [no_rawat])
  return row
}

describe('a visit whose times stand in the medical record alone', () => {
  it.each(['latin1', 'utf8mb4'] as const)(
    'goes out whole in one cycle, and its times are in the row (%s)',
    async (charset) => {
      const { no_rawat } = await hospital({}, { charset })
      await examine(no_rawat, on('09:20:00'), on('09:00:00'))
      await finish(no_rawat)
      await prescribe(no_rawat, '202510060007', on('09:40:00'), on('10:05:00'))
      await db.run("insert into resep_dokter_racikan (no_resep, no_racik) values ('202510060007', '1')")
      const { report } = await rig.sync()
      expect(report).toMatchObject({ sent: 1, held: 0, requests: 7 })
      expect(report.sqlStatements).toBeLessThanOrEqual(12)
      expect(atBpjs()).toEqual([
        '3 08:00:00',
        '4 09:00:00',
        '5 09:20:00',
        '6 09:40:00',
        '7 10:05:00',
        'farmasi racikan 7',
      ])
      expect(await stored(no_rawat)).toMatchObject({
        taskid: 7,
        taskid3: on('08:00:00'),
        taskid4: on('09:00:00'),
        taskid5: on('09:20:00'),
        taskid6: on('09:40:00'),
        taskid7: on('10:05:00'),
      })
      expect((await rig.sync()).report.requests).toBe(0)
    },
  )

  it('has them filled into a row that is there already, beside what was entered by hand', async () => {
    const { no_rawat } = await hospital()
    await rig.sync()
    await db.run(`update ${TABLE} set taskid4 = ? where no_rawat = ?`, [on('08:50:00'), no_rawat])
    await examine(no_rawat, on('09:00:00'), on('09:20:00'))
    await finish(no_rawat)
    await rig.sync()
    expect(atBpjs()).toEqual(['3 08:00:00', '4 08:50:00', '5 09:20:00'])
    expect(await stored(no_rawat)).toMatchObject({ taskid4: on('08:50:00'), taskid5: on('09:20:00') })
  })

  it('follows the record while a task waits, and not once BPJS has it', async () => {
    const { no_rawat } = await hospital()
    await examine(no_rawat, on('09:00:00'), on('09:20:00'))
    await finish(no_rawat)
    const down = () => rig.simulator.setFaults({ choose: ({ taskid }) => ((taskid ?? 0) > 4 ? '502' : null) })
    down()
    await rig.sync()
    expect(atBpjs()).toEqual(['3 08:00:00', '4 09:00:00'])
    await examine(no_rawat, on('08:45:00'), on('09:30:00'))
    rig.simulator.setFaults({})
    await rig.sync()
    // The first examination is earlier now, but BPJS has task 4; the last one is later, and task 5 had not left.
    expect(atBpjs()).toEqual(['3 08:00:00', '4 09:00:00', '5 09:30:00'])
    expect(await stored(no_rawat)).toMatchObject({ taskid4: on('09:00:00'), taskid5: on('09:30:00') })
  })

  it('whose end has no time is ended when it was first seen, and stays so until it is sent', async () => {
    const { no_rawat } = await hospital()
    await examine(no_rawat, on('09:00:00'))
    await finish(no_rawat)
    rig.simulator.setFaults({ choose: ({ taskid }) => (taskid === 5 ? '502' : null) })
    await rig.sync()
    clock = clockFrom(on('17:00:00'))
    rig.simulator.setFaults({})
    await rig.sync()
    expect(atBpjs()[2]?.slice(0, 7)).toBe('5 16:00')
  })

  it('with a gap is held with its reason, and released once the record is mended', async () => {
    const { no_rawat } = await hospital()
    await prescribe(no_rawat, '202510060007', on('09:40:00'), on('10:05:00'))
    const { report } = await rig.sync()
    expect(report.problems).toMatchObject([{ reason: 'task-terlewat', severity: 'tindakan' }])
    await examine(no_rawat, on('09:00:00'), on('09:20:00'))
    await finish(no_rawat)
    expect((await rig.sync()).report).toMatchObject({ held: 0, problems: [] })
    expect(atBpjs()).toHaveLength(6)
  })
})

describe('a cancelled visit', () => {
  const cancelBooking = (nobooking: string, no_rawat: string | null, moment: string) =>
    db.run(
      `insert into referensi_mobilejkn_bpjs_batal (nobooking, no_rawat_batal, tanggalbatal, keterangan, statuskirim)
       values (?, ?, ?, 'Berhalangan hadir', 'Belum')`,
      [nobooking, no_rawat, moment],
    )
  const statusOf = async (nobooking: string) => {
    const [row] = await db.query('select statuskirim from referensi_mobilejkn_bpjs_batal where nobooking = ?', [
      nobooking,
    ])
    return row?.statuskirim
  }

  it('dated today is cancelled at BPJS, then ended, and marked in both of its tables', async () => {
    const { visit, no_rawat } = await hospital({ bookings: 1 })
    const nobooking = visit.nobooking ?? ''
    await rig.sync()
    await cancelBooking(nobooking, no_rawat, on('10:00:00'))
    await db.run("update reg_periksa set stts = 'Batal' where no_rawat = ?", [no_rawat])
    expect((await rig.sync()).report).toMatchObject({ held: 0, failed: 0, requests: 2 })
    expect(atBpjs()).toEqual(['batal'])
    expect(await statusOf(nobooking)).toBe('Sudah')
    const marks = await db.query('select taskid, waktu from referensi_mobilejkn_bpjs_taskid')
    expect(marks).toEqual([{ taskid: '99', waktu: on('10:00:00') }])
    expect((await rig.sync()).report.requests).toBe(0)
  })

  it('weeks before its day, by a row that names its booking alone, is cancelled at BPJS all the same', async () => {
    const { seeded, no_rawat } = await hospital({ bookings: 1 })
    const [booking] = seeded.bookings
    const code = booking?.nobooking ?? ''
    rig.simulator.preload([{ kodebooking: code, tanggalperiksa: TANGGAL }])
    await examine(no_rawat, on('09:00:00'))
    await cancelBooking(code, null, on('19:00:00', '2025-09-20'))
    await rig.sync()
    expect(atBpjs()).toEqual(['batal'])
    expect(await statusOf(code)).toBe('Sudah')
  })

  it('whose registration is gone is told by its booking alone', async () => {
    await hospital()
    rig.simulator.preload([{ kodebooking: '20251006000099', tanggalperiksa: TANGGAL }])
    await cancelBooking('20251006000099', null, on('10:00:00'))
    await rig.sync()
    const told = rig.simulator.snapshot().bookings.find(({ add }) => add.kodebooking === '20251006000099')
    expect(told?.batal?.keterangan).toBe('Berhalangan hadir')
    expect(await statusOf('20251006000099')).toBe('Sudah')
    expect((await rig.sync()).report.requests).toBe(0)
  })

  it('that BPJS cancelled already is marked without asking for a person', async () => {
    const { visit, no_rawat } = await hospital({ bookings: 1 })
    const nobooking = visit.nobooking ?? ''
    await rig.sync()
    await rig.open().then(async (app) => {
      await app.client.send('batal', 0, { kodebooking: nobooking, keterangan: 'lewat aplikasi' })
      await app.close()
    })
    await cancelBooking(nobooking, no_rawat, on('10:00:00'))
    expect((await rig.sync()).report).toMatchObject({ held: 0, failed: 0 })
    expect(await statusOf(nobooking)).toBe('Sudah')
  })
})

describe('the days before today', () => {
  const TIMED = { ...MANUAL, manual: false }

  it('are looked back at for bookings nobody sent, and for nothing else that was never looked at', async () => {
    const { no_rawat } = await hospital({ registrations: 2, bookings: 1, tanggal: '2025-10-03' })
    await seedHospital(db, { tanggal: '2025-09-29', registrations: 1, bookings: 1, seed: 2 })
    const app = await rig.open()
    const { report } = await app.cycle.run(TIMED)
    expect(report.found).toBe(1)
    const booked = await db.query('select no_rawat, statuskirim from referensi_mobilejkn_bpjs order by no_rawat')
    expect(booked.map((row) => row.statuskirim)).toEqual(['Belum', 'Sudah'])
    expect(no_rawat.slice(0, 10)).toBe('2025/10/03')
    expect((await app.cycle.run(TIMED)).report).toMatchObject({ found: 0, requests: 0 })
    await app.close()
  })

  it('are looked back at once an hour for what the record was told late', async () => {
    const { no_rawat } = await hospital()
    const app = await rig.open()
    await app.cycle.run(TIMED)
    clock = clockFrom(on('08:00:00', '2025-10-07'))
    await app.cycle.run(TIMED)
    await examine(no_rawat, on('09:00:00'))
    expect((await app.cycle.run(TIMED)).report).toMatchObject({ found: 0, requests: 0 })
    clock = clockFrom(on('09:30:00', '2025-10-07'))
    expect((await app.cycle.run(TIMED)).report).toMatchObject({ found: 1, requests: 1 })
    expect(atBpjs()).toEqual(['3 08:00:00', '4 09:00:00'])
    await app.close()
  })

  it('are followed every cycle for calls that are still unsent', async () => {
    await hospital()
    const app = await rig.open()
    rig.simulator.setFaults({ choose: ({ taskid }) => (taskid === 3 ? '502' : null) })
    await app.cycle.run(TIMED)
    clock = clockFrom(on('08:00:00', '2025-10-08'))
    await app.cycle.run(TIMED)
    clock = clockFrom(on('08:10:00', '2025-10-08'))
    rig.simulator.setFaults({})
    expect((await app.cycle.run(TIMED)).report).toMatchObject({ found: 1, requests: 1, sent: 1 })
    expect((await app.cycle.run(TIMED)).report).toMatchObject({ found: 0, requests: 0 })
    await app.close()
  })
})
