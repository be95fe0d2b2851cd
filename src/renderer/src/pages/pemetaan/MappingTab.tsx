import { Alert, Group, SegmentedControl, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { MappingRow, MappingView } from '../../../../shared/ipc/pemetaan.ts'
import { angka } from '../../../../shared/numbers.ts'
import type { RequestRefused } from '../../api/api.ts'
import { rangeText } from '../../components/date-range.ts'
import { ExportButton } from '../../components/ExportMenu.tsx'
import { ErrorState, LoadingState } from '../../components/feedback.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { ListGrid, type ListHandle } from '../../components/ListGrid.tsx'
import listClasses from '../../components/list-page.module.css'
import { SearchField } from '../../components/SearchField.tsx'
import { useRoute } from '../../route.ts'
import { mappingTable } from './export-table.ts'
import { KIND_WORDS, type MappedKind } from './kinds.ts'
import { MappingDrawer } from './MappingDrawer.tsx'
import { MappingEmpty } from './MappingEmpty.tsx'
import { mappingColumns } from './mapping-columns.tsx'
import classes from './pemetaan.module.css'
import { MAPPING_FILTERS, type MappingFilter } from './place.ts'
import { countOf } from './rows.ts'
import { useShownRows } from './useShownRows.ts'

const NO_ROWS: readonly MappingRow[] = []
const FILTER_WORDS: Readonly<Record<MappingFilter, string>> = {
  menahan: 'Menahan kirim',
  belum: 'Belum ada kode',
  semua: 'Semua',
}

interface MappingTabProps {
  readonly jenis: MappedKind
  readonly saring: MappingFilter
  readonly kode: string | null
  readonly mapping: UseQueryResult<MappingView, RequestRefused>
}

/** The polis or doctors of SIMRS with their codes at BPJS. */
export function MappingTab({ jenis, saring, kode, mapping }: MappingTabProps) {
  const { change } = useRoute()
  const { data, error, refetch } = mapping
  const [text, setText] = useState('')
  const grid = useRef<ListHandle>(null)
  const all = data?.[jenis] ?? NO_ROWS
  const rows = useShownRows(all, { saring, text })
  const { satu, kecil } = KIND_WORDS[jenis]
  const onFilter = (next: MappingFilter) => change({ saring: next === 'belum' ? null : next })

  if (!data) {
    if (error) return <ErrorState message={error.message} onRetry={() => void refetch()} />
    return <LoadingState text="Memuat pemetaan…" />
  }
  const halangan = data.halangan[jenis]
  return (
    <>
      <Group gap="xs" justify="space-between" wrap="nowrap" className={listClasses.bar}>
        <Group gap="xs" wrap="nowrap" className={classes.filters}>
          <SegmentedControl
            aria-label={`Saring ${kecil}`}
            className={classes.choices}
            value={saring}
            onChange={(value) => onFilter(value as MappingFilter)}
            data={MAPPING_FILTERS.map((filter) => ({
              value: filter,
              label: (
                <Group gap={6} wrap="nowrap" component="span">
                  {FILTER_WORDS[filter]}
                  <span className={`angka ${classes.count}`}>{angka(countOf(all, filter))}</span>
                </Group>
              ),
            }))}
          />
          <SearchField
            label={`Cari ${kecil} atau kode`}
            text={text}
            onText={setText}
            onDown={() => grid.current?.focus()}
          />
        </Group>
        <ExportButton
          name={`pemetaan-${jenis}`}
          sheet={`Pemetaan ${satu}`}
          range={data}
          what={kecil}
          table={() => mappingTable(jenis, rows)}
          empty={rows.length === 0}
        />
      </Group>
      {halangan !== null && (
        <Alert color="yellow" py="xs" className={listClasses.bar}>
          {halangan}
        </Alert>
      )}
      {error && (
        <Alert color="red" role="alert" py="xs" className={listClasses.bar}>
          Daftar tidak bisa diperbarui. {error.message}
        </Alert>
      )}
      <div className={listClasses.panel}>
        {rows.length > 0 ? (
          <ListGrid
            label={`Pemetaan ${kecil}`}
            rows={rows}
            columns={mappingColumns(jenis)}
            keyOf={(row) => row.kode}
            nameOf={(row) => row.nama}
            onOpen={(row) => change({ kode: row.kode })}
            openKey={kode}
            handle={grid}
          />
        ) : (
          <MappingEmpty
            jenis={jenis}
            saring={saring}
            rows={all}
            searched={text.trim() !== ''}
            onClearSearch={() => setText('')}
            onFilter={onFilter}
          />
        )}
      </div>
      <Group gap="md" justify="space-between" wrap="nowrap" className={listClasses.foot}>
        <Text size="sm" className="angka" role="status">
          {angka(rows.length)} {kecil}. Kunjungan dihitung {rangeText(data.dari, data.sampai)}.
        </Text>
        {rows.length > 0 && (
          <Group gap="sm" wrap="nowrap" className={listClasses.quiet} visibleFrom="md">
            <KeyHint keys="↑ ↓" text="pindah" />
            <KeyHint keys="Enter" text="petakan" />
          </Group>
        )}
      </Group>
      <MappingDrawer
        jenis={jenis}
        kode={kode}
        view={data}
        onClose={() => change({ kode: null })}
        onFocusBack={() => grid.current?.focus()}
      />
    </>
  )
}
