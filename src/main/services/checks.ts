import { angka } from '../../shared/numbers.ts'
import { dateOf, epochToWallTime, tanggalIndonesia } from '../../shared/wall-time.ts'
import type { BpjsClient, Exchange } from '../bpjs/client.ts'
import type { HospitalDatabase } from '../hospital/database.ts'
import type { DayFacts } from '../hospital/facts.ts'
import { inspectHospital, type SchemaFacts } from '../hospital/inspect.ts'
import { readDay } from '../hospital/read-day.ts'
import { checkWriteRights } from '../hospital/rights.ts'
import { isSatuSehatHost, parseUrl } from '../settings/parse-url.ts'
import type { Settings } from '../settings/settings.ts'
import { isBpjsPayer } from '../sync/plan-visit.ts'
import { DRIFT_WORTH_TELLING_MS, driftSentence } from '../sync/report.ts'
import { answerWords } from '../sync/transition.ts'

/** Tells one check: whether it is well, and a sentence with what to do where it is not. */
export type Check = (ok: boolean, text: string) => void

/** What the checks look at: a running app, or connections opened for the test alone. */
export interface Checked {
  readonly settings: Settings
  readonly hospital: HospitalDatabase
  readonly client: BpjsClient
  readonly now: () => number
}

/** The address of BPJS alone: nothing is sent. */
export function checkHost({ settings }: Pick<Checked, 'settings'>, check: Check): void {
  const { baseUrl } = settings.bpjs
  const url = parseUrl(baseUrl)
  const loopback = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (isSatuSehatHost(baseUrl)) {
    check(
      false,
      `BPJS_MOBILE_JKN_URL (${baseUrl}) adalah layanan SATUSEHAT Kemenkes, bukan Antrean BPJS. Ganti dengan https://apijkn.bpjs-kesehatan.go.id/antreanrs`,
    )
  } else if (url?.protocol === 'http:' && !loopback) {
    check(false, `BPJS_MOBILE_JKN_URL (${baseUrl}) tidak terenkripsi. Pakai alamat yang diawali https://`)
  } else check(true, `Alamat BPJS ${baseUrl}`)
}

/** The database from connection to rights. Null when it could not be read. Changes nothing. */
export async function checkDatabase(app: Checked, check: Check): Promise<DayFacts | null> {
  const { hospital } = app
  try {
    const schema = await inspectHospital(hospital)
    check(true, `Database ${hospital.label} terhubung`)
    if (schema.missingRequired.length > 0) {
      check(
        false,
        `Tabel ${schema.missingRequired.join(', ')} tidak ada. Periksa DB_DATABASE: harus database SIMRS Khanza.`,
      )
      return null
    }
    checkTables(schema, check)
    await checkRights(app, schema, check)
    return await checkToday(app, schema, check)
  } catch (error) {
    check(false, hospital.describe(error).message)
    return null
  }
}

function checkTables(schema: SchemaFacts, check: Check): void {
  const shapes = {
    ringkas: 'referensi_mobilejkn_bpjs berisi data referensi',
    khanza: 'referensi_mobilejkn_bpjs berisi booking SIMRS Khanza',
    kosong: 'referensi_mobilejkn_bpjs belum ada',
    asing: 'referensi_mobilejkn_bpjs berisi susunan yang tidak dikenal',
  }
  check(schema.shape !== 'asing', `Tabel Khanza terbaca, ${shapes[schema.shape]}`)
  for (const note of schema.notes) check(false, note)
  if (schema.referenceTable) check(true, `Tabel data referensi: ${schema.referenceTable}`)
  else check(false, schema.conflict ?? 'Tabel data referensi belum dibuat. Jalankan "mobilejkn migrate".')
  check(
    true,
    schema.dateIndexed
      ? 'reg_periksa dibaca lewat indeks tgl_registrasi'
      : 'reg_periksa dibaca lewat no_rawat (tanpa indeks tgl_registrasi), daftar diperiksa lengkap sekali sejam',
  )
}

async function checkRights(app: Checked, schema: SchemaFacts, check: Check): Promise<void> {
  const refusals = await checkWriteRights(app.hospital, schema)
  if (refusals.length === 0) check(true, 'Pengguna database boleh mencatat status kirim')
  for (const failure of refusals) check(false, failure.message)
}

async function checkToday(app: Checked, schema: SchemaFacts, check: Check): Promise<DayFacts> {
  const today = dateOf(epochToWallTime(app.now(), app.settings.sync.zone))
  const facts = await readDay(app.hospital, schema, { dari: today, sampai: today, complete: true, movedNoRawat: [] })
  const count = facts.registrations.length
  check(
    true,
    count === 0
      ? `Belum ada registrasi pada ${tanggalIndonesia(today)}`
      : `${angka(count)} registrasi pada ${tanggalIndonesia(today)}, ${angka(facts.bookings.length)} di antaranya booking JKN`,
  )
  return facts
}

/** A wrong payer code sends BPJS patients as others without any refusal, so the outcome is shown. */
export function checkPayers({ registrations }: DayFacts, { settings }: Pick<Checked, 'settings'>, check: Check): void {
  if (registrations.length === 0) return
  const bpjs = registrations.filter((row) => isBpjsPayer(row, settings.sync))
  const codes = [...new Set((bpjs.length > 0 ? bpjs : registrations).map((row) => row.kd_pj))].join(', ')
  if (bpjs.length > 0) check(true, `Penjamin BPJS: ${codes}, ${angka(bpjs.length)} registrasi hari ini`)
  else {
    check(
      false,
      `Tidak satu pun registrasi hari ini dikenali sebagai pasien BPJS (penjamin hari ini: ${codes}). Periksa MOBILEJKN_KD_PJ_BPJS.`,
    )
  }
}

export function checkMapping(facts: DayFacts, excluded: readonly string[], check: Check): void {
  const booked = new Set(facts.bookings.map((booking) => booking.no_rawat))
  // Bookings carry BPJS's codes themselves; a row that is gone is told by its own name when it is sent.
  const walkIns = facts.registrations.filter(
    (row) => !excluded.includes(row.kd_poli) && row.stts !== 'Batal' && !booked.has(row.no_rawat),
  )
  const groups = [
    {
      what: 'Poli',
      rows: walkIns.filter((row) => row.nm_poli !== null && !row.poliBpjs),
      key: (row: Row) => `${row.kd_poli} – ${row.nm_poli}`,
      cure: 'Isi kodenya di layar Pemetaan, atau kecualikan polinya lewat MOBILEJKN_POLI_DIKECUALIKAN.',
    },
    {
      what: 'Dokter',
      rows: walkIns.filter((row) => row.nm_dokter !== null && !row.dokterBpjs),
      key: (row: Row) => `${row.kd_dokter} – ${row.nm_dokter}`,
      cure: 'Isi kodenya di layar Pemetaan.',
    },
  ]
  for (const { what, rows, key, cure } of groups) {
    const gaps = Map.groupBy(rows, key)
    if (gaps.size === 0) check(true, `${what} pada registrasi hari ini semua punya kode BPJS`)
    for (const [name, found] of gaps) {
      check(
        false,
        `${what} ${name} belum punya kode BPJS, ${angka(found.length)} registrasi hari ini tertahan. ${cure}`,
      )
    }
  }
}

type Row = DayFacts['registrations'][number]

/** One query of BPJS's reference lists: reachable, credentials, clock. */
export async function checkBpjs(app: Pick<Checked, 'client'>, check: Check): Promise<void> {
  const exchange = await app.client.refPoli()
  const words = answerWords(exchange.answer)
  const { kind } = exchange.outcome
  if (kind === 'unknown') {
    check(false, `BPJS menjawab "${words}", belum dikenal. Hubungi BPJS bila berulang.`)
    return
  }
  if (kind === 'temporary') {
    if (exchange.answer.kind === 'tanpa-jawaban' && exchange.answer.failure === 'tls') {
      check(false, `${words}. Bila jaringan rumah sakit memakai CA sendiri, isi berkas sertifikatnya di BPJS_CA_FILE.`)
      return
    }
    check(false, `${words}. Periksa internet komputer ini dan BPJS_MOBILE_JKN_URL, lalu coba lagi.`)
    return
  }
  check(true, `Server BPJS menjawab dalam ${angka(exchange.durationMs)} ms`)
  checkSignature(exchange, words, check)
  if (exchange.driftMs === null) return
  if (Math.abs(exchange.driftMs) >= DRIFT_WORTH_TELLING_MS) check(false, driftSentence(exchange.driftMs))
  else check(true, 'Jam komputer ini sama dengan server BPJS')
}

function checkSignature(exchange: Exchange, words: string, check: Check): void {
  if (exchange.outcome.kind === 'credentials') {
    check(
      false,
      `BPJS menolak tanda tangan: ${words}. Periksa BPJS_API_KEY, BPJS_SECRET_KEY, BPJS_USER_KEY, BPJS_SIGNATURE dan jam komputer.`,
    )
  } else if (exchange.unreadable !== null) {
    check(false, 'Jawaban BPJS tidak dapat dibuka dengan kunci ini. Periksa BPJS_API_KEY dan BPJS_SECRET_KEY.')
  } else check(true, 'Tanda tangan diterima BPJS')
}
