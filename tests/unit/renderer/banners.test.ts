import { describe, expect, it } from 'vitest'
import { bannersOf } from '../../../src/renderer/src/shell/banners.ts'
import type { AppState } from '../../../src/shared/ipc/app-state.ts'
import { actionNeeded, warning } from '../../../src/shared/problems.ts'

const UP = { ok: true, message: null, since: null }
const CALM: AppState = {
  host: 'desktop',
  mode: 'rumah-sakit',
  lingkungan: 'PRODUKSI',
  namaInstansi: 'RS Contoh',
  zone: 'Asia/Jakarta',
  now: '2026-11-23 10:25:00',
  today: '2026-11-23',
  service: { state: 'berjalan', word: 'Berjalan', reason: 'Semua sudah terkirim.' },
  timer: { state: 'menunggu', nextInMs: 60_000 },
  progress: null,
  database: UP,
  bpjs: UP,
  waiting: 0,
  held: 0,
  edits: { waiting: 0, conflicts: 0 },
  pengingat: null,
  problems: [],
  admin: { pinSet: true, open: false },
  secrets: 'aman',
  referenceTable: 'ada',
}
const subjects = (state: Partial<AppState>) => bannersOf({ ...CALM, ...state }).map(({ subject }) => subject)
const down = (message: string) => ({ ok: false, message, since: '2026-11-23 10:20:00' })

describe('banners under the top bar', () => {
  it('are none while all is well', () => {
    expect(bannersOf(CALM)).toEqual([])
  })

  it('remind of incomplete visits, count on under the same key, and lead to the list', () => {
    const reminded = (belumLengkap: number) =>
      bannersOf({ ...CALM, pengingat: { tanggal: CALM.today, belumLengkap } })[0]
    expect(reminded(12)).toMatchObject({
      text: '12 kunjungan hari ini sudah dilayani tetapi belum lengkap di BPJS.',
      cure: { page: 'capaian', params: { dari: CALM.today, sampai: CALM.today, rincian: 'dilayani' } },
      dismissible: true,
    })
    expect(reminded(3)?.key).toBe(reminded(12)?.key)
  })

  it('say an outage once, though the run tells of it too', () => {
    const state = {
      database: down('Database SIMRS tidak terhubung.'),
      problems: [actionNeeded(null, 'database-koneksi', 'Tidak terhubung ke 10.0.0.5:3306.')],
    }
    expect(subjects(state)).toEqual(['database'])
  })

  it('lead to the settings where an admin is needed, and offer another try where only time is', () => {
    const [sandi] = bannersOf({
      ...CALM,
      database: down('Database menolak sandi. Minta admin memeriksa Pengaturan → Database.'),
    })
    expect(sandi).toMatchObject({ tone: 'red', cure: { page: 'pengaturan', params: { bagian: 'database' } } })
    const [outage] = bannersOf({ ...CALM, bpjs: down('Server BPJS tidak menjawab sejak 10.20.') })
    expect(outage).toMatchObject({ tone: 'yellow', cure: { kind: 'sinkron' } })
  })

  it('leave to the state chip what it says itself', () => {
    expect(subjects({ problems: [warning(null, 'siaga', 'Komputer lain memimpin.')] })).toEqual([])
  })

  it('ask for the missing table once', () => {
    const problems = [warning(null, 'tabel-referensi', 'Tabel referensi belum ada.')]
    expect(subjects({ referenceTable: 'belum', problems })).toEqual(['tabel'])
    expect(subjects({ referenceTable: 'belum' })).toEqual(['tabel'])
    expect(subjects({ referenceTable: 'tidak-diketahui' })).toEqual([])
  })

  it('put what presses most first and let only hints and warnings be dismissed', () => {
    const banners = bannersOf({
      ...CALM,
      secrets: 'sesi',
      edits: { waiting: 2, conflicts: 1 },
      bpjs: down('Server BPJS tidak menjawab.'),
      problems: [warning(null, 'tabel-opsional', 'Tabel mutasi_berkas tidak ada.')],
    })
    expect(banners.map(({ key, dismissible }) => [key.split(' ')[0], dismissible])).toEqual([
      ['suntingan-bentrok', false],
      ['sambungan-bpjs', false],
      ['tabel-opsional', true],
      ['suntingan-menunggu', false],
      ['rahasia-sesi', true],
    ])
  })

  it('do not warn of forgotten secrets in the demo, which has none', () => {
    expect(subjects({ mode: 'demo', lingkungan: 'DEMO', secrets: 'sesi' })).toEqual([])
  })

  it('say of a forgotten secret what is true of this host', () => {
    const [desktop] = bannersOf({ ...CALM, secrets: 'sesi' })
    expect(desktop?.text).toContain('Komputer ini tidak punya penyimpan sandi')
    const [browser] = bannersOf({ ...CALM, host: 'peramban', secrets: 'sesi' })
    expect(browser?.text).toContain('hanya dapat dipakai aplikasi desktop')
  })
})
