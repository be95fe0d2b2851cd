import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { AppMode, AppState } from '../../shared/ipc/app-state.ts'
import type { ChannelName, EventName, PushedEvents } from '../../shared/ipc/contract.ts'
import type { LogLine } from '../../shared/ipc/log.ts'
import { actionNeeded, type Problem } from '../../shared/problems.ts'
import { epochToWallTime } from '../../shared/wall-time.ts'
import { openHttpPort } from '../bpjs/ca-port.ts'
import { startDemo } from '../demo/demo.ts'
import { openMysqlHospital } from '../hospital/database.ts'
import { createPinGuard, PIN_FILE } from '../settings/pin.ts'
import { createSecretStore, SECRETS_FILE } from '../settings/secrets.ts'
import { appState } from './app-state.ts'
import { createBatches } from './batches.ts'
import { createCapaianService } from './capaian.ts'
import { createDispatcher } from './dispatcher.ts'
import { createHandlers, type Engine } from './handlers.ts'
import type { EventListener, Host, HostParts } from './host-parts.ts'
import { createPemetaanService } from './pemetaan.ts'
import { createProgramAudit } from './program-audit.ts'
import { createQualityService } from './quality.ts'
import { Refusal } from './refusal.ts'
import { createRegistrationService } from './registrations.ts'
import { createReminder, REMINDER_EVERY_MS, type Reminder } from './reminder.ts'
import { openSession, realTimer, type Session, type SessionDeps } from './session.ts'
import { createSettingsService } from './settings-service.ts'
import { createTurns } from './turns.ts'
import { windowWords } from './window-words.ts'

/** Another process, such as a scheduled `mobilejkn sync`, may hold the data folder for a moment. */
const REOPEN_MS = 3_000
/** The demo's day passes quickly: so do its cycles. */
const DEMO_INTERVAL_MS = 60_000
/** How long a cycle under way is waited for when the engine is opened anew with other settings. */
const REPLACE_DEADLINE_MS = 20_000
/** How long requests under way may keep the engine they were asked of. */
const REQUESTS_DEADLINE_MS = 3_000
const MINUTE_MS = 60_000
/** Name under which the last day that was reminded of is remembered. */
const META_REMINDED = 'pengingat'

/** Requests whose answer includes opening the engine anew. */
const REPLACING: ReadonlySet<string> = new Set<ChannelName>([
  'pengaturan:simpan',
  'pengaturan:terapkan-impor',
  'demo:mulai',
  'demo:keluar',
])

/** Demo and hospital have clocks of their own: a pause holds in one of them. */
interface Pause {
  readonly demo: boolean
  /** Epoch milliseconds. */
  readonly until: number
}

/** The composition root of a window's side: settings, one session at a time, and the contract's answers. */
export function createHost(parts: HostParts): Host {
  const listeners = new Set<EventListener>()
  const secrets = createSecretStore({ file: join(parts.directory, SECRETS_FILE), cipher: parts.cipher })
  const pin = createPinGuard({ file: join(parts.directory, PIN_FILE), now: parts.now, randomBytes })
  let running: Engine | null = null
  let reminder: Reminder | null = null
  /** True from a save of the settings until an engine runs on them. */
  let newSettings = false
  let refusal: Problem | null = null
  let demo = parts.demo ?? false
  let reopen: NodeJS.Timeout | null = null
  let referenceTable: AppState['referenceTable'] = 'tidak-diketahui'
  const audit = createProgramAudit({ who: parts.who, now: parts.now })
  /** Opening and closing happen one after the other, whoever asks. */
  const turns = createTurns()
  let stopped = false

  const push = <E extends EventName>(event: E, payload: PushedEvents[E]) => {
    for (const listener of listeners) listener(event, payload)
  }
  const batches = createBatches({
    state: () => push('keadaan', state()),
    log: (lines: readonly LogLine[]) => push('log', lines),
    visits: (no_rawat) => {
      push('registrasi-berubah', { no_rawat })
      push('antrian-berubah', null)
    },
  })

  const settings = createSettingsService({
    parts,
    secrets,
    async onSaved() {
      demo = false
      newSettings = true
      await replaceSession()
    },
    audit: audit.note,
    onNotice: (message) => running?.session.app.log.write({ level: 'warn', message }),
  })

  function mode(): AppMode {
    if (demo) return 'demo'
    const { mode: stored } = settings.stored()
    if (stored !== null) return stored
    // Settings given by variables alone are a configured hospital too. What an import has stored is not yet one: the
    // wizard that asked for it is still open.
    return settings.givenByVariables() ? 'rumah-sakit' : 'awal'
  }

  function state(): AppState {
    const { pinSet, open } = pin.state()
    return appState({
      host: parts.kind,
      mode: mode(),
      zone: settings.resolve().zone,
      now: parts.now(),
      session: running?.session ?? null,
      refusal,
      admin: { pinSet, open },
      secrets: secrets.kind,
      referenceTable,
      pengingat: reminder?.current() ?? null,
    })
  }

  function replaceSession(): Promise<void> {
    return turns.take(async () => {
      if (stopped) return
      const pause = await closeSession(REPLACE_DEADLINE_MS)
      await open(pause)
      batches.state()
    })
  }

  /** Answers the pause a person had asked for, if it goes on. */
  async function closeSession(deadlineMs: number): Promise<Pause | null> {
    await turns.idle(REQUESTS_DEADLINE_MS)
    if (reopen) clearTimeout(reopen)
    reopen = null
    const before = running
    running = null
    reminder?.stop()
    reminder = null
    audit.use(null)
    refusal = null
    referenceTable = 'tidak-diketahui'
    if (!before) return null
    const { session } = before
    const { state: was, nextAt } = session.timer.status()
    try {
      await session.stop(deadlineMs)
    } catch (error) {
      // What the old engine did not let go of must not keep the new one from starting.
      session.app.log.write({ level: 'error', message: detailOf(error) })
    }
    return was === 'jeda' && nextAt !== null ? { demo: session.demo, until: nextAt } : null
  }

  /** Opens what is configured. Whatever goes wrong is told as the state; the next attempt begins afresh. */
  async function open(pause: Pause | null): Promise<void> {
    try {
      await openConfigured(pause)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      refusal = actionNeeded(
        null,
        'gangguan',
        `Program tidak dapat disiapkan (${why}). Periksa folder data dan ruang disk, lalu buka lagi program ini.`,
      )
    }
  }

  async function openConfigured(pause: Pause | null): Promise<void> {
    const now = mode()
    if (now === 'awal') return
    const given = now === 'demo' ? await demoParts() : hospitalParts()
    if (given === null) return
    const opened = await openSession({
      ...given,
      ...(parts.lookEveryMs !== undefined && { lookEveryMs: parts.lookEveryMs }),
      pausedUntil: pause?.demo === given.demo ? pause.until : null,
      newSettings,
      onChange: batches.state,
      onLog: batches.log,
      onVisits(noRawat) {
        running?.capaian.forget(noRawat)
        reminder?.changed()
        batches.visits(noRawat)
      },
    })
    if (!opened.ok) {
      refusal = opened.error
      if (refusal.reason === 'sedang-berjalan' && !stopped) reopen = setTimeout(() => void replaceSession(), REOPEN_MS)
      return
    }
    const session = opened.value
    newSettings = false
    running = {
      session,
      registrations: createRegistrationService(session, parts.who),
      quality: createQualityService(session, parts.who, (progress) => push('bpjs-kemajuan', progress)),
      capaian: createCapaianService(session),
      pemetaan: createPemetaanService(session, parts.who),
    }
    // The demo's day ends every few minutes: nobody is reminded of it.
    if (!session.demo) {
      audit.use(session.app.stores.journal)
      reminder = startReminder(running)
    }
    void lookForReferenceTable(session)
    batches.visits(null)
  }

  function startReminder({ session, capaian }: Engine): Reminder {
    const { stores, settings: own, now } = session.app
    return createReminder({
      jam: own.capaian.jamPengingat,
      wallNow: () => epochToWallTime(now(), own.sync.zone),
      remindedOn: () => stores.journal.get(META_REMINDED),
      remember: (day) => stores.journal.set(META_REMINDED, day),
      quiet: () => ['siaga', 'jeda'].includes(state().service.state),
      count: capaian.leftBehind,
      everyMs: parts.remindEveryMs ?? REMINDER_EVERY_MS,
      setTimer: realTimer,
      onRemind: () => push('pengingat', null),
      onChange: batches.state,
    })
  }

  type Given = Pick<SessionDeps, 'parts' | 'demo' | 'release' | 'intervalMs'>

  async function demoParts(): Promise<Given> {
    const { dataDir, zone } = settings.resolve()
    const world = await startDemo({ dataDir, zone, realNow: parts.now, random: parts.random })
    return { parts: world.parts, demo: true, release: () => world.close(), intervalMs: DEMO_INTERVAL_MS }
  }

  function hospitalParts(): Given | null {
    const resolved = settings.resolve().settings
    if (!resolved.ok) {
      const message = `Pengaturan belum lengkap. ${resolved.error[0]?.message ?? ''}`.trim()
      refusal = { noRawat: null, reason: 'pengaturan', severity: 'tindakan', message }
      return null
    }
    const hospital = openMysqlHospital(resolved.value.database)
    const { now, random } = parts
    return {
      parts: { settings: resolved.value, hospital, http: parts.http ?? openHttpPort(resolved.value.bpjs), now, random },
      demo: false,
      release: async () => undefined,
    }
  }

  async function lookForReferenceTable(session: Session): Promise<void> {
    let found: AppState['referenceTable']
    try {
      const schema = await session.app.planner.schema()
      found = schema.referenceTable ? 'ada' : 'belum'
    } catch {
      found = 'tidak-diketahui'
    }
    if (running?.session !== session) return
    referenceTable = found
    batches.state()
  }

  /** The session the request is about; a refusal while there is none. */
  function ready(): Engine {
    if (running) return running
    throw new Refusal('belum-siap', windowWords(refusal?.message ?? 'Program sedang disiapkan. Tunggu sebentar.'))
  }

  const handlers = createHandlers({
    parts,
    settings,
    pin,
    ready,
    auditProgram: audit.note,
    state,
    onChange: batches.state,
    tableChanged: (session) => void lookForReferenceTable(session),
    async setDemo(on) {
      // Leaving the demo leads back to the hospital where one is configured, else to the wizard.
      const configured = settings.wasSaved() || settings.givenByVariables()
      settings.remember(on ? 'demo' : configured ? 'rumah-sakit' : null)
      audit.note({ action: on ? 'mulai-demo' : 'keluar-demo', subject: 'Mode Demo' })
      demo = on
      await replaceSession()
    },
  })

  const dispatch = createDispatcher({
    handlers,
    adminOpen() {
      pin.touch()
      const { pinSet, open: isOpen } = pin.state()
      return !pinSet || isOpen
    },
    logCrash(error) {
      running?.session.app.log.write({ level: 'error', message: detailOf(error) })
    },
  })

  return {
    // Requests that arrive while the engine is being replaced wait for the new one.
    handle: (channel, request) =>
      REPLACING.has(channel)
        ? turns.replacingRequest(() => dispatch(channel, request))
        : turns.request(() => dispatch(channel, request)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state,
    async start() {
      await secrets.load()
      await turns.take(() => open(null))
      batches.state()
    },
    syncNow: () => void running?.session.timer.syncNow(),
    pause(minutes) {
      if (!running) return
      running.session.timer.pause(running.session.app.now() + minutes * MINUTE_MS)
      batches.state()
    },
    resume() {
      running?.session.timer.resume()
      batches.state()
    },
    stop(deadlineMs) {
      stopped = true
      return turns.take(async () => {
        await closeSession(deadlineMs)
        batches.stop()
      })
    },
  }
}

function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
