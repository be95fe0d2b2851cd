import type { BpjsTask } from '../../shared/ipc/registrations.ts'
import {
  epochToWallTime,
  parseWallTime,
  type WallTime,
  wallTimeToEpoch,
  ZONE_LETTERS,
  ZONES,
  type Zone,
} from '../../shared/wall-time.ts'

/**
 * BPJS's list of tasks, as far as it has the shape it is known for. No response at all is a booking without tasks; null
 * for any other shape, since a booking whose tasks cannot be read must not look like one that has none.
 * @param zone the hospital's.
 */
export function parseTasks(data: unknown, zone: Zone): BpjsTask[] | null {
  if (data === null || data === undefined || data === '') return []
  if (!Array.isArray(data)) return null
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
        wall: bpjsTime(text('wakturs'), zone),
      },
    ]
  })
}

/**
 * `06-10-2025 08:10:00 WIB` as the hospital's wall time; null where it is written otherwise. The letters count: BPJS may
 * write the time of a hospital further east in its own zone.
 */
function bpjsTime(text: string, zone: Zone): WallTime | null {
  const match = /^(\d{2})-(\d{2})-(\d{4}) (\d{2}:\d{2}:\d{2})(?: +([A-Z]+))?/.exec(text)
  if (!match) return null
  const [, day, month, year, clock, letters] = match
  const parsed = parseWallTime(`${year}-${month}-${day} ${clock}`)
  if (parsed.kind !== 'ada') return null
  const written = ZONES.find((one) => ZONE_LETTERS[one] === letters) ?? zone
  return written === zone ? parsed.value : epochToWallTime(wallTimeToEpoch(parsed.value, written), zone)
}
