import type { ProblemReason } from '../../../src/shared/problems.ts'
import { wallTimeToEpoch } from '../../../src/shared/wall-time.ts'
import { estimateOf, sessionOf } from './expect-times.ts'
import { type SessionFact, type VisitFact, ZONE } from './facts.ts'

/** The oracle's /antrean/add: the payload BPJS must receive, or every reason why none can be sent. */

export type ExpectedAdd =
  | { readonly payload: Readonly<Record<string, string | number>> }
  | { readonly reasons: readonly ProblemReason[] }

/** Card, referral and kind of visit as they count: the brief's row first, else Khanza. */
export interface ExpectedEntries {
  readonly no_kartu: string
  readonly nomor_referensi: string
  readonly jenis_kunjungan: number
}

const KETERANGAN = 'Harap hadir 30 menit sebelum jam layanan untuk pencatatan administrasi.'

export function isJkn(visit: VisitFact): boolean {
  return visit.booking !== null || visit.kd_pj.toUpperCase() === 'BPJ'
}

export function entriesOf(visit: VisitFact): ExpectedEntries {
  const { booking, brief, pasien } = visit
  const sep = visit.sep?.no_rujukan ? visit.sep : null
  const card = pasien?.no_peserta === '-' ? '' : (pasien?.no_peserta ?? '')
  let kind: number = 3
  if (booking) kind = booking.jeniskunjungan ?? 0
  else if (isJkn(visit) && sep) kind = sep.asal_rujukan.startsWith('2') ? 4 : 1
  const entered = brief?.jenis_kunjungan ?? 0
  return {
    no_kartu: brief?.no_kartu || (isJkn(visit) ? booking?.nomorkartu || card : ''),
    nomor_referensi: brief?.nomor_referensi || booking?.nomorreferensi || sep?.no_rujukan || '',
    jenis_kunjungan: entered >= 1 && entered <= 4 ? entered : kind,
  }
}

export function addOf(visit: VisitFact, kodebooking: string, sessions: readonly SessionFact[]): ExpectedAdd {
  const reasons: ProblemReason[] = []
  if (!visit.pasien) reasons.push('pasien-hilang')
  if (visit.dokter.nm_dokter === null) reasons.push('dokter-hilang')
  if (visit.poli.nm_poli === null) reasons.push('poli-hilang')
  return visit.booking ? bookedAdd(visit, kodebooking, reasons) : onsiteAdd(visit, kodebooking, sessions, reasons)
}

function bookedAdd(visit: VisitFact, kodebooking: string, reasons: ProblemReason[]): ExpectedAdd {
  const { booking, poli, dokter, no_reg, no_rkm_medis, tanggal } = visit
  if (!booking) throw new Error('no booking')
  const entries = entriesOf(visit)
  const number = numberIn(booking.angkaantrean) ?? numberIn(no_reg) ?? 0
  const kodepoli = booking.kodepoli || poli.bpjs?.kode || ''
  const kodedokter = booking.kodedokter || dokter.bpjs?.kode || ''
  const nomorantrean = booking.nomorantrean || no_reg
  if (reasons.length > 0) return { reasons }
  if (kodepoli === '' || kodedokter === '' || nomorantrean === '' || entries.jenis_kunjungan === 0) {
    return { reasons: ['data-tidak-sah'] }
  }
  const estimate = estimateOf(tanggal, booking.jampraktek.slice(0, 5), number)
  return {
    payload: {
      kodebooking,
      jenispasien: 'JKN',
      nomorkartu: entries.no_kartu,
      nik: booking.nik,
      nohp: booking.nohp,
      kodepoli,
      namapoli: poli.bpjs?.nama || poli.nm_poli || booking.kodepoli,
      pasienbaru: Number(booking.pasienbaru),
      norm: no_rkm_medis,
      tanggalperiksa: tanggal,
      kodedokter: doctorCode(kodedokter),
      namadokter: dokter.bpjs?.nama || dokter.nm_dokter || booking.kodedokter,
      jampraktek: booking.jampraktek.replaceAll(' ', ''),
      jeniskunjungan: entries.jenis_kunjungan,
      nomorreferensi: entries.nomor_referensi,
      nomorantrean,
      angkaantrean: number,
      estimasidilayani: Number(booking.estimasidilayani) || wallTimeToEpoch(estimate, ZONE),
      sisakuotajkn: Math.max(0, booking.sisakuotajkn),
      kuotajkn: booking.kuotajkn,
      sisakuotanonjkn: Math.max(0, booking.sisakuotanonjkn),
      kuotanonjkn: booking.kuotanonjkn,
      keterangan: KETERANGAN,
    },
  }
}

function onsiteAdd(
  visit: VisitFact,
  kodebooking: string,
  sessions: readonly SessionFact[],
  reasons: ProblemReason[],
): ExpectedAdd {
  const { poli, dokter, pasien, no_reg, tanggal } = visit
  const jkn = isJkn(visit)
  const entries = entriesOf(visit)
  const session = sessionOf(visit, sessions)
  const number = numberIn(no_reg)
  if (!poli.bpjs && poli.nm_poli !== null) reasons.push('mapping-poli')
  if (!dokter.bpjs && dokter.nm_dokter !== null) reasons.push('mapping-dokter')
  if (!session && poli.nm_poli !== null && dokter.nm_dokter !== null) reasons.push('jadwal-kosong')
  if (jkn && pasien && entries.no_kartu === '') reasons.push('kartu-kosong')
  if (number === null) reasons.push('data-tidak-sah')
  if (reasons.length > 0 || !pasien || !poli.bpjs || !dokter.bpjs || !session || number === null) return { reasons }
  const start = session.jam_mulai.slice(0, 5)
  const left = Math.max(0, session.kuota - number)
  return {
    payload: {
      kodebooking,
      jenispasien: jkn ? 'JKN' : 'NON JKN',
      nomorkartu: jkn ? entries.no_kartu : '-',
      nik: jkn ? pasien.no_ktp : '-',
      nohp: jkn ? pasien.no_tlp : '-',
      kodepoli: poli.bpjs.kode,
      namapoli: poli.bpjs.nama || poli.nm_poli || poli.bpjs.kode,
      pasienbaru: visit.baru ? 1 : 0,
      norm: visit.no_rkm_medis,
      tanggalperiksa: tanggal,
      kodedokter: doctorCode(dokter.bpjs.kode),
      namadokter: dokter.bpjs.nama || dokter.nm_dokter || dokter.bpjs.kode,
      jampraktek: `${start}-${session.jam_selesai.slice(0, 5)}`,
      jeniskunjungan: entries.jenis_kunjungan,
      nomorreferensi: jkn ? entries.nomor_referensi : '-',
      nomorantrean: no_reg,
      angkaantrean: number,
      estimasidilayani: wallTimeToEpoch(estimateOf(tanggal, start, number), ZONE),
      sisakuotajkn: left,
      kuotajkn: session.kuota,
      sisakuotanonjkn: left,
      kuotanonjkn: session.kuota,
      keterangan: KETERANGAN,
    },
  }
}

/** BPJS's doctor codes are numbers; a code with letters or a leading zero is sent as it is. */
function doctorCode(code: string): string | number {
  return String(Number(code)) === code ? Number(code) : code
}

function numberIn(text: string): number | null {
  const digits = text.match(/\d+/g)?.at(-1)
  return digits === undefined ? null : Number(digits)
}
