import type { CallView, SendState, TaskView } from '../../../../shared/ipc/registrations.ts'
import { dateOf, jamIndonesia, tanggalIndonesia, type WallDate, type WallTime } from '../../../../shared/wall-time.ts'
import { taskMoment } from '../../components/moment.ts'
import { hasRecord, recordedTime } from '../../components/time-source.ts'
import { storedWords } from './visit-form.ts'

/**
 * What a change does to the time of the record, or to a time that may stand in front of one; null where it does nothing
 * to either. `waktu` is what is typed now.
 */
export function replacedWords(task: TaskView, waktu: string | null, tanggal: WallDate): string | null {
  const recorded = recordedTime(task)
  if (recorded === null || task.sumber === null) {
    const comesBack = task.sumber === 'manual' && waktu === null && hasRecord(task.taskid)
    return comesBack ? 'Dikosongkan: bila rekam medis punya jamnya, jam itu yang dipakai.' : null
  }
  const theirs = storedWords(recorded, tanggal, tanggalIndonesia)
  const place = task.asal === '' ? '' : ` (${task.asal})`
  if (waktu === null) return `Jam ${theirs}${place} tidak dapat dikosongkan: program mengisinya lagi.`
  const which = task.sumber === 'dilihat' ? 'jam yang dilihat program' : 'jam rekam medis'
  return `Menggantikan ${which} ${theirs}${place}. Kosongkan bila kelak ingin memakainya lagi.`
}

/** Why a time cannot be changed any more. */
export function lockedWords(task: TaskView, tanggal: WallDate): string {
  const at = task.call?.deliveredAt
  const when = at ? ` pada ${dateOf(at) === tanggal ? jamIndonesia(at) : taskMoment(at, tanggal)}` : ''
  return `Sudah diterima BPJS${when}; BPJS tidak menerima perubahan jam.`
}

const RESULTS: Record<NonNullable<CallView['result']>, string> = {
  terkirim: 'Diterima BPJS',
  'sudah-ada': 'BPJS sudah punya sebelumnya',
  terlampaui: 'BPJS sudah punya task sesudahnya',
}

/** Everything known about one call, as name and value. */
export function callFacts(call: CallView, tanggal: WallDate): { readonly name: string; readonly value: string }[] {
  const rows: [string, string | null][] = [
    ['Jam yang dikirim', call.waktu && taskMoment(call.waktu, tanggal)],
    ['Hasil', call.result && RESULTS[call.result]],
    ['Diterima BPJS', call.deliveredAt && taskMoment(call.deliveredAt, tanggal)],
    ['Percobaan', call.attempts === 0 ? 'belum pernah' : `${call.attempts} kali`],
    ['Dicoba lagi', call.nextAt && call.state === 'coba-lagi' ? taskMoment(call.nextAt, tanggal) : null],
    ['Jawaban terakhir', call.message],
  ]
  return rows.flatMap(([name, value]) => (value ? [{ name, value }] : []))
}

/** The short name of a call that is no task. */
export function otherCallWords(call: string): string {
  if (call === 'batal') return 'Batal antrean'
  return call === 'farmasi/add' ? 'Antrean farmasi' : call
}

interface SendingFacts {
  readonly kirim: SendState
  readonly cobaLagi: WallTime | null
  readonly service: 'berjalan' | 'menunggu' | 'perlu-tindakan' | 'siaga' | 'jeda'
  readonly bpjsOk: boolean
}

/** How the sending goes on after a save, in one sentence. */
export function sendingWords({ kirim, cobaLagi, service, bpjsOk }: SendingFacts): string {
  if (kirim === 'mengirim') return 'Sedang dikirim ke BPJS…'
  if (kirim === 'terkirim' || kirim === 'sudah-ada') return 'Sudah diterima BPJS.'
  if (kirim === 'perlu-tindakan') return 'Masih ada yang perlu tindakan, lihat di atas.'
  if (kirim === 'batal') return 'Kunjungan ini batal.'
  if (kirim === 'dilewati') return 'Kunjungan ini dilewati menurut pengaturan.'
  if (service === 'jeda') return 'Pengiriman sedang dijeda; dikirim setelah dilanjutkan.'
  if (service === 'siaga') return 'Komputer lain yang memimpin akan mengirimnya.'
  if (!bpjsOk) return 'Server BPJS tidak menjawab; dikirim begitu BPJS kembali.'
  if (kirim === 'coba-lagi') return cobaLagi ? `Dicoba lagi ${jamIndonesia(cobaLagi)}.` : 'Dicoba lagi sebentar lagi.'
  return 'Menunggu giliran kirim…'
}
