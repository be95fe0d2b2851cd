import { describe, expect, it } from 'vitest'
import { type KeyStore, openCipher } from '../../../src/main/desktop/cipher.ts'

/** Turns a text around: enough to tell that it was called, on the right object. */
class OldKeyStore implements KeyStore {
  readonly available: boolean
  constructor(available = true) {
    this.available = available
  }
  isEncryptionAvailable() {
    return this.available
  }
  encryptString(text: string) {
    return this.available ? Buffer.from(`lama:${text}`) : Buffer.alloc(0)
  }
  decryptString(data: Buffer) {
    return this.available ? data.toString().slice(5) : ''
  }
}

class NewKeyStore extends OldKeyStore {
  readonly asyncAvailable: boolean
  constructor(asyncAvailable = true, available = true) {
    super(available)
    this.asyncAvailable = asyncAvailable
  }
  async isAsyncEncryptionAvailable() {
    return this.asyncAvailable
  }
  async encryptStringAsync(text: string) {
    return this.asyncAvailable ? Buffer.from(`baru:${text}`) : Buffer.alloc(0)
  }
  async decryptStringAsync(data: Buffer) {
    const text = data.toString()
    return { result: text.slice(5), shouldReEncrypt: text.startsWith('lama:') && this.asyncAvailable }
  }
}

describe('the cipher', () => {
  it('uses the asynchronous calls where they are, and says when a value is to be encrypted anew', async () => {
    const cipher = await openCipher(new NewKeyStore(), 'win32')
    const data = await cipher?.encrypt('rahasia')
    expect(data?.toString()).toBe('baru:rahasia')
    expect(await cipher?.decrypt(Buffer.from('baru:rahasia'))).toEqual({ text: 'rahasia', stale: false })
    expect(await cipher?.decrypt(Buffer.from('lama:rahasia'))).toEqual({ text: 'rahasia', stale: true })
  })

  it('uses the synchronous ones on an older Electron, or where only they work', async () => {
    for (const keyStore of [new OldKeyStore(), new NewKeyStore(false)]) {
      const cipher = await openCipher(keyStore, 'win32')
      expect((await cipher?.encrypt('rahasia'))?.toString()).toBe('lama:rahasia')
      expect(await cipher?.decrypt(Buffer.from('lama:rahasia'))).toEqual({ text: 'rahasia', stale: false })
    }
  })

  it('is none without a key store', async () => {
    expect(await openCipher({}, 'win32')).toBeNull()
    expect(await openCipher(new OldKeyStore(false), 'win32')).toBeNull()
    expect(await openCipher(new NewKeyStore(false, false), 'win32')).toBeNull()
  })

  it('is none where the key store breaks', async () => {
    const broken: KeyStore = {
      isEncryptionAvailable: () => {
        throw new Error('terkunci')
      },
    }
    expect(await openCipher(broken, 'win32')).toBeNull()
  })

  it.each(['basic_text', 'unknown'])('is none on Linux with %s, which anyone can decrypt', async (backend) => {
    const keyStore = Object.assign(new NewKeyStore(), { getSelectedStorageBackend: () => backend })
    expect(await openCipher(keyStore, 'linux')).toBeNull()
  })

  it('works on Linux with a keyring', async () => {
    const keyStore = Object.assign(new NewKeyStore(), { getSelectedStorageBackend: () => 'gnome_libsecret' })
    expect(await openCipher(keyStore, 'linux')).not.toBeNull()
    expect(await openCipher(new NewKeyStore(), 'linux')).toBeNull()
  })
})
