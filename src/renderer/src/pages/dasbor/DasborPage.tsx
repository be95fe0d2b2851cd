import { Title } from '@mantine/core'
import { IconCalendarEvent } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import type { Dashboard } from '../../../../shared/ipc/dashboard.ts'
import { angka } from '../../../../shared/numbers.ts'
import { tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { useAppState } from '../../api/api.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../components/feedback.tsx'
import { ChartPanel, Panel } from '../../components/Panel.tsx'
import { useNextRunTime } from '../../shell/useCountdown.ts'
import { hourText, responsesSummary, sendsSummary, WAIT_SERIES, waitsSummary } from './chart-data.ts'
import classes from './dasbor.module.css'
import { responseText } from './format.ts'
import { ReasonsPanel } from './ReasonsPanel.tsx'
import { RunsPanel } from './RunsPanel.tsx'
import { StatusStrip } from './StatusStrip.tsx'
import { TodayCounts } from './TodayCounts.tsx'
import { useDashboard } from './useDashboard.ts'

// The charting library is larger than the rest of the page: the numbers do not wait for it.
const SendsChart = lazy(async () => ({ default: (await import('./charts.tsx')).SendsChart }))
const ResponsesChart = lazy(async () => ({ default: (await import('./charts.tsx')).ResponsesChart }))
const WaitsChart = lazy(async () => ({ default: (await import('./charts.tsx')).WaitsChart }))

/** The day at a glance: is it running, what is sent, waiting or needs a hand, and how fast things go. */
export function DasborPage() {
  const { today } = useAppState()
  const { data, error, refetch } = useDashboard()
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Title order={1} fz="lg" fw={600}>
          Dasbor
        </Title>
        <span className={classes.date}>{tanggalIndonesia(data?.tanggal ?? today)}</span>
      </div>
      <StatusStrip />
      {data ? (
        <Day dashboard={data} />
      ) : error ? (
        <ErrorState message={error.message} onRetry={() => void refetch()} />
      ) : (
        <LoadingState text="Membaca angka hari ini…" />
      )}
    </div>
  )
}

function Day({ dashboard }: { readonly dashboard: Dashboard }) {
  const next = useNextRunTime()
  const empty = dashboard.counts.registrasi === 0
  // Before the first patient there is nothing to draw.
  const alone = empty && dashboard.hours.length === 0
  return (
    <>
      {!empty && <TodayCounts counts={dashboard.counts} />}
      <div className={classes.middle} data-alone={alone || undefined}>
        {empty ? (
          <Panel title="Registrasi hari ini">
            <EmptyState
              icon={IconCalendarEvent}
              title="Belum ada registrasi hari ini"
              text={next ? `Sinkron berikutnya ${next}.` : undefined}
            />
          </Panel>
        ) : (
          <ReasonsPanel dashboard={dashboard} />
        )}
        <RunsPanel runs={dashboard.runs} />
      </div>
      {!alone && <Charts dashboard={dashboard} />}
    </>
  )
}

function Charts({ dashboard }: { readonly dashboard: Dashboard }) {
  const { hours, waits } = dashboard
  const measured = hours.some(({ medianMs }) => medianMs !== null)
  const chart = (view: React.ReactNode) => (
    <Suspense fallback={<LoadingState text="Menyiapkan grafik…" />}>{view}</Suspense>
  )
  return (
    <div className={classes.charts}>
      <ChartPanel
        title="Kiriman per jam"
        summary={sendsSummary(hours)}
        empty={hours.length === 0 ? 'Belum ada kiriman hari ini.' : null}
        chart={chart(<SendsChart hours={hours} />)}
        table={
          <DataTable
            label="Kiriman per jam"
            heads={['Jam', 'Terkirim', 'Gagal']}
            rows={hours.map(({ hour, sent, failed }) => ({
              key: hour,
              cells: [hourText(hour), angka(sent), angka(failed)],
            }))}
          />
        }
      />
      <ChartPanel
        title="Waktu jawab BPJS"
        summary={responsesSummary(hours)}
        empty={measured ? null : 'Belum ada jawaban BPJS hari ini.'}
        chart={chart(<ResponsesChart hours={hours} />)}
        table={
          <DataTable
            label="Waktu jawab BPJS"
            heads={['Jam', 'Biasanya (median)', '95% dalam']}
            rows={hours.map(({ hour, medianMs, p95Ms }) => ({
              key: hour,
              cells: [
                hourText(hour),
                medianMs === null ? '–' : responseText(medianMs),
                p95Ms === null ? '–' : responseText(p95Ms),
              ],
            }))}
          />
        }
      />
      <ChartPanel
        title="Waktu tunggu per poli (rata-rata menit)"
        summary={waitsSummary(waits)}
        empty={waits.length === 0 ? 'Belum ada kunjungan dengan jam task yang lengkap hari ini.' : null}
        chart={chart(<WaitsChart waits={waits} />)}
        table={
          <DataTable
            label="Waktu tunggu per poli"
            heads={['Poli', 'Kunj.', ...WAIT_SERIES.map(({ label }) => label)]}
            rows={waits.map((wait) => ({
              key: wait.poli,
              cells: [
                wait.poli,
                angka(wait.visits),
                ...WAIT_SERIES.map(({ name }) => (wait[name] === null ? '–' : angka(wait[name]))),
              ],
            }))}
          />
        }
      />
    </div>
  )
}
