import type { CodeName } from '../../shared/ipc/registrations.ts'

/** A doctor's session as HFIS has it. */
export interface HfisSession {
  readonly poli: CodeName
  /** The code is empty where the answer names none. */
  readonly subspesialis: CodeName
  readonly dokter: CodeName
  /** 1 is Monday, 7 is Sunday; null where the answer does not say. */
  readonly hari: number | null
  /** `08:00-12:00` */
  readonly jam: string
  readonly kuota: number
  readonly libur: boolean
}

/**
 * The response of /ref/poli as a list to choose a poli's code from. BPJS lists one row for each subspecialty, with its
 * poli beside it: both are offered, each code once. Null where the response has not the shape it is known for.
 */
export function parsePolis(data: unknown): CodeName[] | null {
  const rows = rowsOf(data)
  if (rows === null) return null
  const specialties = rows.map((text) => codeName(text('kdsubspesialis'), text('nmsubspesialis') || text('nmpoli')))
  const polis = rows.map((text) => codeName(text('kdpoli'), text('nmpoli')))
  // A poli's own name counts where a subspecialty has the same code.
  return listed([...polis, ...specialties])
}

/** The response of /ref/dokter. Null where it has not the shape it is known for. */
export function parseDoctors(data: unknown): CodeName[] | null {
  const rows = rowsOf(data)
  return rows && listed(rows.map((text) => codeName(text('kodedokter'), text('namadokter'))))
}

/** The response of /jadwaldokter. Null where it has not the shape it is known for. */
export function parseSchedules(data: unknown): HfisSession[] | null {
  const rows = rowsOf(data)
  if (rows === null) return null
  return rows.flatMap((text) => {
    const dokter = codeName(text('kodedokter'), text('namadokter'))
    const jam = sessionHours(text('jadwal'))
    if (dokter.kode === '' || jam === '') return []
    const hari = Number(text('hari'))
    return [
      {
        poli: codeName(text('kodepoli'), text('namapoli')),
        subspesialis: codeName(text('kodesubspesialis'), text('namasubspesialis')),
        dokter,
        hari: Number.isInteger(hari) && hari >= 1 && hari <= 7 ? hari : null,
        jam,
        kuota: Math.max(0, Math.trunc(Number(text('kapasitaspasien')) || 0)),
        libur: /^(1|true|ya)$/i.test(text('libur')),
      },
    ]
  })
}

/** `8:00 - 12.00` as `08:00-12:00`; a text without two clock times as it is. */
export function sessionHours(text: string): string {
  const match = /^(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*-\s*(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?$/.exec(text.trim())
  if (!match) return text.trim()
  const [, fromHour = '', fromMinute, toHour = '', toMinute] = match
  return `${fromHour.padStart(2, '0')}:${fromMinute}-${toHour.padStart(2, '0')}:${toMinute}`
}

type Reader = (field: string) => string

/** A list of objects, bare or under `list`, each as a reader of its fields. */
function rowsOf(data: unknown): Reader[] | null {
  const list = Array.isArray(data) ? data : listIn(data)
  if (list === null) return null
  return list.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const fields = new Map<string, unknown>(Object.entries(entry))
    return [(name: string) => String(fields.get(name) ?? '').trim()]
  })
}

function listIn(data: unknown): readonly unknown[] | null {
  if (typeof data !== 'object' || data === null || !('list' in data)) return null
  return Array.isArray(data.list) ? data.list : null
}

function codeName(kode: string, nama: string): CodeName {
  return { kode, nama: nama || kode }
}

/** Each code once, the first name it comes with, in the order of names. */
function listed(entries: readonly CodeName[]): CodeName[] {
  const byCode = new Map<string, CodeName>()
  for (const entry of entries) {
    if (entry.kode !== '' && !byCode.has(entry.kode)) byCode.set(entry.kode, entry)
  }
  return [...byCode.values()].sort((a, b) => a.nama.localeCompare(b.nama, 'id') || (a.kode < b.kode ? -1 : 1))
}
