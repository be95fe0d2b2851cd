import { angka } from './numbers.ts'

/** The service as a whole, in the five states that tray, window and command line share. */
export type ServiceState = 'berjalan' | 'menunggu' | 'perlu-tindakan' | 'siaga' | 'jeda'

export const SERVICE_WORDS: Record<ServiceState, string> = {
  berjalan: 'Berjalan',
  menunggu: 'Menunggu / Luring',
  'perlu-tindakan': 'Perlu tindakan',
  siaga: 'Siaga',
  jeda: 'Jeda',
}

export interface StatusFacts {
  /** Paused by a person. */
  readonly paused: boolean
  /** Another workstation leads. */
  readonly standby: boolean
  readonly databaseReachable: boolean
  readonly bpjs: 'terhubung' | 'tidak-menjawab' | 'kredensial-ditolak'
  /** Rows and registrations that wait for a person. */
  readonly held: number
  readonly waiting: number
  /** Deliveries that the hospital's tables do not show yet, and whether a right is what is missing. */
  readonly unrecorded: { readonly rows: number; readonly forbidden: boolean }
}

export interface ServiceStatus {
  readonly state: ServiceState
  readonly word: string
  /** One sentence: why this state. */
  readonly reason: string
}

/** One glance: is all well? The first that applies, in the order of what a person must know first. */
export function serviceStatus(facts: StatusFacts): ServiceStatus {
  const status = (state: ServiceState, reason: string): ServiceStatus => ({ state, word: SERVICE_WORDS[state], reason })
  const waiting = facts.waiting === 0 ? '' : ` ${angka(facts.waiting)} kiriman aman menunggu.`
  if (facts.paused) return status('jeda', `Pengiriman dijeda.${waiting}`)
  if (facts.standby) return status('siaga', 'Komputer lain sedang memimpin pengiriman.')
  if (facts.bpjs === 'kredensial-ditolak')
    return status('perlu-tindakan', `BPJS menolak kredensial atau jam komputer.${waiting}`)
  if (!facts.databaseReachable) return status('menunggu', `Database SIMRS tidak terhubung.${waiting}`)
  if (facts.bpjs === 'tidak-menjawab') return status('menunggu', `Server BPJS tidak menjawab.${waiting}`)
  if (facts.unrecorded.rows > 0) {
    const why = facts.unrecorded.forbidden ? ' karena hak pengguna database kurang' : ''
    const reason = `${angka(facts.unrecorded.rows)} status kirim belum tercatat di SIMRS${why}.`
    return status(facts.unrecorded.forbidden ? 'perlu-tindakan' : 'menunggu', reason)
  }
  if (facts.held > 0) return status('perlu-tindakan', `${angka(facts.held)} registrasi perlu tindakan.`)
  return status(
    'berjalan',
    facts.waiting > 0 ? `${angka(facts.waiting)} kiriman menunggu giliran.` : 'Semua sudah terkirim.',
  )
}
