import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/main/app.ts'
import { acceptProposals } from '../../src/main/quality/accept.ts'
import { daysFindings } from '../../src/main/quality/days-findings.ts'
import type { Finding } from '../../src/shared/findings.ts'
import { epochToWallTime } from '../../src/shared/wall-time.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededRegistration, seedHospital } from '../support/hospital-seed.ts'
import { createRig, MANUAL, type Rig, yesterday, ZONE } from '../support/rig.ts'

const TANGGAL = yesterday()
const TABLE = 'referensi_mobilejkn_bpjs_erm'
const RANGE = { dari: TANGGAL, sampai: TANGGAL }
const DAY = ['--dari', TANGGAL, '--sampai', TANGGAL]
const on = (clock: string, tanggal = TANGGAL) => `${tanggal} ${clock}`

let db: HospitalDatabase
let rig: Rig
let visits: readonly SeededRegistration[]

/** Four visits whose rows are there, none of them sent, their times entered with one slip each. */
beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  const seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 4, withTimes: true, now: on('15:00:00') })
  visits = seeded.registrations
  rig = await createRig({ db })
  await enter(0, { 3: on('08:20:00'), 5: on('08:40:00') })
  await enter(1, { 3: on('09:20:00'), 4: on('09:00:00'), 5: on('09:40:00') })
  await enter(2, { 3: on('10:00:00'), 4: on('10:20:00', '2020-01-02'), 5: on('10:40:00') })
  await enter(3, { 3: on('11:00:00'), 4: on('11:10:00'), 5: on('11:20:00') })
})
afterEach(async () => {
  await rig.close()
  await db.drop()
})

const numberOf = (index: number) => visits[index]?.no_rawat ?? ''

async function enter(index: number, times: Partial<Record<3 | 4 | 5 | 6 | 7, string>>): Promise<void> {
  const values = ([3, 4, 5, 6, 7] as const).map((id) => times[id] ?? null)
  await db.run(
    `update ${TABLE} set taskid3 = ?, taskid4 = ?, taskid5 = ?, taskid6 = ?, taskid7 = ? where no_rawat = ?`,
    [...values, numberOf(index)],
  )
}
const stored = async (index: number) => {
  const [row] = await db.query<Record<string, string>>(
    `select taskid3, taskid4, taskid5 from ${TABLE} where no_rawat = ?`,
    [numberOf(index)],
  )
  return Object.values(row ?? {})
}
const validasi = async (...flags: string[]) => {
  const { stdout, exitCode } = await rig.cli(['validasi', ...DAY, '--json', ...flags])
  const report: { temuan: Finding[]; diterima?: string[]; ditinggalkan?: { id: string; why: string }[] } =
    JSON.parse(stdout)
  return { ...report, exitCode }
}
async function look(app: App): Promise<Finding[]> {
  const found = await daysFindings(app, RANGE)
  if (found.kind === 'gagal') throw new Error(found.detail)
  return [...found.findings]
}
const atBpjs = (index: number) =>
  (rig.simulator.bookings().get(numberOf(index))?.tasks ?? []).map(
    ({ taskid, waktu }) => `${taskid} ${epochToWallTime(waktu, ZONE).slice(11)}`,
  )

describe('mobilejkn validasi', () => {
  it('finds what is wrong without writing or sending anything', async () => {
    const { temuan, exitCode } = await validasi()
    expect(exitCode).toBe(1)
    expect(temuan.map(({ id, alasan }) => `${id} ${alasan}`)).toEqual([
      `${numberOf(0)}#4 kosong`,
      `${numberOf(1)}#4 terbalik`,
      `${numberOf(2)}#4 hari-lain`,
    ])
    expect(await stored(0)).toEqual([on('08:20:00'), null, on('08:40:00')])
    expect(rig.simulator.requests).toEqual([])
  })

  it('writes accepted proposals into the row, from where the next cycle sends the whole visit', async () => {
    const { diterima, exitCode } = await validasi('--terima', 'semua')
    expect(exitCode).toBe(0)
    expect(diterima).toEqual([`${numberOf(0)}#4`, `${numberOf(1)}#4`, `${numberOf(2)}#4`])
    expect((await validasi()).temuan).toEqual([])
    const { report } = await rig.sync({ range: RANGE })
    expect(report.held).toBe(0)
    for (const index of [0, 1, 2, 3]) expect(atBpjs(index).map((task) => task[0])).toEqual(['3', '4', '5'])
    expect(atBpjs(2)).toEqual(['3 10:00:00', '4 10:20:00', '5 10:40:00'])
  })

  it('writes only what was chosen, by reason or by id, and each visit into the audit', async () => {
    expect((await validasi('--terima', 'hari-lain')).diterima).toEqual([`${numberOf(2)}#4`])
    expect((await validasi('--terima', `${numberOf(0)}#4`)).diterima).toEqual([`${numberOf(0)}#4`])
    expect(await stored(1)).toEqual([on('09:20:00'), on('09:00:00'), on('09:40:00')])
    const app = await rig.open()
    const audits = app.stores.journal.audits(10)
    await app.close()
    expect(audits.map(({ action, subject, before }) => ({ action, subject, before }))).toEqual([
      { action: 'terima-usulan', subject: numberOf(0), before: { taskid4: null } },
      { action: 'terima-usulan', subject: numberOf(2), before: { taskid4: on('10:20:00', '2020-01-02') } },
    ])
  })

  it('leaves a time alone that somebody changed since, and one that BPJS has taken', async () => {
    const app = await rig.open()
    const chosen = (await look(app)).map(({ id, usulan }) => ({ id, waktu: usulan?.waktu ?? '' }))
    await enter(0, { 3: on('08:20:00'), 4: on('08:25:00'), 5: on('08:40:00') })
    await enter(1, { 3: on('08:50:00'), 4: on('09:00:00'), 5: on('09:40:00') })
    await app.cycle.run({ ...MANUAL, range: RANGE, only: new Set([numberOf(1)]) })
    const result = await acceptProposals(app, RANGE, chosen, { who: 'uji', workstation: 'uji' })
    await app.close()
    expect(result).toMatchObject({
      written: [{ id: `${numberOf(2)}#4` }],
      left: [
        { id: `${numberOf(0)}#4`, why: 'berubah' },
        { id: `${numberOf(1)}#4`, why: 'berubah' },
      ],
    })
    expect(await stored(0)).toEqual([on('08:20:00'), on('08:25:00'), on('08:40:00')])
    expect(atBpjs(1)).toEqual(['3 08:50:00', '4 09:00:00', '5 09:40:00'])
  })

  it('writes any number of proposals with the same statements', async () => {
    const app = await rig.open()
    const accept = (all: readonly Finding[], wanted: (finding: Finding) => boolean) =>
      app.hospital.counted(async (statements) => {
        const chosen = all.filter(wanted).map(({ id, usulan }) => ({ id, waktu: usulan?.waktu ?? '' }))
        const result = await acceptProposals(app, RANGE, chosen, { who: 'uji', workstation: 'uji' })
        return { written: 'written' in result ? result.written.length : 0, statements: statements() }
      })
    await app.planner.schema()
    const found = await look(app)
    const one = await accept(found, ({ alasan }) => alasan === 'kosong')
    const two = await accept(found, ({ alasan }) => alasan !== 'kosong')
    await app.close()
    expect([one.written, two.written]).toEqual([1, 2])
    expect(two.statements).toBe(one.statements)
  })

  it('writes hundreds in slices; what was taken before the database refused the rest is in the audit', async () => {
    const other = await createHospitalDatabase({ besideTable: true })
    const seeded = await seedHospital(other, { tanggal: TANGGAL, registrations: 600, withTimes: true })
    const begun = seeded.registrations.filter(({ tasks }) => tasks.length >= 3).slice(0, 560)
    await other.run(`update ${TABLE} set taskid4 = null where no_rawat in (?)`, [begun.map((row) => row.no_rawat)])
    const last = begun.at(-1)?.no_rawat ?? ''
    await other.run(
      `create trigger tolak before update on ${TABLE} for each row
       begin if new.no_rawat = '${last}' then signal sqlstate '45000' set message_text = 'ditolak'; end if; end`,
    )
    const others = await createRig({ db: other })
    const app = await others.open()
    const accept = async () => {
      const chosen = (await look(app)).map(({ id, usulan }) => ({ id, waktu: usulan?.waktu ?? '' }))
      return acceptProposals(app, RANGE, chosen, { who: 'uji', workstation: 'uji' })
    }
    expect(await look(app)).toHaveLength(560)
    await expect(accept()).rejects.toThrow('ditolak')
    const subjects = () => app.stores.journal.audits(1_000).map(({ subject }) => subject)
    expect(subjects().sort()).toEqual(begun.slice(0, 500).map((row) => row.no_rawat))
    expect(await look(app)).toHaveLength(60)

    await other.run('drop trigger tolak')
    const again = await accept()
    expect('written' in again && again.written).toHaveLength(60)
    expect(subjects()).toHaveLength(560)
    await app.close()
    await others.close()
    await other.drop()
  })

  it('shows the day of a time that was entered for another one', async () => {
    const { stdout } = await rig.cli(['validasi', ...DAY])
    expect(stdout).toContain('usulan: Kam, 2 Jan 2020 10.20 → 10.20, jam yang sama pada hari kunjungan')
  })

  it('refuses what it does not understand, and says what it would', async () => {
    const { exitCode, stderr } = await rig.cli(['validasi', ...DAY, '--terima', 'apa saja'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('"apa saja" bukan usulan')
  })
})
