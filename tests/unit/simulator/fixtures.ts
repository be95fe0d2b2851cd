import { onTestFinished } from 'vitest'
import { type BpjsClient, type BpjsSettings, createBpjsClient } from '../../../src/main/bpjs/client.ts'
import type { HttpPort } from '../../../src/main/bpjs/http-port.ts'
import { createFetchPort } from '../../../src/main/bpjs/http-port.ts'
import type { AddPayload, FarmasiAddPayload, UpdateWaktuPayload } from '../../../src/main/bpjs/payloads.ts'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/main/demo/simulator/server.ts'
import { wallTimeToEpoch } from '../../../src/shared/wall-time.ts'

export const CREDENTIALS = { consId: '12345', secret: 'kunci-rahasia', userKey: 'kunci-pengguna' }
export const ZONE = 'Asia/Jakarta'
export const TODAY = '2025-10-06'

/** Epoch milliseconds of a clock time today in the hospital's zone. */
export function at(clock: string, date = TODAY): number {
  return wallTimeToEpoch(`${date} ${clock}`, ZONE)
}

export const NOW = at('15:00:00')

export function addOf(overrides: Partial<AddPayload> = {}): AddPayload {
  return {
    kodebooking: 'B1',
    jenispasien: 'JKN',
    nomorkartu: '0001234567890',
    nik: '3201010101010001',
    nohp: '081200000001',
    kodepoli: 'INT',
    namapoli: 'Penyakit Dalam',
    pasienbaru: 0,
    norm: '000001',
    tanggalperiksa: TODAY,
    kodedokter: 1234,
    namadokter: 'dr. Contoh',
    jampraktek: '08:00-16:00',
    jeniskunjungan: 1,
    nomorreferensi: '0001R0040116A000001',
    nomorantrean: 'INT-001',
    angkaantrean: 1,
    estimasidilayani: at('08:10:00'),
    sisakuotajkn: 29,
    kuotajkn: 30,
    sisakuotanonjkn: 29,
    kuotanonjkn: 30,
    keterangan: 'Peserta harap 30 menit lebih awal',
    ...overrides,
  }
}

export function taskOf(taskid: UpdateWaktuPayload['taskid'], clock: string, kodebooking = 'B1'): UpdateWaktuPayload {
  return { kodebooking, taskid, waktu: at(clock) }
}

export function farmasiOf(kodebooking = 'B1'): FarmasiAddPayload {
  return { kodebooking, jenisresep: 'racikan', nomorantrean: 12, keterangan: '' }
}

/** A simulator that is closed when the running test ends. */
export async function simulatorForTest(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ now: () => NOW, zone: ZONE, credentials: CREDENTIALS, ...options })
  onTestFinished(() => simulator.close())
  return simulator
}

/** The program's own client, over HTTP unless another port is given. */
export function clientFor(
  baseUrl: string,
  settings: Partial<BpjsSettings> = {},
  http: HttpPort = createFetchPort(),
  now: () => number = () => NOW,
): BpjsClient {
  return createBpjsClient(
    {
      baseUrl,
      credentials: CREDENTIALS,
      signatureEncoding: 'base64',
      contentType: 'application/json',
      timeoutMs: 5_000,
      ...settings,
    },
    http,
    now,
  )
}
