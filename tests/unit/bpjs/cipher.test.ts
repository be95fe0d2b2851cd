import { createCipheriv, createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decryptResponse, encryptResponse } from '../../../src/main/bpjs/cipher.ts'

const credentials = { consId: '12345', secret: 'kunci-rahasia', userKey: 'tidak-ikut' }
const timestamp = 1_728_194_400

/** The outer layer alone, built from the description of the cipher and not from the code under test. */
function encryptText(text: string): string {
  const key = createHash('sha256').update('12345kunci-rahasia1728194400').digest()
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16))
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}

describe('the cipher of an encrypted response', () => {
  it('gives back any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const decrypted = decryptResponse(encryptResponse(value, credentials, timestamp), credentials, timestamp)
        expect(decrypted).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) })
      }),
    )
  })

  it('reads a stored answer', () => {
    // The compressed form is written down, so that a change of alphabet or of a layer cannot cancel itself out.
    const stored = encryptText('N4IgLghgzg1glgExALgMwF8g')
    expect(decryptResponse(stored, credentials, timestamp)).toEqual({ ok: true, value: { taskid: 3 } })
  })

  it('needs the timestamp of the request that was answered', () => {
    const text = encryptResponse([{ taskid: 3 }], credentials, timestamp)
    expect(decryptResponse(text, credentials, timestamp + 1).ok).toBe(false)
  })

  it('needs the cons id and the secret, and not the user key', () => {
    const text = encryptResponse({ a: 1 }, credentials, timestamp)
    expect(decryptResponse(text, { ...credentials, secret: 'lain' }, timestamp).ok).toBe(false)
    expect(decryptResponse(text, { ...credentials, consId: '1' }, timestamp).ok).toBe(false)
    expect(decryptResponse(text, { ...credentials, userKey: 'lain' }, timestamp)).toEqual({ ok: true, value: { a: 1 } })
  })

  it('names the layer that failed', () => {
    expect(decryptResponse('bukan base64 !', credentials, timestamp)).toEqual({
      ok: false,
      error: 'response cannot be decrypted with these credentials',
    })
    expect(decryptResponse(encryptText(''), credentials, timestamp)).toEqual({
      ok: false,
      error: 'decrypted response is not LZ-String text',
    })
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => decryptResponse(text, credentials, timestamp)).not.toThrow()
      }),
    )
  })

  it('never throws, whatever was encrypted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => decryptResponse(encryptText(text), credentials, timestamp)).not.toThrow()
      }),
    )
  })
})
