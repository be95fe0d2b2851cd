import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type AddPayload, addPayload, type UpdateWaktuPayload } from '../../../src/main/bpjs/payloads.ts'
import { createSyncLog, type LogEntry } from '../../../src/main/log/sync-log.ts'

const NIK = '3201010101010001'
const CARD = '0001234567890'
const PHONE = '081234567890'
const IDENTIFIERS = [NIK, CARD, PHONE]
const SECRETS = ['12345', 'kunci rahasia & "aneh"', 'kunci-pengguna', 'sandi081234567890db', 'dua  spasi']

/** Every five digits in a row of a number: none of them may be left of it. */
function piecesOf(identifier: string): string[] {
  return Array.from({ length: identifier.length - 4 }, (_, at) => identifier.slice(at, at + 5))
}

const ADD: AddPayload = addPayload.parse({
  kodebooking: '20251006INT001',
  jenispasien: 'JKN',
  nomorkartu: CARD,
  nik: NIK,
  nohp: PHONE,
  kodepoli: 'INT',
  namapoli: 'Poli Penyakit Dalam',
  pasienbaru: 0,
  norm: '000001',
  tanggalperiksa: '2025-10-06',
  kodedokter: 201901,
  namadokter: 'dr. Ratna Widyastuti, Sp.PD',
  jampraktek: '07:30-14:00',
  jeniskunjungan: 1,
  nomorreferensi: '0001R0040116A000001',
  nomorantrean: 'INT-1',
  angkaantrean: 1,
  estimasidilayani: 1_759_716_000_000,
  sisakuotajkn: 39,
  kuotajkn: 40,
  sisakuotanonjkn: 39,
  kuotanonjkn: 40,
  keterangan: 'Peserta harap 30 menit lebih awal guna pencatatan administrasi.',
})
const TASK: UpdateWaktuPayload = { kodebooking: '20251006INT001', taskid: 3, waktu: 1_759_716_000_000 }

/** What stands in the file after these entries. */
function logged(...entries: readonly LogEntry[]): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'mobilejkn-mask-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const log = createSyncLog({ dataDir, zone: 'Asia/Jakarta', now: () => 1_759_716_000_000, secrets: SECRETS })
  for (const entry of entries) log.write(entry)
  return readFileSync(log.file, 'utf8')
}

const written = (message: string) => logged({ level: 'error', noRawat: '2025/10/06/000001', call: 'add', message })

describe('patient identifiers', () => {
  it.each([
    ['the payload of a registration', JSON.stringify(ADD)],
    ['the payload set over several lines', JSON.stringify(ADD, null, 2)],
    ['the payload inside another JSON text', JSON.stringify({ body: JSON.stringify(ADD) })],
    ['a sentence of BPJS that quotes the card', `Peserta dengan nomor kartu ${CARD} tidak aktif`],
    ['a sentence of BPJS that quotes NIK and card', `NIK:${NIK},No.Kartu:${CARD} tidak sesuai!`],
    ['a sentence with a phone number written for people', 'Hubungi 0812-3456-7890 atau +62 812 3456 7890'],
    ['an error with its stack', `TypeError: ${CARD}\n    at send (client.ts:12:3)\n    at ${NIK} (x.ts:1:1)`],
    ['an SQL error with its values', `Duplicate entry '${CARD}-${NIK}' for key 'PRIMARY'`],
    [
      'an answer with BPJS’s own field names',
      `{"metaData":{"code":201},"response":{"noKartu":"${CARD}","NIK":"${NIK}"}}`,
    ],
    ['identifiers next to other digits of a sentence', `201 ${NIK} 208 ${CARD} 500 ${PHONE}.`],
  ])('never reach the file: %s', (_name, message) => {
    const text = written(message)
    for (const piece of IDENTIFIERS.flatMap(piecesOf)) expect(text).not.toContain(piece)
    expect(text.trimEnd().split('\n')).toHaveLength(1)
  })

  it('keep their last three digits, so that two people can tell they mean the same patient', () => {
    expect(written(JSON.stringify(ADD))).toMatch(/"nomorkartu":"•+890","nik":"•+001","nohp":"•+890"/)
  })

  it('are masked in place: everything else of the payload stays readable', () => {
    const text = written(JSON.stringify(ADD))
    const plain = { ...ADD, nomorkartu: '', nik: '', nohp: '' }
    for (const [field, value] of Object.entries(plain)) {
      if (value !== '') expect(text).toContain(`"${field}":${JSON.stringify(value)}`)
    }
    expect(text).toContain('2025/10/06/000001 add')
    expect(written(JSON.stringify(TASK))).toContain(JSON.stringify(TASK))
  })

  it('are masked wherever they turn up in an entry', () => {
    expect(logged({ level: 'info', noRawat: CARD, call: NIK, message: 'x' })).not.toMatch(/\d{13}/)
  })
})

describe('credentials', () => {
  it.each(SECRETS)('never reach the file, whole or in part: %s', (secret) => {
    const text = written(`header x-cons-id=${secret} ditolak: ${secret}; [${secret}]`)
    expect(text).not.toContain(secret)
    expect(text).toContain('header x-cons-id=[rahasia] ditolak: [rahasia]; [[rahasia]]')
  })

  it('are found before patient numbers are masked and lines are joined', () => {
    expect(written('koneksi sandi081234567890db gagal')).toContain('koneksi [rahasia] gagal')
    expect(written('koneksi dua  spasi\ngagal')).toContain('koneksi [rahasia] gagal')
  })
})
