import { dateOf } from '../../../src/shared/wall-time.ts'
import { type Fortnight, type VisitFact, ZERO } from './facts.ts'

/** The combinations a fortnight must hold, by name. */
const COMBINATIONS: Readonly<Record<string, (visit: VisitFact, fortnight: Fortnight) => boolean>> = {
  'booking not sent, checked in': ({ booking }) => isBooked(booking, 'Belum', 'Checkin') && booking?.validasi !== ZERO,
  'booking not sent, not come': ({ booking }) => isBooked(booking, 'Belum', 'Belum') && booking?.validasi === ZERO,
  'booking not sent, checked in without a time': ({ booking }) =>
    isBooked(booking, 'Belum', 'Checkin') && booking?.validasi === ZERO,
  'booking sent by another': ({ booking }) => booking?.statuskirim === 'Sudah',
  'booking cancelled in its own row': ({ booking, batal, stts }) =>
    booking?.status === 'Batal' && !batal && stts !== 'Batal',
  'booking of a payer that is not BPJS': ({ booking, kd_pj }) => booking !== null && kd_pj === 'UMU',
  'booking BPJS does not know': ({ booking, bpjs }) => booking?.statuskirim === 'Belum' && bpjs === null,
  'booking marked sent that BPJS does not know': ({ booking, bpjs }) =>
    booking?.statuskirim === 'Sudah' && bpjs === null,
  'BPJS without booking': ({ booking, kd_pj }) => !booking && kd_pj === 'BPJ',
  'BPJS without booking, with a referral': ({ booking, kd_pj, sep }) =>
    !booking && kd_pj === 'BPJ' && Boolean(sep?.no_rujukan),
  'payer code in small letters': ({ booking, kd_pj }) => !booking && kd_pj === 'bpj',
  'no BPJS': ({ booking, kd_pj }) => !booking && kd_pj === 'ASR',
  'excluded poli, booked': ({ booking, poli }) => booking !== null && poli.kd_poli === 'IGDK',
  'poli without code': ({ booking, poli }) => !booking && poli.bpjs === null,
  'doctor without code': ({ booking, dokter }) => !booking && dokter.bpjs === null,
  'poli without code, booked': ({ booking, poli }) => booking !== null && poli.bpjs === null,
  'poli gone': ({ poli }) => poli.nm_poli === null,
  'doctor gone': ({ dokter }) => dokter.nm_dokter === null,
  'patient gone': ({ pasien }) => pasien === null,
  'no schedule that weekday': (visit, { sessions }) => !visit.booking && sessionsOf(visit, sessions) === 0,
  'two sessions that day': (visit, { sessions }) => !visit.booking && sessionsOf(visit, sessions) === 2,
  'a Sunday': ({ tanggal }) => new Date(`${tanggal}T00:00:00Z`).getUTCDay() === 0,
  'Sudah on the last day without a time of its end': ({ stts, tanggal, pemeriksaan, berkas, resep }, { now }) =>
    stts === 'Sudah' && tanggal === dateOf(now) && pemeriksaan.length === 1 && !berkas && resep.length === 0,
  'Sudah on an earlier day without a time of its end': ({ stts, tanggal, pemeriksaan, berkas, resep }, { now }) =>
    stts === 'Sudah' && tanggal !== dateOf(now) && pemeriksaan.length === 1 && !berkas && resep.length === 0,
  'Sudah, its end known by the prescription alone': ({ stts, pemeriksaan, berkas, resep }) =>
    stts === 'Sudah' && pemeriksaan.length === 1 && !berkas && resep.some((row) => row.disiapkan !== ZERO),
  'examined, still Belum': ({ stts, pemeriksaan }) => stts === 'Belum' && pemeriksaan.length > 1,
  'no examination, file received': ({ pemeriksaan, berkas }) => pemeriksaan.length === 0 && berkas?.diterima !== ZERO,
  'file back, never received': ({ berkas }) => berkas?.diterima === ZERO && berkas.kembali !== ZERO,
  'two prescriptions, one handed over': ({ resep }) =>
    resep.length === 2 && resep.filter(({ diserahkan }) => diserahkan === ZERO).length === 1,
  compounded: ({ resep }) => resep.some(({ racikan }) => racikan),
  'ward prescription alone': ({ resep }) => resep.length > 0 && resep.every(({ status }) => status === 'ranap'),
  'prescribed, nothing prepared': ({ resep }) => resep.length > 0 && resep.every(({ disiapkan }) => disiapkan === ZERO),
  'handed over, never prepared': ({ resep }) => resep.some((row) => row.disiapkan === ZERO && row.diserahkan !== ZERO),
  'examined on another day': ({ pemeriksaan, tanggal }) =>
    pemeriksaan.some((at) => at !== ZERO && dateOf(at) > tanggal),
  'Batal, unknown to BPJS': ({ stts, batal, bpjs }) => stts === 'Batal' && !batal && bpjs === null,
  'Batal, sent before': ({ stts, batal, booking }) => stts === 'Batal' && !batal && booking?.statuskirim === 'Sudah',
  'Batal, marked by another': ({ stts, batal, marks }) => stts === 'Batal' && !batal && marks.length > 0,
  'cancelled through the app, open': ({ batal }) => batal?.statuskirim === 'Belum',
  'cancelled through the app, told': ({ batal }) => batal?.statuskirim === 'Sudah',
  'cancelled through the app, examined all the same': ({ batal, pemeriksaan }) =>
    batal !== null && pemeriksaan.length > 1,
  'cancelled without a time on its day': ({ batal, tanggal }) =>
    batal !== null && !batal.tanggalbatal?.startsWith(tanggal),
  'cancelled today': ({ batal, tanggal }, { now }) => batal?.statuskirim === 'Belum' && tanggal === dateOf(now),
  'cancelled, named by its booking alone': ({ batal, booking }) => batal?.no_rawat_batal === '' && booking !== null,
  'cancelled, the booking row gone': ({ batal, booking }) => batal !== null && booking === null,
  'time by hand that differs from the record': ({ brief, pemeriksaan }) =>
    brief?.times[4] !== undefined && pemeriksaan.length > 0 && brief.times[4] !== pemeriksaan[0],
  'zero date by hand': ({ brief }) => Object.values(brief?.times ?? {}).includes(ZERO),
  'other day by hand': ({ brief, tanggal }) =>
    Object.values(brief?.times ?? {}).some((at) => at !== ZERO && dateOf(at) !== tanggal),
  'ahead of the clock by hand': ({ brief }, { now }) => Object.values(brief?.times ?? {}).some((at) => at > now),
  'admission queue by hand': ({ brief }) => brief?.times[1] !== undefined && brief.times[2] !== undefined,
  'task 99 by hand': ({ brief, stts, batal }) => brief?.times[99] !== undefined && stts !== 'Batal' && !batal,
  'brief row without no_rawat': ({ brief }) => brief?.no_rawat === '',
  'brief row under an older registration time': ({ brief, jam_reg }) => brief !== null && brief.jam_periksa !== jam_reg,
  'brief row sent by another': ({ brief, booking }) =>
    brief?.status_kirim === 'Sudah' && booking?.statuskirim !== 'Sudah',
  'tasks marked by another, more to come': ({ marks, stts }) => marks.length === 2 && stts === 'Sudah',
  'task 99 marked by another': ({ marks }) => marks.some(({ taskid }) => taskid === 99),
  'BPJS has tasks nobody marked': ({ marks, bpjs }) => (bpjs?.tasks.length ?? 0) > marks.length,
  'BPJS lacks a task that was marked': ({ marks, bpjs }) => (bpjs?.tasks.length ?? 0) < marks.length,
  'cancelled at BPJS, not here': ({ bpjs, stts, batal }) => bpjs?.cancelled === true && stts !== 'Batal' && !batal,
  'name with a quote': ({ pasien }) => pasien?.nm_pasien.includes("'") ?? false,
  'name in another script': ({ pasien }) => /[^\p{Script=Latin}\p{P}\p{S}\s]/u.test(pasien?.nm_pasien ?? ''),
}

function isBooked(booking: VisitFact['booking'], statuskirim: string, status: string): boolean {
  return booking?.statuskirim === statuskirim && booking.status === status
}

function sessionsOf({ poli, dokter, tanggal }: VisitFact, sessions: Fortnight['sessions']): number {
  const names = ['AKHAD', 'SENIN', 'SELASA', 'RABU', 'KAMIS', 'JUMAT', 'SABTU']
  const day = names[new Date(`${tanggal}T00:00:00Z`).getUTCDay()]
  return sessions.filter(
    (row) => row.kd_dokter === dokter.kd_dokter && row.kd_poli === poli.kd_poli && row.hari_kerja === day,
  ).length
}

/** How often each named combination occurs. */
export function coverageOf(fortnight: Fortnight): Map<string, number> {
  const { gone } = fortnight
  const counts = Object.entries(COMBINATIONS).map(
    ([name, holds]) => [name, fortnight.visits.filter((visit) => holds(visit, fortnight)).length] as const,
  )
  return new Map([
    ...counts,
    ['cancelled, the registration gone', gone.filter(({ statuskirim }) => statuskirim === 'Belum').length],
    ['cancelled, the registration gone, told', gone.filter(({ statuskirim }) => statuskirim === 'Sudah').length],
    ['cancelled, the registration gone, unknown to BPJS', gone.filter(({ knownAtBpjs }) => !knownAtBpjs).length],
  ])
}
