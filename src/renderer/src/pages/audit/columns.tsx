import { Anchor } from '@mantine/core'
import { auditWords } from '../../../../shared/audit-words.ts'
import type { AuditRow } from '../../../../shared/ipc/quality.ts'
import type { ListColumn } from '../../components/ListGrid.tsx'
import { exactMoment } from '../../components/moment.ts'
import { summaryText, toldBy, visitOf } from './changes.ts'
import { stateWord } from './state-word.ts'

/** The columns of the audit. `onVisit` opens the task editor of a visit. */
export function auditColumns(onVisit: (noRawat: string) => void): readonly ListColumn<AuditRow>[] {
  return [
    { key: 'waktu', title: 'Waktu', width: 196, cell: ({ at }) => <span className="angka">{exactMoment(at)}</span> },
    { key: 'siapa', title: 'Siapa', width: 108, cell: ({ who }) => <span title={who}>{who}</span> },
    {
      key: 'komputer',
      title: 'Komputer',
      width: 124,
      cell: ({ workstation }) => <span title={workstation}>{workstation}</span>,
    },
    { key: 'tindakan', title: 'Tindakan', width: 206, cell: ({ action }) => auditWords(action) },
    { key: 'apa', title: 'Apa', width: 144, cell: ({ subject }) => <Subject subject={subject} onVisit={onVisit} /> },
    { key: 'perubahan', title: 'Sebelum → sesudah', cell: (row) => <Summary row={row} /> },
  ]
}

function Subject({ subject, onVisit }: { readonly subject: string; readonly onVisit: (noRawat: string) => void }) {
  const visit = visitOf(subject)
  if (visit === null) return <span title={subject}>{subject}</span>
  return (
    <Anchor
      component="button"
      tabIndex={-1}
      fz="inherit"
      className="angka"
      title="Buka editor task"
      onClick={() => onVisit(visit)}
    >
      {visit}
    </Anchor>
  )
}

function Summary({ row }: { readonly row: AuditRow }) {
  const text = summaryText(toldBy(row, stateWord))
  return (
    <span className="angka" title={text}>
      {text || '–'}
    </span>
  )
}
