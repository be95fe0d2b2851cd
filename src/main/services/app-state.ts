import { BPJS_URLS } from '../../shared/bpjs-urls.ts'
import type { AppMode, AppState, EnvironmentName, LinkState } from '../../shared/ipc/app-state.ts'
import { angka } from '../../shared/numbers.ts'
import type { Problem } from '../../shared/problems.ts'
import { serviceStatus } from '../../shared/status.ts'
import { dateOf, epochToWallTime, jamIndonesia, type Zone } from '../../shared/wall-time.ts'
import { META_LANE } from '../sync/cycle.ts'
import { parseLane } from '../sync/lane.ts'
import type { Session } from './session.ts'
import { localFacts, reportOf } from './status-facts.ts'
import { inWindowWords, windowWords } from './window-words.ts'

export interface StateInput {
  readonly host: AppState['host']
  readonly mode: AppMode
  readonly zone: Zone
  readonly now: number
  readonly session: Session | null
  /** Why there is no session although something is configured. */
  readonly refusal: Problem | null
  readonly admin: AppState['admin']
  readonly secrets: AppState['secrets']
  readonly referenceTable: AppState['referenceTable']
  readonly pengingat: AppState['pengingat']
}

/** Everything the frame of the window shows, from what the parts say of themselves. */
export function appState(input: StateInput): AppState {
  const { session } = input
  const zone = session?.app.settings.sync.zone ?? input.zone
  const now = session?.app.now() ?? input.now
  const wall = epochToWallTime(now, zone)
  const common = {
    host: input.host,
    mode: input.mode,
    zone,
    now: wall,
    today: dateOf(wall),
    admin: input.admin,
    secrets: input.secrets,
    referenceTable: input.referenceTable,
    pengingat: input.pengingat,
  }
  if (!session) {
    return {
      ...common,
      lingkungan: null,
      namaInstansi: '',
      service: {
        state: input.refusal ? 'perlu-tindakan' : 'menunggu',
        word: input.refusal ? 'Perlu tindakan' : 'Menyiapkan',
        reason: input.refusal ? windowWords(input.refusal.message) : 'Program sedang disiapkan.',
      },
      timer: { state: 'berhenti', nextInMs: null },
      progress: null,
      database: UNKNOWN,
      bpjs: UNKNOWN,
      waiting: 0,
      held: 0,
      edits: { waiting: 0, conflicts: 0 },
      problems: input.refusal ? inWindowWords([input.refusal]) : [],
    }
  }
  const { stores, settings } = session.app
  const report =
    session.lastResult()?.report ?? reportOf(stores.journal.lastRuns(1).find((run) => run.summary !== null))
  const facts = localFacts(stores, report)
  const timer = session.timer.status()
  const database = session.database.standing()
  const bpjs = session.bpjs.standing()
  const bpjsState = facts.bpjs === 'terhubung' && !bpjs.ok ? 'tidak-menjawab' : facts.bpjs
  // Once the watch has looked, it knows better than the last run.
  const databaseReachable = database.since === null ? facts.databaseReachable : database.ok
  const at = (epoch: number | null) => (epoch === null ? null : epochToWallTime(epoch, zone))
  return {
    ...common,
    lingkungan: session.demo ? 'DEMO' : environmentOf(settings.bpjs.baseUrl),
    namaInstansi: session.namaInstansi(),
    service: serviceStatus({ ...facts, paused: timer.state === 'jeda', databaseReachable, bpjs: bpjsState }),
    timer: { state: timer.state, nextInMs: timer.nextAt === null ? null : Math.max(0, timer.nextAt - now) },
    progress: session.progress(),
    database: {
      ok: databaseReachable,
      message: database.message && windowWords(database.message),
      since: at(database.since),
    },
    bpjs: bpjsLink(session, bpjsState, facts.waiting, zone),
    waiting: facts.waiting,
    held: facts.held,
    edits: session.edits.counts(),
    problems: inWindowWords(
      (report?.problems ?? []).filter((problem) => problem.noRawat === null && !TOLD_ELSEWHERE.has(problem.reason)),
    ),
  }
}

const UNKNOWN: LinkState = { ok: true, message: null, since: null }

/** Reasons that the links, the state and the table's own notice tell. */
const TOLD_ELSEWHERE = new Set<Problem['reason']>([
  'database-koneksi',
  'bpjs-tidak-menjawab',
  'bpjs-kredensial',
  'siaga',
  'tabel-referensi',
])

function bpjsLink(session: Session, state: string, waiting: number, zone: Zone): LinkState {
  if (state === 'terhubung') return { ok: true, message: null, since: null }
  const lane = parseLane(session.app.stores.journal.get(META_LANE))
  const since = lane.since ?? session.bpjs.standing().since
  const wall = since === null ? null : epochToWallTime(since, zone)
  const safe = `${angka(waiting)} kiriman aman di komputer ini dan dikirim otomatis`
  if (state === 'kredensial-ditolak') {
    return {
      ok: false,
      message: `BPJS menolak cons id, kunci, atau jam komputer ini. Minta admin memeriksa Pengaturan → BPJS. ${safe} setelah diperbaiki.`,
      since: wall,
    }
  }
  const from = wall === null ? '' : ` sejak ${jamIndonesia(wall)}`
  return { ok: false, message: `Server BPJS tidak menjawab${from}. ${safe} begitu BPJS kembali.`, since: wall }
}

export function environmentOf(baseUrl: string): EnvironmentName {
  if (baseUrl === BPJS_URLS.produksi) return 'PRODUKSI'
  return baseUrl === BPJS_URLS.pengembangan ? 'PENGEMBANGAN' : 'KUSTOM'
}
