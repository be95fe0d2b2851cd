import type { BpjsTask } from '../../shared/ipc/registrations.ts'
import { parseWallTime, type WallTime } from '../../shared/wall-time.ts'

/** BPJS's list of tasks, as far as it has the shape it is known for. */
export function parseTasks(data: unknown): BpjsTask[] {
  if (!Array.isArray(data)) return []
  return data.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const text = (name: string) => String((entry as Record<string, unknown>)[name] ?? '')
    const taskid = Number(text('taskid'))
    if (!Number.isInteger(taskid) || taskid < 1) return []
    return [
      {
        taskid,
        taskname: text('taskname'),
        wakturs: text('wakturs'),
        waktu: text('waktu'),
        wall: bpjsTime(text('wakturs')),
      },
    ]
  })
}

/** `06-10-2025 08:10:00 WIB` as a wall time; null where it is written otherwise. */
function bpjsTime(text: string): WallTime | null {
  const match = /^(\d{2})-(\d{2})-(\d{4}) (\d{2}:\d{2}:\d{2})/.exec(text)
  if (!match) return null
  const parsed = parseWallTime(`${match[3]}-${match[2]}-${match[1]} ${match[4]}`)
  return parsed.kind === 'ada' ? parsed.value : null
}
