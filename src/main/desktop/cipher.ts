import type { Cipher } from '../settings/secrets.ts'

/** The part of Electron's safeStorage that is used. Which of the two ways exists depends on Electron's version. */
export interface KeyStore {
  getSelectedStorageBackend?(): string
  isAsyncEncryptionAvailable?(): Promise<boolean>
  encryptStringAsync?(text: string): Promise<Buffer>
  decryptStringAsync?(data: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>
  isEncryptionAvailable?(): boolean
  encryptString?(text: string): Buffer
  decryptString?(data: Buffer): string
}

/** Linux without a keyring: a key that everyone knows, which protects nothing. */
const NO_KEY_STORE = ['basic_text', 'unknown']

/**
 * The computer's key store (DPAPI on Windows, the keyring on Linux); null where there is none. The asynchronous calls
 * come first: newer versions of Electron have dropped the others. Call when Electron is ready.
 */
export async function openCipher(keyStore: KeyStore, platform: NodeJS.Platform): Promise<Cipher | null> {
  if (platform === 'linux' && NO_KEY_STORE.includes(keyStore.getSelectedStorageBackend?.() ?? 'unknown')) return null
  try {
    return (await asynchronous(keyStore)) ?? synchronous(keyStore)
  } catch {
    // A keyring that is locked or gone answers with an error: the same as none.
    return null
  }
}

async function asynchronous(keyStore: KeyStore): Promise<Cipher | null> {
  // Kept as methods of the object: Electron's native ones need it as `this`.
  if (!keyStore.isAsyncEncryptionAvailable || !keyStore.encryptStringAsync || !keyStore.decryptStringAsync) return null
  if (!(await keyStore.isAsyncEncryptionAvailable())) return null
  const { encryptStringAsync, decryptStringAsync } = keyStore
  return {
    encrypt: (text) => encryptStringAsync.call(keyStore, text),
    async decrypt(data) {
      const { result, shouldReEncrypt } = await decryptStringAsync.call(keyStore, data)
      return { text: result, stale: shouldReEncrypt }
    },
  }
}

function synchronous(keyStore: KeyStore): Cipher | null {
  if (!keyStore.isEncryptionAvailable?.() || !keyStore.encryptString || !keyStore.decryptString) return null
  const { encryptString, decryptString } = keyStore
  return {
    encrypt: async (text) => encryptString.call(keyStore, text),
    decrypt: async (data) => ({ text: decryptString.call(keyStore, data), stale: false }),
  }
}
