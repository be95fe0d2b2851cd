import {
  type ImportChange,
  SECRET_NAMES,
  type SecretName,
  type SecretState,
  type SettingsForm,
  settingsForm,
} from '../../shared/ipc/settings.ts'
import { err, type Result } from '../../shared/result.ts'
import { importEnv } from './import-env.ts'
import { importXml } from './import-xml.ts'
import type { ImportedSettings } from './imported.ts'
import { labelOf } from './labels.ts'

export type { ImportedSettings } from './imported.ts'

/** Far more than any such file holds. */
const MAX_CHARACTERS = 500_000

/** Reads a hospital's settings from a file of SIMRS Khanza or a `.env`. The error is a sentence for the screen. */
export function importSettings(fileName: string, text: string): Result<ImportedSettings, string> {
  if (text.length > MAX_CHARACTERS) return err('Berkas terlalu besar untuk database.xml atau .env.')
  if (text.includes('\u0000')) return err('Berkas ini bukan teks UTF-8. Simpan lagi sebagai UTF-8 lalu coba lagi.')
  const content = text.replace(/^\uFEFF/, '').trim()
  if (content === '') return err('Berkas ini kosong.')
  return /\.xml$/i.test(fileName) || content.startsWith('<') ? importXml(content) : importEnv(content)
}

/** What would change, in words for the screen. Of secrets it says only that there is one. */
export function previewOf(
  current: SettingsForm,
  secretStates: Readonly<Record<SecretName, SecretState>>,
  imported: Pick<ImportedSettings, 'form' | 'secrets'>,
): ImportChange[] {
  const plain = settingsForm.keyof().options.flatMap((field): ImportChange[] => {
    const value = imported.form[field]
    if (value === undefined) return []
    const [before, after] = [wordsOf(field, current[field]), wordsOf(field, value)]
    return before === after ? [] : [{ field, label: labelOf(field), before, after }]
  })
  const secret = SECRET_NAMES.filter((name) => imported.secrets[name] !== undefined).map(
    (field): ImportChange => ({
      field,
      label: labelOf(field),
      before: STATE_WORDS[secretStates[field]],
      after: 'baru',
    }),
  )
  return [...plain, ...secret]
}

const STATE_WORDS: Record<SecretState, string> = {
  belum: 'belum diisi',
  tersimpan: 'tersimpan',
  sesi: 'tersimpan sampai program ditutup',
  lingkungan: 'dari variabel lingkungan',
  'tidak-terbaca': 'tersimpan, tidak terbaca',
}

const UNITS: Partial<Record<keyof SettingsForm, string>> = {
  timeoutSeconds: ' detik',
  intervalMinutes: ' menit',
  lookBackDays: ' hari',
  retentionDays: ' hari',
}

function wordsOf(field: keyof SettingsForm, value: SettingsForm[keyof SettingsForm]): string {
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak'
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  return text === '' ? '(kosong)' : text + (UNITS[field] ?? '')
}
