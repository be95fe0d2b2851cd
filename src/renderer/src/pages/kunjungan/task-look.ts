import { IconPencil } from '@tabler/icons-react'
import type { CallView, TaskCell } from '../../../../shared/ipc/registrations.ts'
import { SEND_LOOKS, type StateLook, TASK_LOOKS } from '../../components/state.tsx'
import type { Passed } from './forecast.ts'
import type { TaskField } from './visit-form.ts'

/** The look of a call; one that BPJS had before us says so. */
export function callLook(call: CallView): StateLook {
  const had = call.state === 'terkirim' && (call.result === 'sudah-ada' || call.result === 'terlampaui')
  return had ? SEND_LOOKS['sudah-ada'] : TASK_LOOKS[call.state]
}

const UNSAVED: StateLook = { word: 'Belum disimpan', color: 'gray', icon: IconPencil, outline: true }

/** How one task stands, the person's own unsaved change first. */
export function taskLook(field: TaskField, cell: TaskCell | undefined, passed: Passed): StateLook {
  if (field.changed && !field.locked) return UNSAVED
  if (passed !== null) return SEND_LOOKS.dilewati
  const { call } = field.task
  if (call && call.state === cell?.state) return callLook(call)
  return TASK_LOOKS[cell?.state ?? 'kosong']
}
