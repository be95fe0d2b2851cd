import { Alert, Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconChecks } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { FINDING_TITLES, type Finding } from '../../../../shared/findings.ts'
import { angka } from '../../../../shared/numbers.ts'
import { useAppState } from '../../api/api.ts'
import { rangeParams, readRange } from '../../components/date-range.ts'
import { ExportButton } from '../../components/ExportMenu.tsx'
import { ListGrid, type ListHandle } from '../../components/ListGrid.tsx'
import pageClasses from '../../components/list-page.module.css'
import { useHands } from '../../components/useHands.ts'
import { useRoute } from '../../route.ts'
import { columnsOf } from './columns.tsx'
import { exportTable } from './export-table.ts'
import { FilterBar, MOST_DAYS } from './FilterBar.tsx'
import {
  countReasons,
  groupTitle,
  isProposed,
  type Proposed,
  readReason,
  reasonTitle,
  search,
  visitsOf,
} from './findings.ts'
import { ListFooter } from './ListFooter.tsx'
import { NoFindings } from './NoFindings.tsx'
import { useAccept } from './useAccept.ts'
import { useFindings } from './useFindings.ts'
import classes from './validasi.module.css'

const NONE: ReadonlySet<string> = new Set()
const keyOf = ({ id }: Finding) => id
const nameOf = ({ taskid, nama }: Finding) => `task ${taskid}, ${nama}`

/** Validasi Task ID: the task times that BPJS would refuse or miss, with proposals that a person accepts. */
export function ValidasiPage() {
  const { params, change } = useRoute()
  const { today } = useAppState()
  const range = readRange(params.get('dari'), params.get('sampai'), today, MOST_DAYS)
  const severalDays = range.dari !== range.sampai
  const alasan = readReason(params.get('alasan'))
  const [text, setText] = useState(params.get('cari') ?? '')
  const [settled] = useDebouncedValue(text, 150)
  // Only typing is waited for: what is cleared shows everything at once.
  const teks = text.trim() === '' ? '' : settled

  const list = useRef<ListHandle>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NONE)
  const [openedId, setOpenedId] = useState<string | null>(null)
  const visit = params.get('kunjungan')
  const handsOn = useHands(panel)
  const asking = useRef(false)
  const found = useFindings(
    range,
    () => asking.current || chosen.size > 0 || visit !== null || (list.current?.isScrolled() ?? false) || handsOn(),
  )
  const { settleSoon } = found
  const accepting = useAccept(range, settleSoon)
  useEffect(() => {
    asking.current = accepting.asking
  })
  // What was just mended in the visit's drawer leaves the list at once.
  useEffect(() => {
    if (visit !== null) return settleSoon
    return undefined
  }, [visit, settleSoon])

  const all = found.view?.findings
  const matching = useMemo(() => search(all ?? [], teks), [all, teks])
  const counts = useMemo(() => countReasons(matching), [matching])
  const rows = useMemo(
    () => (alasan === null ? matching : matching.filter((finding) => finding.alasan === alasan)),
    [matching, alasan],
  )
  const proposed = useMemo(() => rows.filter(isProposed), [rows])
  // Only what is seen can be acted on: a row that the filter hides is no longer selected.
  const selectedRows = useMemo(() => proposed.filter(({ id }) => chosen.has(id)), [proposed, chosen])
  const selected = useMemo(() => new Set(selectedRows.map(keyOf)), [selectedRows])
  const titles = useMemo(() => new Map(counts.map((count) => [count.alasan, groupTitle(count)])), [counts])
  const visits = useMemo(() => visitsOf(rows), [rows])

  const accept = async (those: readonly Proposed[]) => {
    if (!(await accepting.accept(those))) return
    setChosen(NONE)
    // The button that was pressed is gone with its row and would lose the focus.
    list.current?.focus()
  }
  const latestAccept = useRef(accept)
  useEffect(() => {
    latestAccept.current = accept
  })
  const columns = useMemo(
    () => columnsOf({ severalDays, onAccept: (finding) => void latestAccept.current([finding]) }),
    [severalDays],
  )
  const groupOf = useCallback((finding: Finding) => titles.get(finding.alasan) ?? reasonTitle(finding.alasan), [titles])
  const open = (finding: Finding) => {
    setOpenedId(finding.id)
    change({ kunjungan: finding.no_rawat })
  }
  const clear = () => {
    setText('')
    change({ alasan: null })
  }
  const isFiltered = alasan !== null || teks.trim() !== ''

  return (
    <div className={pageClasses.page}>
      <FilterBar
        range={range}
        today={today}
        onRange={(next) => {
          setChosen(NONE)
          change(rangeParams(next, today))
        }}
        text={text}
        onText={setText}
        onDown={() => list.current?.focus()}
        counts={counts}
        alasan={alasan}
        onReason={(reason) => change({ alasan: reason })}
      >
        <div className={classes.right}>
          <ExportButton
            name="validasi-task-id"
            sheet="Validasi Task ID"
            range={range}
            what="temuan"
            table={() => exportTable(rows)}
            empty={rows.length === 0}
          />
        </div>
        <Button
          variant="default"
          miw={156}
          disabled={selectedRows.length === 0 || accepting.writing}
          title={selectedRows.length === 0 ? 'Pilih baris dengan Spasi atau kotak di kirinya' : 'T'}
          onClick={() => void accept(selectedRows)}
        >
          Terima terpilih <span className="angka">&nbsp;{angka(selectedRows.length)}</span>
        </Button>
        <Button
          leftSection={<IconChecks size={15} aria-hidden />}
          disabled={proposed.length === 0}
          loading={accepting.writing}
          onClick={() => void accept(proposed)}
        >
          {isFiltered ? 'Terima yang tampil' : 'Terima semua usulan'}
          <span className="angka">&nbsp;{angka(proposed.length)}</span>
        </Button>
      </FilterBar>
      {found.error && found.view && (
        <Alert color="red" role="alert" py="xs">
          Daftar tidak bisa diperbarui. {found.error.message}
        </Alert>
      )}
      <div ref={panel} className={pageClasses.panel}>
        {rows.length > 0 ? (
          <ListGrid
            label="Temuan jam task"
            rows={rows}
            columns={columns}
            keyOf={keyOf}
            nameOf={nameOf}
            groupOf={groupOf}
            groupAside={({ alasan: reason }) => {
              const those = proposed.filter((finding) => finding.alasan === reason)
              return (
                those.length > 0 && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={accepting.writing}
                    onClick={() => void accept(those)}
                  >
                    <span className="angka">
                      Terima semua {FINDING_TITLES[reason]} ({angka(those.length)})
                    </span>
                  </Button>
                )
              )
            }}
            selected={selected}
            onSelect={setChosen}
            isSelectable={isProposed}
            onOpen={open}
            openKey={visit !== null ? openedId : null}
            onStroke={(event, row) => {
              if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.altKey || event.metaKey) return
              event.preventDefault()
              void accept(selectedRows.length > 0 ? selectedRows : [row].filter(isProposed))
            }}
            handle={list}
          />
        ) : (
          <NoFindings found={found} range={range} onClear={clear} />
        )}
      </div>
      {found.view && (
        <ListFooter
          view={found.view}
          shown={rows.length}
          visits={visits}
          unshown={found.unshown}
          onSettle={() => {
            found.settle()
            list.current?.focus()
          }}
        />
      )}
    </div>
  )
}
