import type { CapaianVisit } from '../../../src/main/quality/capaian-visit.ts'

/** A visit that is complete; `change` says what is not. */
export function capaianVisit(change: Partial<CapaianVisit> = {}): CapaianVisit {
  return {
    no_rawat: '2025/10/06/000001',
    nama: 'Budi Contoh',
    tanggal: '2025-10-06',
    poli: { kode: 'U0001', nama: 'Poli Penyakit Dalam' },
    dokter: { kode: 'D0001', nama: 'dr. Sari Contoh' },
    dilewati: false,
    terkirim: true,
    perlu: [3, 4, 5],
    kurang: [],
    spans: {},
    dilayani: true,
    pesan: '',
    tertahan: false,
    ...change,
  }
}
