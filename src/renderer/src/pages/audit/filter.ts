import type { AuditFilter } from '../../../../shared/ipc/quality.ts'
import { addDays, type WallDate } from '../../../../shared/wall-time.ts'
import { type DateRange, readRange } from '../../components/date-range.ts'

const USUAL_DAYS = 7

const usualRange = (today: WallDate): DateRange => ({ dari: addDays(today, 1 - USUAL_DAYS), sampai: today })

export type AuditScope = Pick<AuditFilter, 'range' | 'aksi'>

/** What the address asks for; the last seven days where it names none. */
export function scopeOf(params: URLSearchParams, today: WallDate): AuditScope {
  const [from, to] = [params.get('dari'), params.get('sampai')]
  const range = from === null && to === null ? usualRange(today) : readRange(from, to, today)
  return { range, aksi: params.get('aksi')?.slice(0, 60) || null }
}

/** The parameters that say this range in the address; the usual one is left out. */
export function rangeParams({ dari, sampai }: DateRange, today: WallDate): Record<'dari' | 'sampai', string | null> {
  const usual = usualRange(today)
  if (dari === usual.dari && sampai === usual.sampai) return { dari: null, sampai: null }
  return { dari, sampai: sampai === dari ? null : sampai }
}
