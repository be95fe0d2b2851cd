import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockDrift } from '../../../src/main/bpjs/client.ts'
import type { HttpPort, HttpRequest } from '../../../src/main/bpjs/http-port.ts'
import { ok } from '../../../src/shared/result.ts'
import { addOf, at, CREDENTIALS, clientFor, farmasiOf, NOW, simulatorForTest, taskOf } from '../simulator/fixtures.ts'

/** A port that notes the requests and answers all of them alike. */
function recordingPort(body = '{"metadata":{"code":200,"message":"Ok."}}'): { port: HttpPort; sent: HttpRequest[] } {
  const sent: HttpRequest[] = []
  return {
    sent,
    port: async (request) => {
      sent.push(request)
      return ok({ status: 200, headers: new Headers(), body })
    },
  }
}

describe('a request', () => {
  it('is signed with the second in which it starts', async () => {
    const { port, sent } = recordingPort()
    const client = clientFor('http://contoh.invalid/antreanrs', {}, port, () => 1_728_194_400_999)
    await client.send('updatewaktu', 3, taskOf(3, '09:00:00'))
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'http://contoh.invalid/antreanrs/antrean/updatewaktu',
      headers: {
        'x-cons-id': '12345',
        'x-timestamp': '1728194400',
        'x-signature': 'sCDOsbsfvhz03W2ea841ChJ8nMRb/HUe1iF2zME4k/s=',
        user_key: 'kunci-pengguna',
        'Content-Type': 'application/json',
      },
      timeoutMs: 5_000,
    })
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual(taskOf(3, '09:00:00'))
  })

  it('can be signed in hex and labelled as a form', async () => {
    const { port, sent } = recordingPort()
    const settings = { signatureEncoding: 'hex', contentType: 'application/x-www-form-urlencoded' } as const
    await clientFor('http://contoh.invalid', settings, port, () => 1_728_194_400_000).send('add', 0, addOf())
    expect(sent[0]?.headers['x-signature']).toBe('b020ceb1bb1fbe1cf4dd6d9e6bce350a127c9cc45bfc751ed62176ccc13893fb')
    expect(sent[0]?.headers['Content-Type']).toBe('application/x-www-form-urlencoded')
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual(addOf())
  })

  it('goes to the path of its call or query', async () => {
    const { port, sent } = recordingPort()
    const client = clientFor('', {}, port)
    await client.send('add', 0, addOf())
    await client.send('batal', 0, { kodebooking: 'B1', keterangan: '' })
    await client.send('farmasi/add', 0, farmasiOf())
    await client.getListTask('B1')
    await client.pendaftaranTanggal('2025-10-06')
    await client.pendaftaranKodeBooking('2025/10/06/000001')
    await client.dashboardTanggal('2025-10-06', 'rs')
    await client.dashboardBulan('10', '2025', 'server')
    await client.refPoli()
    await client.refDokter()
    await client.jadwalDokter('INT', '2025-10-06')
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /antrean/add',
      'POST /antrean/batal',
      'POST /antrean/farmasi/add',
      'POST /antrean/getlisttask',
      'GET /antrean/pendaftaran/tanggal/2025-10-06',
      'GET /antrean/pendaftaran/kodebooking/2025%2F10%2F06%2F000001',
      'GET /dashboard/waktutunggu/tanggal/2025-10-06/waktu/rs',
      'GET /dashboard/waktutunggu/bulan/10/tahun/2025/waktu/server',
      'GET /ref/poli',
      'GET /ref/dokter',
      'GET /jadwaldokter/kodepoli/INT/tanggal/2025-10-06',
    ])
    expect(sent.filter(({ method }) => method === 'GET').every(({ body }) => body === undefined)).toBe(true)
  })
})

describe('over HTTP', () => {
  it('a whole visit is delivered', async () => {
    const simulator = await simulatorForTest()
    const client = clientFor(simulator.url)
    const kinds = [
      await client.send('add', 0, addOf()),
      await client.send('updatewaktu', 3, taskOf(3, '09:00:00')),
      await client.send('updatewaktu', 4, taskOf(4, '09:20:00')),
      await client.send('updatewaktu', 5, taskOf(5, '09:40:00')),
      await client.send('farmasi/add', 0, farmasiOf()),
      await client.send('updatewaktu', 6, taskOf(6, '09:45:00')),
      await client.send('updatewaktu', 7, taskOf(7, '10:00:00')),
    ].map(({ outcome }) => outcome.kind)
    expect(kinds).toEqual(Array(7).fill('done'))
    expect(
      simulator
        .bookings()
        .get('B1')
        ?.tasks.map(({ taskid }) => taskid),
    ).toEqual([3, 4, 5, 6, 7])
  })

  it('any text arrives as it was: quotes, backslashes, emoji, Javanese and Arabic script', async () => {
    const simulator = await simulatorForTest()
    const client = clientFor(simulator.url)
    const samples = ['"', '\\', '\\"\u0000\u2028', 'dr. "Ani" O\'Neil \\ Sp.A', '😀👩‍⚕️', 'ꦲꦤꦕꦫꦏ', 'السلام عليكم']
    const name = fc.oneof(fc.constantFrom(...samples), fc.string({ unit: 'binary', minLength: 1 }))
    let count = 0
    await fc.assert(
      fc.asyncProperty(name, async (text) => {
        const payload = addOf({ kodebooking: `K${++count}`, namadokter: text, keterangan: text })
        expect((await client.send('add', 0, payload)).outcome.kind).toBe('done')
        expect(simulator.requests.at(-1)?.payload).toEqual(payload)
        expect(simulator.bookings().get(payload.kodebooking)?.add).toEqual(payload)
      }),
      { examples: samples.map((text) => [text]) },
    )
  })

  it('a JSON body labelled as a form is accepted, as some installations need it', async () => {
    const simulator = await simulatorForTest()
    const client = clientFor(simulator.url, { contentType: 'application/x-www-form-urlencoded' })
    expect((await client.send('add', 0, addOf({ namapoli: 'Poli & "Anak" = 100%' }))).outcome.kind).toBe('done')
    expect(simulator.bookings().get('B1')?.add.namapoli).toBe('Poli & "Anak" = 100%')
  })

  it('an encrypted getlisttask is read', async () => {
    const simulator = await simulatorForTest()
    const client = clientFor(simulator.url)
    await client.send('add', 0, addOf())
    await client.send('updatewaktu', 3, taskOf(3, '09:00:00'))
    const exchange = await client.getListTask('B1')
    expect(exchange.answer).toMatchObject({ kind: 'metadata', response: expect.stringMatching(/^[\w+/]+=*$/) })
    expect(exchange).toMatchObject({
      outcome: { kind: 'done' },
      unreadable: null,
      data: [{ taskid: 3, wakturs: '06-10-2025 09:00:00 WIB', waktu: '06-10-2025 15:00:00 WIB' }],
    })
  })

  it('a plain getlisttask is read as well', async () => {
    const simulator = await simulatorForTest({ encrypted: false })
    simulator.preload([addOf()])
    expect(await clientFor(simulator.url).getListTask('B1')).toMatchObject({ data: [], unreadable: null })
  })

  it('a response that cannot be decrypted says so and leaves the outcome alone', async () => {
    const { port } = recordingPort('{"metadata":{"code":200,"message":"Ok."},"response":"c2FuZGk="}')
    expect(await clientFor('', {}, port).refPoli()).toMatchObject({
      outcome: { kind: 'done' },
      data: null,
      unreadable: expect.stringContaining('decrypted'),
    })
  })

  it.each([
    ['metaData', { envelope: 'metaData' }],
    ['codes as text', { code: 'string' }],
    ['a byte order mark', { bom: true }],
    ['a wrong content type', { contentType: 'text/html' }],
  ] as const)('%s changes nothing', async (_name, dialect) => {
    const simulator = await simulatorForTest({ dialect })
    const client = clientFor(simulator.url)
    expect((await client.send('add', 0, addOf())).outcome).toEqual({ kind: 'done' })
    expect((await client.send('add', 0, addOf())).outcome).toEqual({ kind: 'duplicate' })
    expect((await client.getListTask('B1')).data).toEqual([])
  })

  it('a secret in place of the user key is what the other side then expects', async () => {
    const credentials = { ...CREDENTIALS, userKey: '' }
    const simulator = await simulatorForTest({ credentials })
    const exchange = await clientFor(simulator.url, { credentials }).send('add', 0, addOf())
    expect(exchange.outcome).toEqual({ kind: 'done' })
  })

  it('a lost answer is no answer, and the repeat is a duplicate', async () => {
    const simulator = await simulatorForTest()
    const client = clientFor(simulator.url)
    simulator.setFaults({ choose: ({ attempt }) => (attempt === 1 ? 'reset-after' : null) })
    expect((await client.send('add', 0, addOf())).answer).toMatchObject({ kind: 'tanpa-jawaban', failure: 'reset' })
    expect((await client.send('add', 0, addOf())).outcome).toEqual({ kind: 'duplicate' })
  })

  it('a call that is never answered ends with its timeout', async () => {
    const simulator = await simulatorForTest()
    simulator.setFaults({ choose: () => 'hang' })
    const exchange = await clientFor(simulator.url, { timeoutMs: 30 }).send('add', 0, addOf())
    expect(exchange).toMatchObject({
      answer: { kind: 'tanpa-jawaban', failure: 'timeout' },
      outcome: { kind: 'temporary', scope: 'call' },
      driftMs: null,
      data: null,
    })
  })

  it('a call can be given up from outside', async () => {
    const simulator = await simulatorForTest()
    const controller = new AbortController()
    simulator.setFaults({
      choose: () => {
        controller.abort()
        return 'hang'
      },
    })
    const exchange = await clientFor(simulator.url).send('add', 0, addOf(), controller.signal)
    expect(exchange.answer).toMatchObject({ kind: 'tanpa-jawaban', failure: 'aborted' })
  })
})

describe('the clock', () => {
  it.each([90_000, 0, -240_000])('a server %i ms ahead is measured from its Date header', async (clockOffsetMs) => {
    const simulator = await simulatorForTest()
    simulator.setFaults({ clockOffsetMs })
    const exchange = await clientFor(simulator.url).send('add', 0, addOf())
    expect(exchange).toMatchObject({ outcome: { kind: 'done' }, driftMs: clockOffsetMs })
  })

  it('too far off makes every call fail as a matter of credentials, and still tells by how much', async () => {
    const simulator = await simulatorForTest()
    simulator.setFaults({ clockOffsetMs: 3_600_000 })
    const exchange = await clientFor(simulator.url).send('add', 0, addOf())
    expect(exchange).toMatchObject({ outcome: { kind: 'credentials' }, driftMs: 3_600_000 })
  })

  it('a Date header that is absent or unreadable tells nothing', () => {
    expect(clockDrift(null, 0, 0)).toBeNull()
    expect(clockDrift('', 0, 0)).toBeNull()
    expect(clockDrift('kemarin', 0, 0)).toBeNull()
  })

  it('is compared with the middle of the exchange', () => {
    const date = new Date(at('15:00:10')).toUTCString()
    expect(clockDrift(date, NOW, NOW + 4_000)).toBe(8_000)
  })

  it('how long an exchange took is told with its start', async () => {
    const times = [NOW, NOW + 250]
    const { port } = recordingPort()
    const exchange = await clientFor('', {}, port, () => times.shift() ?? 0).refDokter()
    expect(exchange).toMatchObject({ startedAt: NOW, durationMs: 250 })
  })
})
