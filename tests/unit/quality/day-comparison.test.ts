import { describe, expect, it } from 'vitest'
import type { Cancellation, DayFacts } from '../../../src/main/hospital/facts.ts'
import type { KnownVisit } from '../../../src/main/outbox/rows.ts'
import type { BookingAtBpjs } from '../../../src/main/quality/booking-at-bpjs.ts'
import { countDay, dayRows } from '../../../src/main/quality/day-rows.ts'
import { reconcile } from '../../../src/main/quality/reconcile.ts'
import { planDay } from '../../../src/main/sync/plan.ts'
import * as build from '../sync/builders.ts'

interface Day {
  readonly facts?: Partial<DayFacts>
  readonly known?: readonly KnownVisit[]
  readonly atBpjs?: readonly BookingAtBpjs[]
  readonly unfollowed?: readonly string[]
  readonly now?: string
}

/** The day as the window is told of it. */
function compared({ facts: some = {}, known: visits = [], atBpjs = [], now = build.NOW, ...day }: Day) {
  const facts = build.facts(some)
  const known = build.known(...visits)
  const settings = build.settings()
  const plan = planDay(build.planInput({ facts, known, settings, now }))
  const unfollowed = new Set(day.unfollowed)
  const differences = reconcile({ facts, plan, known, unfollowed, atBpjs, zone: build.ZONE, now })
  const view = { facts, plan, known }
  const rows = dayRows({ tanggal: build.TODAY, view, atBpjs, differences, now }, settings)
  const brief = differences.map(({ jenis, taskid, perbaikan }) => `${jenis} ${taskid} ${perbaikan}`)
  return { rows, differences, brief, bpjs: countDay(rows, 'bpjs'), disini: countDay(rows, 'disini') }
}

function there(overrides: Partial<BookingAtBpjs> = {}): BookingAtBpjs {
  return {
    kodebooking: build.NO_RAWAT,
    status: 'Belum dilayani',
    norm: '000001',
    kodepoli: 'INT',
    kodedokter: '12345',
    sumberdata: 'Bridging Antrean',
    noantrean: '7',
    jkn: true,
    tasks: [],
    ...overrides,
  }
}

const task = (taskid: number, clock: string) => ({
  taskid,
  taskname: '',
  wakturs: '',
  waktu: '',
  wall: `${build.TODAY} ${clock}`,
})
const sent = (...tasks: readonly (readonly [3 | 4 | 5 | 6 | 7 | 99, string])[]) =>
  build.knownVisit([build.knownRow(), ...tasks.map(([id, clock]) => build.knownTask(id, clock))])
const NOTHING = { total: 0, jkn: 0, nonJkn: 0, checkin: 0, dilayani: 0, selesai: 0, batal: 0 }
const gone: Cancellation = {
  nobooking: '20251006000001',
  no_rawat: build.NO_RAWAT,
  tanggalbatal: `${build.TODAY} 09:00:00`,
  keterangan: '',
  statuskirim: 'Belum',
}

describe('the numbers of a day', () => {
  it.each([
    ['Belum dilayani', [], { total: 1, jkn: 1 }],
    ['Belum dilayani', [task(3, '08:30:00')], { total: 1, jkn: 1, checkin: 1 }],
    ['Sudah Check-in', [], { total: 1, jkn: 1, checkin: 1 }],
    ['Belum Check-in', [], { total: 1, jkn: 1 }],
    ['Sedang dilayani', [], { total: 1, jkn: 1, checkin: 1, dilayani: 1 }],
    ['Sedang dilayani', [task(3, '08:30:00'), task(4, '08:50:00')], { total: 1, jkn: 1, checkin: 1, dilayani: 1 }],
    ['Selesai dilayani', [], { total: 1, jkn: 1, checkin: 1, selesai: 1 }],
    ['Belum dilayani', [5, 6].map((id) => task(id, '09:00:00')), { total: 1, jkn: 1, checkin: 1, selesai: 1 }],
    ['Batal', [], { total: 1, jkn: 1, batal: 1 }],
    ['Tidak Hadir', [], { total: 1, jkn: 1, batal: 1 }],
    ['Belum dilayani', [task(3, '08:30:00'), task(99, '09:00:00')], { total: 1, jkn: 1, batal: 1 }],
  ])('count a booking that BPJS calls %j with %j by where it stands', (status, tasks, numbers) => {
    const { bpjs } = compared({ facts: { registrations: [] }, atBpjs: [there({ status, tasks })] })
    expect(bpjs).toEqual({ ...NOTHING, ...numbers })
  })

  it("tell JKN by each side's own word, and by ours where BPJS's list has none", () => {
    const facts = { registrations: [build.registration({ kd_pj: 'UMU' })] }
    const unlike = compared({ facts, atBpjs: [there({ jkn: true })] })
    expect([unlike.bpjs.jkn, unlike.bpjs.nonJkn, unlike.disini.jkn, unlike.disini.nonJkn]).toEqual([1, 0, 0, 1])
    const unsaid = compared({ facts, atBpjs: [there({ jkn: null })] })
    expect([unsaid.bpjs.jkn, unsaid.bpjs.nonJkn]).toEqual([0, 1])
    const stranger = compared({ facts: { registrations: [] }, atBpjs: [there({ jkn: null })] })
    expect([stranger.bpjs.total, stranger.bpjs.jkn, stranger.bpjs.nonJkn]).toEqual([1, 0, 0])
  })

  it('count here what the visit reached, whether it was sent or not, and no appointment', () => {
    const references = [build.reference({ times: build.timesOf({ 3: '08:20:00', 4: '08:40:00', 5: '16:00:00' }) })]
    const { disini, bpjs } = compared({ facts: { references } })
    expect(disini).toEqual({ ...NOTHING, total: 1, jkn: 1, checkin: 1, dilayani: 1 })
    expect(bpjs).toEqual(NOTHING)
  })

  it('count a booking of the app whose patient has not come on both sides, and call it no difference', () => {
    const facts = { registrations: [], bookings: [build.booking({ no_rawat: '', status: 'Belum' })] }
    const { rows, brief, bpjs, disini } = compared({ facts, atBpjs: [there({ kodebooking: '20251006000001' })] })
    expect(brief).toEqual([])
    expect(rows).toMatchObject([{ no_rawat: '', disini: { status: 'belum-datang', task: 0 }, beda: [] }])
    expect(bpjs).toEqual(disini)
  })
})

describe('a visit that is over at BPJS', () => {
  it('by a task 99 alone is left to a person: its other tasks are not noted as sent', () => {
    const facts = { references: [build.reference({ times: build.timesOf({ 3: '08:20:00', 4: '08:40:00' }) })] }
    const tasks = [task(3, '08:20:00'), task(99, '09:00:00')]
    const { brief, rows } = compared({ facts, known: [sent([3, '08:20:00'])], atBpjs: [there({ tasks })] })
    expect(brief).toEqual(['status-berbeda 0 null'])
    expect(rows[0]?.bpjs?.status).toBe('Batal (task 99)')
  })

  it('and here too, by a registration cancelled or a task 99 that was sent, is no difference', () => {
    const facts = { registrations: [build.registration({ stts: 'Batal' })] }
    const tasks = [task(99, '09:00:00')]
    expect(compared({ facts, known: [sent()], atBpjs: [there({ tasks })] }).brief).toEqual([])
    const ended = compared({ known: [sent([99, '09:00:00'])], atBpjs: [there({ status: 'Batal' })] })
    expect(ended.brief).toEqual([])
    expect(ended.disini).toEqual({ ...NOTHING, total: 1, jkn: 1, batal: 1 })
    expect(ended.bpjs).toEqual(ended.disini)
  })
})

describe('a visit that is cancelled here and alive at BPJS', () => {
  const registrations = [build.registration({ stts: 'Batal' })]

  it('goes out with the next cycle, unless it was refused before', () => {
    const atBpjs = [there()]
    expect(compared({ facts: { registrations }, known: [sent()], atBpjs }).brief).toEqual(['status-berbeda 0 kirim'])
    const refused = build.knownRow({ id: 2, call: 'batal', state: 'tertahan', reason: 'ditolak', delivered_at: null })
    const held = compared({
      facts: { registrations },
      known: [build.knownVisit([build.knownRow(), refused])],
      atBpjs,
    })
    expect(held.brief).toEqual(['status-berbeda 0 null'])
    expect(held.differences[0]?.pesan).toContain('tertahan')
  })

  it.each([
    ['is owed', 'Belum', [], 'kirim'],
    ['was sent from here', 'Sudah', [build.knownRow({ call: 'batal' })], 'kirim-lagi'],
    ['was sent by another program', 'Sudah', [], null],
  ] as const)(
    'is seen without a registration as well, when its cancellation %s',
    (_what, statuskirim, rows, repair) => {
      const { brief, rows: shown } = compared({
        facts: { registrations: [], cancellations: [{ ...gone, statuskirim }] },
        known: [build.knownVisit(rows, { kodebooking: gone.nobooking })],
        atBpjs: [there({ kodebooking: gone.nobooking })],
      })
      expect(brief).toEqual([`status-berbeda 0 ${repair}`])
      expect(shown).toMatchObject([{ no_rawat: '', disini: { status: 'batal' }, bpjs: { status: 'Belum dilayani' } }])
    },
  )
})

describe('tasks that a slip keeps here', () => {
  it('differ from BPJS, each with what has to be mended first', () => {
    const times = build.timesOf({ 3: '08:20:00', 5: '09:00:00', 6: '09:10:00' })
    const { differences } = compared({
      facts: { references: [build.reference({ times })] },
      known: [sent([3, '08:20:00'])],
      atBpjs: [there({ tasks: [task(3, '08:20:00')] })],
    })
    expect(differences).toMatchObject([
      { jenis: 'task-berbeda', taskid: 5, disini: '09.00', dibpjs: 'tidak ada', perbaikan: null },
      { jenis: 'task-berbeda', taskid: 6, disini: '09.10', dibpjs: 'tidak ada', perbaikan: null },
    ])
    expect(differences[0]?.pesan).toMatch(/^Task 5 belum dapat dikirim\. .*task 4/)
    expect(differences[1]?.pesan).toBe('Task 6 menunggu task 5.')
  })

  it('and that have not happened yet, or that nothing keeps, do not', () => {
    const reached = { 3: '08:20:00', 4: '08:40:00' }
    const { brief } = compared({
      facts: { references: [build.reference({ times: build.timesOf({ ...reached, 5: '15:30:00' }) })] },
      known: [sent([3, '08:20:00'], [4, '08:40:00'])],
      atBpjs: [there({ tasks: [task(3, '08:20:00'), task(4, '08:40:00')] })],
    })
    expect(brief).toEqual([])
  })
})

describe('a booking whose tasks BPJS would not tell', () => {
  it('is not said to have lost them, but that they are not known', () => {
    const day = { known: [sent([3, '08:20:00'], [4, '08:40:00'])], atBpjs: [there({ tasks: null })] }
    const { brief, rows, bpjs } = compared(day)
    expect(brief).toEqual([])
    expect(rows[0]?.bpjs?.task).toBeNull()
    expect(bpjs).toEqual({ ...NOTHING, total: 1, jkn: 1 })
  })

  it('differs all the same where it is cancelled there, or not noted here', () => {
    const ended = { known: [sent([3, '08:20:00'])], atBpjs: [there({ status: 'Batal', tasks: null })] }
    expect(compared(ended).brief).toEqual(['status-berbeda 0 null'])
    expect(compared({ atBpjs: [there({ tasks: null })] }).brief).toEqual(['status-berbeda 0 tandai'])
  })
})

describe('what was never sent', () => {
  const references = [build.reference({ times: build.timesOf({ 3: '08:20:00', 4: '08:40:00' }) })]
  const words = (day: Day) => compared(day).differences.map(({ pesan, perbaikan }) => `${perbaikan}: ${pesan}`)

  it('leaves with the next cycle where cycles see to the visit, and from here where they do not', () => {
    const facts = { references }
    expect(words({ facts })).toEqual(['kirim: Belum dikirim. Berangkat pada sinkronisasi berikutnya.'])
    expect(words({ facts, unfollowed: [build.NO_RAWAT] })).toEqual([
      'kirim: Belum dikirim, dan harinya tidak diikuti lagi. Kirim dari sini.',
    ])
  })

  it('says what to do even where nothing tells what keeps it', () => {
    const facts = build.facts({ references })
    const input = { facts, known: build.known(), unfollowed: new Set<string>(), atBpjs: [] }
    const plan = planDay(build.planInput({ facts }))
    const silent = { ...plan, visits: plan.visits.map((visit) => ({ ...visit, intents: [], problems: [] })) }
    const [found] = reconcile({ ...input, plan: silent, zone: build.ZONE, now: build.NOW })
    expect(found).toMatchObject({ perbaikan: null, pesan: expect.stringContaining('Buka editor task') })
  })

  it('says the same task by task', () => {
    const day = { facts: { references }, known: [sent([3, '08:20:00'])] }
    const atBpjs = [there({ tasks: [task(3, '08:20:00')] })]
    expect(words({ ...day, atBpjs })).toEqual(['kirim: Task 4 belum dikirim. Berangkat pada sinkronisasi berikutnya.'])
    expect(words({ ...day, atBpjs, unfollowed: [build.NO_RAWAT] })).toEqual([
      'kirim: Task 4 belum dikirim, dan harinya tidak diikuti lagi. Kirim dari sini.',
    ])
  })
})

describe('a booking that only BPJS has', () => {
  it('is named by its patient where that patient is registered under another code', () => {
    const stranger = there({ kodebooking: 'MJKN-1', sumberdata: 'Mobile JKN' })
    const { rows } = compared({ known: [sent()], atBpjs: [there(), stranger] })
    const differences = rows.flatMap(({ beda }) => beda).filter(({ kodebooking }) => kodebooking === 'MJKN-1')
    expect(differences).toMatchObject([{ jenis: 'tidak-ada-di-sini', kodebooking: 'MJKN-1', perbaikan: null }])
    expect(differences[0]?.pesan).toContain(`kode booking ${build.NO_RAWAT}`)
    expect(rows.find(({ kodebooking }) => kodebooking === 'MJKN-1')).toMatchObject({
      nama: 'Budi Contoh',
      poli: 'Poli Penyakit Dalam',
      dokter: 'dr. Sari Contoh',
      disini: null,
    })
  })

  it('is no difference once it is cancelled there', () => {
    const { brief, rows } = compared({ facts: { registrations: [] }, atBpjs: [there({ status: 'Batal' })] })
    expect(brief).toEqual([])
    expect(rows).toHaveLength(1)
  })
})
