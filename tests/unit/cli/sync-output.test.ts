import { describe, expect, it } from 'vitest'
import { closingLines, createSyncPrinter, jsonReport, problemLine } from '../../../src/main/cli/sync-output.ts'
import type { CycleResult } from '../../../src/main/sync/cycle.ts'
import type { RunReport, SyncEvent } from '../../../src/main/sync/events.ts'
import { actionNeeded, warning } from '../../../src/shared/problems.ts'
import { recordingTerminal, reportWith } from './fixtures.ts'

const RAWAT = '2025/10/06/001'

function closing(report: Partial<RunReport>, changes: Partial<CycleResult> = {}, dryRun = false): string[] {
  return closingLines({ report: reportWith(report), ran: true, plan: null, ...changes }, dryRun)
}

const PLAN: NonNullable<CycleResult['plan']> = {
  visits: [
    {
      no_rawat: RAWAT,
      nama: 'AHMAD ZAKI',
      skipped: null,
      cancelled: false,
      kodebooking: 'K1',
      added: false,
      seen: null,
      times: new Map(),
      problems: [],
      intents: ([0, 3] as const).map((taskid) => ({
        kodebooking: 'K1',
        no_rawat: RAWAT,
        tanggal: '2025-10-06',
        nama: 'AHMAD ZAKI',
        call: taskid === 0 ? 'add' : 'updatewaktu',
        taskid,
        payload: {},
      })),
    },
    {
      no_rawat: '2025/10/06/002',
      nama: 'SITI AMINAH',
      skipped: null,
      cancelled: false,
      kodebooking: 'K1',
      added: false,
      seen: null,
      times: new Map(),
      problems: [actionNeeded('2025/10/06/002', 'mapping-poli', 'Poli belum punya kode BPJS.')],
      intents: [],
    },
  ],
  references: [],
  adopted: [],
  fills: [],
  refreshes: [],
  notes: [],
  forgotten: [],
  oweAgain: [],
  problems: [],
}

describe('the closing lines', () => {
  it('hold the brief’s table, row for row, and its last line', () => {
    expect(closing({ found: 15, sent: 10, existing: 3, failed: 2 })).toEqual([
      '',
      '📊 Hasil Sinkronisasi:',
      '+---------------------+--------+',
      '| Status              | Jumlah |',
      '+---------------------+--------+',
      '| Berhasil Terkirim   | 10     |',
      '| Sudah Ada (Updated) | 3      |',
      '| Gagal               | 2      |',
      '+---------------------+--------+',
      '↻ 2 registrasi dicoba lagi otomatis.',
      '✨ Sinkronisasi selesai!',
    ])
  })

  it('count what needs a hand as failed, and say what it needs, most frequent first', () => {
    const lines = closing({
      found: 4,
      held: 3,
      sent: 1,
      problems: [
        actionNeeded('a', 'ditolak', 'x'),
        actionNeeded('b', 'mapping-poli', 'x'),
        actionNeeded('c', 'mapping-poli', 'x'),
        actionNeeded(null, 'database-koneksi', 'x'),
      ],
    })
    expect(lines).toContain('| Gagal               | 3      |')
    expect(lines.slice(-4)).toEqual([
      '✋ 3 registrasi perlu tindakan:',
      '   2 × poli belum punya kode BPJS',
      '   1 × ditolak BPJS',
      '✨ Sinkronisasi selesai!',
    ])
  })

  it('say what was left out and what was complete before', () => {
    const lines = closing({ found: 1500, sent: 1, skipped: 2, requests: 1 })
    expect(lines).toContain('➖ 2 registrasi dilewati (poli dikecualikan atau batal).')
    expect(lines).toContain('✔ 1.497 registrasi sudah lengkap sebelumnya.')
  })

  it('say that there was nothing to do', () => {
    expect(closing({}).at(-1)).toBe('✨ Tidak ada registrasi yang perlu dikirim.')
  })

  it('say that nothing could be run', () => {
    expect(closing({}, { ran: false }).at(-1)).toBe('✘ Sinkronisasi tidak dapat dijalankan.')
  })

  it('repeat the warnings of registrations, but not what is tried again by itself', () => {
    const lines = closing({
      problems: [
        warning(RAWAT, 'waktu-nol', 'Jam berisi tanggal nol.'),
        warning(RAWAT, 'belum-terkirim', 'Server BPJS tidak menjawab'),
        warning(null, 'tabel-opsional', 'Tabel tidak ada.'),
      ],
    })
    expect(lines[0]).toBe(`⚠ ${RAWAT} - Jam berisi tanggal nol.`)
    expect(lines.join('\n')).not.toMatch(/tidak menjawab|Tabel tidak ada/)
  })

  it('of a dry run say what would be sent, what stands in its way, and that nothing was', () => {
    const lines = closing({ found: 2, held: 1 }, { plan: PLAN }, true)
    expect(lines.slice(0, 4)).toEqual([
      `• ${RAWAT} - AHMAD ZAKI: add, task 3`,
      '✘ 2025/10/06/002 - Poli belum punya kode BPJS.',
      'Akan dikirim: 2 panggilan untuk 1 registrasi.',
      '',
    ])
    expect(lines.at(-1)).toBe('✨ Uji coba selesai, tidak ada yang dikirim atau ditulis.')
    expect(lines.join('\n')).not.toContain('sudah lengkap')
  })
})

describe('the JSON report', () => {
  const report = reportWith({ found: 1, problems: [warning(RAWAT, 'waktu-nol', 'x')] })

  it('has exactly the promised keys, and of each problem registration, reason and message', () => {
    const parsed = JSON.parse(JSON.stringify(jsonReport(report, PLAN, false)))
    expect(Object.keys(parsed).sort()).toEqual(
      'durationMs existing failed found held problems requests sent skipped sqlStatements'.split(' '),
    )
    expect(parsed.problems).toEqual([expect.objectContaining({ noRawat: RAWAT, reason: 'waktu-nol', message: 'x' })])
  })

  it('of a dry run adds what would be sent, without payloads', () => {
    expect(jsonReport(report, PLAN, true)).toEqual({
      ...report,
      dryRun: true,
      planned: [
        { noRawat: RAWAT, kodebooking: 'K1', call: 'add', taskid: 0 },
        { noRawat: RAWAT, kodebooking: 'K1', call: 'updatewaktu', taskid: 3 },
      ],
    })
    expect(jsonReport(report, null, true)).toMatchObject({ planned: [] })
  })
})

describe('the printer', () => {
  const call: SyncEvent = {
    kind: 'panggilan',
    no_rawat: RAWAT,
    kodebooking: 'K1',
    call: 'updatewaktu',
    taskid: 3,
    outcome: 'done',
    state: 'terkirim',
    code: 200,
    message: 'Ok',
    durationMs: 41,
  }
  const visit: Extract<SyncEvent, { kind: 'registrasi' }> = {
    kind: 'registrasi',
    no_rawat: RAWAT,
    nama: 'AHMAD ZAKI',
    hasil: 'terkirim',
    message: null,
    problems: [],
  }
  const printed = (events: readonly SyncEvent[], { verbose = false, today = false } = {}) => {
    const recorder = recordingTerminal()
    const print = createSyncPrinter(recorder.terminal, { verbose, today })
    for (const event of events) print(event)
    return recorder
  }

  it('begins as the brief begins, and names the day or the days', () => {
    const begin = (sampai: string): SyncEvent[] => [
      { kind: 'mulai', dari: '2025-10-06', sampai, mode: 'manual' },
      { kind: 'ditemukan', range: { dari: '2025-10-06', sampai }, found: 15, queued: 10, waiting: 0 },
    ]
    expect(printed(begin('2025-10-06'), { today: true }).out).toEqual([
      '🚀 Memulai sinkronisasi Mobile JKN...',
      '📋 Ditemukan 15 registrasi hari ini',
    ])
    expect(printed(begin('2025-10-06')).out).toEqual([
      '🚀 Memulai sinkronisasi Mobile JKN...',
      '📋 Ditemukan 15 registrasi pada Sen, 6 Okt 2025',
    ])
    expect(printed(begin('2025-10-07')).out[1]).toBe(
      '📋 Ditemukan 15 registrasi dari Sen, 6 Okt 2025 sampai Sel, 7 Okt 2025',
    )
    expect(printed(begin('2025-10-07'), { today: true }).out[1]).toBe(
      '📋 Ditemukan 15 registrasi dari Sen, 6 Okt 2025 sampai hari ini',
    )
  })

  it('writes a line per registration that had something to tell', () => {
    const problems = [actionNeeded(RAWAT, 'ditolak', 'Rujukan tidak valid'), warning(RAWAT, 'waktu-nol', 'Jam nol')]
    const lines = printed([
      visit,
      { ...visit, hasil: 'sudah-ada' },
      { ...visit, hasil: 'gagal', message: 'API timeout' },
      { ...visit, hasil: 'tertahan', problems },
      { ...visit, hasil: 'dilewati' },
      { ...visit, hasil: 'lengkap' },
      { ...visit, nama: '' },
    ]).out
    expect(lines).toEqual([
      `✅ Terkirim: ${RAWAT} - AHMAD ZAKI`,
      `🔁 Sudah ada: ${RAWAT} - AHMAD ZAKI`,
      `❌ Gagal: ${RAWAT} - AHMAD ZAKI - API timeout (dicoba lagi otomatis)`,
      `✋ Perlu tindakan: ${RAWAT} - AHMAD ZAKI - Rujukan tidak valid`,
      `✅ Terkirim: ${RAWAT}`,
    ])
  })

  it('says nothing of what was found when the database could not be read', () => {
    expect(printed([{ kind: 'ditemukan', range: null, found: 0, queued: 2, waiting: 0 }]).out).toEqual([])
  })

  it('shows single calls only when asked, and moves the bar with each', () => {
    const events: SyncEvent[] = [
      { kind: 'ditemukan', range: { dari: '2025-10-06', sampai: '2025-10-06' }, found: 1, queued: 2, waiting: 0 },
      call,
      { ...call, code: null },
    ]
    expect(printed(events).out).toHaveLength(1)
    expect(printed(events, { verbose: true }).out.slice(1)).toEqual([
      `   ${RAWAT} updatewaktu task 3: 200 Ok (41 ms)`,
      `   ${RAWAT} updatewaktu task 3: - Ok (41 ms)`,
    ])
    expect(printed(events).progress.map((line) => line?.split('] ')[1])).toEqual(['1/2 kiriman', '2/2 kiriman'])
  })

  it('clears the bar at the end', () => {
    expect(printed([call, { kind: 'selesai', report: reportWith({}) }]).progress.at(-1)).toBeNull()
  })

  it('prints problems without their technical detail', () => {
    const problem = actionNeeded(null, 'database-koneksi', 'Database tidak terhubung.')
    expect(printed([{ kind: 'masalah', problem, detail: 'ECONNREFUSED' }]).out).toEqual(['✘ Database tidak terhubung.'])
    expect(problemLine(warning(RAWAT, 'waktu-nol', 'Jam nol'))).toBe(`⚠ ${RAWAT} - Jam nol`)
  })
})
