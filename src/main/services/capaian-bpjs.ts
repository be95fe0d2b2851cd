import type { BpjsCapaian } from '../../shared/ipc/capaian.ts'
import { addDays, bulanIndonesia, lastOfMonth, tanggalIndonesia, type WallDate } from '../../shared/wall-time.ts'
import type { BpjsClient, Exchange } from '../bpjs/client.ts'
import { type DashboardRow, mergeDashboards, parseDashboard } from '../bpjs/dashboard.ts'
import { eachOf, listOf } from '../sync/ask-bpjs.ts'
import type { DateRange } from '../sync/read-and-plan.ts'
import { Refusal } from './refusal.ts'

/** Days that are asked for one by one at most; whole months are asked for as such. */
export const MOST_ASKED_DAYS = 31
/** After so many periods without an answer the rest are not asked for: each may take the whole time limit. */
const MOST_FAILURES = 4

/** A whole month, or a day, as BPJS is asked for it. */
export interface Period {
  readonly kind: 'bulan' | 'hari'
  readonly dari: WallDate
}

/** The whole months of a range, and the days that are left over. In order. */
export function periodsToAsk({ dari, sampai }: DateRange): Period[] {
  const periods: Period[] = []
  for (let day = dari; day <= sampai; ) {
    const last = lastOfMonth(day)
    const isWhole = day.endsWith('-01') && last <= sampai
    periods.push({ kind: isWhole ? 'bulan' : 'hari', dari: day })
    day = addDays(isWhole ? last : day, 1)
  }
  return periods
}

type Client = Pick<BpjsClient, 'dashboardTanggal' | 'dashboardBulan'>

/** BPJS's own figures of a range, per poli. Refuses when BPJS cannot be asked at all; what fails alone is named. */
export async function capaianAtBpjs(client: Client, range: DateRange, concurrency: number): Promise<BpjsCapaian> {
  const periods = periodsToAsk(range)
  if (periods.filter(({ kind }) => kind === 'hari').length > MOST_ASKED_DAYS) {
    throw new Refusal(
      'tidak-sah',
      `Angka BPJS ditanyakan per hari. Pilih paling banyak ${MOST_ASKED_DAYS} hari, atau bulan yang utuh.`,
    )
  }
  const found = new Map<Period, readonly DashboardRow[]>()
  let failures = 0
  let why = ''
  await eachOf(periods, concurrency, async (period) => {
    const exchange = await ask(client, period)
    const rows = listOf(exchange, parseDashboard)
    if (rows.ok) found.set(period, rows.list)
    else {
      failures++
      why = rows.why
    }
    return failures < MOST_FAILURES && exchange.outcome.kind !== 'credentials'
  })
  if (found.size === 0) throw new Refusal('bpjs', why)
  const poli = mergeDashboards([...found.values()].flat())
  return {
    poli: poli.map(({ kodepoli, namapoli, antrean, waktu }) => ({ kode: kodepoli, nama: namapoli, antrean, waktu })),
    antrean: poli.reduce((sum, { antrean }) => sum + antrean, 0),
    tidakTerbaca: periods.filter((period) => !found.has(period)).map(nameOf),
  }
}

function ask(client: Client, { kind, dari }: Period): Promise<Exchange> {
  if (kind === 'hari') return client.dashboardTanggal(dari, 'rs')
  return client.dashboardBulan(dari.slice(5, 7), dari.slice(0, 4), 'rs')
}

function nameOf({ kind, dari }: Period): string {
  return kind === 'hari' ? tanggalIndonesia(dari) : bulanIndonesia(dari)
}
