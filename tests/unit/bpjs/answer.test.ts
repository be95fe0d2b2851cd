import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../../src/main/bpjs/answer.ts'

const METADATA_200 = '{"metadata":{"code":200,"message":"Ok."}}'

describe('parseAnswer', () => {
  it('reads the usual answer', () => {
    expect(parseAnswer(200, '{"metadata":{"code":208,"message":"TaskId=3 sudah ada"},"response":null}')).toEqual({
      kind: 'metadata',
      status: 200,
      code: 208,
      message: 'TaskId=3 sudah ada',
      response: null,
      raw: '{"metadata":{"code":208,"message":"TaskId=3 sudah ada"},"response":null}',
    })
  })

  it.each([
    ['metaData instead of metadata', '{"metaData":{"code":200,"message":"Ok."}}'],
    ['a code as a string', '{"metadata":{"code":"200","message":"Ok."}}'],
    ['a code as a string with blanks', '{"metadata":{"code":" 200 ","message":"Ok."}}'],
    ['a byte order mark', `\uFEFF${METADATA_200}`],
    ['blanks and line ends around the JSON', `\r\n  ${METADATA_200}\n`],
    ['a byte order mark and a line end', `\uFEFF\n${METADATA_200}`],
    ['an unusable metadata beside a good metaData', '{"metadata":null,"metaData":{"code":200,"message":"Ok."}}'],
  ])('accepts %s', (_name, body) => {
    expect(parseAnswer(200, body)).toMatchObject({ kind: 'metadata', code: 200, message: 'Ok.' })
  })

  it.each([
    ['absent', '{"metadata":{"message":"Ok."}}'],
    ['null', '{"metadata":{"code":null,"message":"Ok."}}'],
    ['a word', '{"metadata":{"code":"OK","message":"Ok."}}'],
    ['empty', '{"metadata":{"code":"","message":"Ok."}}'],
    ['an object', '{"metadata":{"code":{},"message":"Ok."}}'],
    ['beyond any number', '{"metadata":{"code":1e999,"message":"Ok."}}'],
  ])('leaves a code that is %s unread', (_name, body) => {
    expect(parseAnswer(200, body)).toMatchObject({ kind: 'metadata', code: null, message: 'Ok.' })
  })

  it.each([
    ['absent', '{"metadata":{"code":200}}', ''],
    ['null', '{"metadata":{"code":200,"message":null}}', ''],
    ['a list', '{"metadata":{"code":200,"message":["a","b"]}}', '["a","b"]'],
    ['a number', '{"metadata":{"code":200,"message":5}}', '5'],
    ['surrounded by blanks', '{"metadata":{"code":200,"message":"  Ok.  "}}', 'Ok.'],
  ])('reads a message that is %s', (_name, body, message) => {
    expect(parseAnswer(200, body)).toMatchObject({ kind: 'metadata', message })
  })

  it('keeps a response as it came: plain, encrypted or absent', () => {
    const withResponse = (json: string) => `{"metadata":{"code":200,"message":"Ok."},"response":${json}}`
    expect(parseAnswer(200, withResponse('{"list":[1]}'))).toMatchObject({ response: { list: [1] } })
    expect(parseAnswer(200, withResponse('"c2FuZGk="'))).toMatchObject({ response: 'c2FuZGk=' })
    expect(parseAnswer(200, METADATA_200)).toMatchObject({ response: null })
  })

  it.each([
    ['an empty body', '', 'kosong'],
    ['a body of blanks', ' \r\n\t', 'kosong'],
    ['a byte order mark alone', '\uFEFF', 'kosong'],
    ['an HTML page', '<!DOCTYPE html><html><body>Bad Gateway</body></html>', 'html'],
    ['an HTML page after a byte order mark', '\uFEFF\n<html></html>', 'html'],
    ['an XML fault', '<?xml version="1.0"?><fault/>', 'html'],
    ['half an answer', METADATA_200.slice(0, 20), 'terpotong'],
    ['plain words', 'upstream request timeout', 'terpotong'],
    ['a list', '[]', 'tanpa-metadata'],
    ['null', 'null', 'tanpa-metadata'],
    ['a number', '200', 'tanpa-metadata'],
    ['an envelope without metadata', '{"fault":"policy"}', 'tanpa-metadata'],
    ['metadata that is a list', '{"metadata":[200]}', 'tanpa-metadata'],
    ['metadata that is text', '{"metadata":"Ok."}', 'tanpa-metadata'],
  ])('calls %s by its shape and keeps it', (_name, body, shape) => {
    expect(parseAnswer(502, body)).toEqual({ kind: 'bukan-json', status: 502, shape, raw: body })
  })

  it('never takes a part of an answer for the whole', () => {
    fc.assert(
      fc.property(fc.nat({ max: METADATA_200.length - 1 }), (length) => {
        expect(parseAnswer(200, METADATA_200.slice(0, length)).kind).toBe('bukan-json')
      }),
    )
  })

  it('reads a body of 8 MB', () => {
    const response = 'x'.repeat(8 * 1024 * 1024)
    expect(parseAnswer(200, `{"metadata":{"code":200,"message":"Ok."},"response":"${response}"}`)).toMatchObject({
      kind: 'metadata',
      response,
    })
  })

  it('is total for any status and any text', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string({ unit: 'binary' }), (status, body) => {
        expect(['bukan-json', 'metadata']).toContain(parseAnswer(status, body).kind)
      }),
    )
  })

  it('is total for any JSON, in the place of the envelope, the metadata, the code and the message', () => {
    const json = fc.jsonValue({ stringUnit: 'binary' })
    fc.assert(
      fc.property(json, json, (first, second) => {
        const bodies = [first, { metadata: first }, { metaData: first }, { metadata: { code: first, message: second } }]
        for (const body of bodies) {
          const answer = parseAnswer(200, JSON.stringify(body))
          expect(['bukan-json', 'metadata']).toContain(answer.kind)
          if (answer.kind === 'metadata') expect(answer.message).toBeTypeOf('string')
        }
      }),
    )
  })

  it('survives a message nested beyond any depth', () => {
    const message = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(() => parseAnswer(200, `{"metadata":{"code":201,"message":${message}}}`)).not.toThrow()
  })
})
