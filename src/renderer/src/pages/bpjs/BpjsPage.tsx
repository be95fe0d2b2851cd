import { Alert, Group, Text } from '@mantine/core'
import { IconArrowsLeftRight, IconCalendarOff, IconChecks, IconFilterOff, IconUsersGroup } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { BpjsDayRow } from '../../../../shared/ipc/quality.ts'
import { angka } from '../../../../shared/numbers.ts'
import { jamIndonesia, tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { useAppState } from '../../api/api.ts'
import { copyText } from '../../components/clipboard.ts'
import { rangeParams, rangeWords, readRange } from '../../components/date-range.ts'
import { ExportButton } from '../../components/ExportMenu.tsx'
import { EmptyState, ErrorState } from '../../components/feedback.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { ListGrid, type ListHandle } from '../../components/ListGrid.tsx'
import page from '../../components/list-page.module.css'
import { toastDone, toastProblem } from '../../components/toast.tsx'
import { hrefOf, useRoute } from '../../route.ts'
import classes from './bpjs.module.css'
import { ChoiceBar } from './ChoiceBar.tsx'
import { CompareBar } from './CompareBar.tsx'
import { CountTable } from './CountTable.tsx'
import { listColumns } from './columns.tsx'
import { exportTable } from './export-rows.ts'
import { hereWord } from './looks.ts'
import { RowDrawer } from './RowDrawer.tsx'
import { useComparison } from './useComparison.ts'
import { useRepair } from './useRepair.tsx'
import { Verdict } from './Verdict.tsx'
import {
  actionOf,
  type Choice,
  choiceOf,
  countChoices,
  keyOf,
  MAX_COMPARED_DAYS,
  type SafeDifference,
  safeOf,
  shownRows,
} from './view.ts'
import { Waiting } from './Waiting.tsx'

const NO_ROWS: readonly BpjsDayRow[] = []
const NOTHING: ReadonlySet<string> = new Set()
const nameOf = ({ nama, kodebooking }: BpjsDayRow) => (nama === '' ? kodebooking : nama)
const isMendable = (row: BpjsDayRow) => safeOf([row]).length > 0
const dayOf = ({ tanggal }: BpjsDayRow) => tanggalIndonesia(tanggal)

/** Antrean BPJS: some days as BPJS has them beside ours, what differs, and what mends it. */
export function BpjsPage() {
  const { params, change } = useRoute()
  const { today, service } = useAppState()
  const [from, to] = [params.get('dari'), params.get('sampai')]
  const range = useMemo(() => readRange(from, to, today, MAX_COMPARED_DAYS), [from, to, today])
  const choice = choiceOf(params.get('beda'))
  const [text, setText] = useState(params.get('cari') ?? '')
  const { view, error, comparing, progress, compare, replace } = useComparison(range)
  const repairs = useRepair(range, replace)
  const list = useRef<ListHandle>(null)

  const all = view?.rows ?? NO_ROWS
  const rows = useMemo(() => shownRows(all, choice, text), [all, choice, text])
  const counts = useMemo(() => countChoices(all), [all])
  const safe = useMemo(() => safeOf(all), [all])

  // Only what is seen can be acted on: a row that the filter hides is no longer selected.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING)
  const selectedRows = useMemo(() => rows.filter((row) => chosen.has(keyOf(row)) && isMendable(row)), [rows, chosen])
  const selected = useMemo(() => new Set(selectedRows.map(keyOf)), [selectedRows])

  const [detail, setDetail] = useState<{ readonly key: string | null; readonly opened: boolean }>({
    key: null,
    opened: false,
  })
  const openRow = useMemo(() => all.find((row) => keyOf(row) === detail.key) ?? null, [all, detail.key])
  const close = () => setDetail((now) => ({ ...now, opened: false }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: other days have other bookings
  useEffect(() => {
    close()
    setChosen(NOTHING)
  }, [range])

  const busy = comparing || repairs.repairing
  const repair = async (differences: readonly SafeDifference[]) => {
    const after = await repairs.repair(differences)
    if (!after) return
    setChosen(NOTHING)
    const open = detail.opened ? after.rows.find((row) => keyOf(row) === detail.key) : undefined
    if (open && open.beda.length > 0) return
    close()
    // The button that was pressed has nothing to do any more and would lose the focus.
    list.current?.focus()
  }
  const act = async (row: BpjsDayRow) => {
    const action = actionOf(row)
    if (action === 'editor') change({ kunjungan: row.no_rawat })
    else if (action !== 'salin') await repair(safeOf([row]))
    else if (await copyText(row.kodebooking)) toastDone(`Kode booking ${row.kodebooking} disalin.`)
    else toastProblem('Tidak bisa menyalin. Buka rinciannya, tandai kodenya, lalu tekan Ctrl+C.')
  }
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  const columns = useMemo(() => listColumns(busy ? null : (row) => void latest.current(row)), [busy])
  const onChoice = (next: Choice) => change({ beda: next === 'berbeda' ? null : next })

  return (
    <div className={page.page}>
      <CompareBar
        range={range}
        today={today}
        onRange={(next) => change(rangeParams(next, today))}
        text={text}
        onText={setText}
        onDown={() => list.current?.focus()}
        readAt={view?.readAt ?? null}
        comparing={busy}
        onCompare={compare}
      >
        <ExportButton
          empty={rows.length === 0}
          name="antrean-bpjs"
          sheet="Antrean BPJS"
          range={range}
          what="booking"
          table={() => exportTable(rows, hereWord)}
        />
      </CompareBar>
      {(service.state === 'siaga' || repairs.standBy !== null) && (
        <Alert
          color="blue"
          py="xs"
          icon={<IconUsersGroup size={18} aria-hidden />}
          role={repairs.standBy === null ? undefined : 'alert'}
          withCloseButton={repairs.standBy !== null}
          closeButtonLabel="Tutup"
          onClose={repairs.forgetStandBy}
        >
          {repairs.standBy ??
            'Komputer ini siaga: komputer lain memimpin pengiriman. Membandingkan bisa di sini; perbaikan dijalankan di komputer yang memimpin.'}
        </Alert>
      )}
      {view && error && (
        <Alert color="red" role="alert" py="xs">
          Tidak dapat dibandingkan lagi, jadi yang tampil keadaan pukul {jamIndonesia(view.readAt)}. {error.message}
        </Alert>
      )}
      {view && all.length > 0 && (
        <>
          <div className={classes.head}>
            <CountTable view={view} />
            <Verdict
              view={view}
              safe={safe}
              busy={busy}
              onRepairAll={() => void repair(safe)}
              validation={hrefOf('validasi', { ...range })}
            />
          </div>
          <ChoiceBar
            choice={choice}
            onChoice={onChoice}
            counts={counts}
            selected={safeOf(selectedRows)}
            busy={busy}
            onRepair={() => void repair(safeOf(selectedRows))}
          />
        </>
      )}
      <div className={page.panel}>
        {!view && comparing && <Waiting progress={progress} />}
        {!view && error && <ErrorState message={error.message} onRetry={compare} />}
        {view && all.length === 0 && (
          <EmptyState
            icon={IconCalendarOff}
            title={`Tidak ada antrean ${rangeWords(range)}`}
            text="BPJS maupun SIMRS tidak punya booking pada tanggal itu."
          />
        )}
        {view && all.length > 0 && rows.length === 0 && (
          <NoRows
            matched={text.trim() === ''}
            choice={choice}
            total={all.length}
            differing={counts.berbeda}
            onAll={() => onChoice('semua')}
            onClear={() => setText('')}
          />
        )}
        {rows.length > 0 && (
          <ListGrid
            label="Booking di BPJS dan SIMRS"
            rows={rows}
            columns={columns}
            keyOf={keyOf}
            nameOf={nameOf}
            {...(range.dari !== range.sampai && { groupOf: dayOf })}
            selected={selected}
            onSelect={setChosen}
            isSelectable={isMendable}
            onOpen={(row) => setDetail({ key: keyOf(row), opened: true })}
            openKey={detail.opened ? detail.key : null}
            handle={list}
          />
        )}
      </div>
      {view && (
        <Group gap="md" justify="space-between" wrap="nowrap" className={page.foot}>
          <Text size="sm" className={`angka ${page.quiet}`} role="status">
            {repairs.repairing
              ? 'Mengirim perbaikan, lalu membandingkan lagi…'
              : comparing
                ? progress
                  ? `Menanyakan BPJS lagi: ${tanggalIndonesia(progress.tanggal)}, ${angka(progress.done)} dari ${angka(progress.total)} booking`
                  : 'Menanyakan BPJS lagi…'
                : `${angka(rows.length)} dari ${angka(all.length)} booking ditampilkan`}
          </Text>
          {rows.length > 0 && (
            <Group gap="sm" wrap="nowrap" className={page.quiet} visibleFrom="md">
              <KeyHint keys="↑ ↓" text="pindah" />
              <KeyHint keys="Enter" text="rincian" />
              <KeyHint keys="Spasi" text="pilih" />
              <KeyHint keys="Ctrl + A" text="pilih semua" />
            </Group>
          )}
        </Group>
      )}
      <RowDrawer
        row={openRow}
        opened={detail.opened}
        onClose={close}
        asking={repairs.asking}
        onRepair={busy ? null : (differences) => void repair(differences)}
        onVisit={(kunjungan) => change({ kunjungan })}
      />
    </div>
  )
}

interface NoRowsProps {
  readonly matched: boolean
  readonly choice: Choice
  readonly total: number
  readonly differing: number
  readonly onAll: () => void
  readonly onClear: () => void
}

/** Nothing to list although there are bookings: all is alike, or the filter hides them. */
function NoRows({ matched, choice, total, differing, onAll, onClear }: NoRowsProps) {
  if (!matched)
    return (
      <EmptyState
        icon={IconFilterOff}
        title="Tidak ada booking yang cocok"
        text="Cari dengan kata lain, atau pilih Semua di atas daftar."
        action={{ label: 'Hapus pencarian', onClick: onClear }}
      />
    )
  if (differing === 0)
    return (
      <EmptyState
        icon={IconChecks}
        title="BPJS dan SIMRS sama"
        text={`Semua ${angka(total)} booking, status, dan jam tasknya cocok.`}
        action={{ label: 'Lihat semua booking', onClick: onAll }}
      />
    )
  return (
    <EmptyState
      icon={IconArrowsLeftRight}
      title={choice === 'semua' ? 'Tidak ada booking' : 'Tidak ada perbedaan jenis ini'}
      text="Pilih jenis perbedaan lain di atas daftar."
      action={{ label: 'Lihat semua booking', onClick: onAll }}
    />
  )
}
