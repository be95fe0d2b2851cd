import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import classes from './panel.module.css'

interface PanelProps {
  readonly title: string
  readonly className?: string | undefined
  /** Beside the title, at the right. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** One part of a page under its heading. What does not fit scrolls inside. */
export function Panel({ title, className, aside, children }: PanelProps) {
  const id = useId()
  return (
    <section className={`${classes.panel} ${className ?? ''}`} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 className={classes.title} id={id}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

interface ChartPanelProps {
  readonly title: string
  readonly className?: string | undefined
  /** What the chart says, in words: read out instead of it. */
  readonly summary: string
  readonly chart: ReactNode
  /** The same numbers as a table. */
  readonly table: ReactNode
  /** Shown instead of both; null while there is something to show. */
  readonly empty: string | null
  /** The chart is made of buttons that say their own numbers, so it is read out itself. */
  readonly speaks?: boolean
  /** Before the choice between chart and table. */
  readonly aside?: ReactNode
}

/** A chart with its table one click away. */
export function ChartPanel(props: ChartPanelProps) {
  const { title, className, summary, chart, table, empty, speaks = false, aside } = props
  const [view, setView] = useState('grafik')
  return (
    <Panel
      title={title}
      className={className}
      aside={
        empty === null && (
          <div className={classes.choices}>
            {aside}
            <SegmentedControl
              aria-label={`Tampilan ${title}`}
              value={view}
              onChange={setView}
              data={[
                { value: 'grafik', label: 'Grafik' },
                { value: 'tabel', label: 'Tabel' },
              ]}
              classNames={{ label: classes.toggleLabel }}
            />
          </div>
        )
      }
    >
      {empty !== null ? (
        <p className={classes.empty}>{empty}</p>
      ) : view === 'tabel' ? (
        table
      ) : (
        <figure className={classes.figure}>
          <figcaption className={classes.unseen}>{summary}</figcaption>
          <div className={classes.chart} aria-hidden={!speaks || undefined}>
            {chart}
          </div>
        </figure>
      )}
    </Panel>
  )
}
