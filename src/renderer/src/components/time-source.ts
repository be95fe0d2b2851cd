import { IconEye, IconPencil, IconStethoscope } from '@tabler/icons-react'
import type { TaskCell, TaskView, TimeSource } from '../../../shared/ipc/registrations.ts'
import type { TaskId } from '../../../shared/task-ids.ts'

interface SourceLook {
  readonly word: string
  readonly icon: typeof IconEye
}

/** Where the times of tasks come from: one word and icon each, the same on every screen. */
export const SOURCE_LOOKS: Readonly<Record<TimeSource, SourceLook>> = {
  manual: { word: 'Manual', icon: IconPencil },
  'rekam-medis': { word: 'Rekam medis', icon: IconStethoscope },
  dilihat: { word: 'Dilihat program', icon: IconEye },
}

interface Sourced {
  readonly sumber: TimeSource
  readonly asal?: string | undefined
}

/** `Rekam medis: pemeriksaan pertama` */
export function sourceText({ sumber, asal = '' }: Sourced): string {
  const { word } = SOURCE_LOOKS[sumber]
  return asal === '' ? word : `${word}: ${asal}`
}

/** Tasks whose time Khanza may know; tasks 1 and 2 have no place in it. */
const RECORDED: readonly TaskId[] = [3, 4, 5, 6, 7]

export function hasRecord(id: TaskId): boolean {
  return RECORDED.includes(id)
}

/** What the source means, and what becomes of the time when somebody types another one or none. */
export function sourceHelp(sumber: TimeSource, id: TaskId): string {
  if (sumber === 'manual') {
    const entered = 'Diisi petugas, atau ditulis program lain di data referensi.'
    return hasRecord(id) ? `${entered} Bila dikosongkan, jam rekam medis dipakai lagi.` : entered
  }
  const replaced = 'Jam yang Anda ketik menggantikannya.'
  if (sumber === 'rekam-medis')
    return `Dibaca dari rekam medis SIMRS dan mengikuti bila di sana dibetulkan. ${replaced}`
  return `SIMRS mencatat statusnya tanpa jam, jadi dipakai saat program pertama kali melihatnya. ${replaced}`
}

/** The time that the record gives, not one that a person entered; null where there is none. */
export function recordedTime(task: Pick<TaskView | TaskCell, 'waktu'> & { readonly sumber?: TimeSource | null }) {
  return task.sumber === 'rekam-medis' || task.sumber === 'dilihat' ? task.waktu : null
}
