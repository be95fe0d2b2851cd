import { auditWords } from '../../../../shared/audit-words.ts'
import type { AuditRow } from '../../../../shared/ipc/quality.ts'
import type { ExportTable } from '../../components/export-file.ts'
import { type StateWord, sideText, toldBy } from './changes.ts'

const COLUMNS: ExportTable['columns'] = [
  { title: 'Waktu', type: 'teks', width: 140 },
  { title: 'Siapa', type: 'teks', width: 120 },
  { title: 'Komputer', type: 'teks', width: 140 },
  { title: 'Tindakan', type: 'teks', width: 220 },
  { title: 'Apa', type: 'teks', width: 150 },
  { title: 'Sebelum', type: 'teks', width: 340 },
  { title: 'Sesudah', type: 'teks', width: 340 },
]

/** The audit as a file: before and after whole, a patient's numbers shortened. Times sort as text. */
export function exportTable(rows: readonly AuditRow[], word: StateWord): ExportTable {
  return {
    columns: COLUMNS,
    rows: rows.map((row) => {
      const told = toldBy(row, word)
      const cells = [row.at, row.who, row.workstation, auditWords(row.action), row.subject]
      return [...cells, sideText(told, 'before'), sideText(told, 'after')].map((text) => (text === '' ? null : text))
    }),
  }
}
