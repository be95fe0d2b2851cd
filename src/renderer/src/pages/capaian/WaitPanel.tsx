import type { CapaianFigures, CapaianTargets, SpanName, SpanStats } from '../../../../shared/ipc/capaian.ts'
import { angka } from '../../../../shared/numbers.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { ChartPanel } from '../../components/Panel.tsx'
import classes from './capaian.module.css'
import { minuteText, numberText, SPAN_NAMES, SPAN_TASKS, SPAN_WORDS } from './figures.ts'
import { waitsSummary } from './summary.ts'

interface WaitPanelProps {
  readonly figures: CapaianFigures
  readonly target: CapaianTargets
}

interface Wait {
  readonly span: SpanName
  readonly stats: SpanStats
}

/** How long each part of a visit takes: half of the visits, nine in ten, and the average. */
export function WaitPanel({ figures, target }: WaitPanelProps) {
  const waits = SPAN_NAMES.flatMap((span): Wait[] => {
    const stats = figures.waktu[span]
    return stats ? [{ span, stats }] : []
  })
  return (
    <ChartPanel
      title="Waktu tunggu dan layanan"
      summary={waitsSummary(figures)}
      empty={waits.length === 0 ? 'Belum ada kunjungan dengan jam yang lengkap dalam rentang ini.' : null}
      chart={<WaitBars waits={waits} target={target.tungguMenit} />}
      table={
        <DataTable
          label="Waktu tunggu dan layanan"
          heads={['Bagian', 'Task', 'Kunj.', 'Rata-rata', 'Median', 'P90']}
          wordColumns={2}
          rows={waits.map(({ span, stats }) => ({
            key: span,
            cells: [
              SPAN_WORDS[span],
              SPAN_TASKS[span].join('→'),
              angka(stats.kunjungan),
              numberText(stats.rata),
              numberText(stats.median),
              numberText(stats.p90),
            ],
          }))}
        />
      }
    />
  )
}

function WaitBars({ waits, target }: { readonly waits: readonly Wait[]; readonly target: number }) {
  const longest = Math.max(1, target, ...waits.map(({ stats }) => Math.max(stats.p90, stats.rata)))
  const at = (minutes: number) => `${(minutes / longest) * 100}%`
  return (
    <>
      <ul className={classes.bars}>
        {waits.map(({ span, stats }) => (
          <li key={span} className={classes.waitRow}>
            <span className={classes.barName}>{SPAN_WORDS[span]}</span>
            <span className={classes.waitTrack}>
              <span className={classes.reach} style={{ width: at(stats.p90) }} />
              <span className={classes.median} style={{ width: at(stats.median) }} />
              <span className={classes.average} style={{ left: at(stats.rata) }} />
              {span === 'tungguPoli' && target > 0 && (
                <span className={classes.targetLine} style={{ left: at(target) }} />
              )}
            </span>
            <span className={classes.barValue}>{minuteText(stats.median)}</span>
          </li>
        ))}
      </ul>
      <p className={classes.legend}>
        <span>
          <i className={classes.medianKey} /> median
        </span>
        <span>
          <i className={classes.reachKey} /> 90% kunjungan
        </span>
        <span>
          <i className={classes.averageKey} /> rata-rata
        </span>
        {target > 0 && (
          <span>
            <i className={classes.targetKey} /> target {minuteText(target)}
          </span>
        )}
      </p>
    </>
  )
}
