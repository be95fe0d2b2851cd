import { Alert, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useHands } from '../../components/useHands.ts'
import { useRoute } from '../../route.ts'
import classes from './antrian.module.css'
import { EmptyList } from './EmptyList.tsx'
import { FilterBar } from './FilterBar.tsx'
import { type OutboxView, paramsOf, requestOf, viewOf } from './filter.ts'
import { HeldReasons } from './HeldReasons.tsx'
import { ListFooter } from './ListFooter.tsx'
import { OutboxDrawer } from './OutboxDrawer.tsx'
import { OutboxTable } from './OutboxTable.tsx'
import { SelectionActions } from './SelectionActions.tsx'
import { useOutbox } from './useOutbox.ts'
import { useOutboxActions } from './useOutboxActions.tsx'

const NO_ROWS: ReadonlySet<number> = new Set()

/** Antrian Kirim: what waits, what is held, what failed; its request and answer; send again, cancel. */
export function AntrianPage() {
  const { params, change } = useRoute()
  const { keadaan, alasan } = viewOf(params)
  const wanted = params.get('teks') ?? ''
  const [text, setText] = useState(wanted)
  // A link to one registration's calls, followed while this page is already open.
  useEffect(() => {
    if (wanted !== '') setText(wanted)
  }, [wanted])
  const [teks] = useDebouncedValue(text, 200)
  const request = useMemo(() => requestOf({ keadaan, alasan }, teks), [keadaan, alasan, teks])

  const [chosen, setChosen] = useState<ReadonlySet<number>>(NO_ROWS)
  const [activeId, setActiveId] = useState<number | null>(null)
  const [detail, setDetail] = useState<{ readonly id: number | null; readonly opened: boolean }>({
    id: null,
    opened: false,
  })
  const scroller = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const handsOn = useHands(panel)
  const outbox = useOutbox(
    request,
    () => chosen.size > 0 || detail.opened || (scroller.current?.scrollTop ?? 0) > 0 || handsOn(),
  )
  const actions = useOutboxActions(outbox.settleSoon)

  // What was chosen under another filter cannot be seen any more, so it must not be acted upon.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the request is what it is about
  useEffect(() => {
    setChosen(NO_ROWS)
    if (scroller.current) scroller.current.scrollTop = 0
  }, [request])

  const selected = useMemo(
    () => new Set(outbox.rows.filter((row) => chosen.has(row.item.id)).map((row) => row.item.id)),
    [outbox.rows, chosen],
  )
  const selectedItems = outbox.rows.filter((row) => !row.left && selected.has(row.item.id)).map((row) => row.item)
  const openDetail = useCallback((id: number) => setDetail({ id, opened: true }), [])
  const onView = (view: OutboxView) => change(paramsOf(view))

  const act = async (work: Promise<boolean>) => {
    if (!(await work)) return
    setChosen(NO_ROWS)
    // The button that was pressed has nothing to do any more and would lose the focus.
    table.current?.focus({ preventScroll: true })
  }

  return (
    <Stack gap="xs" className={classes.page}>
      <FilterBar
        view={{ keadaan, alasan }}
        onView={onView}
        text={text}
        onText={setText}
        onDown={() => table.current?.focus()}
        list={outbox.list}
      >
        <SelectionActions
          items={selectedItems}
          onRetry={() => void act(actions.retry(selectedItems))}
          onCancel={() => void act(actions.cancel(selectedItems))}
        />
      </FilterBar>
      {(keadaan === 'belum' || keadaan === 'tertahan') && (
        <HeldReasons
          reasons={(outbox.list?.heldReasons ?? []).filter(({ reason }) => alasan === null || reason === alasan)}
          onShow={(reason) => onView({ keadaan: 'tertahan', alasan: reason })}
          onRetry={(reason, rows) => void act(actions.retryReason(reason, rows))}
        />
      )}
      {outbox.error && outbox.list && (
        <Alert color="red" role="alert" py="xs">
          Daftar tidak bisa diperbarui. {outbox.error.message}
        </Alert>
      )}
      <div ref={panel} className={classes.panel}>
        {outbox.rows.length > 0 ? (
          <OutboxTable
            rows={outbox.rows}
            selected={selected}
            onSelect={setChosen}
            activeId={activeId}
            onActive={setActiveId}
            openId={detail.opened ? detail.id : null}
            onOpen={openDetail}
            scroller={scroller}
            table={table}
          />
        ) : (
          <EmptyList
            outbox={outbox}
            unfiltered={keadaan === 'belum' && teks.trim() === ''}
            onClear={() => {
              setText('')
              onView({ keadaan: 'belum', alasan: null })
            }}
          />
        )}
      </div>
      <ListFooter
        outbox={outbox}
        onSettle={() => {
          outbox.settle()
          table.current?.focus({ preventScroll: true })
        }}
      />
      <OutboxDrawer
        id={detail.id}
        opened={detail.opened}
        onClose={() => setDetail((now) => ({ ...now, opened: false }))}
        asking={actions.asking}
        onRetry={(item) => void actions.retry([item])}
        onCancel={(item) => void actions.cancel([item])}
        onVisit={(kunjungan) => change({ kunjungan })}
      />
    </Stack>
  )
}
