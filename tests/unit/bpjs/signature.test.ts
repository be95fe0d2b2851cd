import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sign, signedHeaders } from '../../../src/main/bpjs/signature.ts'

const credentials = { consId: '12345', secret: 'kunci-rahasia', userKey: 'kunci-pengguna' }
const timestamp = 1_728_194_400

describe('sign', () => {
  it('matches the known base64 signature', () => {
    expect(sign(credentials, timestamp, 'base64')).toBe('sCDOsbsfvhz03W2ea841ChJ8nMRb/HUe1iF2zME4k/s=')
  })

  it('matches the known hex signature', () => {
    expect(sign(credentials, timestamp, 'hex')).toBe('b020ceb1bb1fbe1cf4dd6d9e6bce350a127c9cc45bfc751ed62176ccc13893fb')
  })

  it('does not depend on the user key', () => {
    expect(sign({ ...credentials, userKey: 'lain' }, timestamp, 'hex')).toBe(sign(credentials, timestamp, 'hex'))
  })

  it('changes with the cons id, the secret and the second', () => {
    const signatures = [
      sign(credentials, timestamp, 'hex'),
      sign({ ...credentials, consId: '12346' }, timestamp, 'hex'),
      sign({ ...credentials, secret: 'kunci-lain' }, timestamp, 'hex'),
      sign(credentials, timestamp + 1, 'hex'),
    ]
    expect(new Set(signatures).size).toBe(4)
  })

  it('reads a secret beyond ASCII as UTF-8', () => {
    const secret = 'kunci-é-😀'
    const expected = createHmac('sha256', Buffer.from(secret, 'utf8')).update(`12345&${timestamp}`).digest('base64')
    expect(sign({ ...credentials, secret }, timestamp, 'base64')).toBe(expected)
  })
})

describe('signedHeaders', () => {
  it('carries the very timestamp that was signed', () => {
    expect(signedHeaders(credentials, timestamp, 'base64')).toEqual({
      'x-cons-id': '12345',
      'x-timestamp': '1728194400',
      'x-signature': 'sCDOsbsfvhz03W2ea841ChJ8nMRb/HUe1iF2zME4k/s=',
      user_key: 'kunci-pengguna',
    })
  })

  it('sends the secret where there is no user key', () => {
    expect(signedHeaders({ ...credentials, userKey: '' }, timestamp, 'base64').user_key).toBe('kunci-rahasia')
  })
})
