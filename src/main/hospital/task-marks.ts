import { isTaskId, type TaskId } from '../../shared/task-ids.ts'
import { bounded } from './bounded.ts'
import type { HospitalDatabase } from './database.ts'
import type { SchemaFacts } from './inspect.ts'

const TABLE = 'referensi_mobilejkn_bpjs_taskid'

/** Tasks of one visit that some program calls sent, with the time it wrote beside them. */
export async function readTaskMarks(
  hospital: HospitalDatabase,
  schema: SchemaFacts,
  noRawat: string,
): Promise<Map<TaskId, string | null>> {
  const marks = new Map<TaskId, string | null>()
  if (!schema.has(TABLE)) return marks
  const rows = await hospital.db
    .selectFrom(TABLE)
    .select(['taskid', 'waktu'])
    .where('no_rawat', '=', noRawat)
    .execute(bounded())
  for (const { taskid, waktu } of rows) {
    const id = Number(taskid)
    if (isTaskId(id)) marks.set(id, waktu)
  }
  return marks
}
