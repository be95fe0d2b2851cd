import { afterEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/main/app.ts'
import { daysFindings } from '../../src/main/quality/days-findings.ts'
import { validate } from '../../src/main/quality/validate.ts'
import { createCapaianDays, visitsIn } from '../../src/main/services/capaian-days.ts'
import { joinVisits, visitsByCode } from '../../src/main/services/mapping-rows.ts'
import { createPemetaanService } from '../../src/main/services/pemetaan.ts'
import { Refusal } from '../../src/main/services/refusal.ts'
import { lookThrough } from '../../src/main/sync/look-through.ts'
import { addDays, epochToWallTime } from '../../src/shared/wall-time.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededRegistration, seedHospital } from '../support/hospital-seed.ts'
import { clockFrom, createRig, type Rig, ZONE } from '../support/rig.ts'
import { POLIS } from '../support/seed-masters.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'

const RANGE = { dari: '2025-10-01', sampai: '2025-10-06' }
const DAYS = [0, 1, 2, 3, 4, 5].map((day) => addDays(RANGE.dari, day))
const [FIRST, SECOND, , , , LAST] = DAYS as [string, string, string, string, string, string]
const PER_DAY = 260
const [, ANAK] = POLIS as [(typeof POLIS)[number], (typeof POLIS)[number]]

const open: { db?: HospitalDatabase; rig?: Rig; wire?: TcpProxy; app?: App } = {}
afterEach(async () => {
  await open.app?.close()
  await open.rig?.close()
  await open.wire?.close()
  await open.db?.drop()
})

/** Six days of a hospital, with rows that name other days than their own, and slips of every kind. */
async function hospital(dateIndex: boolean): Promise<{ app: App; moved: SeededRegistration }> {
  const db = await createHospitalDatabase({ besideTable: true, foreignKeys: false, dateIndex })
  open.db = db
  const days: (readonly SeededRegistration[])[] = []
  for (const [index, tanggal] of DAYS.entries()) {
    const options = { tanggal, registrations: PER_DAY, bookings: 60, withTimes: true, nonBpjs: 0.2, igd: 4 }
    days.push((await seedHospital(db, { ...options, seed: index + 1 })).registrations)
  }
  const visit = (day: number, index: number) => days[day]?.[index] as SeededRegistration
  const brief = db.briefTable
  const each = async (statement: string, of: (row: SeededRegistration, day: number) => unknown[]) => {
    for (const [day, rows] of days.entries()) for (const row of rows.slice(0, 40)) await db.run(statement, of(row, day))
  }
  // Steps take longer on some days than on others: what is usual is so over all of them.
  await each(`update ${brief} set taskid4 = date_add(taskid3, interval ? minute) where no_rawat = ?`, (row, day) => [
    3 + day * 7,
    row.no_rawat,
  ])
  for (const [day, rows] of days.entries()) {
    const slip = (index: number, change: string) =>
      db.run(`update ${brief} set ${change} where no_rawat = ?`, [rows[index]?.no_rawat])
    await slip(50 + day, 'taskid4 = null')
    await slip(60 + day, "taskid5 = '2020-01-02 10:00:00'")
    await slip(70 + day, 'taskid4 = date_sub(taskid3, interval 1 minute)')
  }
  const moved = visit(0, 100)
  await db.run('update reg_periksa set tgl_registrasi = ? where no_rawat = ?', [LAST, moved.no_rawat])
  await db.run(`update ${brief} set taskid4 = null where no_rawat = ?`, [moved.no_rawat])
  const strayed = visit(4, 101)
  await db.run(`update ${brief} set tanggal_periksa = ?, taskid3 = null where no_rawat = ?`, [SECOND, strayed.no_rawat])
  const gone = visit(1, 102)
  await db.run('delete from reg_periksa where no_rawat = ?', [gone.no_rawat])
  const booked = days[5]?.find(({ nobooking }) => nobooking !== null)
  await db.run('update referensi_mobilejkn_bpjs set tanggalperiksa = ? where nobooking = ?', [FIRST, booked?.nobooking])
  const cancelled = days[3]?.filter(({ nobooking }) => nobooking !== null) ?? []
  for (const { nobooking, no_rawat } of cancelled.slice(0, 2))
    await db.run(
      `insert into referensi_mobilejkn_bpjs_batal (nobooking, no_rawat_batal, tanggalbatal, keterangan, statuskirim)
       values (?, ?, ?, 'Batal', 'Belum')`,
      [nobooking, no_rawat, `${FIRST} 09:00:00`],
    )
  await db.run('delete from maping_poli_bpjs where kd_poli_rs = ?', [ANAK.kd_poli])
  const rig = await createRig({ db, now: clockFrom(`${LAST} 20:00:00`) })
  open.rig = rig
  open.app = await rig.open()
  return { app: open.app, moved }
}

describe.for([{ dateIndex: true }, { dateIndex: false }])(
  'days read in pieces, with an index on the date: $dateIndex',
  ({ dateIndex }) => {
    it('give the same findings, figures and mappings as the same days read at once', async () => {
      const { app, moved } = await hospital(dateIndex)
      const whole = await app.planner.look(RANGE)
      if (whole.kind === 'gagal') throw new Error(whole.detail)
      const now = epochToWallTime(app.now(), ZONE)

      const found = await daysFindings(app, RANGE)
      if (found.kind === 'gagal') throw new Error(found.detail)
      expect(found.findings).toEqual(validate({ ...whole, zone: ZONE, now }))
      expect(found.findings.length).toBeGreaterThan(18)
      expect(new Set(found.findings.map(({ id }) => id)).size).toBe(found.findings.length)
      expect(found.findings.some(({ no_rawat }) => no_rawat === moved.no_rawat)).toBe(true)
      expect(found.registrasi).toBe(whole.facts.registrations.length)
      expect(found.registrasi).toBe(DAYS.length * PER_DAY - 1)

      const pieces = await lookThrough(app.planner.look, RANGE, (view) => visitsByCode(view, 'poli'))
      if (pieces.kind === 'gagal') throw new Error(pieces.detail)
      expect(pieces.pieces.length).toBeGreaterThan(2)
      const joined = joinVisits(pieces.pieces)
      const atOnce = visitsByCode(whole, 'poli')
      for (const which of ['all', 'held'] as const) expect(sorted(joined[which])).toEqual(sorted(atOnce[which]))
      expect(atOnce.held.get(ANAK.kd_poli)?.length).toBeGreaterThan(0)

      const days = createCapaianDays({
        now: app.now,
        async read(some, within) {
          const view = await app.planner.look(some, within)
          if (view.kind === 'gagal') throw new Error(view.detail)
          return visitsIn(app, view)
        },
      })
      const byNumber = (a: { no_rawat: string }, b: { no_rawat: string }) => (a.no_rawat < b.no_rawat ? -1 : 1)
      const inPieces = (await days.visits(RANGE)).toSorted(byNumber)
      expect(inPieces).toEqual(visitsIn(app, whole).toSorted(byNumber))
    }, 60_000)
  },
)

function sorted(map: ReadonlyMap<string, readonly string[]>): [string, string[]][] {
  return [...map].map(([code, visits]): [string, string[]] => [code, visits.toSorted()]).toSorted()
}

it("a poli's code stays in the audit, and sends its visits, though the database goes away right behind it", async () => {
  const db = await createHospitalDatabase({ besideTable: true })
  open.db = db
  await seedHospital(db, { tanggal: LAST, registrations: 20, withTimes: true })
  await db.run('delete from maping_poli_bpjs where kd_poli_rs = ?', [ANAK.kd_poli])
  const wire = await startTcpProxy(db.config)
  open.wire = wire
  open.rig = await createRig({ db, server: wire, now: clockFrom(`${LAST} 16:00:00`) })
  const app = await open.rig.open()
  open.app = app
  const submitted: unknown[] = []
  const service = createPemetaanService(
    {
      app,
      database: { whileThere: (work) => work() },
      changed: () => wire.cut(),
      submit: (job) => submitted.push(job),
    },
    { user: 'petugas', workstation: 'loket-1' },
  )
  const bpjs = { kode: 'ANA', nama: 'ANAK' }
  const saving = service.save({ jenis: 'poli', kode: ANAK.kd_poli, bpjs, sebelum: null })
  await expect(saving).rejects.toBeInstanceOf(Refusal)
  expect(app.stores.journal.audits(10)).toMatchObject([{ action: 'simpan-pemetaan', after: bpjs }])
  expect(submitted).toHaveLength(1)
  wire.restore()
})
