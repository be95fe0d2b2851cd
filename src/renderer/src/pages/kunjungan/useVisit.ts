import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PendingEdit, ReferenceForm, TaskView, VisitView } from '../../../../shared/ipc/registrations.ts'
import type { TaskId } from '../../../../shared/task-ids.ts'
import type { WallTime } from '../../../../shared/wall-time.ts'
import { type RequestRefused, useApi, useAppState, useEvent, useRequest } from '../../api/api.ts'
import { recordedTime } from '../../components/time-source.ts'
import { editsOf, tasksOf, withPending, withRecord } from './pending.ts'
import { changedElsewhere, type Times, type Typed } from './visit-form.ts'

/** A stored time that somebody else changed while the drawer was open. */
export interface Notice {
  readonly id: TaskId
  readonly from: string | null
  readonly to: string | null
}

export interface LiveVisit {
  readonly visit: VisitView | undefined
  /** Stored times, with those of the edits that wait on this computer. */
  readonly times: Times
  readonly waitingHere: readonly TaskId[]
  readonly edits: readonly PendingEdit[]
  readonly error: RequestRefused | null
  readonly reload: () => void
  readonly notices: readonly Notice[]
  readonly dismissNotices: () => void
  /** Takes over what a save has just written, so that the person's own change is no news. */
  readonly accept: (form: ReferenceForm, mine: readonly TaskId[]) => Promise<void>
  /** The same for a save that waits on this computer. */
  readonly acceptLocal: (changes: Readonly<Partial<Record<TaskId, WallTime | null>>>) => Promise<void>
}

const EMPTY_TIMES: Times = { 1: null, 2: null, 3: null, 4: null, 5: null, 6: null, 7: null, 99: null }
const NO_TASKS: readonly TaskView[] = []
const NO_EDITS: readonly PendingEdit[] = []

/** One visit, alive: read again whenever something about it changes. */
export function useVisit(noRawat: string, typed: Typed): LiveVisit {
  const api = useApi()
  const client = useQueryClient()
  const key = useMemo(() => ['registrasi:kunjungan', { no_rawat: noRawat }], [noRawat])
  const { data, error, refetch, isFetchedAfterMount } = useQuery<VisitView, RequestRefused>({
    queryKey: key,
    queryFn: () => api.call('registrasi:kunjungan', { no_rawat: noRawat }),
  })
  const refresh = useTrailing(useCallback(() => refetch({ cancelRefetch: false }), [refetch]))
  useEvent('registrasi-berubah', ({ no_rawat }) => {
    if (no_rawat === null || no_rawat.includes(noRawat)) refresh()
  })

  const edits = useEdits(noRawat)
  const stored = data?.form?.times
  const tasks = data?.tasks ?? NO_TASKS
  const { times, waiting } = useMemo(() => {
    const pending = stored ? withPending(stored, edits) : { times: EMPTY_TIMES, waiting: [] }
    return { ...pending, times: withRecord(pending.times, tasks, pending.waiting) }
  }, [stored, tasks, edits])

  const [notices, setNotices] = useState<readonly Notice[]>([])
  const seen = useRef<Times | null>(null)
  const own = useRef(new Set<TaskId>())
  const touched = useRef<readonly TaskId[]>([])
  useEffect(() => {
    touched.current = Object.keys(typed).map((id) => Number(id) as TaskId)
    // Applied, refused or decided: what comes of this computer's own edits is told where they are shown.
    for (const id of edits.flatMap(tasksOf)) own.current.add(id)
  })
  const look = useCallback((next: Times, mine: readonly TaskId[]) => {
    const news = seen.current ? changedElsewhere(seen.current, next, mine) : []
    seen.current = next
    if (news.length === 0) return
    const again = new Set(news.map(({ id }) => id))
    setNotices((before) => [...before.filter(({ id }) => !again.has(id)), ...news])
  }, [])
  useEffect(() => {
    // A task the person is typing in tells it at its own place; what is remembered from an earlier visit is no news.
    // What the record says is the program's own work: it appears in its place without an announcement.
    const recorded = tasks.filter((task) => recordedTime(task) !== null).map(({ taskid }) => taskid)
    if (stored && isFetchedAfterMount) look(times, [...touched.current, ...own.current, ...recorded])
  }, [stored, tasks, isFetchedAfterMount, times, look])

  return {
    visit: data,
    times,
    waitingHere: waiting,
    edits,
    error,
    reload: () => void refetch(),
    notices,
    dismissNotices: () => setNotices([]),
    async accept(form, mine) {
      // A reading that began before the save must not bring the old times back.
      await client.cancelQueries({ queryKey: key })
      look(withPending(form.times, edits).times, mine)
      client.setQueryData<VisitView>(
        key,
        (old) => old && { ...old, form, tasks: old.tasks.map((task) => savedTask(task, form, mine)) },
      )
      void refetch()
    },
    async acceptLocal(changes) {
      if (seen.current) seen.current = { ...seen.current, ...changes }
      await client.invalidateQueries({ queryKey: ['suntingan:daftar'] })
    },
  }
}

/** A time that was just saved is the person's; whether the record has one in its place is known at the next reading. */
function savedTask(task: TaskView, form: ReferenceForm, mine: readonly TaskId[]): TaskView {
  if (!mine.includes(task.taskid)) return task
  const waktu = form.times[task.taskid]
  return { ...task, waktu, sumber: waktu === null ? null : 'manual', asal: '' }
}

/** What this computer keeps for the visit until the database is back. */
function useEdits(noRawat: string): readonly PendingEdit[] {
  const { edits } = useAppState()
  const { data, refetch } = useRequest('suntingan:daftar')
  // The counts change when an edit is applied, met a conflict or was decided elsewhere.
  useEffect(() => {
    if (edits.waiting >= 0 && edits.conflicts >= 0) void refetch()
  }, [edits.waiting, edits.conflicts, refetch])
  return useMemo(() => (data ? editsOf(data, noRawat) : NO_EDITS), [data, noRawat])
}

/** Runs one at a time; what is asked meanwhile is run once more afterwards, so that the last change is never missed. */
function useTrailing(run: () => Promise<unknown>): () => void {
  const running = useRef(false)
  const again = useRef(false)
  return useCallback(() => {
    again.current = true
    if (running.current) return
    running.current = true
    void (async () => {
      while (again.current) {
        again.current = false
        await run().catch(() => undefined)
      }
      running.current = false
    })()
  }, [run])
}

/** How often the hospital's clock is read while times are typed. */
const CLOCK_MS = 15_000

/** The hospital's clock, fresh enough for telling a time that has not come yet. */
export function useHospitalNow(atLeast: WallTime): WallTime {
  const api = useApi()
  const pushed = useAppState().now
  const { data } = useQuery({
    queryKey: ['keadaan:baca', 'jam'],
    queryFn: async () => (await api.call('keadaan:baca')).now,
    refetchInterval: CLOCK_MS,
  })
  return [atLeast, pushed, data ?? ''].reduce((latest, at) => (at > latest ? at : latest))
}
