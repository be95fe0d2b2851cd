import { useHotkeys } from '@mantine/hooks'
import { IconCalendarOff, IconFilterOff } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import { addMinutes, jamIndonesia, tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { useAppState } from '../../api/api.ts'
import { EmptyState, ErrorState, LoadingState } from '../../components/feedback.tsx'
import { SEND_LOOKS } from '../../components/state.tsx'
import { useExport } from '../../components/useExport.ts'
import { useRoute } from '../../route.ts'
import { CountLine } from './CountLine.tsx'
import { DataGrid, type GridHandle } from './DataGrid.tsx'
import { exportTable } from './export-table.ts'
import { FilterBar } from './FilterBar.tsx'
import { isFiltered, NO_FILTERS } from './filters.ts'
import { GridTools } from './GridTools.tsx'
import { useGridTable, useVisibleColumns } from './grid-table.ts'
import { NEW_ROW } from './new-row.ts'
import { ReferenceDrawer } from './ReferenceDrawer.tsx'
import classes from './referensi.module.css'
import { SourceStrip } from './SourceStrip.tsx'
import { useColumnMemory } from './useColumnMemory.ts'
import { useFilters } from './useFilters.ts'
import { useGridData } from './useGridData.ts'
import { useResend } from './useResend.ts'
import { useShownRows } from './useShownRows.ts'

const NO_ROWS: readonly RegistrationRow[] = []

/** Every registration of some days: who is sent, which task is active, what is wrong, and what can be done about it. */
export function ReferensiPage() {
  const { params, change } = useRoute()
  const { today, host } = useAppState()
  const { filters, sort, setFilters, setSort } = useFilters()
  const { data, error, isPending, refetch } = useGridData(filters)
  const { memory, update, reset } = useColumnMemory()
  const { rows, unshown, showAll } = useShownRows(data?.rows, filters, sort)
  const grid = useRef<GridHandle>(null)
  const [exportOpen, setExportOpen] = useState(false)

  const table = useGridTable({
    memory,
    severalDays: filters.dari !== filters.sampai,
    sort,
    onMemory: update,
    onSort: setSort,
  })
  const columns = useVisibleColumns(table)
  const { exporting, run: runExport } = useExport({
    name: 'data-referensi',
    sheet: 'Data Referensi',
    range: filters,
    what: 'registrasi',
    table: () => exportTable(rows, columns, (state) => SEND_LOOKS[state].word),
  })
  const { resend, sending } = useResend(filters)

  // Only what is seen can be acted on: a row that the filter hides is no longer selected.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const selectedRows = useMemo(() => rows.filter((row) => chosen.has(row.no_rawat)), [rows, chosen])
  const selection = useMemo(() => new Set(selectedRows.map((row) => row.no_rawat)), [selectedRows])

  const opened = params.get('kunjungan')
  useFocusBack(opened, grid)
  const create = () => change({ ubah: NEW_ROW })
  const open = useCallback((row: RegistrationRow) => change({ kunjungan: row.no_rawat }), [change])
  const edit = useCallback((row: RegistrationRow) => change({ ubah: row.no_rawat }), [change])
  const clearFilters = () => setFilters(NO_FILTERS)
  const resendOne = (row: RegistrationRow) => void resend([row])
  const resendSelected = async () => {
    if (await resend(selectedRows)) setChosen(new Set())
  }

  const isBusy = opened !== null || params.get('ubah') !== null
  const isOurs = (event: KeyboardEvent) =>
    !isBusy && !(event.target instanceof Element && event.target.closest('[role="dialog"]'))
  useHotkeys([
    [
      'mod+E',
      (event) => {
        if (!isOurs(event) || rows.length === 0) return
        // A menu takes a stroke outside it for leaving, and would close again on the one that opened it.
        event.stopPropagation()
        setExportOpen(true)
      },
    ],
    ['mod+A', (event) => isOurs(event) && setChosen(new Set(rows.map((row) => row.no_rawat)))],
  ])
  useHotkeys(
    [
      ['mod+N', (event) => isOurs(event) && create()],
      // A browser keeps Ctrl+N for itself.
      ['alt+N', (event) => isOurs(event) && create()],
    ],
    [],
  )

  return (
    <div className={classes.page}>
      <FilterBar
        rows={data?.rows ?? NO_ROWS}
        filters={filters}
        today={today}
        onChange={setFilters}
        onLeaveSearch={() => grid.current?.focus()}
        actions={
          <GridTools
            table={table}
            memory={memory}
            empty={rows.length === 0}
            exporting={exporting}
            exportOpen={exportOpen}
            onExportOpen={setExportOpen}
            createKey={host === 'peramban' ? 'Alt+N' : 'Ctrl+N'}
            onCreate={create}
            onExport={(kind) => void runExport(kind)}
            onResetColumns={reset}
          />
        }
      />
      {data && <SourceStrip list={data} />}
      {data && (
        <CountLine
          shown={rows.length}
          total={data.rows.length}
          filtered={isFiltered(filters)}
          selected={selection.size}
          unshown={unshown}
          sending={sending}
          onClearFilters={clearFilters}
          onClearSelection={() => setChosen(new Set())}
          onShowAll={showAll}
          onSendAgain={() => void resendSelected()}
        />
      )}
      {data && rows.length > 0 ? (
        <DataGrid
          ref={grid}
          table={table}
          rows={rows}
          sort={sort}
          selection={selection}
          opened={opened}
          onSelection={setChosen}
          onOpen={open}
          onEdit={edit}
          onSendAgain={resendOne}
        />
      ) : (
        <div className={classes.instead}>
          {isPending && <LoadingState text="Memuat registrasi…" />}
          {!data && error && <ErrorState message={error.message} onRetry={() => void refetch()} />}
          {data && data.rows.length > 0 && (
            <EmptyState
              icon={IconFilterOff}
              title="Tidak ada registrasi yang cocok"
              text="Longgarkan saringan, atau cari dengan kata lain."
              action={{ label: 'Hapus saringan', onClick: clearFilters }}
            />
          )}
          {data && data.rows.length === 0 && <NothingYet dari={filters.dari} sampai={filters.sampai} />}
        </div>
      )}
      <ReferenceDrawer />
    </div>
  )
}

function NothingYet({ dari, sampai }: { readonly dari: string; readonly sampai: string }) {
  const { now, today, timer } = useAppState()
  const when =
    dari === sampai
      ? `pada ${tanggalIndonesia(dari)}`
      : `dari ${tanggalIndonesia(dari)} sampai ${tanggalIndonesia(sampai)}`
  const next =
    sampai >= today && timer.nextInMs !== null
      ? `Sinkron berikutnya ${jamIndonesia(addMinutes(now, timer.nextInMs / 60_000))}.`
      : undefined
  return <EmptyState icon={IconCalendarOff} title={`Belum ada registrasi ${when}.`} text={next} />
}

/** When the visit's drawer closes and nothing else took the focus, it goes back to the row. */
function useFocusBack(opened: string | null, grid: React.RefObject<GridHandle | null>): void {
  const before = useRef(opened)
  useEffect(() => {
    const closed = before.current !== null && opened === null
    before.current = opened
    if (!closed) return
    // After the drawer's own leaving.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body || document.activeElement === null) grid.current?.focus()
    }, 260)
    return () => clearTimeout(timer)
  }, [opened, grid])
}
