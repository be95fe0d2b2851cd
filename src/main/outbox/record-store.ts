import type { TaskId } from '../../shared/task-ids.ts'
import type { WallDate, WallTime } from '../../shared/wall-time.ts'
import type { OutboxDatabase } from './open.ts'

/** One thing the program read out of the medical record and has to remember. */
export interface RecordNote {
  readonly no_rawat: string
  readonly taskid: TaskId
  /** `dilihat`: first sight of a status without a time. `ditulis`: a time about to be written into the brief's row. */
  readonly jenis: 'dilihat' | 'ditulis'
  readonly waktu: WallTime
}

/** What is remembered of one visit. */
export interface RememberedTimes {
  /** The moment the status behind a task was first seen. */
  readonly seen: ReadonlyMap<TaskId, WallTime>
  /** Every time this program ever put into the brief's row, by task. */
  readonly written: ReadonlyMap<TaskId, ReadonlySet<string>>
}

export interface RecordStore {
  of(noRawat: readonly string[]): Map<string, RememberedTimes>
  remember(notes: readonly RecordNote[]): void
  /** The status is no longer there: its next appearance is a first sight again. */
  forget(sights: readonly { readonly no_rawat: string; readonly taskid: TaskId }[]): void
  /** Drops what belongs to visits numbered before this day. */
  prune(before: WallDate): void
}

export function createRecordStore(db: OutboxDatabase): RecordStore {
  const select = db.prepare<[string], RecordNote>(
    'select w.no_rawat, w.taskid, w.jenis, w.waktu from json_each(?) j join waktu_rekam w on w.no_rawat = j.value order by w.waktu desc',
  )
  const insert = db.prepare(
    'insert or ignore into waktu_rekam (no_rawat, taskid, jenis, waktu) values (@no_rawat, @taskid, @jenis, @waktu)',
  )
  const remove = db.prepare(
    `delete from waktu_rekam where no_rawat = @no_rawat and taskid = @taskid and jenis = 'dilihat'`,
  )
  const prune = db.prepare('delete from waktu_rekam where no_rawat < ?')
  const remember = db.transaction((notes: readonly RecordNote[]) => {
    for (const note of notes) insert.run(note)
  })
  const forget = db.transaction((sights: readonly { readonly no_rawat: string; readonly taskid: TaskId }[]) => {
    for (const { no_rawat, taskid } of sights) remove.run({ no_rawat, taskid })
  })
  return {
    of(noRawat) {
      const found = new Map<string, { seen: Map<TaskId, WallTime>; written: Map<TaskId, Set<string>> }>()
      for (const { no_rawat, taskid, jenis, waktu } of select.all(JSON.stringify(noRawat))) {
        const visit = found.get(no_rawat) ?? { seen: new Map(), written: new Map() }
        found.set(no_rawat, visit)
        // Latest first, so that the earliest sight is the one that stays.
        if (jenis === 'dilihat') visit.seen.set(taskid, waktu)
        else visit.written.set(taskid, (visit.written.get(taskid) ?? new Set()).add(waktu))
      }
      return found
    },
    remember: (notes) => void (notes.length > 0 && remember.immediate(notes)),
    forget: (sights) => void (sights.length > 0 && forget.immediate(sights)),
    prune: (before) => void prune.run(`${before.replaceAll('-', '/')}/`),
  }
}
