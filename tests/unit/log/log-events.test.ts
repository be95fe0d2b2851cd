import { describe, expect, it } from 'vitest'
import { logEntryOf } from '../../../src/main/log/log-events.ts'
import type { CallEvent, RunReport, SyncEvent } from '../../../src/main/sync/events.ts'
import { actionNeeded, warning } from '../../../src/shared/problems.ts'

const CALL: CallEvent = {
  kind: 'panggilan',
  no_rawat: '2025/10/06/000001',
  kodebooking: '20251006INT001',
  call: 'updatewaktu',
  taskid: 3,
  outcome: 'done',
  state: 'terkirim',
  code: 200,
  message: 'Ok',
  durationMs: 41,
}
const REPORT: RunReport = {
  found: 15,
  sent: 10,
  existing: 3,
  failed: 1,
  held: 1,
  skipped: 0,
  requests: 42,
  sqlStatements: 9,
  durationMs: 1234,
  problems: [],
}

describe('the log entry of an event', () => {
  it('says for which day or days a run began, and how it was started', () => {
    const day: SyncEvent = { kind: 'mulai', dari: '2025-10-06', sampai: '2025-10-06', mode: 'manual' }
    expect(logEntryOf(day)?.message).toBe('Sinkronisasi dimulai (manual) untuk 2025-10-06')
    expect(logEntryOf({ ...day, sampai: '2025-10-08' })?.message).toMatch(/untuk 2025-10-06 sampai 2025-10-08$/)
  })

  it('says what was found', () => {
    const entry = logEntryOf({ kind: 'ditemukan', range: null, found: 1500, queued: 20, waiting: 2 })
    expect(entry).toEqual({ level: 'info', message: '1.500 registrasi ditemukan, 20 kiriman menunggu, 2 tertahan' })
  })

  it('names of each call the registration, the task, the code, the message and the duration', () => {
    expect(logEntryOf(CALL)).toEqual({
      level: 'info',
      noRawat: '2025/10/06/000001',
      call: 'updatewaktu/3',
      code: 200,
      message: 'Ok',
      durationMs: 41,
    })
    expect(logEntryOf({ ...CALL, call: 'add', taskid: 0, code: null })).toMatchObject({ call: 'add', code: null })
  })

  it.each([
    ['terkirim', 'info'],
    ['tertahan', 'error'],
    ['coba-lagi', 'warn'],
    ['menunggu', 'warn'],
  ] as const)('gives a call that ended as %s the level %s', (state, level) => {
    expect(logEntryOf({ ...CALL, state })?.level).toBe(level)
  })

  it('tells of a registration only when it needs a hand, with everything that is wrong', () => {
    const event: Extract<SyncEvent, { kind: 'registrasi' }> = {
      kind: 'registrasi',
      no_rawat: '2025/10/06/000001',
      nama: 'SITI AMINAH',
      hasil: 'tertahan',
      message: 'a',
      problems: [
        actionNeeded('2025/10/06/000001', 'mapping-poli', 'Poli belum punya kode.'),
        actionNeeded('2025/10/06/000001', 'kartu-kosong', 'Kartu kosong.'),
      ],
    }
    expect(logEntryOf(event)).toEqual({
      level: 'warn',
      noRawat: '2025/10/06/000001',
      message: 'Poli belum punya kode. Kartu kosong.',
    })
    for (const hasil of ['terkirim', 'sudah-ada', 'gagal', 'dilewati', 'lengkap'] as const) {
      expect(logEntryOf({ ...event, hasil })).toBeNull()
    }
  })

  it('keeps the technical detail of a problem, which the screen does not show', () => {
    const problem = actionNeeded(null, 'database-koneksi', 'Database tidak terhubung.')
    expect(logEntryOf({ kind: 'masalah', problem, detail: 'connect ECONNREFUSED' })).toEqual({
      level: 'error',
      noRawat: null,
      message: 'database-koneksi: Database tidak terhubung. [connect ECONNREFUSED]',
    })
    const mild = warning('2025/10/06/000001', 'waktu-nol', 'Jam berisi tanggal nol.')
    expect(logEntryOf({ kind: 'masalah', problem: mild })).toEqual({
      level: 'warn',
      noRawat: '2025/10/06/000001',
      message: 'waktu-nol: Jam berisi tanggal nol.',
    })
  })

  it('closes a run with its counts, requests, statements and duration', () => {
    expect(logEntryOf({ kind: 'selesai', report: REPORT })).toEqual({
      level: 'info',
      durationMs: 1234,
      message:
        'Sinkronisasi selesai: 10 terkirim, 3 sudah ada, 1 gagal, 1 perlu tindakan, 0 dilewati, 42 permintaan, 9 pernyataan SQL',
    })
  })
})
