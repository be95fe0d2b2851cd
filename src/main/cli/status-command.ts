import { angka } from '../../shared/numbers.ts'
import { type ProblemReason, REASON_TITLES } from '../../shared/problems.ts'
import { serviceStatus } from '../../shared/status.ts'
import { epochToWallTime, jamIndonesia, tanggalIndonesia, type Zone } from '../../shared/wall-time.ts'
import type { Stores } from '../outbox/stores.ts'
import { localFacts, reportOf } from '../services/status-facts.ts'
import { META_LANE } from '../sync/cycle.ts'
import { parseLane } from '../sync/lane.ts'
import { type CommandContext, EXIT_OK, type ExitCode, withStores } from './context.ts'

/** `mobilejkn status`: what this computer knows, without asking the hospital or BPJS. */
export function statusCommand(context: CommandContext, flags: { readonly json?: boolean }): ExitCode {
  return withStores(context, (stores, dataDir, zone) => {
    const status = localStatus(stores)
    if (flags.json) context.terminal.out(JSON.stringify({ ...status, dataDir }))
    else for (const line of statusLines(status, dataDir, zone)) context.terminal.out(line)
    return EXIT_OK
  })
}

type LocalStatus = ReturnType<typeof localStatus>

function localStatus(stores: Stores) {
  const counts = stores.admin.counts()
  const lane = parseLane(stores.journal.get(META_LANE))
  const last = stores.journal.lastRuns(1)[0]
  const report = reportOf(last)
  const writeBacksPending = stores.writeBacks.pendingCount()
  const service = serviceStatus(localFacts(stores, report))
  return {
    service,
    counts,
    writeBacksPending,
    heldReasons: stores.admin.heldReasons(),
    lane,
    lastRun: last ? { startedAt: last.started_at, endedAt: last.ended_at, mode: last.mode, report } : null,
  }
}

function statusLines(status: LocalStatus, dataDir: string, zone: Zone): string[] {
  const { service, counts, lane, lastRun } = status
  const at = (epochMs: number) => {
    const wall = epochToWallTime(epochMs, zone)
    return `${tanggalIndonesia(wall.slice(0, 10))} ${jamIndonesia(wall)}`
  }
  const lines = [`Layanan           ${service.word}. ${service.reason}`]
  if (!lastRun) lines.push('Sinkron terakhir  belum pernah')
  else if (!lastRun.report) lines.push(`Sinkron terakhir  ${at(lastRun.startedAt)}, sedang berjalan atau terputus`)
  else {
    const { sent, existing, failed, held } = lastRun.report
    lines.push(
      `Sinkron terakhir  ${at(lastRun.startedAt)} (${lastRun.mode}): ${angka(sent)} terkirim, ${angka(existing)} sudah ada, ${angka(failed)} gagal, ${angka(held)} perlu tindakan`,
    )
  }
  lines.push(
    `Antrian kirim     ${angka(counts.menunggu + counts.mengirim)} menunggu, ${angka(counts['coba-lagi'])} coba lagi, ${angka(counts.tertahan)} perlu tindakan, ${angka(counts.terkirim)} terkirim, ${angka(counts.batal)} batal`,
  )
  for (const { reason, rows } of status.heldReasons) {
    lines.push(`                  ${angka(rows)} × ${REASON_TITLES[reason as ProblemReason] ?? reason}`)
  }
  if ((lastRun?.report?.held ?? 0) > 0) lines.push('                  Rinciannya: mobilejkn sync --dry-run')
  lines.push(
    `Catatan di SIMRS  ${status.writeBacksPending === 0 ? 'lengkap' : `${angka(status.writeBacksPending)} menunggu ditulis`}`,
  )
  lines.push(
    `Server BPJS       ${lane.state === 'buka' ? 'terhubung' : `${lane.cause === 'kredensial' ? 'menolak kredensial' : 'tidak menjawab'}${lane.since === null ? '' : ` sejak ${at(lane.since)}`}`}`,
  )
  lines.push(`Folder data       ${dataDir}`)
  return lines
}
