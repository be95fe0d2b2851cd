import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ReferenceForm } from '../../src/shared/ipc/registrations.ts'
import { addMinutes, wallTimeToEpoch } from '../../src/shared/wall-time.ts'
import { expectDelivered, expectOrderly, kodebookingOf } from '../support/expect-hospital.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededHospital, type SeededRegistration, seedHospital } from '../support/hospital-seed.ts'
import { type Desk, edit, openDesk, rowOf, timesAt } from '../support/host-rig.ts'
import { clockFrom, createRig, type Rig, ZONE } from '../support/rig.ts'

const TANGGAL = '2025-10-06'
const RANGE = { dari: TANGGAL, sampai: TANGGAL }

let db: HospitalDatabase
let seeded: SeededHospital
let rig: Rig
let desk: Desk

beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 12, bookings: 5, withTimes: true })
  const now = clockFrom(`${TANGGAL} 16:00:00`)
  rig = await createRig({ db, now })
  desk = await openDesk({ directory: rig.dataDir, environment: rig.environment, now })
  await desk.untilSent()
})

afterEach(async () => {
  await desk.stop()
  await rig.close()
  await db.drop()
})

/** A visit whose pharmacy times are still missing. */
function withoutMedicine(skip = 0): SeededRegistration {
  const visit = seeded.registrations.filter(({ tasks }) => tasks.at(-1)?.taskid === 5)[skip]
  if (!visit) throw new Error('the seed has no such visit')
  return visit
}

async function formOf({ no_rawat }: SeededRegistration): Promise<ReferenceForm> {
  const { form } = await desk.ask('registrasi:kunjungan', { no_rawat })
  if (!form) throw new Error(`${no_rawat} has no row`)
  return form
}

const lastTime = ({ tasks }: SeededRegistration) => tasks.at(-1)?.waktu ?? ''
const tasksAtBpjs = (visit: SeededRegistration) => rig.simulator.bookings().get(kodebookingOf(visit))?.tasks ?? []

const storedTime = async ({ no_rawat }: SeededRegistration, column: string) =>
  (await db.query(`select ${column} from referensi_mobilejkn_bpjs_erm where no_rawat = ?`, [no_rawat]))[0]?.[column]

describe('a task time', () => {
  it('saved to be sent is stored in the hospital and reaches BPJS at once', async () => {
    const visit = withoutMedicine()
    const waktu = addMinutes(lastTime(visit), 10)
    const result = await desk.ask(
      'referensi:simpan',
      edit(await formOf(visit), { times: timesAt([6, waktu]), kirim: true }),
    )
    expect(result).toMatchObject({ hasil: 'tersimpan', form: { times: { 6: waktu } } })
    expect(await storedTime(visit, 'taskid6')).toBe(waktu)
    await vi.waitFor(() =>
      expect(tasksAtBpjs(visit).at(-1)).toEqual({ taskid: 6, waktu: wallTimeToEpoch(waktu, ZONE) }),
    )
    await desk.untilSent()
    const { tasks } = await desk.ask('registrasi:kunjungan', { no_rawat: visit.no_rawat })
    expect(tasks.find(({ taskid }) => taskid === 6)).toMatchObject({
      waktu,
      diterima: true,
      waktuDiterima: waktu,
      call: { state: 'terkirim', result: 'terkirim' },
    })
    expectOrderly(rig)
  })

  it('that BPJS has accepted cannot be changed or emptied any more, but may be saved as it is', async () => {
    const visit = withoutMedicine()
    const form = await formOf(visit)
    for (const waktu of [addMinutes(lastTime(visit), 1), null]) {
      expect(await desk.refusal('referensi:simpan', edit(form, { times: { 5: waktu } }))).toMatchObject({
        code: 'tidak-sah',
        field: 'taskid5',
      })
    }
    expect(await storedTime(visit, 'taskid5')).toBe(lastTime(visit))
    const same = edit(form, { times: { 5: lastTime(visit) } })
    expect(await desk.ask('referensi:simpan', same)).toMatchObject({ hasil: 'tersimpan' })
  })

  it('that another program marked as sent cannot be changed either', async () => {
    const visit = withoutMedicine()
    await db.run('insert into referensi_mobilejkn_bpjs_taskid (no_rawat, taskid, waktu) values (?, ?, ?)', [
      visit.no_rawat,
      '6',
      addMinutes(lastTime(visit), 5),
    ])
    const form = await formOf(visit)
    const times = timesAt([6, addMinutes(lastTime(visit), 10)])
    expect(await desk.refusal('referensi:simpan', edit(form, { times }))).toMatchObject({
      code: 'tidak-sah',
      field: 'taskid6',
    })
    expect(await storedTime(visit, 'taskid6')).toBeNull()
    const later = timesAt([7, addMinutes(lastTime(visit), 10)])
    expect(await desk.ask('referensi:simpan', edit(form, { times: later }))).toMatchObject({ hasil: 'tersimpan' })
  })

  it('is in the audit with what it was and who changed it', async () => {
    const visit = withoutMedicine()
    const waktu = addMinutes(lastTime(visit), 10)
    await desk.ask('referensi:simpan', edit(await formOf(visit), { times: timesAt([6, waktu]) }))
    await desk.stop()
    const app = await rig.open()
    expect(app.stores.journal.audits(1)).toMatchObject([
      {
        who: 'petugas',
        workstation: 'loket-1',
        action: 'ubah-referensi',
        subject: visit.no_rawat,
        before: { taskid6: '' },
        after: { taskid6: waktu },
      },
    ])
    await app.close()
  })
})

describe('two people at one row', () => {
  it('the second is told what differs, and wins when the person says so', async () => {
    const visit = withoutMedicine()
    const form = await formOf(visit)
    const [first, second] = [addMinutes(lastTime(visit), 5), addMinutes(lastTime(visit), 7)]
    await desk.ask('referensi:simpan', edit(form, { times: timesAt([6, first]), fields: { nomor_referensi: 'A1' } }))
    const mine = edit(form, { times: timesAt([6, second]), fields: { nomor_referensi: 'B2', jenis_kunjungan: 1 } })
    const conflict = await desk.ask('referensi:simpan', mine)
    expect(conflict).toMatchObject({
      hasil: 'bentrok',
      berbeda: ['nomor_referensi', 'taskid6'],
      kini: { nomor_referensi: 'A1', times: { 6: first } },
    })
    expect(await storedTime(visit, 'taskid6')).toBe(first)
    expect(await desk.ask('referensi:simpan', { ...mine, timpa: true })).toMatchObject({
      hasil: 'tersimpan',
      form: { nomor_referensi: 'B2', jenis_kunjungan: 1, times: { 6: second } },
    })
  })

  it('may change different fields from the same view', async () => {
    const visit = withoutMedicine()
    const form = await formOf(visit)
    await desk.ask('referensi:simpan', edit(form, { fields: { nomor_referensi: 'A1' } }))
    const six = addMinutes(lastTime(visit), 5)
    expect(await desk.ask('referensi:simpan', edit(form, { times: timesAt([6, six]) }))).toMatchObject({
      hasil: 'tersimpan',
      form: { nomor_referensi: 'A1', times: { 6: six } },
    })
  })

  it('saving at the very same moment, one of them is told', async () => {
    const form = await formOf(withoutMedicine())
    const save = (nomor_referensi: string) => desk.ask('referensi:simpan', edit(form, { fields: { nomor_referensi } }))
    const results = await Promise.all(['A1', 'B2', 'C3', 'D4'].map(save))
    expect(results.map(({ hasil }) => hasil).sort()).toEqual(['bentrok', 'bentrok', 'bentrok', 'tersimpan'])
  })

  it('a row that was deleted meanwhile is told as gone', async () => {
    const form = await formOf(withoutMedicine())
    await db.run('delete from referensi_mobilejkn_bpjs_erm where no_rawat = ?', [form.no_rawat])
    const { code } = await desk.refusal('referensi:simpan', edit(form, { fields: { nomor_referensi: 'A1' } }))
    expect(code).toBe('tidak-ditemukan')
  })
})

describe('task 99', () => {
  it('is not even saved without a confirmation', async () => {
    const visit = withoutMedicine()
    const request = edit(await formOf(visit), { times: timesAt([99, `${TANGGAL} 15:30:00`]), kirim: true })
    expect(await desk.refusal('referensi:simpan', request)).toMatchObject({ code: 'tidak-sah', field: 'taskid99' })
    expect(await storedTime(visit, 'taskid99')).toBeNull()
  })

  it('reaches BPJS when it was confirmed, even for a visit that was served', async () => {
    const visit = withoutMedicine()
    const waktu = `${TANGGAL} 15:30:00`
    const request = edit(await formOf(visit), { times: timesAt([99, waktu]), kirim: true, konfirmasi99: true })
    await desk.ask('referensi:simpan', request)
    await vi.waitFor(() =>
      expect(tasksAtBpjs(visit).at(-1)).toEqual({ taskid: 99, waktu: wallTimeToEpoch(waktu, ZONE) }),
    )
    await desk.untilSent()
    expect(desk.state().held).toBe(0)
  })
})

describe('sending again', () => {
  it('repeats the calls of the chosen visits and of no others', async () => {
    const [first, second] = [withoutMedicine(0), withoutMedicine(1)]
    rig.simulator.clearRecord()
    const chosen = [first.no_rawat, second.no_rawat]
    expect(await desk.ask('registrasi:kirim-ulang', { range: RANGE, no_rawat: chosen })).toEqual({ kiriman: 8 })
    await vi.waitFor(() => expect(rig.simulator.requests).toHaveLength(8))
    await desk.untilSent()
    const codes = new Set(rig.simulator.requests.map(({ kodebooking }) => kodebooking))
    expect([...codes].sort()).toEqual([kodebookingOf(first), kodebookingOf(second)].sort())
    expectDelivered(rig, seeded)
    const { rows } = await desk.ask('registrasi:baca', RANGE)
    for (const no_rawat of chosen) expect(rowOf(rows, no_rawat).kirim).toMatch(/^(terkirim|sudah-ada)$/)
  })
})

describe('a new row', () => {
  const created = {
    no_rawat: '',
    no_kartu: '0001',
    kodepoli: 'INT',
    nama_poli: 'X',
    nomor_referensi: '',
    jenis_kunjungan: 3,
  }
  const kunci = { tanggal_periksa: TANGGAL, jam_periksa: '05:00:00', no_rkm_medis: '999999' }
  const request = { kunci, dasar: null, fields: created, times: {}, timpa: false, kirim: false, konfirmasi99: false }

  it('is stored under its composite key and read back', async () => {
    expect(await desk.ask('referensi:simpan', request)).toMatchObject({
      hasil: 'tersimpan',
      form: { ...kunci, no_kartu: '0001' },
    })
    expect(await desk.ask('referensi:baca', kunci)).toMatchObject({ no_kartu: '0001', status_kirim: 'Belum' })
  })

  it('whose key is taken offers the row that is there', async () => {
    await desk.ask('referensi:simpan', request)
    const again = { ...request, fields: { ...created, no_kartu: '0002' } }
    expect(await desk.ask('referensi:simpan', again)).toMatchObject({ hasil: 'sudah-ada', kini: { no_kartu: '0001' } })
  })

  it('is filled from the registration that was found by a part of the name', async () => {
    const visit = withoutMedicine()
    const part = visit.nm_pasien.slice(1, 5).toUpperCase()
    const offers = await desk.ask('registrasi:cari', { tanggal: TANGGAL, teks: ` ${part} ` })
    expect(offers.find(({ no_rawat }) => no_rawat === visit.no_rawat)).toMatchObject({
      jam_periksa: visit.jam_reg,
      no_rkm_medis: visit.no_rkm_medis,
      nama: visit.nm_pasien,
      kodepoli: visit.poli.kd_poli_bpjs,
      adaReferensi: true,
    })
  })
})
