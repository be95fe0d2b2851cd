import { DIFFERENCE_TITLES, type Repair } from '../../../../shared/differences.ts'
import type { DayCounts } from '../../../../shared/ipc/quality.ts'
import { angka } from '../../../../shared/numbers.ts'
import type { Choice, RowAction } from './view.ts'

export function choiceWord(choice: Choice): string {
  if (choice === 'berbeda') return 'Berbeda'
  if (choice === 'semua') return 'Semua'
  const title = DIFFERENCE_TITLES[choice]
  return title.charAt(0).toUpperCase() + title.slice(1)
}

export const ACTION_WORDS: Readonly<Record<RowAction, string>> = {
  kirim: 'Kirim',
  'kirim-lagi': 'Kirim ulang',
  tandai: 'Tandai sudah',
  perbaiki: 'Perbaiki',
  editor: 'Buka editor',
  salin: 'Salin kode',
}

export const UNREAD_TASKS =
  'BPJS tidak memberi tahu task booking ini, jadi tasknya tidak ikut dibandingkan. Tekan Bandingkan lagi sebentar lagi.'

/** What each kind of repair does, for so many bookings. */
export const REPAIR_LINES: Readonly<Record<Repair, (bookings: number) => string>> = {
  kirim: (bookings) => `Kirim: ${angka(bookings)} booking yang belum terkirim dikirim ke BPJS.`,
  'kirim-lagi': (bookings) =>
    `Kirim ulang: ${angka(bookings)} booking yang hilang atau kurang di BPJS dikirim sekali lagi.`,
  tandai: (bookings) =>
    `Tandai sudah: ${angka(bookings)} booking dicatat sesuai yang ada di BPJS, lalu sisanya dikirim.`,
}

/** The columns of the counters, each with what it counts. */
export const COUNT_COLUMNS: readonly {
  readonly key: keyof DayCounts
  readonly title: string
  readonly hint: string
}[] = [
  { key: 'total', title: 'Total', hint: 'Semua booking, termasuk yang batal' },
  { key: 'jkn', title: 'JKN', hint: 'Pasien yang dijamin BPJS' },
  { key: 'nonJkn', title: 'NON JKN', hint: 'Pasien penjamin lain' },
  { key: 'checkin', title: 'Check-in', hint: 'Pasien sudah datang: sudah ada task apa pun' },
  { key: 'dilayani', title: 'Dilayani', hint: 'Sedang di poli: task terakhir 4' },
  { key: 'selesai', title: 'Selesai', hint: 'Selesai di poli: sudah task 5 atau sesudahnya' },
  { key: 'batal', title: 'Batal', hint: 'Dibatalkan atau tidak hadir: task 99' },
]

/** `+2`, `−1`: how the hospital's number differs from BPJS's. Empty where it does not. */
export function deltaWords(here: number, there: number): string {
  if (here === there) return ''
  return here > there ? `+${angka(here - there)}` : `−${angka(there - here)}`
}

export function jknWords(jkn: boolean | null): string {
  return jkn === null ? 'Tidak disebut' : jkn ? 'JKN' : 'NON JKN'
}

/** What came of a repair: how many of the chosen differences are gone, and what still differs. */
export function outcomeWords(chosen: number, unmended: number, left: number, unread: number): string {
  const mended = chosen - unmended
  const first =
    unmended === 0
      ? `${angka(mended)} perbedaan diperbaiki.`
      : `${angka(mended)} dari ${angka(chosen)} perbedaan diperbaiki; ${angka(unmended)} belum, sebabnya ada di daftar.`
  const rest = [
    ...(left > 0 ? [`Masih berbeda: ${angka(left)} booking.`] : []),
    ...(unread > 0 ? [`Task ${angka(unread)} booking tidak terbaca.`] : []),
  ]
  return `${first} ${rest.length === 0 ? 'BPJS dan SIMRS kini sama.' : rest.join(' ')}`
}
