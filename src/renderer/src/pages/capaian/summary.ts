import type { CapaianFigures, CapaianTargets, PeriodFigures } from '../../../../shared/ipc/capaian.ts'
import { angka } from '../../../../shared/numbers.ts'
import { lengkapVerdict, minuteText, percentText, SPAN_NAMES, SPAN_WORDS, share, taskBars } from './figures.ts'
import { periodText } from './periods.ts'
import type { Grain } from './view.ts'

/** What the bars of the tasks say, for who cannot see them. */
export function tasksSummary(figures: CapaianFigures): string {
  const owed = taskBars(figures).filter(({ perlu }) => perlu > 0)
  const worst = owed.reduce<(typeof owed)[number] | null>(
    (least, bar) => (least === null || bar.ada / bar.perlu < least.ada / least.perlu ? bar : least),
    null,
  )
  if (!worst) return 'Belum ada kunjungan yang wajib dilaporkan.'
  if (worst.ada === worst.perlu) return 'Semua task sudah ada di BPJS.'
  return `Paling kurang ${worst.name.toLowerCase()}: ${percentText(share(worst.ada, worst.perlu))}, ${angka(worst.perlu - worst.ada)} kunjungan belum ada.`
}

export function trendSummary(periods: readonly PeriodFigures[], grain: Grain, targets: CapaianTargets): string {
  const shares = periods.map((period) => ({ period, value: share(period.lengkap, period.kunjungan) }))
  const known = shares.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]))
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return 'Belum ada kunjungan dalam rentang ini.'
  const missed = known.filter(({ value }) => lengkapVerdict(value, targets) === 'meleset').length
  const course =
    known.length === 1
      ? `Lengkap ${percentText(last.value)} pada ${periodText(last.period, grain)}.`
      : `Lengkap dari ${percentText(first.value)} (${periodText(first.period, grain)}) menjadi ${percentText(last.value)} (${periodText(last.period, grain)}).`
  if (targets.lengkapPersen === 0) return course
  return `${course} ${angka(missed)} dari ${angka(known.length)} ${grain} di bawah target ${percentText(targets.lengkapPersen)}.`
}

export function waitsSummary({ waktu }: CapaianFigures): string {
  const known = SPAN_NAMES.flatMap((span) => {
    const stats = waktu[span]
    return stats ? [{ span, stats }] : []
  })
  const [first] = known
  if (!first) return 'Belum ada kunjungan dengan jam yang lengkap.'
  const longest = known.reduce((worst, one) => (one.stats.median > worst.stats.median ? one : worst), first)
  return `Paling lama ${SPAN_WORDS[longest.span].toLowerCase()}: median ${minuteText(longest.stats.median)}, sembilan dari sepuluh kunjungan dalam ${minuteText(longest.stats.p90)}.`
}
