import { z } from 'zod'
import { SECRET_NAMES, type SecretName, type SecretState, type SecretValues } from '../../shared/ipc/settings.ts'
import { entriesOf } from './fields.ts'
import { labelOf } from './labels.ts'
import { readJsonFile, writePrivateFile } from './private-file.ts'

/** The computer's key store. `stale`: readable, but to be encrypted anew with the key of today. */
export interface Cipher {
  encrypt(text: string): Promise<Buffer>
  decrypt(data: Buffer): Promise<{ text: string; stale: boolean }>
}

export interface SecretStoreOptions {
  /** Where the ciphertext is kept. */
  readonly file: string
  /** Null where there is no key store: values live until the program ends, and nothing is written. */
  readonly cipher: Cipher | null
}

export interface SecretStore {
  readonly kind: 'aman' | 'sesi'
  /** Reads the file. Once, before anything else; values set meanwhile are kept. */
  load(): Promise<void>
  /** '' when it is not set or cannot be read. */
  get(name: SecretName): string
  /** Every secret that can be used. */
  values(): SecretValues
  states(): Record<SecretName, SecretState>
  /** Those that are stored but cannot be read here. */
  unreadable(): SecretName[]
  /** Sets what is given; an empty text removes. Answers a sentence for what holds for this session only. */
  set(values: SecretValues): Promise<readonly string[]>
}

export const SECRETS_FILE = 'rahasia.json'

/** Base64, by name. */
type Ciphertexts = Partial<Record<SecretName, string>>
const secretsDocument = z.object({ rahasia: z.record(z.string(), z.unknown()) })

/** One secret as this program knows it. The text is '' where it cannot be read. */
interface Held {
  readonly text: string
  readonly state: 'tersimpan' | 'sesi' | 'tidak-terbaca'
}

/**
 * Secrets in memory, their ciphertext in a file of their own. No message of this module, and no error it lets out,
 * holds a value: what a key store says goes nowhere.
 */
export function createSecretStore({ file, cipher }: SecretStoreOptions): SecretStore {
  const held = new Map<SecretName, Held>()
  let stored: Ciphertexts = {}
  /** Changes come one after the other: each writes the whole file. */
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  async function decrypted(ciphertext: string): Promise<{ held: Held; renewed: string | null }> {
    const unreadable = { held: { text: '', state: 'tidak-terbaca' } as const, renewed: null }
    if (!cipher) return unreadable
    try {
      const { text, stale } = await cipher.decrypt(Buffer.from(ciphertext, 'base64'))
      return { held: { text, state: 'tersimpan' }, renewed: stale ? await encrypted(text) : null }
    } catch {
      // Another user's or another computer's: the others may still be readable.
      return unreadable
    }
  }

  /** Null when the key store refuses. */
  async function encrypted(text: string): Promise<string | null> {
    try {
      return cipher && (await cipher.encrypt(text)).toString('base64')
    } catch {
      return null
    }
  }

  function save(ciphertexts: Ciphertexts): boolean {
    try {
      writePrivateFile(file, { version: 1, rahasia: ciphertexts })
      stored = ciphertexts
      return true
    } catch {
      return false
    }
  }

  async function load(): Promise<void> {
    stored = readCiphertexts(file)
    const renewed: Ciphertexts = {}
    for (const [name, ciphertext] of entriesOf<SecretName, string>(stored)) {
      const read = await decrypted(ciphertext)
      if (!held.has(name)) held.set(name, read.held)
      if (read.renewed !== null) renewed[name] = read.renewed
    }
    // Where this cannot be written the old ciphertext stays, and is good until the key is gone.
    if (Object.keys(renewed).length > 0) save({ ...stored, ...renewed })
  }

  async function set(values: SecretValues): Promise<readonly string[]> {
    const next = { ...stored }
    const changed: [SecretName, string][] = []
    for (const name of SECRET_NAMES) {
      const text = values[name]
      if (text === undefined) continue
      changed.push([name, text])
      const ciphertext = text === '' ? null : await encrypted(text)
      // An old ciphertext must not come back at the next start in the place of what was typed now.
      if (ciphertext === null) delete next[name]
      else next[name] = ciphertext
    }
    const saved = cipher !== null && (sameKeys(next, stored) || save(next))
    for (const [name, text] of changed) {
      if (text === '') held.delete(name)
      else held.set(name, { text, state: saved && name in next ? 'tersimpan' : 'sesi' })
    }
    return changed.flatMap(([name, text]) => {
      if (text === '') return cipher && !saved ? [`${labelOf(name)} dihapus hanya sampai program ditutup.`] : []
      return held.get(name)?.state === 'sesi' ? [sessionOnly(name)] : []
    })
  }

  return {
    kind: cipher ? 'aman' : 'sesi',
    load: () => inTurn(load),
    get: (name) => held.get(name)?.text ?? '',
    values: () => Object.fromEntries([...held].flatMap(([name, { text }]) => (text === '' ? [] : [[name, text]]))),
    states: () => ({
      consId: stateOf('consId'),
      secretKey: stateOf('secretKey'),
      userKey: stateOf('userKey'),
      databasePassword: stateOf('databasePassword'),
    }),
    unreadable: () => SECRET_NAMES.filter((name) => stateOf(name) === 'tidak-terbaca'),
    set: (values) => inTurn(() => set(values)),
  }

  function stateOf(name: SecretName): SecretState {
    return held.get(name)?.state ?? 'belum'
  }
}

/** Names of the secrets whose ciphertext is stored; for the command line, which cannot read them. */
export function storedSecretNames(file: string): SecretName[] {
  return SECRET_NAMES.filter((name) => name in readCiphertexts(file))
}

function readCiphertexts(file: string): Ciphertexts {
  const content = readJsonFile(file)
  if (content.kind !== 'isi') return {}
  const { data } = secretsDocument.safeParse(content.value)
  const ciphertexts: Ciphertexts = {}
  for (const name of SECRET_NAMES) {
    const ciphertext = data?.rahasia[name]
    // Whatever else stands there is kept as something that cannot be read: the person is asked, not the default used.
    if (ciphertext !== undefined) ciphertexts[name] = typeof ciphertext === 'string' ? ciphertext : ''
  }
  return ciphertexts
}

function sessionOnly(name: SecretName): string {
  return `${labelOf(name)} hanya berlaku sampai program ditutup: komputer ini tidak dapat menyimpannya dengan aman.`
}

function sameKeys(a: Ciphertexts, b: Ciphertexts): boolean {
  return SECRET_NAMES.every((name) => a[name] === b[name])
}
