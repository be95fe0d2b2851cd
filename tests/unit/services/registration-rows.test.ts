import { describe, expect, it } from 'vitest'
import type { OutboxRow } from '../../../src/main/outbox/rows.ts'
import { localRow, registrationRows, sentTime, withCalls } from '../../../src/main/services/registration-rows.ts'
import { taskViews } from '../../../src/main/services/visit-view.ts'
import { planDay } from '../../../src/main/sync/plan.ts'
import type { RegistrationRow } from '../../../src/shared/ipc/registrations.ts'
import { actionNeeded } from '../../../src/shared/problems.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'
import {
  at,
  booking,
  facts,
  known,
  knownTask,
  knownVisit,
  NO_RAWAT,
  NOW,
  outboxRow,
  planInput,
  reference,
  registration,
  TODAY,
  timesOf,
  ZONE,
} from '../sync/builders.ts'
import { cells, gridRow } from './fixtures.ts'

const DELIVERED: Partial<OutboxRow> = { state: 'terkirim', result: 'terkirim', delivered_at: at('08:20:00') }
const add = (overrides: Partial<OutboxRow> = {}) => outboxRow({ call: 'add', taskid: 0, rank: 0, ...overrides })
const task = (taskid: TaskId, clock: string, overrides: Partial<OutboxRow> = {}) =>
  outboxRow({ taskid, payload: JSON.stringify({ taskid, waktu: at(clock) }), ...overrides })

/** The grid's row of a day with one registration. */
function rowOf(input: Parameters<typeof planInput>[0] = {}, calls: readonly OutboxRow[] = []): RegistrationRow {
  const given = planInput(input)
  const rows = registrationRows(
    { facts: given.facts, plan: planDay(given), known: given.known },
    new Map([[NO_RAWAT, calls]]),
    ZONE,
  )
  const [row] = rows
  if (!row) throw new Error('the facts hold no registration')
  return row
}

const cell = (row: RegistrationRow, id: TaskId) => row.tasks[TASK_IDS.indexOf(id)]
/** BPJS has the visit, nothing is owed. */
const SENT = {
  facts: facts({
    references: [reference({ status_kirim: 'Sudah', taskid: 3 })],
    taskMarks: [{ no_rawat: NO_RAWAT, taskid: 3 }],
  }),
}

describe('how a registration stands', () => {
  it('waits while it was never sent, or its call is in line', () => {
    expect(rowOf()).toMatchObject({ kirim: 'menunggu', status_kirim: 'Belum', taskAktif: 0 })
    expect(rowOf(SENT, [add({ state: 'menunggu' })]).kirim).toBe('menunggu')
  })

  it('is being sent while a call is under way, whatever else there is', () => {
    const calls = [add({ state: 'mengirim' }), task(3, '09:00:00', { state: 'tertahan', reason: 'ditolak' })]
    expect(rowOf(SENT, calls).kirim).toBe('mengirim')
  })

  it('needs a person while a call is held or its data cannot be sent', () => {
    const held = rowOf(SENT, [add({ state: 'tertahan', reason: 'ditolak', message: 'BPJS menolak: x.' })])
    expect(held).toMatchObject({ kirim: 'perlu-tindakan', problems: [{ reason: 'ditolak' }] })
    const unmapped = rowOf({ facts: facts({ registrations: [registration({ poliBpjs: null })] }) })
    expect(unmapped).toMatchObject({ kirim: 'perlu-tindakan', problems: [{ reason: 'mapping-poli' }] })
  })

  it('tells when the earliest of its calls is tried again', () => {
    const row = rowOf(SENT, [
      add({ state: 'coba-lagi', next_at: at('10:30:00') }),
      task(3, '09:00:00', { state: 'coba-lagi', next_at: at('10:25:00') }),
    ])
    expect(row).toMatchObject({ kirim: 'coba-lagi', cobaLagi: `${TODAY} 10:25:00` })
  })

  it('is sent when everything was delivered by this program', () => {
    expect(rowOf(SENT, [add(DELIVERED)])).toMatchObject({ kirim: 'terkirim', status_kirim: 'Sudah', cobaLagi: null })
  })

  it('was there already when BPJS had it, or when another program says so', () => {
    expect(rowOf(SENT, [add({ ...DELIVERED, result: 'sudah-ada' })]).kirim).toBe('sudah-ada')
    expect(rowOf(SENT)).toMatchObject({ kirim: 'sudah-ada', status_kirim: 'Sudah' })
    const booked = facts({ bookings: [booking({ statuskirim: 'Sudah' })], references: [reference()] })
    expect(rowOf({ facts: booked })).toMatchObject({ kirim: 'sudah-ada', status_kirim: 'Sudah' })
  })

  it('is left out at an excluded poli, and cancelled with its registration', () => {
    expect(rowOf({ facts: facts({ registrations: [registration({ kd_poli: 'IGDK' })] }) }).kirim).toBe('dilewati')
    expect(rowOf({ facts: facts({ registrations: [registration({ stts: 'Batal' })] }) }).kirim).toBe('batal')
  })

  it('names everything by its name, and by its code where there is none', () => {
    const nameless = { nm_poli: null, nm_dokter: null, png_jawab: '', pasien: null }
    expect(rowOf({ facts: facts({ registrations: [registration(nameless)] }) })).toMatchObject({
      nama: '',
      no_kartu: '',
      poli: { kode: 'U0001', nama: 'U0001' },
      dokter: { kode: 'D0001', nama: 'D0001' },
      penjamin: { kode: 'BPJ', nama: 'BPJ' },
      adaReferensi: false,
    })
  })
})

describe('a task in the grid', () => {
  const times = timesOf({ 3: '09:00:00', 4: '0000-00-00 00:00:00', 5: '2025-02-31 08:00:00' })
  const stored = facts({ references: [reference({ times, status_kirim: 'Sudah' })] })

  it('shows what is stored, zero dates and impossible times included', () => {
    const row = rowOf({ facts: stored })
    expect(cell(row, 3)).toEqual({ waktu: `${TODAY} 09:00:00`, state: 'tersimpan', sumber: 'manual' })
    expect(cell(row, 4)).toEqual({ waktu: '0000-00-00 00:00:00', state: 'tersimpan', sumber: 'manual' })
    expect(cell(row, 5)).toEqual({ waktu: '2025-02-31 08:00:00', state: 'tersimpan', sumber: 'manual' })
    expect(cell(row, 6)).toEqual({ waktu: null, state: 'kosong' })
  })

  it.each(['menunggu', 'mengirim', 'coba-lagi', 'tertahan', 'terkirim'] as const)(
    'shows that its call is %s',
    (state) => {
      expect(cell(rowOf({ facts: stored }, [task(3, '09:00:00', { state })]), 3)?.state).toBe(state)
    },
  )

  it('whose time is stored nowhere shows the time of its call', () => {
    expect(cell(rowOf(SENT, [task(3, '09:07:00', DELIVERED)]), 3)).toEqual({
      waktu: `${TODAY} 09:07:00`,
      state: 'terkirim',
    })
  })

  it('without a stored time shows the record’s, and where in the record it stands', () => {
    const records = new Map([[NO_RAWAT, { pemeriksaan: [`${TODAY} 08:40:00`], berkas: null, resep: [] }]])
    const row = rowOf({ facts: facts({ records, references: [reference()] }) })
    expect(cell(row, 4)).toEqual({
      waktu: `${TODAY} 08:40:00`,
      state: 'tersimpan',
      sumber: 'rekam-medis',
      asal: 'pemeriksaan pertama',
    })
    expect(taskViews(row, [], new Map(), ZONE)[3]).toMatchObject({
      waktu: `${TODAY} 08:40:00`,
      sumber: 'rekam-medis',
      asal: 'pemeriksaan pertama',
    })
  })

  it('keeps its source while the database is away', () => {
    const before = gridRow({ tasks: cells({ 3: '09:00:00' }).map((one) => ({ ...one, sumber: 'dilihat', asal: 'x' })) })
    const now = withCalls(before, [task(3, '09:00:00', DELIVERED)], ZONE)
    expect(cell(now, 3)).toEqual({ waktu: `${TODAY} 09:00:00`, state: 'terkirim', sumber: 'dilihat', asal: 'x' })
  })

  it('that BPJS has by another program is sent, and the last of them is the active one', () => {
    const taskMarks = [
      { no_rawat: NO_RAWAT, taskid: 3 },
      { no_rawat: NO_RAWAT, taskid: 4 },
    ]
    const row = rowOf({ facts: { ...stored, taskMarks } })
    expect([cell(row, 3)?.state, cell(row, 4)?.state, row.taskAktif]).toEqual(['terkirim', 'terkirim', 4])
  })

  it('that was cancelled is told while its time is there, and gone with it', () => {
    const cancelled = task(5, '09:00:00', { state: 'batal', reason: 'dibatalkan-petugas' })
    expect(cell(rowOf({ facts: stored }, [cancelled]), 5)?.state).toBe('batal')
    const empty = { facts: facts({ references: [reference({ status_kirim: 'Sudah' })] }) }
    expect(cell(rowOf(empty, [cancelled]), 5)).toEqual({ waktu: null, state: 'kosong' })
  })

  it('of this program that was delivered counts as active', () => {
    const visits = known(knownVisit([knownTask(3, '09:00:00')]))
    expect(rowOf({ facts: stored, known: visits, now: NOW }).taskAktif).toBe(3)
  })
})

describe('a row while the database is away', () => {
  const visit = { no_rawat: NO_RAWAT, kodebooking: 'KB1', tanggal: TODAY, nama: 'Budi Contoh' }

  it('is what this computer remembers', () => {
    const row = localRow(
      visit,
      [add(DELIVERED), task(3, '09:00:00', DELIVERED), task(4, '09:30:00', { state: 'menunggu' })],
      ZONE,
    )
    expect(row).toMatchObject({
      nama: 'Budi Contoh',
      kodebooking: 'KB1',
      status_kirim: 'Sudah',
      kirim: 'menunggu',
      taskAktif: 3,
    })
    expect([cell(row, 3), cell(row, 4)]).toEqual([
      { waktu: `${TODAY} 09:00:00`, state: 'terkirim' },
      { waktu: `${TODAY} 09:30:00`, state: 'menunggu' },
    ])
  })

  it('speaks the words of the window', () => {
    const held = task(99, '09:00:00', {
      state: 'tertahan',
      reason: 'task99-perlu-konfirmasi',
      message: 'Bila memang batal kirim lewat "mobilejkn outbox retry".',
    })
    expect(localRow(visit, [held], ZONE).problems).toMatchObject([
      { message: 'Bila memang batal kirim dari Antrian Kirim.' },
    ])
  })

  it('that was read before keeps what was read, with what has become of its calls since', () => {
    const before = gridRow({ kirim: 'menunggu', tasks: cells({ 3: '09:00:00' }), no_kartu: '0009' })
    const now = withCalls(before, [add(DELIVERED), task(3, '09:00:00', DELIVERED)], ZONE)
    expect(now).toMatchObject({ no_kartu: '0009', kirim: 'terkirim', status_kirim: 'Sudah', taskAktif: 3 })
    expect(cell(now, 3)).toEqual({ waktu: `${TODAY} 09:00:00`, state: 'terkirim' })
    expect(withCalls(before, [], ZONE)).toBe(before)
  })

  it.each(['batal', 'dilewati'] as const)('that the hospital had %s stays so', (kirim) => {
    expect(withCalls(gridRow({ kirim }), [add(DELIVERED)], ZONE).kirim).toBe(kirim)
  })

  it('with a problem in its data still needs a person', () => {
    const before = gridRow({ kirim: 'perlu-tindakan', problems: [actionNeeded(NO_RAWAT, 'mapping-poli', 'x')] })
    expect(withCalls(before, [add(DELIVERED)], ZONE).kirim).toBe('perlu-tindakan')
  })
})

it('the time of a call is that of the hospital, and none where the call has none', () => {
  expect(sentTime({ payload: JSON.stringify({ waktu: at('09:00:00') }) }, ZONE)).toBe(`${TODAY} 09:00:00`)
  expect(sentTime({ payload: JSON.stringify({ waktu: at('09:00:00') }) }, 'Asia/Jayapura')).toBe(`${TODAY} 11:00:00`)
  expect(sentTime({ payload: '{}' }, ZONE)).toBeNull()
})
