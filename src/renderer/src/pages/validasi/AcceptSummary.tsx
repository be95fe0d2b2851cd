import { List, Stack, Text } from '@mantine/core'
import { useRef } from 'react'
import { angka } from '../../../../shared/numbers.ts'
import type { Question } from '../../components/confirm.tsx'
import { rowIndex, useTableVirtualizer, VirtualTable } from '../../components/VirtualTable.tsx'
import { taskWords } from './columns.tsx'
import { countReasons, type Proposed, reasonTitle, timeWords, visitsOf } from './findings.ts'
import classes from './validasi.module.css'

const ROW_HEIGHT = 28

/** What is asked once before anything is accepted: everything that will change, old beside new. */
export function acceptQuestion(accepted: readonly Proposed[]): Question {
  const count = angka(accepted.length)
  return {
    title: `Terima ${count} usulan?`,
    text: <AcceptSummary accepted={accepted} />,
    confirm: `Terima dan kirim ${count}`,
    wide: true,
  }
}

function AcceptSummary({ accepted }: { readonly accepted: readonly Proposed[] }) {
  const reasons = countReasons(accepted)
  return (
    <Stack gap="xs">
      <Text size="sm">
        {angka(accepted.length)} jam task pada {angka(visitsOf(accepted))} kunjungan ditulis ke data referensi, lalu
        dikirim ke BPJS. Jam yang sudah diterima BPJS tidak dapat diubah lagi. Nama Anda dan jam lamanya tercatat di
        Audit.
      </Text>
      {reasons.length > 1 && (
        <List size="sm" aria-label="Menurut alasan">
          {reasons.map(({ alasan, findings, visits }) => (
            <List.Item key={alasan}>
              {reasonTitle(alasan)}: {angka(findings)} jam pada {angka(visits)} kunjungan
            </List.Item>
          ))}
        </List>
      )}
      <Changes accepted={accepted} />
    </Stack>
  )
}

const COLUMNS = [
  { key: 'pasien', title: 'Pasien' },
  { key: 'task', title: 'Task', width: 140 },
  { key: 'lama', title: 'Jam sekarang', width: 180 },
  { key: 'baru', title: 'Menjadi', width: 90 },
]

function Changes({ accepted }: { readonly accepted: readonly Proposed[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useTableVirtualizer({
    scroller,
    count: accepted.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => accepted[index]?.id ?? index,
  })
  return (
    <div className={classes.summary} style={{ height: Math.min(276, 34 + Math.max(1, accepted.length) * ROW_HEIGHT) }}>
      <VirtualTable
        label="Yang akan berubah"
        columns={COLUMNS}
        virtualizer={virtualizer}
        scroller={scroller}
        // Scrolled with the keys as well.
        scrollerProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Daftar yang akan berubah' }}
        tableProps={{ className: classes.summaryTable }}
        renderRow={(item) => {
          const finding = accepted[item.index]
          if (!finding) return null
          const { nama, no_rawat, taskid, waktu, tanggal, usulan } = finding
          return (
            <tr key={item.key} data-index={item.index} aria-rowindex={rowIndex(item.index)}>
              <td title={`${nama} ${no_rawat}`}>{nama}</td>
              <td>{taskWords(taskid)}</td>
              <td className="angka">{timeWords(waktu, tanggal)}</td>
              <td className="angka">
                <strong>{timeWords(usulan.waktu, tanggal)}</strong>
              </td>
            </tr>
          )
        }}
      />
    </div>
  )
}
