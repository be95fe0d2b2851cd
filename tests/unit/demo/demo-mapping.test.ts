import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rankMatches } from '../../../src/shared/best-match.ts'
import { wallTimeToEpoch } from '../../../src/shared/wall-time.ts'
import { type Desk, openDesk } from '../../support/host-rig.ts'

let directory: string
let desk: Desk

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mobilejkn-demo-'))
  const now = () => wallTimeToEpoch('2025-10-06 14:00:00', 'Asia/Jakarta')
  const environment = { MOBILEJKN_DATA_DIR: directory, MOBILEJKN_ZONA: 'Asia/Jakarta' }
  desk = await openDesk({ directory, environment, now, demo: true })
  await desk.until(({ timer, service }) => {
    expect([timer.state, service.state]).toEqual(['menunggu', 'perlu-tindakan'])
  })
})

afterEach(async () => {
  await desk.stop()
  rmSync(directory, { recursive: true, force: true })
})

describe('the mapping in the demo', () => {
  it('lacks one poli and one doctor that hold visits back, and taking the best match sends them', async () => {
    const before = await desk.ask('pemetaan:baca')
    const lists = await desk.ask('pemetaan:daftar-bpjs')
    for (const jenis of ['poli', 'dokter'] as const) {
      const gaps = before[jenis].filter(({ bpjs, dikecualikan }) => bpjs === null && !dikecualikan)
      expect(gaps).toHaveLength(1)
      const [{ kode, nama, tertahan } = { kode: '', nama: '', tertahan: 0 }] = gaps
      expect(tertahan).toBeGreaterThan(0)
      const bpjs = rankMatches(nama, lists[jenis])[0] ?? { kode: '', nama: '' }
      const after = await desk.ask('pemetaan:simpan', { jenis, kode, bpjs, sebelum: null })
      expect(after[jenis].find((row) => row.kode === kode)).toMatchObject({ bpjs, tertahan: 0 })
    }
    const today = { dari: before.sampai, sampai: before.sampai }
    await vi.waitFor(
      async () => {
        const { rows } = await desk.ask('registrasi:baca', today)
        const reasons = rows.flatMap(({ problems }) => problems.map(({ reason }) => reason))
        expect(reasons.filter((reason) => reason.startsWith('mapping-'))).toEqual([])
        const clinic = rows.filter(({ poli }) => poli.kode === 'U0012').map(({ kirim }) => kirim)
        expect(clinic).toEqual(['terkirim', 'terkirim'])
      },
      { timeout: 8_000 },
    )
  })

  it('shows schedules that differ in every way there is', async () => {
    const { sampai } = await desk.ask('pemetaan:baca')
    const { rows, tanpaKode, tidakTerbaca } = await desk.ask('pemetaan:jadwal', { tanggal: sampai })
    expect(new Set(rows.flatMap(({ beda }) => beda))).toEqual(
      new Set(['jam', 'kuota', 'libur', 'tidak-ada-di-hfis', 'tidak-ada-di-simrs']),
    )
    expect(tanpaKode.map(({ kode }) => kode).sort()).toEqual(['D0000008', 'U0012'])
    expect(tidakTerbaca).toEqual([])
  })
})
