import type { StatusFacts } from '../../shared/status.ts'
import type { RunRow } from '../outbox/journal-store.ts'
import type { Stores } from '../outbox/stores.ts'
import { META_LANE } from '../sync/cycle.ts'
import type { RunReport } from '../sync/events.ts'
import { type LaneState, parseLane } from '../sync/lane.ts'

/** The report of a run; null while it runs or when it was cut off. */
export function reportOf(run: RunRow | undefined): RunReport | null {
  return run?.summary ? (JSON.parse(run.summary) as RunReport) : null
}

export function bpjsStanding(lane: LaneState): StatusFacts['bpjs'] {
  if (lane.state === 'buka') return 'terhubung'
  return lane.cause === 'kredensial' ? 'kredensial-ditolak' : 'tidak-menjawab'
}

/** What this computer alone knows of the service's standing, from its outbox and its last run. */
export function localFacts(stores: Stores, report: RunReport | null): StatusFacts {
  const counts = stores.admin.unsentCounts()
  const reasons = new Set(report?.problems.map((problem) => problem.reason))
  return {
    paused: false,
    standby: reasons.has('siaga'),
    databaseReachable: !reasons.has('database-koneksi') && !reasons.has('database-sandi'),
    bpjs: bpjsStanding(parseLane(stores.journal.get(META_LANE))),
    held: Math.max(report?.held ?? 0, counts.tertahan),
    waiting: counts.menunggu + counts['coba-lagi'] + counts.mengirim,
    unrecorded: {
      rows: stores.writeBacks.pendingCount(),
      forbidden:
        report?.problems.some(({ reason, severity }) => reason === 'tulis-balik-tertunda' && severity === 'tindakan') ??
        false,
    },
  }
}
