import type { AddPayload } from '../../../src/main/bpjs/payloads.ts'
import type { Booking, DayFacts, ReferenceRow, Registration, ScheduleRow } from '../../../src/main/hospital/facts.ts'
import type { Intent, KnownRow, KnownVisit, OutboxRow, VisitEntries } from '../../../src/main/outbox/rows.ts'
import { type PlanInput, planDay } from '../../../src/main/sync/plan.ts'
import type { PlanSettings } from '../../../src/main/sync/plan-settings.ts'
import type { TaskId } from '../../../src/shared/task-ids.ts'
import { wallTimeToEpoch } from '../../../src/shared/wall-time.ts'

/** A Monday. */
export const TODAY = '2025-10-06'
export const ZONE = 'Asia/Jakarta'
export const NOW = `${TODAY} 15:00:00`
export const NO_RAWAT = '2025/10/06/000001'

/** Epoch milliseconds of a clock time today in the hospital's zone. */
export const at = (clock: string, date = TODAY): number => wallTimeToEpoch(`${date} ${clock}`, ZONE)

export const noRawat = (number: number): string => `2025/10/06/${String(number).padStart(6, '0')}`

export function registration(overrides: Partial<Registration> = {}): Registration {
  return {
    no_rawat: NO_RAWAT,
    no_reg: '007',
    tgl_registrasi: TODAY,
    jam_reg: '08:15:00',
    no_rkm_medis: '000001',
    kd_poli: 'U0001',
    kd_dokter: 'D0001',
    kd_pj: 'BPJ',
    png_jawab: 'BPJS Kesehatan',
    stts: 'Belum',
    stts_daftar: 'Lama',
    penjaminBpjs: null,
    pasien: patient(),
    nm_poli: 'Poli Penyakit Dalam',
    nm_dokter: 'dr. Sari Contoh',
    poliBpjs: { kode: 'INT', nama: 'PENYAKIT DALAM' },
    dokterBpjs: { kode: '12345', nama: 'dr. Sari Contoh, Sp.PD' },
    ...overrides,
  }
}

export function patient(overrides: Partial<NonNullable<Registration['pasien']>> = {}): Registration['pasien'] {
  return {
    nm_pasien: 'Budi Contoh',
    no_ktp: '3201010101010001',
    no_tlp: '081200000001',
    no_peserta: '0001234567890',
    ...overrides,
  }
}

export function booking(overrides: Partial<Booking> = {}): Booking {
  return {
    nobooking: '20251006000001',
    no_rawat: NO_RAWAT,
    nomorkartu: '0001234567891',
    nik: '3201010101010002',
    nohp: '081200000002',
    kodepoli: 'JAN',
    pasienbaru: '0',
    norm: '000002',
    tanggalperiksa: TODAY,
    kodedokter: '54321',
    jampraktek: '09:00-12:00',
    jeniskunjungan: '1 (Rujukan FKTP)',
    nomorreferensi: '0001R0040116A000001',
    nomorantrean: 'JAN-004',
    angkaantrean: '4',
    estimasidilayani: String(at('09:40:00')),
    sisakuotajkn: '16',
    kuotajkn: '20',
    sisakuotanonjkn: '5',
    kuotanonjkn: '10',
    status: 'Checkin',
    validasi: '0000-00-00 00:00:00',
    statuskirim: 'Belum',
    ...overrides,
  }
}

const NO_TIMES: ReferenceRow['times'] = { 1: null, 2: null, 3: null, 4: null, 5: null, 6: null, 7: null, 99: null }

/** Clock times of today by task id, as the brief's row stores them; a text with a space is kept as it is. */
export function timesOf(clocks: Partial<Record<TaskId, string | null>>): ReferenceRow['times'] {
  const entries = Object.entries(clocks).map(([id, text]) => [
    id,
    text === null || text === undefined || text.includes(' ') ? (text ?? null) : `${TODAY} ${text}`,
  ])
  return { ...NO_TIMES, ...Object.fromEntries(entries) }
}

export function reference(overrides: Partial<ReferenceRow> = {}): ReferenceRow {
  return {
    tanggal_periksa: TODAY,
    jam_periksa: '08:15:00',
    no_rkm_medis: '000001',
    no_rawat: NO_RAWAT,
    no_kartu: '0001234567890',
    kodepoli: 'INT',
    nama_poli: 'Poli Penyakit Dalam',
    nomor_referensi: '',
    jenis_kunjungan: 3,
    taskid: 0,
    times: NO_TIMES,
    status_kirim: 'Belum',
    ...overrides,
  }
}

/** What counts of the fields that a person may overrule. */
export function entries(overrides: Partial<VisitEntries> = {}): VisitEntries {
  return { nomor_referensi: '', no_kartu: '0001234567890', jenis_kunjungan: 3, ...overrides }
}

export function schedule(overrides: Partial<ScheduleRow> = {}): ScheduleRow {
  return {
    kd_dokter: 'D0001',
    kd_poli: 'U0001',
    hari_kerja: 'SENIN',
    jam_mulai: '08:00:00',
    jam_selesai: '12:00:00',
    kuota: 30,
    ...overrides,
  }
}

export function facts(overrides: Partial<DayFacts> = {}): DayFacts {
  return {
    dari: TODAY,
    sampai: TODAY,
    registrations: [registration()],
    bookings: [],
    references: [],
    taskMarks: [],
    taskMarksKept: true,
    referralsKept: true,
    schedules: [schedule()],
    referrals: new Map(),
    records: new Map(),
    cancellations: [],
    ...overrides,
  }
}

export function settings(overrides: Partial<PlanSettings> = {}): PlanSettings {
  return {
    zone: ZONE,
    payerCodes: null,
    kodeBookingForm: 'no_rawat',
    excludedPolis: ['IGDK'],
    jknWithoutBooking: 'kirim',
    antreanFarmasi: true,
    jenisResep: false,
    lookBackDays: 6,
    ...overrides,
  }
}

export function planInput(overrides: Partial<PlanInput> = {}): PlanInput {
  return {
    facts: facts(),
    known: new Map(),
    remembered: new Map(),
    takenCodes: new Map(),
    settings: settings(),
    now: NOW,
    force: false,
    ...overrides,
  }
}

export function knownRow(overrides: Partial<KnownRow> = {}): KnownRow {
  return {
    id: 1,
    call: 'add',
    taskid: 0,
    state: 'terkirim',
    reason: null,
    payload: '{}',
    attempts: 1,
    // A call that is or was under way and has no delivery may have reached BPJS.
    unanswered: overrides.state === 'coba-lagi' || overrides.state === 'mengirim' ? (overrides.attempts ?? 1) : 0,
    delivered_at: at('08:20:00'),
    ...overrides,
  }
}

/** A row of /antrean/updatewaktu that was delivered, at a clock time of today. */
export function knownTask(taskid: TaskId, clock: string, overrides: Partial<KnownRow> = {}): KnownRow {
  const payload = JSON.stringify({ kodebooking: NO_RAWAT, taskid, waktu: at(clock) })
  return knownRow({ id: 10 + taskid, call: 'updatewaktu', taskid, payload, ...overrides })
}

export const UNDELIVERED = { delivered_at: null } as const

export function knownVisit(rows: readonly KnownRow[], overrides: Partial<KnownVisit> = {}): KnownVisit {
  return { no_rawat: NO_RAWAT, kodebooking: NO_RAWAT, bpjs_last_task: null, rows, ...overrides }
}

/** The visits an outbox remembers, by no_rawat. */
export function known(...visits: readonly KnownVisit[]): Map<string, KnownVisit> {
  return new Map(visits.map((visit) => [visit.no_rawat, visit]))
}

export function outboxRow(overrides: Partial<OutboxRow> = {}): OutboxRow {
  return {
    id: 1,
    kodebooking: NO_RAWAT,
    no_rawat: NO_RAWAT,
    call: 'updatewaktu',
    taskid: 4,
    rank: 40,
    payload: '{}',
    state: 'mengirim',
    reason: null,
    message: null,
    attempts: 1,
    order_retries: 0,
    unanswered: 1,
    confirmed: 0,
    next_at: null,
    result: null,
    created_at: 0,
    updated_at: 0,
    delivered_at: null,
    ...overrides,
  }
}

/** `add`, `3 10:15:00` …: the calls of a plan in the order they were planned, with the time today they carry. */
export function callsOf(intents: readonly Intent[]): string[] {
  return intents.map((intent) => {
    if (intent.call !== 'updatewaktu') return intent.call
    const { waktu } = intent.payload as { waktu: number }
    const clock = new Date(waktu - at('00:00:00')).toISOString().slice(11, 19)
    return `${intent.taskid} ${clock}${intent.hold ? ' tertahan' : ''}`
  })
}

/** Plans a day with one visit and gives that visit back with the rest of the plan. */
export function planOne(overrides: Partial<PlanInput> = {}) {
  const plan = planDay(planInput(overrides))
  const [visit] = plan.visits
  if (!visit) throw new Error('the facts hold no registration')
  const add = visit.intents.find((intent) => intent.call === 'add')?.payload as AddPayload | undefined
  return {
    plan,
    visit,
    add,
    calls: callsOf(visit.intents),
    reasons: visit.problems.map((problem) => problem.reason),
  }
}

/** Every call of a plan, those included that belong to no registration. */
export function planAll(overrides: Partial<PlanInput> = {}): Intent[] {
  return planDay(planInput(overrides)).visits.flatMap((visit) => visit.intents)
}
