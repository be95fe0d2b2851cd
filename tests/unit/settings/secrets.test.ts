import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cipher, createSecretStore, SECRETS_FILE, storedSecretNames } from '../../../src/main/settings/secrets.ts'
import { SECRET_NAMES, type SecretName } from '../../../src/shared/ipc/settings.ts'
import { folder, SECRETS } from './fixtures.ts'

const NONE = { consId: 'belum', secretKey: 'belum', userKey: 'belum', databasePassword: 'belum' } as const
const all = (state: string) => Object.fromEntries(SECRET_NAMES.map((name) => [name, state]))

/** A key store that only turns text around, with the faults a real one has. */
function cipherOf(key = 'kunci-1', faults: { encrypt?: (text: string) => boolean; olderKeys?: string[] } = {}): Cipher {
  const sealed = (text: string) => Buffer.from(`${key}|${[...text].reverse().join('')}`)
  return {
    async encrypt(text) {
      if (faults.encrypt?.(text)) throw new Error(`cannot encrypt ${text}`)
      return sealed(text)
    },
    async decrypt(data) {
      const [by, ...rest] = data.toString().split('|')
      const stale = faults.olderKeys?.includes(by ?? '') ?? false
      if (by !== key && !stale) throw new Error(`cannot decrypt ${data.toString('base64')}`)
      return { text: [...rest.join('|')].reverse().join(''), stale }
    },
  }
}

function place() {
  const directory = folder()
  return { directory, file: join(directory, SECRETS_FILE) }
}

async function openStore(file: string, cipher: Cipher | null = cipherOf()) {
  const store = createSecretStore({ file, cipher })
  await store.load()
  return store
}

describe('secrets', () => {
  it('are none at first, and looking writes nothing', async () => {
    const { directory, file } = place()
    const store = await openStore(file)
    expect([store.kind, store.states(), store.values(), store.get('consId')]).toEqual(['aman', NONE, {}, ''])
    expect(readdirSync(directory)).toEqual([])
  })

  it('come back after a restart', async () => {
    const { file } = place()
    expect(await (await openStore(file)).set(SECRETS)).toEqual([])
    const store = await openStore(file)
    expect([store.values(), store.states()]).toEqual([SECRETS, all('tersimpan')])
    expect(store.get('databasePassword')).toBe(SECRETS.databasePassword)
    expect(storedSecretNames(file)).toEqual([...SECRET_NAMES])
  })

  it('are on disk as ciphertext alone, for their owner alone, and leave no half file', async () => {
    const { directory, file } = place()
    await (await openStore(file)).set(SECRETS)
    const text = readFileSync(file, 'utf8')
    for (const secret of Object.values(SECRETS)) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(secret).toString('base64').slice(0, -4))
    }
    expect(readdirSync(directory)).toEqual([SECRETS_FILE])
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('that are not given stay, and an empty one is removed', async () => {
    const { file } = place()
    const store = await openStore(file)
    await store.set(SECRETS)
    await store.set({ consId: 'lain', userKey: '' })
    for (const seen of [store, await openStore(file)]) {
      const { userKey: _removed, ...others } = SECRETS
      expect(seen.values()).toEqual({ ...others, consId: 'lain' })
      expect(seen.states()).toEqual({ ...all('tersimpan'), userKey: 'belum' })
    }
    expect(storedSecretNames(file)).not.toContain('userKey')
  })

  it('set at the same time are all kept', async () => {
    const { file } = place()
    const store = await openStore(file)
    await Promise.all(SECRET_NAMES.map((name) => store.set({ [name]: SECRETS[name] })))
    expect((await openStore(file)).values()).toEqual(SECRETS)
  })

  it('survive any round, in any order', async () => {
    const values = fc.record(
      Object.fromEntries(SECRET_NAMES.map((name) => [name, fc.string({ maxLength: 12, unit: 'grapheme' })])) as Record<
        SecretName,
        fc.Arbitrary<string>
      >,
      { requiredKeys: [] },
    )
    const { file } = place()
    const expected: Record<string, string> = {}
    await fc.assert(
      fc.asyncProperty(values, async (given) => {
        await (await openStore(file)).set(given)
        for (const [name, text] of Object.entries(given)) {
          if (text === '') delete expected[name]
          else if (text !== undefined) expected[name] = text
        }
        expect((await openStore(file)).values()).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })
})

describe('without a key store', () => {
  it('secrets hold until the program ends, and nothing is written', async () => {
    const { directory, file } = place()
    const store = await openStore(file, null)
    expect(store.kind).toBe('sesi')
    const told = await store.set({ consId: 'abc-rahasia' })
    expect(told).toEqual([expect.stringContaining('sampai program ditutup')])
    expect(told.join()).not.toContain('abc-rahasia')
    expect([store.get('consId'), store.states().consId]).toEqual(['abc-rahasia', 'sesi'])
    expect(readdirSync(directory)).toEqual([])
    await store.set({ consId: '' })
    expect(store.states()).toEqual(NONE)
  })

  it('a file from better days is left alone and told as unreadable', async () => {
    const { file } = place()
    await (await openStore(file)).set({ consId: 'lama', secretKey: 'lama' })
    const before = readFileSync(file)
    const store = await openStore(file, null)
    expect(store.unreadable()).toEqual(['consId', 'secretKey'])
    expect(store.values()).toEqual({})
    await store.set({ consId: 'baru' })
    expect([store.get('consId'), store.states()]).toEqual([
      'baru',
      { ...NONE, consId: 'sesi', secretKey: 'tidak-terbaca' },
    ])
    expect(readFileSync(file)).toEqual(before)
  })
})

describe('a key store with its moods', () => {
  it('that cannot read one secret leaves the others', async () => {
    const { file } = place()
    await (await openStore(file, cipherOf('kunci-lain'))).set({ secretKey: 'milik-orang-lain' })
    await (await openStore(file, cipherOf())).set({ consId: '12345' })
    const store = await openStore(file)
    expect(store.states()).toEqual({ ...NONE, consId: 'tersimpan', secretKey: 'tidak-terbaca' })
    expect([store.values(), store.unreadable()]).toEqual([{ consId: '12345' }, ['secretKey']])
    await store.set({ secretKey: 'diketik-lagi' })
    expect((await openStore(file)).values()).toEqual({ consId: '12345', secretKey: 'diketik-lagi' })
  })

  it('that has a new key encrypts anew what it read with the old one', async () => {
    const { file } = place()
    await (await openStore(file, cipherOf('kunci-1'))).set(SECRETS)
    expect((await openStore(file, cipherOf('kunci-2', { olderKeys: ['kunci-1'] }))).values()).toEqual(SECRETS)
    expect((await openStore(file, cipherOf('kunci-2'))).values()).toEqual(SECRETS)
  })

  it('that refuses one secret keeps it for the session, and the old one does not come back', async () => {
    const { file } = place()
    await (await openStore(file)).set({ consId: 'lama', secretKey: 'lama-juga' })
    const store = await openStore(file, cipherOf('kunci-1', { encrypt: (text) => text === 'ditolak-brankas' }))
    const told = await store.set({ consId: 'ditolak-brankas', userKey: 'boleh' })
    expect(told).toEqual([expect.stringMatching(/^Cons ID hanya berlaku/)])
    expect(told.join()).not.toContain('ditolak-brankas')
    expect(store.states()).toEqual({ ...NONE, consId: 'sesi', secretKey: 'tersimpan', userKey: 'tersimpan' })
    expect(store.get('consId')).toBe('ditolak-brankas')
    expect((await openStore(file)).values()).toEqual({ secretKey: 'lama-juga', userKey: 'boleh' })
  })

  it('does not matter where the folder cannot be written: the session has the values', async () => {
    const { directory } = place()
    const blocked = join(directory, 'berkas')
    writeFileSync(blocked, '')
    const store = await openStore(join(blocked, SECRETS_FILE))
    expect(await store.set(SECRETS)).toHaveLength(4)
    expect([store.values(), store.states()]).toEqual([SECRETS, all('sesi')])
    expect(await store.set({ consId: '' })).toEqual([])
    expect(store.states().consId).toBe('belum')
  })

  it('cannot undo on disk what the folder refuses, and says so', async () => {
    const { directory, file } = place()
    await (await openStore(file)).set({ consId: 'lama' })
    const store = await openStore(file)
    // A folder in the way of the half file, which stops even root.
    mkdirSync(`${file}.${process.pid}.baru`)
    expect(await store.set({ consId: '' })).toEqual([expect.stringContaining('hanya sampai program ditutup')])
    expect(store.get('consId')).toBe('')
    expect(existsSync(join(directory, SECRETS_FILE))).toBe(true)
  })
})

describe('a damaged file of secrets', () => {
  it.each(['', '{', '[]', '{"version":1}', '{"rahasia":[1]}', 'null'])(
    'is as none, and can be written again: %j',
    async (text) => {
      const { file } = place()
      writeFileSync(file, text)
      const store = await openStore(file)
      expect(store.states()).toEqual(NONE)
      await store.set({ consId: '12345' })
      expect((await openStore(file)).values()).toEqual({ consId: '12345' })
    },
  )

  it('loses only the damaged entries', async () => {
    const { file } = place()
    await (await openStore(file)).set({ consId: '12345' })
    const document = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(
      file,
      JSON.stringify({ ...document, rahasia: { ...document.rahasia, secretKey: 7, userKey: '%%%', asing: 'x' } }),
    )
    const store = await openStore(file)
    expect(store.states()).toEqual({
      ...NONE,
      consId: 'tersimpan',
      secretKey: 'tidak-terbaca',
      userKey: 'tidak-terbaca',
    })
    expect(store.values()).toEqual({ consId: '12345' })
  })

  it('that somebody opened to all is closed again by the next write', async () => {
    const { file } = place()
    const store = await openStore(file)
    await store.set({ consId: '12345' })
    chmodSync(file, 0o644)
    await store.set({ consId: '54321' })
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})
