import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { z } from 'zod'
import { type SettingsForm, settingsForm } from '../../shared/ipc/settings.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { labelOf } from './labels.ts'

/** Name of the file without its ending, as conf and electron-store want it. */
export const STORED_NAME = 'pengaturan'
export const STORED_FILE = `${STORED_NAME}.json`
/** Only its owner reads the file: it tells where the hospital's database is. */
export const STORED_FILE_MODE = 0o600

/** What is kept between starts: plain values only, no secret. A field that was never set is absent. */
export const storedSettings = z.object({
  version: z.literal(1),
  form: settingsForm.partial(),
  /** What the window opens: null until a person chose. */
  mode: z.enum(['demo', 'rumah-sakit']).nullable(),
})
export type StoredSettings = z.infer<typeof storedSettings>
export const NOTHING_STORED: StoredSettings = { version: 1, form: {}, mode: null }

/** A stored value that could not be used; `berkas` stands for the file as a whole. */
export interface StoredProblem {
  readonly field: keyof SettingsForm | 'mode' | 'berkas'
  readonly message: string
}

/** Answer of {@link PlainStore.read} for a file that is there but holds no settings. */
export class UnreadableFile {}

/** Where the plain values are kept. The desktop and plain Node each have their own maker on the same file. */
export interface PlainStore {
  /** The document as it was found, unchecked; undefined when there is none. Changes nothing. */
  read(): unknown
  /** Replaces the document. Throws when the disk refuses. Use {@link writeStored} or {@link patchStored}. */
  write(document: Readonly<Record<string, unknown>>): void
}

/** The part of conf, and so of electron-store, that is used. */
export interface ConfDocument {
  store: Record<string, unknown>
}

/**
 * A store over a file of conf's form. `open` is called only when there is something to read or to write, since conf
 * stops at a damaged file. A damaged file is moved aside under a dated name by the next write, not before.
 * @param now epoch milliseconds, for that name.
 */
export function createPlainStore(directory: string, open: () => ConfDocument, now: () => number): PlainStore {
  const file = join(directory, STORED_FILE)
  return {
    read() {
      const found = examine(file)
      if (found === 'rusak') return new UnreadableFile()
      return found === 'baik' ? { ...open().store } : undefined
    },
    write(document) {
      if (examine(file) === 'rusak') renameSync(file, join(directory, setAsideName(now())))
      open().store = { ...document }
    },
  }
}

/** The store of plain Node: the command line and the browser host. */
export function createConfStore(directory: string, now: () => number = Date.now): PlainStore {
  return createPlainStore(
    directory,
    () => new Conf({ cwd: directory, configName: STORED_NAME, configFileMode: STORED_FILE_MODE }),
    now,
  )
}

function examine(file: string): 'tidak-ada' | 'baik' | 'rusak' {
  if (!existsSync(file)) return 'tidak-ada'
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? 'baik' : 'rusak'
  } catch {
    // Not JSON, or not readable by this user: either way it is not overwritten.
    return 'rusak'
  }
}

function setAsideName(now: number): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return `${STORED_NAME}-rusak-${stamp}.json`
}

/** Any plain object; an {@link UnreadableFile} is none. */
const rawDocument = z.record(z.string(), z.unknown())

function asRecord(value: unknown): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).safeParse(value).data ?? {}
}

/** What the store holds, value by value: what cannot be used is left out and told. */
export function readStored(store: Pick<PlainStore, 'read'>): {
  readonly stored: StoredSettings
  readonly problems: StoredProblem[]
} {
  const document = store.read()
  if (document === undefined) return { stored: NOTHING_STORED, problems: [] }
  const shape = rawDocument.safeParse(document)
  if (!shape.success) {
    const message = `Berkas pengaturan ${STORED_FILE} rusak dan tidak dipakai. Periksa semua isian lalu simpan; berkas lama tetap ada dengan nama lain.`
    return { stored: NOTHING_STORED, problems: [{ field: 'berkas', message }] }
  }
  const problems: StoredProblem[] = []
  const form = readForm(shape.data.form, problems)
  const mode = storedSettings.shape.mode.safeParse(shape.data.mode ?? null)
  if (!mode.success) problems.push({ field: 'mode', message: unusable('mode') })
  return { stored: { version: 1, form, mode: mode.data ?? null }, problems }
}

function readForm(value: unknown, problems: StoredProblem[]): Partial<SettingsForm> {
  const entries = z.record(z.string(), z.unknown()).safeParse(value ?? {})
  if (!entries.success) {
    problems.push({ field: 'berkas', message: `Isi ${STORED_FILE} rusak. Periksa semua isian lalu simpan.` })
    return {}
  }
  const usable: Record<string, unknown> = {}
  for (const [field, schema] of formFields()) {
    const given = entries.data[field]
    if (given === undefined) continue
    const checked = schema.safeParse(given)
    if (checked.success) usable[field] = checked.data
    else problems.push({ field, message: unusable(field) })
  }
  // Every entry has passed its own schema; this only gives the whole its type.
  return settingsForm.partial().parse(usable)
}

function formFields(): [keyof SettingsForm, z.ZodType][] {
  return Object.entries(settingsForm.shape) as [keyof SettingsForm, z.ZodType][]
}

function unusable(field: keyof SettingsForm | 'mode'): string {
  return `${labelOf(field)} yang tersimpan tidak dapat dipakai. Isi lagi lalu simpan.`
}

/** Replaces the document by what a person saved as a whole; the error is a sentence. */
export function writeStored(store: PlainStore, value: StoredSettings): Result<null, string> {
  return attempt(() => store.write(storedSettings.parse(value)))
}

/**
 * Changes some values and leaves the rest as it is found: what cannot be used stays, so that it keeps being told, and
 * so do values of a newer version of this program. A damaged file is not touched for the mode's sake.
 */
export function patchStored(
  store: PlainStore,
  patch: { readonly form?: Partial<SettingsForm>; readonly mode?: StoredSettings['mode'] },
): Result<null, string> {
  const found = rawDocument.safeParse(store.read() ?? {})
  if (!found.success && !patch.form) return ok(null)
  const document = found.data ?? {}
  const form = { ...asRecord(document.form), ...storedSettings.shape.form.parse(patch.form ?? {}) }
  const mode = patch.mode === undefined ? (document.mode ?? null) : patch.mode
  return attempt(() => store.write({ ...document, version: 1, form, mode }))
}

function attempt(write: () => void): Result<null, string> {
  try {
    write()
    return ok(null)
  } catch (error) {
    return err(
      `Pengaturan tidak dapat disimpan (${error instanceof Error ? error.message : String(error)}). Periksa ruang dan hak tulis folder data.`,
    )
  }
}
