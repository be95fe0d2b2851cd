import type { MappingRow, ScheduleRow } from '../../../../shared/ipc/pemetaan.ts'
import type { ExportTable } from '../../components/export-file.ts'
import { KIND_WORDS, type MappedKind } from './kinds.ts'
import { differenceWords, hoursWords } from './schedule-words.ts'

/** The list as it is shown. */
export function mappingTable(jenis: MappedKind, rows: readonly MappingRow[]): ExportTable {
  const { satu } = KIND_WORDS[jenis]
  return {
    columns: [
      { title: 'Kode SIMRS', type: 'teks', width: 110 },
      { title: satu, type: 'teks', width: 260 },
      { title: 'Kode BPJS', type: 'teks', width: 110 },
      { title: 'Nama di BPJS', type: 'teks', width: 260 },
      { title: 'Kunjungan', type: 'angka', width: 90 },
      { title: 'Tertahan', type: 'angka', width: 90 },
      { title: 'Keterangan', type: 'teks', width: 140 },
    ],
    rows: rows.map((row) => [
      row.kode,
      row.nama,
      row.bpjs?.kode ?? null,
      row.bpjs?.nama ?? null,
      row.kunjungan,
      row.tertahan,
      row.dikecualikan ? 'Dilewati' : row.bpjs === null ? 'Belum ada kode' : null,
    ]),
  }
}

/** The comparison as it is shown. */
export function scheduleTable(rows: readonly ScheduleRow[]): ExportTable {
  return {
    columns: [
      { title: 'Poli', type: 'teks', width: 220 },
      { title: 'Dokter', type: 'teks', width: 260 },
      { title: 'Jam SIMRS', type: 'teks', width: 110 },
      { title: 'Kuota SIMRS', type: 'angka', width: 90 },
      { title: 'Jam HFIS', type: 'teks', width: 110 },
      { title: 'Kuota HFIS', type: 'angka', width: 90 },
      { title: 'Beda', type: 'teks', width: 260 },
    ],
    rows: rows.map((row) => [
      row.poli.nama,
      row.dokter.nama,
      hoursWords(row.khanza) || null,
      row.khanza?.kuota ?? null,
      hoursWords(row.hfis) || null,
      row.hfis?.kuota ?? null,
      differenceWords(row),
    ]),
  }
}
