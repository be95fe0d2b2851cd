import { SegmentedControl } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { CapaianView, PeriodFigures } from '../../../../shared/ipc/capaian.ts'
import { angka } from '../../../../shared/numbers.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { LoadingState } from '../../components/feedback.tsx'
import { ChartPanel } from '../../components/Panel.tsx'
import { percentText, share } from './figures.ts'
import { periodText } from './periods.ts'
import type { Subject } from './subject.ts'
import { trendSummary } from './summary.ts'
import { GRAIN_WORDS, GRAINS, type Grain } from './view.ts'

// The charting library is larger than the rest of the page: the numbers do not wait for it.
const TrendChart = lazy(async () => ({ default: (await import('./trend-chart.tsx')).TrendChart }))

interface TrendPanelProps {
  readonly figures: CapaianView
  readonly grain: Grain
  readonly onGrain: (grain: Grain) => void
  readonly onOpen: (subject: Subject) => void
}

/** Whether it gets better: complete and delivered visits over days, weeks or months. */
export function TrendPanel({ figures, grain, onGrain, onOpen }: TrendPanelProps) {
  const periods = figures[grain]
  const open = ({ dari, sampai }: PeriodFigures) => onOpen({ kind: 'periode', grain, dari, sampai })
  return (
    <ChartPanel
      title="Tren"
      summary={trendSummary(periods, grain, figures.target)}
      empty={null}
      aside={
        <SegmentedControl
          aria-label="Dihitung per"
          value={grain}
          onChange={(value) => onGrain(value as Grain)}
          data={GRAINS.map((name) => ({ value: name, label: GRAIN_WORDS[name] }))}
          styles={{ label: { padding: '1px 8px', fontSize: 12 } }}
        />
      }
      chart={
        <Suspense fallback={<LoadingState text="Menyiapkan grafik…" />}>
          <TrendChart periods={periods} grain={grain} target={figures.target.lengkapPersen} onOpen={open} />
        </Suspense>
      }
      table={
        <DataTable
          label={`Tren per ${grain}`}
          heads={[GRAIN_WORDS[grain], 'Kunjungan', 'Terkirim', 'Lengkap']}
          onOpen={(key) => {
            const period = periods.find(({ dari }) => dari === key)
            if (period) open(period)
          }}
          rows={periods.map((period) => ({
            key: period.dari,
            cells: [
              periodText(period, grain),
              angka(period.kunjungan),
              percentText(share(period.terkirim, period.kunjungan)),
              percentText(share(period.lengkap, period.kunjungan)),
            ],
          }))}
        />
      }
    />
  )
}
