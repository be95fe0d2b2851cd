import { Alert, Button, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFilterOff, IconHistory, IconRefresh } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import type { AuditRow } from '../../../../shared/ipc/quality.ts'
import { angka } from '../../../../shared/numbers.ts'
import { useAppState } from '../../api/api.ts'
import { ExportButton } from '../../components/ExportMenu.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../components/feedback.tsx'
import { ListGrid, type ListHandle } from '../../components/ListGrid.tsx'
import classes from '../../components/list-page.module.css'
import { useRoute } from '../../route.ts'
import { ChangeDrawer } from './ChangeDrawer.tsx'
import { auditColumns } from './columns.tsx'
import { exportTable } from './export-table.ts'
import { FilterBar } from './FilterBar.tsx'
import { rangeParams, scopeOf } from './filter.ts'
import { stateWord } from './state-word.ts'
import { type Audits, useAudits } from './useAudits.ts'

const keyOf = (row: AuditRow) => String(row.id)

/** Audit: who changed what, when, at which computer, before and after. */
export function AuditPage() {
  const { params, change } = useRoute()
  const { today } = useAppState()
  const { range, aksi } = scopeOf(params, today)
  const [text, setText] = useState('')
  const [teks] = useDebouncedValue(text.trim(), 200)
  // Objects of this render: only what is in them may begin another reading.
  const { dari, sampai } = range
  const filter = useMemo(() => ({ range: { dari, sampai }, teks, aksi }), [dari, sampai, teks, aksi])
  const audits = useAudits(filter)
  const rows = audits.view?.rows ?? []
  const [detail, setDetail] = useState<{ readonly row: AuditRow | null; readonly opened: boolean }>({
    row: null,
    opened: false,
  })
  const list = useRef<ListHandle>(null)
  const onVisit = useMemo(() => (kunjungan: string) => change({ kunjungan }), [change])
  const columns = useMemo(() => auditColumns(onVisit), [onVisit])
  const isFiltered = teks !== '' || aksi !== null

  return (
    <div className={classes.page}>
      <FilterBar
        scope={{ range, aksi }}
        today={today}
        actions={audits.view?.actions ?? []}
        text={text}
        onRange={(wanted) => change(rangeParams(wanted, today))}
        onAction={(wanted) => change({ aksi: wanted })}
        onText={setText}
        onDown={() => list.current?.focus()}
      >
        <ExportButton
          name="audit"
          sheet="Audit"
          range={range}
          what="perubahan"
          empty={rows.length === 0}
          table={() => exportTable(rows, stateWord)}
        />
      </FilterBar>
      {audits.error && audits.view && (
        <Alert color="red" role="alert" py="xs">
          Daftar tidak bisa diperbarui. {audits.error.message}
        </Alert>
      )}
      <div className={classes.panel}>
        {rows.length > 0 ? (
          <ListGrid
            label="Audit"
            rows={rows}
            columns={columns}
            keyOf={keyOf}
            nameOf={({ subject }) => subject}
            onOpen={(row) => setDetail({ row, opened: true })}
            openKey={detail.opened && detail.row ? keyOf(detail.row) : null}
            handle={list}
          />
        ) : (
          <NoRows
            audits={audits}
            isFiltered={isFiltered}
            onClear={() => {
              setText('')
              change({ aksi: null })
            }}
          />
        )}
      </div>
      <Footer
        audits={audits}
        onNews={() =>
          void audits.reload().then(() => {
            list.current?.toTop()
            list.current?.focus()
          })
        }
      />
      <ChangeDrawer
        row={detail.row}
        opened={detail.opened}
        onClose={() => setDetail((now) => ({ ...now, opened: false }))}
        onVisit={onVisit}
      />
    </div>
  )
}

interface NoRowsProps {
  readonly audits: Audits
  readonly isFiltered: boolean
  readonly onClear: () => void
}

function NoRows({ audits, isFiltered, onClear }: NoRowsProps) {
  if (!audits.view) {
    if (audits.error) return <ErrorState message={audits.error.message} onRetry={() => void audits.reload()} />
    return <LoadingState text="Membaca audit…" />
  }
  if (isFiltered) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title="Tidak ada perubahan yang cocok"
        text="Tidak ada perubahan dengan kata pencarian dan tindakan ini pada tanggal-tanggal itu."
        action={{ label: 'Hapus saringan', onClick: onClear }}
      />
    )
  }
  return (
    <EmptyState
      icon={IconHistory}
      title="Belum ada perubahan"
      text="Setiap perubahan yang dibuat orang di komputer ini dicatat di sini: siapa, kapan, apa, sebelum dan sesudahnya."
    />
  )
}

function Footer({ audits, onNews }: { readonly audits: Audits; readonly onNews: () => void }) {
  const { view, arrived } = audits
  if (!view) return null
  const shown = view.rows.length
  return (
    <Group gap="md" justify="space-between" wrap="nowrap" className={classes.foot}>
      <Group gap="sm" wrap="nowrap" role="status">
        <Text size="sm" className="angka">
          {view.total > shown
            ? `Menampilkan ${angka(shown)} terbaru dari ${angka(view.total)} perubahan. Persempit dengan saringan.`
            : `${angka(shown)} perubahan`}
        </Text>
        {arrived > 0 && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={onNews}
            className="angka"
          >
            {angka(arrived)} perubahan baru, tampilkan
          </Button>
        )}
      </Group>
      <Text size="xs" className={classes.quiet}>
        Hanya perubahan yang dibuat di komputer ini. Komputer lain menyimpan auditnya sendiri.
      </Text>
    </Group>
  )
}
