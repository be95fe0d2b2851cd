import { createDecipheriv } from 'node:crypto'
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import type { SecretName, SettingsForm } from '../../shared/ipc/settings.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { createCollector, type ImportedSettings } from './imported.ts'

/** Constants in SIMRS Khanza's public source; they keep a value from being read in passing, not secret. */
const KEY = Buffer.from('Bar12345Bar12345')
const IV = Buffer.from('sayangsamakhanza')

const ENCRYPTED: readonly { readonly key: string; readonly field: keyof SettingsForm | SecretName }[] = [
  { key: 'HOST', field: 'databaseHost' },
  { key: 'PORT', field: 'databasePort' },
  { key: 'DATABASE', field: 'databaseName' },
  { key: 'USER', field: 'databaseUser' },
  { key: 'PAS', field: 'databasePassword' },
  { key: 'CONSIDAPIMOBILEJKN', field: 'consId' },
  { key: 'SECRETKEYAPIMOBILEJKN', field: 'secretKey' },
  { key: 'USERKEYAPIMOBILEJKN', field: 'userKey' },
]
const URL_KEY = 'URLAPIMOBILEJKN'

const NOT_KHANZA = 'Berkas ini bukan database.xml SIMRS Khanza.'

/** Java's XML form of properties: `<properties><entry key="…">…</entry></properties>`. */
const propertiesDocument = z.object({
  properties: z.object({ entry: z.array(z.object({ '@key': z.string(), '#text': z.string().default('') })) }),
})

/** Reads the `setting/database.xml` of any SIMRS Khanza program. */
export function importXml(text: string): Result<ImportedSettings, string> {
  const entries = readEntries(text)
  if (!entries.ok) return entries
  const collector = createCollector()
  for (const { key, field } of ENCRYPTED) {
    const ciphertext = entries.value.get(key)?.trim()
    if (!ciphertext) continue
    const value = decrypt(ciphertext)
    if (value === null) collector.note(`${key} tidak dapat dibuka dengan sandi SIMRS Khanza; isi sendiri.`)
    else collector.take(key, field, field === 'databasePort' ? Number(value) : value)
  }
  const url = entries.value.get(URL_KEY)?.trim()
  if (url) collector.takeUrl(URL_KEY, url)
  const imported = collector.result('database.xml SIMRS Khanza')
  if (Object.keys(imported.form).length + Object.keys(imported.secrets).length + imported.notes.length === 0) {
    return err(`${NOT_KHANZA} Tidak ada isian HOST, DATABASE atau kunci Mobile JKN di dalamnya.`)
  }
  return ok(imported)
}

/** Entries by key, the last of a name winning as in Java. */
function readEntries(text: string): Result<Map<string, string>, string> {
  // Khanza names a DTD and declares nothing itself. What declares entities is not Khanza's, and may be a bomb.
  if (/<!DOCTYPE[^>]*\[|<!ENTITY/i.test(text))
    return err(`${NOT_KHANZA} Isinya memuat deklarasi yang tidak dipakai Khanza.`)
  let document: unknown
  try {
    document = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      parseTagValue: false,
      // Nothing is expanded by the parser: the few entities there can be are read below.
      processEntities: false,
      alwaysCreateTextNode: true,
      isArray: (name) => name === 'entry',
    }).parse(text, true)
  } catch {
    return err('Berkas XML ini rusak atau terpotong. Salin lagi dari komputer SIMRS Khanza.')
  }
  const properties = propertiesDocument.safeParse(document)
  if (!properties.success) return err(`${NOT_KHANZA} Isinya bukan daftar <properties>.`)
  return ok(
    new Map(properties.data.properties.entry.map((entry) => [entry['@key'].trim(), decodeEntities(entry['#text'])])),
  )
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Null for what was not encrypted by Khanza. */
function decrypt(base64: string): string | null {
  if (!/^[A-Za-z0-9+/\s]+={0,2}$/.test(base64)) return null
  try {
    const decipher = createDecipheriv('aes-128-cbc', KEY, IV)
    const plain = Buffer.concat([decipher.update(Buffer.from(base64, 'base64')), decipher.final()])
    return new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch {
    return null
  }
}
