import { randomUUID } from 'node:crypto'
import {
  type CheckLine,
  type ImportPreview,
  SECRET_NAMES,
  type SecretValues,
  type SettingsForm,
  type SettingsView,
} from '../../shared/ipc/settings.ts'
import type { Result } from '../../shared/result.ts'
import { openHttpPort } from '../bpjs/ca-port.ts'
import { createBpjsClient } from '../bpjs/client.ts'
import { openMysqlHospital } from '../hospital/database.ts'
import { entriesOf } from '../settings/fields.ts'
import { type ImportedSettings, importSettings, previewOf } from '../settings/import.ts'
import { labelOf } from '../settings/labels.ts'
import type { SecretStore } from '../settings/secrets.ts'
import type { Settings } from '../settings/settings.ts'
import { NOTHING_STORED, patchStored, readStored, type StoredSettings, writeStored } from '../settings/stored.ts'
import { type Resolved, resolveSettings, storableForm } from '../settings/to-settings.ts'
import { secretStatesShown, settingsView } from '../settings/view.ts'
import { type Check, checkBpjs, checkDatabase, checkHost, checkPayers } from './checks.ts'
import type { HostParts } from './host-parts.ts'
import type { ProgramAct } from './program-audit.ts'
import { Refusal } from './refusal.ts'
import { windowWords } from './window-words.ts'

/** What the settings screen asks for. Saving tells the host, which opens the engine anew. */
export interface SettingsService {
  /** What is in force now, from store, `.env` and environment. */
  resolve(): Resolved
  stored(): StoredSettings
  /** Whether `.env` and environment alone are enough to run on. */
  givenByVariables(): boolean
  /** Whether a person has saved the form, complete or not. An import, which fills a part of it, does not count. */
  wasSaved(): boolean
  remember(mode: StoredSettings['mode']): void
  view(): SettingsView
  save(form: SettingsForm, secrets: SecretValues): Promise<SettingsView>
  testDatabase(form: SettingsForm, secrets: SecretValues): Promise<CheckLine[]>
  testBpjs(form: SettingsForm, secrets: SecretValues): Promise<CheckLine[]>
  importFile(name: string, text: string): ImportPreview
  applyImport(id: string): Promise<SettingsView>
}

export interface SettingsServiceDeps {
  readonly parts: HostParts
  readonly secrets: SecretStore
  /** Called after settings were saved; resolves when they are in force. */
  readonly onSaved: () => Promise<void>
  /** A sentence about something that was saved otherwise than asked; never holds a value. */
  readonly onNotice: (sentence: string) => void
  readonly audit: (act: ProgramAct) => void
}

export function createSettingsService(deps: SettingsServiceDeps): SettingsService {
  const { parts, secrets, onSaved, onNotice, audit } = deps
  let imported: { readonly id: string; readonly settings: ImportedSettings } | null = null

  const read = () => readStored(parts.store)

  /** What would be in force with other values in place of the stored ones. */
  function resolveWith(form: Partial<SettingsForm> | null, typed: SecretValues): Resolved {
    const { stored, problems } = read()
    return resolveSettings({
      stored: form ? { ...stored, form: { ...stored.form, ...form } } : stored,
      storedProblems: form
        ? problems.filter((problem) => problem.field !== 'berkas' && !(problem.field in form))
        : problems,
      secrets: { ...secrets.values(), ...typed },
      unreadable: secrets.unreadable(),
      envFile: parts.envFile,
      environment: parts.environment,
      dataDir: parts.directory,
    })
  }

  function view(): SettingsView {
    return settingsView({
      resolved: resolveWith(null, {}),
      storedProblems: read().problems,
      secretStates: secrets.states(),
      keyStore: secrets.kind,
      autostart: parts.autostart ? parts.autostart.get() : null,
    })
  }

  function accept(written: Result<null, string>): void {
    if (!written.ok) throw new Refusal('gangguan', written.error)
  }

  /** A secret that the key store did not take holds for this session: its state says so on the screen. */
  async function keep(typed: SecretValues): Promise<void> {
    for (const sentence of await secrets.set(typed)) onNotice(sentence)
  }

  async function save(form: SettingsForm, typed: SecretValues): Promise<SettingsView> {
    const { stored } = read()
    const { fixed, form: before } = resolveWith(null, {})
    accept(writeStored(parts.store, { version: 1, form: storableForm(form, stored.form, fixed), mode: 'rumah-sakit' }))
    audit({ action: 'simpan-pengaturan', subject: 'pengaturan', changed: changedLabels(before, form, typed) })
    await keep(typed)
    if (parts.autostart && parts.autostart.get() !== form.autostart) parts.autostart.set(form.autostart)
    await onSaved()
    return view()
  }

  /** Settings as typed, complete enough for the test at hand; refuses with the first field that is not. */
  function draft(form: SettingsForm, typed: SecretValues, fields: readonly string[]): Settings {
    const resolved = resolveWith(form, typed)
    if (resolved.settings.ok) return resolved.settings.value
    const problem = resolved.settings.error.find(({ field }) => fields.includes(field))
    if (problem) throw new Refusal('tidak-sah', problem.message, problem.field)
    // What the test does not need may still be missing.
    return resolved.possible
  }

  async function withLines(run: (check: Check) => Promise<void>): Promise<CheckLine[]> {
    const lines: CheckLine[] = []
    await run((good, text) => lines.push({ ok: good, text: windowWords(text) }))
    return lines
  }

  const httpFor = ({ bpjs }: Settings) => parts.http ?? openHttpPort(bpjs)

  return {
    resolve: () => resolveWith(null, {}),
    stored: () => read().stored,
    givenByVariables() {
      const { envFile, environment, directory } = parts
      const alone = { stored: NOTHING_STORED, secrets: {}, envFile, environment, dataDir: directory }
      return resolveSettings(alone).settings.ok
    },
    // The one field that only the form itself can give: no variable and no imported file holds it.
    wasSaved: () => 'autostart' in read().stored.form,
    remember(mode) {
      accept(patchStored(parts.store, { mode }))
    },
    view,
    save,
    testDatabase(form, typed) {
      const settings = draft(form, typed, [
        'databaseHost',
        'databasePort',
        'databaseName',
        'databaseUser',
        'databasePassword',
      ])
      return withLines(async (check) => {
        const hospital = openMysqlHospital(settings.database)
        try {
          const client = createBpjsClient(settings.bpjs, httpFor(settings), parts.now)
          const facts = await checkDatabase({ settings, hospital, client, now: parts.now }, check)
          if (facts) checkPayers(facts, { settings }, check)
        } finally {
          await hospital.close()
        }
      })
    },
    testBpjs(form, typed) {
      const settings = draft(form, typed, ['bpjsUrl', 'consId', 'secretKey', 'userKey', 'timeoutSeconds'])
      return withLines(async (check) => {
        checkHost({ settings }, check)
        await checkBpjs({ client: createBpjsClient(settings.bpjs, httpFor(settings), parts.now) }, check)
      })
    },
    importFile(name, text) {
      const read = importSettings(name, text)
      if (!read.ok) throw new Refusal('tidak-sah', read.error)
      imported = { id: randomUUID(), settings: read.value }
      const current = resolveWith(null, {})
      return {
        id: imported.id,
        source: read.value.source,
        changes: previewOf(current.form, secretStatesShown(current, secrets.states()), read.value),
        notes: read.value.notes,
      }
    },
    async applyImport(id) {
      if (imported?.id !== id)
        throw new Refusal('tidak-ditemukan', 'Berkas impor sudah tidak ada. Pilih berkasnya lagi.')
      const { form, secrets: given, source } = imported.settings
      const { form: before } = resolveWith(null, {})
      imported = null
      // Only what the file holds: the rest of the form may never have been saved.
      accept(patchStored(parts.store, { form }))
      audit({ action: 'terapkan-impor', subject: source, changed: changedLabels(before, form, given) })
      await keep(given)
      await onSaved()
      return view()
    },
  }
}

/** What the screens call the settings that somebody changed; of secrets every one that was handed in. */
function changedLabels(before: SettingsForm, form: Partial<SettingsForm>, secrets: SecretValues): string[] {
  const plain = entriesOf<keyof SettingsForm, unknown>(form)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field]))
    .map(([field]) => labelOf(field))
  const given = SECRET_NAMES.filter((name) => secrets[name] !== undefined).map(labelOf)
  return [...plain, ...given]
}
