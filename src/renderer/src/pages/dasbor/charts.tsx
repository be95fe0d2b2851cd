import { BarChart, LineChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import type { HourView, PoliWaitView } from '../../../../shared/ipc/dashboard.ts'
import { angka } from '../../../../shared/numbers.ts'
import { PLAIN_CHART } from '../../components/chart-look.ts'
import { hourText, WAIT_SERIES } from './chart-data.ts'
import { minutesText, responseText } from './format.ts'

interface HoursProps {
  readonly hours: readonly HourView[]
}

/** Calls of each hour: delivered below, failed on top. */
export function SendsChart({ hours }: HoursProps) {
  return (
    <BarChart
      {...PLAIN_CHART}
      h="100%"
      type="stacked"
      dataKey="hour"
      data={hours.map(({ hour, sent, failed }) => ({ hour: hourText(hour), sent, failed }))}
      series={[
        { name: 'sent', label: 'Terkirim', color: 'green.7' },
        { name: 'failed', label: 'Gagal', color: 'red.5' },
      ]}
      maxBarWidth={36}
      valueFormatter={angka}
      barProps={{ isAnimationActive: false }}
      yAxisProps={{ width: 40, allowDecimals: false }}
    />
  )
}

/** How long BPJS takes to answer: half of the calls, and 95 in a hundred. */
export function ResponsesChart({ hours }: HoursProps) {
  return (
    <LineChart
      {...PLAIN_CHART}
      h="100%"
      dataKey="hour"
      data={hours.map(({ hour, medianMs, p95Ms }) => ({ hour: hourText(hour), medianMs, p95Ms }))}
      series={[
        { name: 'medianMs', label: 'Biasanya (median)', color: 'blue.6' },
        { name: 'p95Ms', label: '95% dalam', color: 'orange.6', strokeDasharray: '6 4' },
      ]}
      curveType="linear"
      connectNulls={false}
      dotProps={{ r: 3 }}
      valueFormatter={responseText}
      lineProps={{ isAnimationActive: false }}
      xAxisProps={{ padding: { left: 18, right: 18 } }}
      yAxisProps={{ width: 58 }}
    />
  )
}

const ROW_PX = 23
const AXES_PX = 58

/** Average minutes of each span of a visit, one bar for each poli; as tall as its polis need. */
export function WaitsChart({ waits }: { readonly waits: readonly PoliWaitView[] }) {
  const longest = Math.max(...waits.map(({ poli }) => poli.length))
  return (
    <BarChart
      {...PLAIN_CHART}
      h={`max(100%, ${waits.length * ROW_PX + AXES_PX}px)`}
      type="stacked"
      orientation="vertical"
      dataKey="poli"
      data={waits.map((wait) => ({ ...wait }))}
      series={WAIT_SERIES.map(({ name, label, color }) => ({ name, label, color }))}
      gridAxis="y"
      maxBarWidth={20}
      valueFormatter={minutesText}
      barProps={{ isAnimationActive: false }}
      xAxisProps={{ tickFormatter: angka }}
      yAxisProps={{ width: Math.min(150, 24 + longest * 6), interval: 0 }}
    />
  )
}
