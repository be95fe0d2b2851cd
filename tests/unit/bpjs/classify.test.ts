import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answer, type HttpFailureKind, parseAnswer } from '../../../src/main/bpjs/answer.ts'
import { classify, type Outcome } from '../../../src/main/bpjs/classify.ts'
import { type Call, TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'

function outcomeOf(code: unknown, message: string, taskid: TaskId | 0 = 3, status = 200): Outcome {
  return classify(parseAnswer(status, JSON.stringify({ metadata: { code, message } })), taskid, 'updatewaktu')
}

const page = (status: number, body: string): Outcome => classify(parseAnswer(status, body), 3, 'updatewaktu')

describe('accepted and already there', () => {
  it('200 is done whatever its text', () => {
    for (const message of ['Ok.', 'Sukses', '', 'Rujukan tidak valid']) {
      expect(outcomeOf(200, message)).toEqual({ kind: 'done' })
    }
  })

  it('a 208 counts as delivered whatever its text', () => {
    for (const message of ['Terdapat duplikasi Kode Booking', 'TaskId=3 sudah ada', '', 'Data ganda']) {
      expect(outcomeOf(208, message)).toEqual({ kind: 'duplicate' })
    }
  })

  it('a duplicate under 201 is recognised by its text', () => {
    expect(outcomeOf(201, 'Terdapat duplikasi Kode Booking', 0)).toEqual({ kind: 'duplicate' })
    expect(outcomeOf(201, 'TaskId=3 sudah ada')).toEqual({ kind: 'duplicate' })
  })

  it('codes as text mean the same as numbers', () => {
    expect(outcomeOf('200', 'Ok.')).toEqual({ kind: 'done' })
    expect(outcomeOf('208', '')).toEqual({ kind: 'duplicate' })
    expect(outcomeOf('201', 'Rujukan tidak valid')).toEqual({ kind: 'rejected', cause: 'data' })
  })
})

describe('broken order', () => {
  it('BPJS being at our task or past it leaves nothing to send', () => {
    expect(outcomeOf(201, 'TaskId terakhir 3', 3)).toEqual({ kind: 'overtaken', lastTask: 3 })
    expect(outcomeOf(201, 'TaskId terakhir 5', 3)).toEqual({ kind: 'overtaken', lastTask: 5 })
  })

  it('BPJS being behind our task means an earlier one is missing there', () => {
    expect(outcomeOf(201, 'TaskId terakhir 3', 5)).toEqual({ kind: 'predecessor-missing', lastTask: 3 })
    expect(outcomeOf(201, 'TaskId terakhir 0', 4)).toEqual({ kind: 'predecessor-missing', lastTask: 0 })
  })

  it('a last task of 99 stops the visit', () => {
    for (const taskid of [0, 1, 3, 4, 5, 6, 7] as const) {
      expect(outcomeOf(201, 'TaskId terakhir 99', taskid)).toEqual({ kind: 'cancelled' })
    }
  })

  it('our own 99 is already there when the last task is 99', () => {
    expect(outcomeOf(201, 'TaskId terakhir 99', 99)).toEqual({ kind: 'duplicate' })
  })

  it('every pair of tasks falls on one side', () => {
    const normal = TASK_IDS.filter((id) => id !== 99)
    fc.assert(
      fc.property(fc.constantFrom(...normal), fc.constantFrom(...normal), (ours, last) => {
        const kind = outcomeOf(201, `TaskId terakhir ${last}`, ours).kind
        expect(kind).toBe(last >= ours ? 'overtaken' : 'predecessor-missing')
      }),
    )
  })
})

describe('refused times', () => {
  it("a time not later than the one before carries BPJS's own time as it wrote it", () => {
    const message = 'Waktu tidak boleh kurang atau sama dengan waktu sebelumnya (2025-10-06 09:15:00 WIB)'
    expect(outcomeOf(201, message)).toEqual({
      kind: 'rejected',
      cause: 'waktu-sebelumnya',
      previous: '2025-10-06 09:15:00 WIB',
    })
  })

  it('is recognised without the time too', () => {
    const message = 'Waktu tidak boleh kurang atau sama dengan waktu sebelumnya'
    expect(outcomeOf(201, message)).toEqual({ kind: 'rejected', cause: 'waktu-sebelumnya' })
  })

  it('a time out of range needs a person', () => {
    expect(outcomeOf(201, 'Waktu tidak valid')).toEqual({ kind: 'rejected', cause: 'waktu' })
  })
})

describe('ending what has ended', () => {
  const said = (message: string, taskid: TaskId | 0, call: Call) =>
    classify(parseAnswer(200, JSON.stringify({ metadata: { code: 201, message } })), taskid, call).kind

  it.each(['TaskId terakhir 99', 'Kode Booking tidak ditemukan'])('is done when BPJS says "%s"', (message) => {
    expect(said(message, 0, 'batal')).toBe('duplicate')
    expect(said(message, 99, 'updatewaktu')).toBe('duplicate')
  })

  it('is nothing that any other call may take for granted', () => {
    expect(said('TaskId terakhir 99', 0, 'farmasi/add')).toBe('cancelled')
    expect(said('Kode Booking tidak ditemukan', 0, 'farmasi/add')).toBe('rejected')
  })
})

describe('refused data', () => {
  it.each([
    'Rujukan tidak valid',
    'Kode Booking tidak ditemukan',
    'Format Nomor Kartu Tidak Sesuai',
    'Kuota antrean JKN sudah penuh, silakan pilih tanggal lain',
    'Jadwal Dokter dr. Siti Aminah Tersebut Belum Tersedia, Silahkan Reschedule Tanggal dan Jam Praktek Lainnya',
    'Pendaftaran ke Poli Penyakit Dalam Sudah Tutup Jam 12:00',
    'Nomor Antrean Hanya Dapat Diambil 1 Kali Pada Tanggal Yang Sama',
    'Masa berlaku rujukan sudah habis sejak 2025-09-01',
    'Nomor kartu tidak ditemukan, silakan periksa kembali dan coba lagi',
    'Kuota penuh. Silakan coba lagi besok',
    'Peserta tidak aktif karena tunggakan premi',
    'Nomor referensi sudah digunakan pada kode booking 20251006INT001',
    'Data pasien ini tidak ditemukan, silahkan melakukan registrasi pasien baru',
    'Dokter tidak terdaftar di HFIS pada jam praktek 08:00-16:00',
    'tanggalperiksa tidak boleh kurang dari hari ini',
    'Jenis resep tidak sesuai',
    'Antrean sudah dilayani, tidak dapat dibatalkan',
    'Konsultasi tidak sesuai rujukan internal',
    'jeniskunjungan tidak sesuai',
    '',
  ])('"%s" is a refusal a person must look at', (message) => {
    expect(outcomeOf(201, message)).toEqual({ kind: 'rejected', cause: 'data' })
  })

  it('a 201 is never taken for a temporary trouble or bad credentials because of ordinary words', () => {
    // Words such refusals are made of; none of them says anything about the line or the keys.
    const words = fc.constantFrom(
      ...'nomor kartu peserta tidak valid sesuai rujukan dokter jadwal poli kuota habis penuh tanggal periksa'.split(
        ' ',
      ),
      ...'kode booking belum terdaftar sudah silakan hubungi petugas faskes kontrol surat referensi kunjungan'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (text) => {
        expect(outcomeOf(201, text.join(' '))).toEqual({ kind: 'rejected', cause: 'data' })
      }),
    )
  })
})

describe('credentials and clock', () => {
  it.each([
    [401, 'Unauthorized'],
    [401, ''],
    [403, 'Forbidden'],
    [201, 'Signature tidak sesuai'],
    [201, 'Token Expired'],
    [400, 'User key tidak valid'],
    [201, 'x-timestamp kedaluwarsa'],
    [null, 'Consumer ID tidak terdaftar'],
    [201, 'cons-id tidak ditemukan'],
  ])('%s "%s" pauses everything', (code, message) => {
    expect(outcomeOf(code, message)).toEqual({ kind: 'credentials' })
  })

  it.each([401, 403])('a gateway page with status %i pauses everything', (status) => {
    expect(page(status, '<html>Access denied</html>')).toEqual({ kind: 'credentials' })
    expect(page(status, '')).toEqual({ kind: 'credentials' })
    expect(outcomeOf(null, 'Access denied', 3, status)).toEqual({ kind: 'credentials' })
  })
})

describe('temporary trouble', () => {
  const call: Outcome = { kind: 'temporary', scope: 'call' }

  it.each([
    [404, 'Gagal dicoba kembali (BPJS Kesehatan)'],
    [201, 'Gagal dicoba kembali (BPJS Kesehatan)'],
    [201, 'Sistem sedang sibuk, silakan coba beberapa saat lagi'],
    [400, 'Silakan coba lagi'],
    [500, 'Internal Server Error'],
    [503, ''],
  ])('%i "%s" is sent again later', (code, message) => {
    expect(outcomeOf(code, message)).toEqual(call)
  })

  it.each([
    ['a 502 page', 502, '<html>Bad Gateway</html>'],
    ['a 504 without a body', 504, ''],
    ['a maintenance page under 200', 200, '<html>Pemeliharaan</html>'],
    ['an empty 200', 200, ''],
    ['half an answer', 200, '{"metadata":{"co'],
    ['an answer without metadata', 200, '{"fault":"policy"}'],
    ['a redirect', 302, ''],
  ])('%s is sent again later', (_name, status, body) => {
    expect(page(status, body)).toEqual(call)
  })

  it('too many requests is said to the host: the whole lane waits', () => {
    const lane = { kind: 'temporary', scope: 'network' }
    expect(outcomeOf(429, 'Too Many Requests')).toEqual(lane)
    expect(outcomeOf(200, 'Ok.', 3, 429)).toEqual(lane)
    expect(classify(parseAnswer(429, '<html>slow down</html>'), 3, 'updatewaktu')).toEqual(lane)
  })

  it.each([500, 502, 503])('nothing was accepted behind a status of %i, whatever the body claims', (status) => {
    expect(outcomeOf(200, 'Ok.', 3, status)).toEqual(call)
    expect(outcomeOf(208, '', 3, status)).toEqual(call)
  })

  it.each<[HttpFailureKind, 'network' | 'call']>([
    ['refused', 'network'],
    ['dns', 'network'],
    ['unreachable', 'network'],
    ['tls', 'network'],
    ['timeout', 'call'],
    ['reset', 'call'],
    ['aborted', 'call'],
    ['too-large', 'call'],
  ])('no answer because of %s concerns the %s', (failure, scope) => {
    expect(classify({ kind: 'tanpa-jawaban', failure, detail: '' }, 3, 'updatewaktu')).toEqual({
      kind: 'temporary',
      scope,
    })
  })
})

describe('answers nobody has seen', () => {
  it.each([
    [204, 'No Content'],
    [404, 'Not Found'],
    [null, 'Ok.'],
    [202, 'Accepted'],
  ])('%s "%s" is unknown, neither done nor dropped', (code, message) => {
    expect(outcomeOf(code, message)).toEqual({ kind: 'unknown' })
  })
})

describe('classify is total', () => {
  const taskid = fc.constantFrom(0 as const, ...TASK_IDS)

  it('for any status and any body', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string({ unit: 'binary' }), taskid, (status, body, id) => {
        expect(classify(parseAnswer(status, body), id, 'updatewaktu').kind).toBeTypeOf('string')
      }),
    )
  })

  it('for any JSON as metadata', () => {
    const json = fc.jsonValue({ stringUnit: 'binary' })
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), json, json, taskid, (status, code, message, id) => {
        const answer: Answer = parseAnswer(status, JSON.stringify({ metadata: { code, message } }))
        expect(classify(answer, id, 'updatewaktu').kind).toBeTypeOf('string')
      }),
    )
  })

  it('and never calls an answer done without a code of 200', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), taskid, (code, message, id) => {
        fc.pre(code !== 200)
        expect(outcomeOf(code, message, id).kind).not.toBe('done')
      }),
    )
  })
})
