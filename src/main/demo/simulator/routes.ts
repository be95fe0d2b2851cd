import { isWallDate } from '../../../shared/wall-time.ts'
import type { SimulatorCall } from './record.ts'

/** What a method and path ask for. */
export type Route =
  | { readonly call: 'add' | 'updatewaktu' | 'batal' | 'farmasi/add' }
  | { readonly call: 'getlisttask' }
  | { readonly call: 'pendaftaran'; readonly by: 'tanggal' | 'kodebooking' | 'aktif'; readonly key: string }
  | { readonly call: 'dashboard'; readonly period: string; readonly waktu: 'rs' | 'server' }
  | { readonly call: 'ref'; readonly list: 'poli' | 'dokter' }
  | { readonly call: 'jadwaldokter'; readonly kodepoli: string; readonly tanggal: string }

interface Pattern {
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  readonly route: (first: string, second: string, third: string) => Route | null
}

const PATTERNS: readonly Pattern[] = [
  ...(['add', 'updatewaktu', 'batal', 'farmasi/add', 'getlisttask'] as const satisfies SimulatorCall[]).map(
    (call): Pattern => ({ method: 'POST', path: new RegExp(`^/antrean/${call}$`), route: () => ({ call }) }),
  ),
  {
    method: 'GET',
    path: /^\/antrean\/pendaftaran\/aktif$/,
    route: () => ({ call: 'pendaftaran', by: 'aktif', key: '' }),
  },
  {
    method: 'GET',
    path: /^\/antrean\/pendaftaran\/tanggal\/([^/]+)$/,
    route: (key) => (isWallDate(key) ? { call: 'pendaftaran', by: 'tanggal', key } : null),
  },
  {
    method: 'GET',
    path: /^\/antrean\/pendaftaran\/kodebooking\/([^/]+)$/,
    route: (key) => ({ call: 'pendaftaran', by: 'kodebooking', key }),
  },
  {
    method: 'GET',
    path: /^\/dashboard\/waktutunggu\/tanggal\/([^/]+)\/waktu\/(rs|server)$/,
    route: (period, waktu) => (isWallDate(period) ? { call: 'dashboard', period, waktu: clockOf(waktu) } : null),
  },
  {
    method: 'GET',
    path: /^\/dashboard\/waktutunggu\/bulan\/(\d{2})\/tahun\/(\d{4})\/waktu\/(rs|server)$/,
    route: (month, year, waktu) => ({ call: 'dashboard', period: `${year}-${month}`, waktu: clockOf(waktu) }),
  },
  { method: 'GET', path: /^\/ref\/poli$/, route: () => ({ call: 'ref', list: 'poli' }) },
  { method: 'GET', path: /^\/ref\/dokter$/, route: () => ({ call: 'ref', list: 'dokter' }) },
  {
    method: 'GET',
    path: /^\/jadwaldokter\/kodepoli\/([^/]+)\/tanggal\/([^/]+)$/,
    route: (kodepoli, tanggal) => (isWallDate(tanggal) ? { call: 'jadwaldokter', kodepoli, tanggal } : null),
  },
]

function clockOf(text: string): 'rs' | 'server' {
  return text === 'rs' ? 'rs' : 'server'
}

/** @param path the path behind the base path, without a query. Null for anything the service does not have. */
export function routeOf(method: string, path: string): Route | null {
  for (const pattern of PATTERNS) {
    const match = method === pattern.method ? pattern.path.exec(path) : null
    if (match) return pattern.route(decode(match[1]), decode(match[2]), decode(match[3]))
  }
  return null
}

function decode(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '')
  } catch {
    return part ?? ''
  }
}
