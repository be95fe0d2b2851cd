import type { Booking, DayFacts, ReferenceRow, Registration } from '../hospital/facts.ts'
import type { VisitEntries } from '../outbox/rows.ts'

/**
 * What Khanza itself says of the three fields that a person may also enter in the brief's row. Remembered with each
 * plan, so that a correction made in Khanza later is told apart from an entry made in the row: the last change wins.
 */
export type KhanzaEntries = VisitEntries

/** The three fields from the booking row, else from patient and SEP. Kinds of visit as in /antrean/add. */
export function khanzaEntries(
  registration: Registration,
  booking: Booking | undefined,
  jkn: boolean,
  facts: DayFacts,
): KhanzaEntries {
  const referral = facts.referrals.get(registration.no_rawat)
  const fromReferral = referral?.asal.trim().startsWith('2') ? 4 : 1
  return {
    nomor_referensi: booking?.nomorreferensi || referral?.no_rujukan || '',
    no_kartu: jkn ? booking?.nomorkartu || registration.pasien?.no_peserta || '' : '',
    // Patients without BPJS, and BPJS patients without a referral, go as a return visit, as Khanza sends them.
    jenis_kunjungan: booking
      ? Number(booking.jeniskunjungan.trim().charAt(0)) || 0
      : jkn && referral
        ? fromReferral
        : 3,
  }
}

/**
 * The row's entries that count: all of them, less those that Khanza has changed since they were last looked at.
 * @param seen what Khanza said at the last plan; undefined before the first.
 */
export function currentEntries(
  row: ReferenceRow | undefined,
  khanza: KhanzaEntries,
  seen: KhanzaEntries | undefined,
): KhanzaEntries {
  const changed = (field: keyof KhanzaEntries) => seen !== undefined && seen[field] !== khanza[field]
  // Where the brief's column is an integer, 0 stands for no referral.
  const referral = row && row.nomor_referensi !== '0' ? row.nomor_referensi : ''
  const kind = row?.jenis_kunjungan ?? 0
  const isKind = kind >= 1 && kind <= 4
  return {
    nomor_referensi: changed('nomor_referensi') ? khanza.nomor_referensi : referral || khanza.nomor_referensi,
    no_kartu: changed('no_kartu') ? khanza.no_kartu : row?.no_kartu || khanza.no_kartu,
    jenis_kunjungan: isKind && !changed('jenis_kunjungan') ? kind : khanza.jenis_kunjungan,
  }
}
