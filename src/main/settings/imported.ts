import {
  SECRET_NAMES,
  type SecretName,
  type SecretValues,
  type SettingsForm,
  secretValues,
  settingsForm,
} from '../../shared/ipc/settings.ts'
import { isSatuSehatHost, parseUrl } from './parse-url.ts'

/** What a file of settings holds, checked: only values that can be used. */
export interface ImportedSettings {
  readonly form: Partial<SettingsForm>
  readonly secrets: SecretValues
  /** Sentences about entries that could not be used. Never repeats a value. */
  readonly notes: readonly string[]
  /** What kind of file it was, for the screen. */
  readonly source: string
}

export interface Collector {
  /** Takes the value of an entry, or notes that it cannot be used. An empty text is no value. */
  take(entry: string, field: keyof SettingsForm | SecretName, value: unknown): void
  /** The address of BPJS, with a look at whose it is. */
  takeUrl(entry: string, address: string): void
  note(sentence: string): void
  result(source: string): ImportedSettings
}

/** Gathers entries of a file. What is said of an entry names it and never repeats its value: it may be a secret. */
export function createCollector(): Collector {
  const form: Record<string, unknown> = {}
  const secrets: SecretValues = {}
  const notes: string[] = []

  function take(entry: string, field: keyof SettingsForm | SecretName, value: unknown): void {
    if (value === '') return
    const taken = isSecret(field) ? takeSecret(field, value) : takePlain(field, value)
    if (!taken) notes.push(`${entry} berisi nilai yang tidak dapat dipakai; isi sendiri.`)
  }

  function takePlain(field: keyof SettingsForm, value: unknown): boolean {
    const checked = settingsForm.shape[field].safeParse(value)
    if (!checked.success || (typeof checked.data === 'string' && hasControl(checked.data))) return false
    form[field] = checked.data
    return true
  }

  function takeSecret(name: SecretName, value: unknown): boolean {
    const checked = secretValues.shape[name].safeParse(value)
    if (!checked.success || checked.data === undefined || hasControl(checked.data)) return false
    // A key of BPJS travels in an HTTP header; a password goes to the database as it is.
    if (name === 'databasePassword') secrets[name] = checked.data
    else if (/^[\x20-\x7e]*$/.test(checked.data)) secrets[name] = checked.data.trim()
    else return false
    return true
  }

  return {
    take,
    takeUrl(entry, address) {
      if (isSatuSehatHost(address)) {
        notes.push(`${entry} adalah alamat SATUSEHAT Kemenkes, bukan Antrean BPJS, dan dilewati.`)
        return
      }
      const url = parseUrl(address)
      take(entry, 'bpjsUrl', url && url.username === '' ? address.replace(/\/+$/, '') : null)
    },
    note: (sentence) => notes.push(sentence),
    // Every value has passed its own schema; this only gives the whole its type.
    result: (source) => ({ form: settingsForm.partial().parse(form), secrets, notes, source }),
  }
}

function isSecret(field: string): field is SecretName {
  return SECRET_NAMES.some((name) => name === field)
}

/** Characters below the space: the sign of a text that was decrypted with the wrong key. */
function hasControl(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f')
}
