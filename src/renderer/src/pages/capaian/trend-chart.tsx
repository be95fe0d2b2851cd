import { LineChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import type { PeriodFigures } from '../../../../shared/ipc/capaian.ts'
import { PLAIN_CHART } from '../../components/chart-look.ts'
import { axisFloor, percentText, share } from './figures.ts'
import { periodMark } from './periods.ts'
import type { Grain } from './view.ts'

interface TrendChartProps {
  readonly periods: readonly PeriodFigures[]
  readonly grain: Grain
  /** In a hundred; 0 for none. */
  readonly target: number
  readonly onOpen: (period: PeriodFigures) => void
}

/** Complete and delivered visits in a hundred, over the periods; a click on one leads to its incomplete visits. */
export function TrendChart({ periods, grain, target, onOpen }: TrendChartProps) {
  const data = periods.map((period) => ({
    periode: periodMark(period, grain),
    terkirim: share(period.terkirim, period.kunjungan),
    lengkap: share(period.lengkap, period.kunjungan),
    ...(target > 0 && { target }),
  }))
  const floor = axisFloor([...data.flatMap(({ terkirim, lengkap }) => [terkirim, lengkap]), target || null])
  return (
    <LineChart
      {...PLAIN_CHART}
      h="100%"
      dataKey="periode"
      data={data}
      series={[
        { name: 'terkirim', label: 'Terkirim', color: 'orange.6', strokeDasharray: '6 4' },
        { name: 'lengkap', label: 'Lengkap', color: 'blue.6' },
        // Named in the legend: words at the line itself would lie across the points beside it.
        ...(target > 0 ? [{ name: 'target', label: `Target ${percentText(target)}`, color: 'var(--text-quiet)' }] : []),
      ]}
      curveType="linear"
      connectNulls={false}
      dotProps={{ r: 3 }}
      valueFormatter={percentText}
      lineProps={({ name }) => ({
        isAnimationActive: false,
        ...(name === 'target' && { dot: false, activeDot: false, strokeWidth: 1.5 }),
      })}
      lineChartProps={{
        style: { cursor: 'pointer' },
        onClick: ({ activeTooltipIndex }) => {
          const period = periods[Number(activeTooltipIndex)]
          if (period) onOpen(period)
        },
      }}
      xAxisProps={{ padding: { left: 18, right: 18 } }}
      yAxisProps={{ width: 48, domain: [floor, 100], ticks: [0, 25, 50, 75, 100].filter((tick) => tick >= floor) }}
    />
  )
}
