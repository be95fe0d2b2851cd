import { Agent, request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import { signedHeaders } from '../../../src/main/bpjs/signature.ts'
import { outOfOrder, repeatedAfterAnswer, tasksBeforeAdd } from '../../../src/main/demo/simulator/audit.ts'
import {
  FAULT_EFFECTS,
  FAULT_KINDS,
  faultsInTurn,
  randomFaults,
  seededRandom,
} from '../../../src/main/demo/simulator/faults.ts'
import { startSimulator } from '../../../src/main/demo/simulator/server.ts'
import type { SimulatorState } from '../../../src/main/demo/simulator/state.ts'
import { addOf, at, CREDENTIALS, clientFor, farmasiOf, NOW, simulatorForTest, TODAY, taskOf, ZONE } from './fixtures.ts'

const SECOND = Math.floor(NOW / 1000)
const goodHeaders = () => signedHeaders(CREDENTIALS, SECOND, 'base64')

/** A POST of our own making, for what the program's client would never send. */
async function post(url: string, headers: Record<string, string>, body: string): Promise<unknown> {
  const response = await fetch(`${url}/antrean/add`, { method: 'POST', headers, body })
  return response.json()
}

describe('the door', () => {
  it.each([
    ['x-cons-id', '99999', 'Consumer ID tidak terdaftar'],
    ['x-timestamp', 'kemarin', 'x-timestamp tidak valid'],
    ['x-timestamp', String(SECOND - 301), 'x-timestamp kedaluwarsa'],
    ['x-timestamp', String(SECOND + 301), 'x-timestamp kedaluwarsa'],
    ['x-timestamp', String(SECOND - 1), 'Signature tidak sesuai'],
    ['x-signature', 'AAAA', 'Signature tidak sesuai'],
    ['user_key', 'salah', 'User key tidak valid'],
  ])('refuses %s = %s', async (header, value, message) => {
    const simulator = await simulatorForTest()
    const answer = await post(simulator.url, { ...goodHeaders(), [header]: value }, JSON.stringify(addOf()))
    expect(answer).toEqual({ metadata: { code: 401, message } })
    expect(simulator.requests).toMatchObject([{ processed: false, answered: true, code: 401, message }])
    expect(simulator.bookings().size).toBe(0)
  })

  it('refuses a request without any header', async () => {
    const simulator = await simulatorForTest()
    expect(await post(simulator.url, {}, '{}')).toMatchObject({ metadata: { code: 401 } })
  })

  it('takes a hex signature only where hex is expected', async () => {
    const simulator = await simulatorForTest({ signatureEncoding: 'hex' })
    const settings = { signatureEncoding: 'hex' } as const
    expect((await clientFor(simulator.url).refPoli()).outcome.kind).toBe('credentials')
    expect((await clientFor(simulator.url, settings).refPoli()).outcome.kind).toBe('done')
  })

  it.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded'])(
    'reads a JSON body labelled %s',
    async (type) => {
      const simulator = await simulatorForTest()
      const headers = { ...goodHeaders(), 'Content-Type': type }
      expect(await post(simulator.url, headers, JSON.stringify(addOf()))).toEqual({
        metadata: { code: 200, message: 'Ok.' },
      })
    },
  )

  it('answers a body that is not JSON with a refusal', async () => {
    const simulator = await simulatorForTest()
    expect(await post(simulator.url, goodHeaders(), '{"kodebooking":')).toMatchObject({ metadata: { code: 201 } })
  })

  it('does not know other paths, other methods or impossible dates', async () => {
    const simulator = await simulatorForTest()
    const wrong = [
      `${simulator.url}/antrean/lain`,
      `${simulator.url}/antrean/add`,
      `${simulator.url}/antrean/pendaftaran/tanggal/2025-02-31`,
      simulator.url.replace('/antreanrs', '/lain/antrean/pendaftaran/aktif'),
    ]
    for (const url of wrong) {
      const response = await fetch(url, { headers: goodHeaders() })
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ metadata: { code: 404 } })
    }
    expect(simulator.requests.map(({ call }) => call)).toEqual([null, null, null, null])
  })
})

describe('the wire', () => {
  it('keeps a connection open and says how long an answer is', async () => {
    const simulator = await simulatorForTest()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const exchange = () =>
      new Promise<{ reused: boolean; length: string | undefined; date: string | undefined; bytes: number }>(
        (resolve, reject) => {
          const req = httpRequest(`${simulator.url}/ref/poli`, { agent, headers: goodHeaders() }, (res) => {
            let bytes = 0
            res.on('data', (chunk: Buffer) => {
              bytes += chunk.length
            })
            res.on('end', () => {
              const { 'content-length': length, date } = res.headers
              resolve({ reused: req.reusedSocket, length, date, bytes })
            })
          })
          req.on('error', reject).end()
        },
      )
    const first = await exchange()
    const second = await exchange()
    agent.destroy()
    expect([first.reused, second.reused]).toEqual([false, true])
    expect(second.length).toBe(String(second.bytes))
    expect(second.date).toBe(new Date(NOW).toUTCString())
  })

  it('closes although a client waits for an answer that never comes', async () => {
    const simulator = await startSimulator({ now: () => NOW, zone: ZONE, credentials: CREDENTIALS })
    const arrived = Promise.withResolvers<void>()
    simulator.setFaults({
      choose: () => {
        arrived.resolve()
        return 'hang'
      },
    })
    const exchange = clientFor(simulator.url, { timeoutMs: 60_000 }).refPoli()
    await arrived.promise
    await simulator.close()
    expect((await exchange).answer).toMatchObject({ kind: 'tanpa-jawaban', failure: 'reset' })
    expect((await clientFor(simulator.url).refPoli()).answer).toMatchObject({ failure: 'refused' })
  })

  it('judges a call when it arrives and answers it after the latency', async () => {
    const simulator = await simulatorForTest()
    simulator.setFaults({ latencyMs: 60_000 })
    const exchange = await clientFor(simulator.url, { timeoutMs: 50 }).send('add', 0, addOf())
    expect(exchange.answer).toMatchObject({ failure: 'timeout' })
    expect(simulator.bookings().has('B1')).toBe(true)
    expect(simulator.requests).toMatchObject([{ processed: true, answered: false, code: 200 }])
    simulator.setFaults({ latencyMs: 1 })
    expect((await clientFor(simulator.url).send('add', 0, addOf())).outcome.kind).toBe('duplicate')
  })
})

describe('a fault', () => {
  const TIMEOUT_MS = 100

  it.each([
    ['hang', { kind: 'tanpa-jawaban', failure: 'timeout' }],
    ['hang-after', { kind: 'tanpa-jawaban', failure: 'timeout' }],
    ['reset', { kind: 'tanpa-jawaban', failure: 'reset' }],
    ['reset-after', { kind: 'tanpa-jawaban', failure: 'reset' }],
    ['500', { kind: 'bukan-json', status: 500 }],
    ['502', { kind: 'bukan-json', status: 502, shape: 'html' }],
    ['html', { kind: 'bukan-json', status: 200, shape: 'html' }],
    ['404', { kind: 'metadata', status: 200, code: 404, message: 'Gagal dicoba kembali (BPJS Kesehatan)' }],
    ['truncated', { kind: 'bukan-json', status: 200, shape: 'terpotong' }],
    ['empty', { kind: 'bukan-json', status: 200, shape: 'kosong' }],
  ] as const)('%s looks to the client as it should, and is temporary', async (kind, answer) => {
    const simulator = await simulatorForTest()
    simulator.setFaults({ choose: () => kind })
    const hanging = FAULT_EFFECTS[kind].answer.kind === 'none'
    const client = clientFor(simulator.url, hanging ? { timeoutMs: TIMEOUT_MS } : {})
    const exchange = await client.send('add', 0, addOf())
    expect(exchange).toMatchObject({ answer, outcome: { kind: 'temporary', scope: 'call' } })
  })

  it.each(FAULT_KINDS)('%s is in the record, and the call was processed or not as its kind says', async (kind) => {
    const simulator = await simulatorForTest()
    simulator.setFaults({ choose: faultsInTurn([kind]) })
    const { processed, answer } = FAULT_EFFECTS[kind]
    const client = clientFor(simulator.url, answer.kind === 'none' ? { timeoutMs: TIMEOUT_MS } : {})
    await client.send('add', 0, addOf())
    expect(simulator.bookings().has('B1')).toBe(processed)
    expect(simulator.requests).toMatchObject([
      { fault: kind, processed, answered: answer.kind === 'page' || answer.kind === 'metadata' },
    ])
    const repeat = await clientFor(simulator.url).send('add', 0, addOf())
    expect(repeat.outcome.kind).toBe(processed ? 'duplicate' : 'done')
  })

  it('is gone when the faults are cleared', async () => {
    const simulator = await simulatorForTest()
    simulator.setFaults({ choose: () => '502', clockOffsetMs: 90_000 })
    simulator.clearFaults()
    expect(await clientFor(simulator.url).send('add', 0, addOf())).toMatchObject({
      outcome: { kind: 'done' },
      driftMs: 0,
    })
  })

  it('is drawn at the given rate, the same again from the same seed', () => {
    const draw = (seed: number) => {
      const choose = randomFaults({ rate: 0.2, kinds: ['502', 'hang'], random: seededRandom(seed) })
      const target = { index: 0, path: '', call: null, kodebooking: null, taskid: null, attempt: 1 }
      return Array.from({ length: 10_000 }, () => choose(target))
    }
    const drawn = draw(7)
    expect(draw(7)).toEqual(drawn)
    expect(draw(8)).not.toEqual(drawn)
    const share = (kind: string) => drawn.filter((fault) => fault === kind).length / drawn.length
    expect(share('502')).toBeCloseTo(0.1, 1)
    expect(share('hang')).toBeCloseTo(0.1, 1)
  })
})

describe('the record', () => {
  it('holds every request in its order, with what it was and what became of it', async () => {
    const simulator = await simulatorForTest()
    const client = clientFor(simulator.url)
    await client.send('add', 0, addOf())
    await client.send('updatewaktu', 4, taskOf(4, '09:00:00'))
    await client.getListTask('B1')
    expect(simulator.requests).toMatchObject([
      { index: 0, at: NOW, path: '/antrean/add', call: 'add', kodebooking: 'B1', taskid: null, code: 200 },
      { index: 1, call: 'updatewaktu', kodebooking: 'B1', taskid: 4, code: 201, message: 'TaskId terakhir 0' },
      { index: 2, call: 'getlisttask', kodebooking: 'B1', payload: { kodebooking: 'B1' }, fault: null },
    ])
    expect(simulator.requests.every(({ processed, answered }) => processed && answered)).toBe(true)
    simulator.clearRecord()
    await client.refPoli()
    expect(simulator.requests).toMatchObject([{ index: 3, call: 'ref' }])
  })

  it('shows a call repeated although its answer had arrived, and no other repeat', async () => {
    const simulator = await simulatorForTest()
    const client = clientFor(simulator.url)
    simulator.setFaults({ choose: faultsInTurn(['reset-after', '502', 'truncated']) })
    for (let i = 0; i < 4; i++) await client.send('add', 0, addOf())
    await client.send('updatewaktu', 3, taskOf(3, '09:00:00'))
    await client.send('updatewaktu', 5, taskOf(5, '09:00:00'))
    await client.send('updatewaktu', 5, taskOf(5, '09:00:00'))
    await client.getListTask('B1')
    await client.getListTask('B1')
    expect(repeatedAfterAnswer(simulator.requests)).toEqual([])
    await client.send('updatewaktu', 3, taskOf(3, '09:30:00'))
    expect(repeatedAfterAnswer(simulator.requests)).toMatchObject([{ call: 'updatewaktu', taskid: 3, code: 208 }])
  })

  it('shows tasks that came before their predecessor or before the booking', async () => {
    const simulator = await simulatorForTest()
    const client = clientFor(simulator.url)
    await client.send('updatewaktu', 3, taskOf(3, '09:00:00'))
    await client.send('add', 0, addOf())
    await client.send('updatewaktu', 3, taskOf(3, '09:00:00'))
    await client.send('updatewaktu', 1, taskOf(1, '08:00:00'))
    expect(outOfOrder(simulator.requests)).toEqual([])
    await client.send('updatewaktu', 5, taskOf(5, '09:20:00'))
    await client.send('updatewaktu', 4, taskOf(4, '09:00:00'))
    expect(outOfOrder(simulator.requests).map(({ taskid }) => taskid)).toEqual([5, 4])
    expect(tasksBeforeAdd(simulator.requests).map(({ index }) => index)).toEqual([0])
  })
})

describe('what it remembers', () => {
  it('is told on each accepted change, and a new server goes on from it', async () => {
    const kept: SimulatorState[] = []
    const first = await simulatorForTest({ onChange: (snapshot) => kept.push(snapshot()) })
    const client = clientFor(first.url)
    first.preload([addOf({ kodebooking: 'M1' })])
    await client.send('add', 0, addOf())
    await client.send('add', 0, addOf())
    await client.send('updatewaktu', 3, taskOf(3, '09:00:00'))
    await client.getListTask('B1')
    expect(kept).toHaveLength(3)
    expect(kept.at(-1)).toEqual(first.snapshot())
    const second = await simulatorForTest({ snapshot: JSON.parse(JSON.stringify(kept.at(-1))) })
    expect([...second.bookings().keys()]).toEqual(['M1', 'B1'])
    expect((await clientFor(second.url).send('updatewaktu', 3, taskOf(3, '09:00:00'))).outcome.kind).toBe('duplicate')
  })

  it('is shown per booking', async () => {
    const simulator = await simulatorForTest()
    const client = clientFor(simulator.url)
    await client.send('add', 0, addOf())
    await client.send('updatewaktu', 3, taskOf(3, '09:00:00'))
    await client.send('farmasi/add', 0, farmasiOf())
    await client.send('batal', 0, { kodebooking: 'B1', keterangan: 'Pulang' })
    expect(simulator.bookings().get('B1')).toEqual({
      add: addOf(),
      tasks: [{ taskid: 3, waktu: at('09:00:00') }],
      cancelled: true,
      farmasi: farmasiOf(),
    })
  })

  it('a refusal can be set and lifted while it runs', async () => {
    const simulator = await simulatorForTest({ refusals: { B2: 'Kuota antrean sudah penuh' } })
    const client = clientFor(simulator.url)
    simulator.refuse('0001R0040116A000001', 'Rujukan tidak valid')
    expect((await client.send('add', 0, addOf())).answer).toMatchObject({ code: 201, message: 'Rujukan tidak valid' })
    simulator.refuse('0001R0040116A000001', null)
    expect((await client.send('add', 0, addOf())).outcome.kind).toBe('done')
    expect((await client.send('add', 0, addOf({ kodebooking: 'B2' }))).outcome.kind).toBe('rejected')
  })
})

describe('the queries', () => {
  it("pendaftaran lists a day, one booking or what is still to be served, each in BPJS's own words", async () => {
    const simulator = await simulatorForTest()
    const client = clientFor(simulator.url)
    simulator.preload([addOf({ kodebooking: 'M1' }), addOf({ kodebooking: 'B9', tanggalperiksa: '2025-10-05' })])
    for (const kodebooking of ['2025/10/06/000001', 'B2']) await client.send('add', 0, addOf({ kodebooking }))
    await client.send('batal', 0, { kodebooking: 'B2', keterangan: '' })
    for (const [taskid, clock] of [
      [3, '09:00:00'],
      [4, '09:20:00'],
      [5, '09:40:00'],
    ] as const) {
      await client.send('updatewaktu', taskid, taskOf(taskid, clock, '2025/10/06/000001'))
    }
    expect((await client.pendaftaranTanggal(TODAY)).data).toMatchObject([
      { kodebooking: 'M1', sumberdata: 'Mobile JKN', status: 'Belum dilayani', norekammedis: '000001' },
      { kodebooking: '2025/10/06/000001', sumberdata: 'Bridging Antrean', status: 'Selesai dilayani', kodepoli: 'INT' },
      { kodebooking: 'B2', status: 'Batal' },
    ])
    expect((await client.pendaftaranTanggal('2025-10-07')).data).toEqual([])
    expect((await client.pendaftaranKodeBooking('2025/10/06/000001')).data).toMatchObject([
      { kodebooking: '2025/10/06/000001' },
    ])
    expect((await client.pendaftaranKodeBooking('X')).answer).toMatchObject({ code: 201 })
    expect((await client.getListTask('X')).answer).toMatchObject({ code: 201 })
  })

  it('pendaftaran/aktif leaves out who is served or cancelled', async () => {
    const simulator = await simulatorForTest({ encrypted: false })
    const client = clientFor(simulator.url)
    simulator.preload([addOf(), addOf({ kodebooking: 'B2' })])
    await client.send('batal', 0, { kodebooking: 'B2', keterangan: '' })
    const response = await fetch(`${simulator.url}/antrean/pendaftaran/aktif`, { headers: goodHeaders() })
    expect(await response.json()).toMatchObject({ metadata: { code: 200 }, response: [{ kodebooking: 'B1' }] })
  })

  it('getlisttask shows a cancellation as task 99', async () => {
    const simulator = await simulatorForTest()
    const client = clientFor(simulator.url)
    await client.send('add', 0, addOf())
    await client.send('batal', 0, { kodebooking: 'B1', keterangan: '' })
    expect((await client.getListTask('B1')).data).toMatchObject([{ taskid: 99 }])
  })

  it('the dashboard averages the seconds between consecutive tasks per poli, in the clear', async () => {
    let now = at('09:00:00')
    const simulator = await simulatorForTest({ now: () => now })
    const client = clientFor(simulator.url, {}, undefined, () => now)
    const visit = async (kodebooking: string, kodepoli: string, minutes: readonly number[]) => {
      simulator.preload([addOf({ kodebooking, kodepoli, namapoli: `Poli ${kodepoli}` })])
      for (const [index, minute] of minutes.entries()) {
        const taskid = ([3, 4, 5] as const)[index] ?? 6
        const waktu = at('08:00:00') + minute * 60_000
        await client.send('updatewaktu', taskid, { kodebooking, taskid, waktu })
        now += 5_000
      }
    }
    await visit('B1', 'INT', [0, 10, 30])
    await visit('B2', 'INT', [0, 20])
    await visit('B3', 'ANA', [])
    const rs = await client.dashboardTanggal(TODAY, 'rs')
    expect(rs.data).toMatchObject({
      list: [
        { kodepoli: 'ANA', jumlah_antrean: 1, avg_waktu_task3: 0 },
        {
          tanggal: TODAY,
          kodepoli: 'INT',
          namapoli: 'Poli INT',
          jumlah_antrean: 2,
          avg_waktu_task1: 0,
          waktu_task3: 1800,
          avg_waktu_task3: 900,
          avg_waktu_task4: 1200,
          avg_waktu_task5: 0,
        },
      ],
    })
    expect((await client.dashboardTanggal(TODAY, 'server')).data).toMatchObject({
      list: [{ kodepoli: 'ANA' }, { kodepoli: 'INT', avg_waktu_task3: 5, avg_waktu_task4: 5 }],
    })
    expect((await client.dashboardBulan('10', '2025', 'rs')).data).toEqual(rs.data)
    expect((await client.dashboardBulan('09', '2025', 'rs')).data).toEqual({ list: [] })
  })

  it('the reference lists and schedules are those it was given', async () => {
    const poli = [{ kdpoli: 'INT', nmpoli: 'Penyakit Dalam', kdsubspesialis: 'INT', nmsubspesialis: 'Penyakit Dalam' }]
    const dokter = [{ kodedokter: 1234, namadokter: 'dr. Contoh' }]
    const monday = {
      kodepoli: 'INT',
      namapoli: 'Penyakit Dalam',
      kodesubspesialis: 'INT',
      namasubspesialis: 'Penyakit Dalam',
      kodedokter: 1234,
      namadokter: 'dr. Contoh',
      hari: 1,
      namahari: 'SENIN',
      jadwal: '08:00-16:00',
      kapasitaspasien: 30,
      libur: 0,
    } as const
    const sunday = { ...monday, hari: 7, namahari: 'MINGGU' }
    const simulator = await simulatorForTest({ lists: { poli, dokter, jadwal: [monday, sunday] } })
    const client = clientFor(simulator.url)
    expect((await client.refPoli()).data).toEqual(poli)
    expect((await client.refDokter()).data).toEqual(dokter)
    expect((await client.jadwalDokter('INT', '2025-10-06')).data).toEqual([monday])
    expect((await client.jadwalDokter('INT', '2025-10-05')).data).toEqual([sunday])
    expect((await client.jadwalDokter('ANA', '2025-10-06')).data).toEqual([])
  })
})
