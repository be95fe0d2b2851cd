import type { BpjsTask } from '../../../../shared/ipc/registrations.ts'
import { isTaskId, type TaskId } from '../../../../shared/task-ids.ts'
import { parseWallTime, type WallDate } from '../../../../shared/wall-time.ts'
import { taskMoment } from '../../components/moment.ts'
import type { TaskField } from './visit-form.ts'

export interface Comparison {
  /** What BPJS has, in words. */
  readonly text: string
  /** What that means beside ours, in words; null when they are the same. */
  readonly difference: string | null
}

/** BPJS's list, by the tasks this program knows; the last entry counts where one comes twice. */
export function byTask(tasks: readonly BpjsTask[]): ReadonlyMap<TaskId, BpjsTask> {
  return new Map(tasks.flatMap((task) => (isTaskId(task.taskid) ? [[task.taskid, task] as const] : [])))
}

/** BPJS's time of one task beside ours; null when neither has one. */
export function compare(field: TaskField, theirs: BpjsTask | undefined, tanggal: WallDate): Comparison | null {
  const parsed = parseWallTime(field.locked ? field.waktu : field.stored)
  const ours = parsed.kind === 'ada' ? parsed.value : null
  if (!theirs) {
    if (field.locked)
      return { text: 'tidak ada', difference: 'BPJS tidak menyebut task ini, padahal tercatat diterima.' }
    return ours ? { text: 'belum ada', difference: 'belum sampai di BPJS' } : null
  }
  const wall = theirs.wall
  if (wall === null)
    return { text: theirs.wakturs || theirs.waktu || 'tanpa jam', difference: 'tidak dapat dibandingkan' }
  const text = taskMoment(wall, tanggal)
  if (ours === null) return { text, difference: 'di sini belum ada jamnya' }
  const seconds = (Date.parse(`${wall.replace(' ', 'T')}Z`) - Date.parse(`${ours.replace(' ', 'T')}Z`)) / 1000
  if (seconds === 0) return { text, difference: null }
  return {
    text,
    difference: `${spanWords(Math.abs(seconds))} lebih ${seconds > 0 ? 'akhir' : 'awal'} dari yang di sini`,
  }
}

function spanWords(seconds: number): string {
  if (seconds < 60) return `${seconds} detik`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} menit`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} jam` : `${hours} jam ${minutes % 60} menit`
  return `${Math.floor(hours / 24)} hari`
}
