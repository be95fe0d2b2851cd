import type { AuditAction } from '../../shared/audit-words.ts'
import type { AppState } from '../../shared/ipc/app-state.ts'
import type { MigrationView } from '../../shared/ipc/settings.ts'
import { applyMigration, planMigration } from '../hospital/reference-ddl.ts'
import { changeByHand } from '../outbox/by-hand.ts'
import type { PinGuard } from '../settings/pin.ts'
import type { CapaianService } from './capaian.ts'
import { dashboardOf, dayBounds } from './dashboard.ts'
import { diagnostics } from './diagnostics.ts'
import type { Handlers } from './dispatcher.ts'
import type { HostParts } from './host-parts.ts'
import { listOutbox, outboxDetail } from './outbox-view.ts'
import type { PemetaanService } from './pemetaan.ts'
import type { ProgramAct } from './program-audit.ts'
import type { QualityService } from './quality.ts'
import { Refusal } from './refusal.ts'
import type { RegistrationService } from './registrations.ts'
import type { Session } from './session.ts'
import type { SettingsService } from './settings-service.ts'
import { inWindowWords, windowWords } from './window-words.ts'

/** One running session and what answers for it. */
export interface Engine {
  readonly session: Session
  readonly registrations: RegistrationService
  readonly quality: QualityService
  readonly capaian: CapaianService
  readonly pemetaan: PemetaanService
}

export interface HandlerDeps {
  readonly parts: HostParts
  readonly settings: SettingsService
  readonly pin: PinGuard
  /** The running session; refuses while there is none. */
  readonly ready: () => Engine
  /** For acts that need no session. */
  readonly auditProgram: (act: ProgramAct) => void
  readonly state: () => AppState
  readonly onChange: () => void
  readonly tableChanged: (session: Session) => void
  readonly setDemo: (on: boolean) => Promise<void>
}

const MINUTE_MS = 60_000
const RUNS_SHOWN = 12

/** The answers to every channel of the contract. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const { parts, settings, pin, ready } = deps
  const zone = () => ready().session.app.settings.sync.zone

  const actor = { who: parts.who.user, workstation: parts.who.workstation }

  function audit(action: AuditAction, subject: string, before: unknown = null, after: unknown = null): void {
    const { app } = ready().session
    app.stores.journal.audit({ ...actor, action, subject, before, after }, app.now())
  }

  async function migration(): Promise<MigrationView> {
    const { app } = ready().session
    const plan = planMigration(await schemaOf(app))
    if (plan.kind === 'sudah-ada')
      return { kind: plan.kind, table: plan.table, ddl: '', message: `Tabel ${plan.table} sudah ada.` }
    if (plan.kind === 'ditolak') return { kind: plan.kind, table: '', ddl: '', message: windowWords(plan.message) }
    return {
      kind: plan.kind,
      table: plan.table,
      ddl: plan.ddl,
      message: `Tabel ${plan.table} akan dibuat: ${plan.why}.`,
    }
  }

  async function schemaOf(app: Session['app']) {
    try {
      return await app.planner.schema()
    } catch (error) {
      throw new Refusal('database', windowWords(app.hospital.describe(error).message))
    }
  }

  /** Puts rows back in line and starts sending. */
  function retryAll(ids: readonly number[]): { kiriman: number } {
    const { session } = ready()
    const { changed } = changeByHand(
      session.app.stores,
      { action: 'antrian-kirim-ulang', ids, actor },
      session.app.now(),
    )
    if (changed.length > 0) {
      void session.timer.syncNow()
      deps.onChange()
    }
    return { kiriman: changed.length }
  }

  return {
    'keadaan:baca': () => deps.state(),
    async 'dasbor:baca'() {
      const { session, registrations } = ready()
      const { app } = session
      const { today } = deps.state()
      const { rows } = await registrations.list({ dari: today, sampai: today })
      const { from, until } = dayBounds(today, zone())
      return dashboardOf({
        today,
        zone: zone(),
        rows,
        samples: app.stores.history.samples(from, until),
        runs: app.stores.journal.lastRuns(RUNS_SHOWN),
      })
    },

    'sinkron:sekarang'() {
      void ready().session.timer.syncNow()
      return null
    },
    'sinkron:jeda'({ menit }) {
      const { session } = ready()
      session.timer.pause(session.app.now() + menit * MINUTE_MS)
      deps.onChange()
      return null
    },
    'sinkron:lanjut'() {
      ready().session.timer.resume()
      deps.onChange()
      return null
    },

    'registrasi:baca': (range) => ready().registrations.list(range),
    'registrasi:segarkan': ({ range, no_rawat }) => ready().registrations.refresh(range, no_rawat),
    'registrasi:kunjungan': ({ no_rawat }) => ready().registrations.visit(no_rawat),
    'registrasi:cari': ({ tanggal, teks }) => ready().registrations.search(tanggal, teks),
    'registrasi:kirim-ulang': ({ range, no_rawat }) => ({ kiriman: ready().registrations.resend(range, no_rawat) }),
    'referensi:baca': (key) => ready().registrations.form(key),
    'referensi:simpan': (request) => ready().registrations.save(request),
    'suntingan:daftar': () => ready().session.edits.list(),
    async 'suntingan:putuskan'({ id, pilihan }) {
      const { session } = ready()
      const edit = session.edits.list().find((one) => one.id === id)
      try {
        await session.edits.decide(id, pilihan)
      } catch (error) {
        if (error instanceof Refusal) throw error
        throw new Refusal('database', windowWords(session.app.hospital.describe(error).message))
      }
      if (edit) {
        const side = (name: 'mau' | 'kini') =>
          Object.fromEntries(edit.changes.map((change) => [change.field, change[name]]))
        const [before, after] = pilihan === 'milik-saya' ? [side('kini'), side('mau')] : [side('mau'), side('kini')]
        audit(`suntingan-${pilihan}`, edit.no_rawat, before, after)
      }
      deps.onChange()
      return null
    },
    'task:dari-bpjs': ({ no_rawat }) => ready().registrations.bpjsTasks(no_rawat),

    'validasi:baca': (range) => ready().quality.validate(range),
    'validasi:terima': ({ range, usulan }) => ready().quality.accept(range, usulan),
    'bpjs:bandingkan': (range) => ready().quality.compare(range),
    'bpjs:perbaiki': ({ range, ids }) => ready().quality.repair(range, ids),
    'audit:baca': (filter) => ready().quality.audits(filter),
    'audit:baru': ({ sesudah, ...filter }) => ({ jumlah: ready().quality.auditsAfter(filter, sesudah) }),

    'capaian:baca': (request) => ready().capaian.read(request),
    'capaian:belum-lengkap': (request) => ready().capaian.incomplete(request),
    'capaian:bpjs': (request) => ready().capaian.atBpjs(request),

    'pemetaan:baca': () => ready().pemetaan.read(),
    'pemetaan:daftar-bpjs': () => ready().pemetaan.references(),
    'pemetaan:simpan': (request) => ready().pemetaan.save(request),
    'pemetaan:jadwal': (request) => ready().pemetaan.schedules(request),

    async 'cetak:pdf'() {
      const pdf = await parts.printPdf?.()
      if (!pdf)
        throw new Refusal(
          'tidak-ditemukan',
          'PDF hanya dapat dibuat di aplikasi desktop. Di peramban, pakai Cetak (Ctrl+P).',
        )
      return { isi: Buffer.from(pdf).toString('base64') }
    },

    'antrian:baca': (filter) => inWindowWords(listOutbox(ready().session.app.stores, filter, zone())),
    'antrian:rincian': ({ id }) => inWindowWords(outboxDetail(ready().session.app.stores, id, zone())),
    'antrian:kirim-ulang': ({ ids }) => retryAll(ids),
    'antrian:kirim-ulang-alasan': ({ reason }) => retryAll(ready().session.app.stores.history.heldBecause(reason)),
    'antrian:batal'({ ids }) {
      const { app, changed: onChanged } = ready().session
      const { changed } = changeByHand(app.stores, { action: 'antrian-batal', ids, actor }, app.now())
      if (changed.length > 0) onChanged(null)
      return { kiriman: changed.length }
    },

    'log:baca': () => ready().session.log.lines(),
    async 'log:folder'() {
      const folder = ready().session.app.settings.dataDir
      return { folder, terbuka: parts.openFolder ? await parts.openFolder(folder) : false }
    },

    'pin:keadaan': () => pin.state(),
    async 'pin:atur'({ pin: digits }) {
      const { pinSet } = pin.state()
      const result = await pin.set(digits)
      if (!result.ok) throw new Refusal('perlu-pin', result.error.message, 'pin')
      deps.auditProgram({ action: pinSet ? 'ganti-pin' : 'pasang-pin', subject: 'PIN admin' })
      deps.onChange()
      return result.value
    },
    async 'pin:buka'({ pin: digits }) {
      const result = await pin.unlock(digits)
      if (!result.ok) throw new Refusal('perlu-pin', result.error.message, 'pin')
      deps.onChange()
      return result.value
    },
    'pin:kunci'() {
      const state = pin.lock()
      deps.onChange()
      return state
    },

    'pengaturan:baca': () => settings.view(),
    'pengaturan:simpan': async ({ form, secrets }) => settings.save(form, secrets),
    'pengaturan:uji-database': ({ form, secrets }) => settings.testDatabase(form, secrets),
    'pengaturan:uji-bpjs': ({ form, secrets }) => settings.testBpjs(form, secrets),
    'pengaturan:impor': ({ nama, isi }) => settings.importFile(nama, isi),
    'pengaturan:terapkan-impor': ({ id }) => settings.applyImport(id),
    'migrasi:lihat': migration,
    async 'migrasi:jalankan'() {
      const { session } = ready()
      const plan = planMigration(await schemaOf(session.app))
      if (plan.kind !== 'buat') return migration()
      try {
        await applyMigration(session.app.hospital, plan.ddl)
      } catch (error) {
        throw new Refusal('database', windowWords(session.app.hospital.describe(error).message))
      }
      audit('buat-tabel', plan.table)
      deps.tableChanged(session)
      void session.timer.syncNow()
      return migration()
    },

    async 'demo:mulai'() {
      await deps.setDemo(true)
      return null
    },
    async 'demo:keluar'() {
      await deps.setDemo(false)
      return null
    },

    'tentang:baca': () => ({
      version: parts.version,
      versions: parts.versions,
      dataDir: settings.resolve().dataDir,
      logFile: logFileOf(),
      host: parts.kind,
    }),
    'tentang:diagnostik': () => ({ teks: diagnostics(parts, deps.state(), sessionOrNull()) }),
  }

  function sessionOrNull(): Session | null {
    try {
      return ready().session
    } catch {
      return null
    }
  }

  function logFileOf(): string {
    return sessionOrNull()?.app.log.file ?? ''
  }
}
