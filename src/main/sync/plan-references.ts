import { actionNeeded, type Problem, warning } from '../../shared/problems.ts'
import type { Booking, ReferenceRow, Registration } from '../hospital/facts.ts'
import type { ReferenceEntry, TaskTimes } from '../hospital/write.ts'

import type { KhanzaEntries } from './khanza-entries.ts'

export interface ReferenceMatch {
  /** The row of the brief's table that belongs to the registration, where there is one. */
  readonly row: ReferenceRow | undefined
  /** True when a row may be inserted or refreshed under the registration's own composite key. */
  readonly writable: boolean
  readonly problem: Problem | null
}

export interface ReferenceIndex {
  match(registration: Registration): ReferenceMatch
  /** Notes that a registration's row is about to be written, so that no other takes its composite key. */
  claim(registration: Registration): void
  /** Rows that name a registration which was not read. */
  orphans(noRawat: ReadonlySet<string>): ReferenceRow[]
}

const keyOf = (tanggal: string, jam: string, norm: string) => `${tanggal} ${jam} ${norm}`
const ownKey = (registration: Registration) =>
  keyOf(registration.tgl_registrasi, registration.jam_reg, registration.no_rkm_medis)

/**
 * Finds each registration's row in the brief's table: by no_rawat first, since a corrected registration time changes
 * the composite key but not the visit, then by the composite key. Never proposes a second row for one visit.
 */
export function indexReferences(rows: readonly ReferenceRow[]): ReferenceIndex {
  const byRawat = new Map<string, ReferenceRow[]>()
  const byKey = new Map<string, ReferenceRow>()
  /** Keys that registrations of this plan are about to write, to their no_rawat. */
  const claimed = new Map<string, string>()
  for (const row of rows) {
    byKey.set(keyOf(row.tanggal_periksa, row.jam_periksa, row.no_rkm_medis), row)
    if (row.no_rawat === '') continue
    byRawat.set(row.no_rawat, [...(byRawat.get(row.no_rawat) ?? []), row])
  }

  return {
    match(registration) {
      const { no_rawat } = registration
      const key = ownKey(registration)
      const exact = byKey.get(key)
      const own = byRawat.get(no_rawat) ?? []
      if (own.length > 1) {
        const row = own.find((candidate) => candidate === exact)
        return {
          row,
          writable: false,
          problem: row
            ? warning(
                no_rawat,
                'referensi-ganda',
                `Ada ${own.length} baris data referensi untuk registrasi ini; dipakai yang jamnya sama dengan registrasi (${row.jam_periksa}). Hapus baris lainnya.`,
              )
            : actionNeeded(
                no_rawat,
                'referensi-ganda',
                `Ada ${own.length} baris data referensi untuk registrasi ini dan tidak satu pun sama jamnya, jadi jam task tidak dikirim. Sisakan satu baris.`,
              ),
        }
      }
      const single = own[0]
      if (single) return { row: single, writable: single === exact, problem: null }
      const holder = exact && exact.no_rawat !== '' ? exact.no_rawat : claimed.get(key)
      if (holder !== undefined && holder !== no_rawat) {
        return {
          row: undefined,
          writable: false,
          problem: warning(
            no_rawat,
            'kunci-ganda',
            `Pasien ${registration.no_rkm_medis} punya registrasi lain pada tanggal dan jam yang sama (${holder}), sehingga baris data referensi tidak dapat dibuat. Ubah jam registrasi salah satunya.`,
          ),
        }
      }
      return { row: exact, writable: true, problem: null }
    },
    claim: (registration) => void claimed.set(ownKey(registration), registration.no_rawat),
    orphans: (known) => rows.filter((row) => row.no_rawat !== '' && !known.has(row.no_rawat)),
  }
}

export interface EntryInput {
  readonly registration: Registration
  readonly booking: Booking | undefined
  readonly match: ReferenceMatch
  readonly entries: KhanzaEntries
  /** False where the brief's column is an integer and cannot hold every referral. */
  readonly keepsReferral: boolean
  readonly added: boolean
  readonly activeTask: number
  /** What the medical record gives a new row. */
  readonly times: TaskTimes
}

/** The row to insert, or to refresh while nothing was sent; null when the table already says all of it. */
export function referenceEntry(input: EntryInput): ReferenceEntry | null {
  const { registration, booking, match, entries } = input
  if (!match.writable) return null
  const existing = match.row
  const entry: ReferenceEntry = {
    tanggal_periksa: registration.tgl_registrasi,
    jam_periksa: registration.jam_reg,
    no_rkm_medis: registration.no_rkm_medis,
    no_rawat: registration.no_rawat,
    no_kartu: entries.no_kartu,
    kodepoli: booking?.kodepoli || registration.poliBpjs?.kode || registration.kd_poli,
    nama_poli: registration.nm_poli ?? registration.poliBpjs?.nama ?? '',
    nomor_referensi: entries.nomor_referensi,
    jenis_kunjungan: entries.jenis_kunjungan,
    taskid: input.activeTask,
    status_kirim: input.added ? 'Sudah' : 'Belum',
    times: input.times,
  }
  if (!existing) return entry
  if (existing.no_rawat === '') return entry
  if (input.added || existing.status_kirim === 'Sudah') return null
  const same =
    existing.kodepoli === entry.kodepoli &&
    existing.nama_poli === entry.nama_poli &&
    existing.no_kartu === entry.no_kartu &&
    existing.jenis_kunjungan === entry.jenis_kunjungan &&
    (existing.nomor_referensi === entry.nomor_referensi || !input.keepsReferral)
  return same ? null : entry
}

/** A row as it was read, to be named in full where only its times are filled in. */
export function existingEntry(row: ReferenceRow): Omit<ReferenceEntry, 'times'> {
  return {
    tanggal_periksa: row.tanggal_periksa,
    jam_periksa: row.jam_periksa,
    no_rkm_medis: row.no_rkm_medis,
    no_rawat: row.no_rawat,
    no_kartu: row.no_kartu,
    kodepoli: row.kodepoli,
    nama_poli: row.nama_poli,
    nomor_referensi: row.nomor_referensi,
    jenis_kunjungan: row.jenis_kunjungan ?? 0,
    taskid: row.taskid,
    status_kirim: row.status_kirim === 'Sudah' ? 'Sudah' : 'Belum',
  }
}
