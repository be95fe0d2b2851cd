import { TASK_CANCELLED } from '../../shared/task-ids.ts'
import type { WallDate } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import type { CycleJob } from './app-timer.ts'

export interface SendRequest {
  readonly tanggal: WallDate
  readonly no_rawat: string
  /** A person confirmed that task 99 cancels the visit at BPJS. */
  readonly confirmed99: boolean
}

/** Plans and sends one visit as a run of its own. A confirmed 99 that the plan holds is let go once it is queued. */
export function sendVisit(app: App, submit: (job: CycleJob) => void, request: SendRequest): void {
  const { stores } = app
  const { tanggal, no_rawat } = request
  const options = { range: { dari: tanggal, sampai: tanggal }, force: false, only: new Set([no_rawat]) }
  submit({
    options,
    done() {
      if (!request.confirmed99) return
      const held = (stores.history.ofVisits([no_rawat]).get(no_rawat) ?? []).find(
        (row) => row.taskid === TASK_CANCELLED && row.state === 'tertahan',
      )
      if (held && stores.admin.retry(held.id, app.now())) submit({ options })
    },
  })
}
