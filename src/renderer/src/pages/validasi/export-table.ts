import type { Finding } from '../../../../shared/findings.ts'
import { TASK_LABELS } from '../../../../shared/task-ids.ts'
import type { ExportTable } from '../../components/export-file.ts'
import { sourceText } from '../../components/time-source.ts'
import { reasonTitle, timeWords } from './findings.ts'

const COLUMNS = [
  { title: 'Alasan', type: 'teks', width: 150 },
  { title: 'No. Rawat', type: 'teks', width: 130 },
  { title: 'Nama pasien', type: 'teks', width: 220 },
  { title: 'Tanggal', type: 'tanggal', width: 90 },
  { title: 'Poli', type: 'teks', width: 150 },
  { title: 'Dokter', type: 'teks', width: 180 },
  { title: 'Task', type: 'angka', width: 50 },
  { title: 'Nama task', type: 'teks', width: 120 },
  { title: 'Jam sekarang', type: 'teks', width: 120 },
  { title: 'Asal jam', type: 'teks', width: 170 },
  { title: 'Usulan', type: 'teks', width: 90 },
  { title: 'Dasar usulan, atau mengapa tidak ada', type: 'teks', width: 320 },
  { title: 'Temuan', type: 'teks', width: 420 },
] as const

/** The findings as they are listed, and beside each what the narrow list has no room for. */
export function exportTable(findings: readonly Finding[]): ExportTable {
  return {
    columns: COLUMNS,
    rows: findings.map((finding) => {
      const { tanggal, taskid, waktu, sumber, asal, usulan } = finding
      return [
        reasonTitle(finding.alasan),
        finding.no_rawat,
        finding.nama,
        new Date(`${tanggal}T00:00:00Z`),
        finding.poli,
        finding.dokter,
        taskid,
        TASK_LABELS[taskid].ringkas,
        timeWords(waktu, tanggal),
        sumber === null ? null : sourceText({ sumber, asal }),
        usulan && timeWords(usulan.waktu, tanggal),
        usulan?.dasar ?? finding.tanpaUsulan,
        finding.pesan,
      ]
    }),
  }
}
