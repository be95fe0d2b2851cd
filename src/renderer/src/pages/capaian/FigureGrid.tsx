import { useMemo } from 'react'
import type { CapaianFigures, CapaianTargets } from '../../../../shared/ipc/capaian.ts'
import { ListGrid } from '../../components/ListGrid.tsx'
import { type Measure, measureText, type Statistic, shownMeasures, verdictWord } from './figures.ts'
import { VerdictMark } from './VerdictMark.tsx'

/** As wide as the heading; with room for what is said beside a figure that misses its target. */
function widthOf({ title, verdict }: Measure): number {
  return Math.max(verdict ? 130 : 76, Math.round(title.length * 7.4) + 22)
}

interface FigureGridProps<Row extends CapaianFigures> {
  readonly label: string
  /** Heading of the first column. */
  readonly title: string
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly nameOf: (row: Row) => string
  readonly statistic: Statistic
  readonly target: CapaianTargets
  readonly onOpen: (row: Row) => void
  readonly openKey: string | null
}

/** Figures row by row; a row leads to its incomplete visits. */
export function FigureGrid<Row extends CapaianFigures>(props: FigureGridProps<Row>) {
  const { statistic, target, nameOf, title } = props
  const columns = useMemo(
    () => [
      { key: 'nama', title, cell: (row: Row) => <span title={nameOf(row)}>{nameOf(row)}</span> },
      ...shownMeasures(statistic).map((measure) => ({
        key: measure.key,
        title: measure.kind === 'menit' ? <span title="Menit">{measure.title}</span> : measure.title,
        width: widthOf(measure),
        align: 'right' as const,
        cell: (row: Row) => <FigureCell measure={measure} figures={row} target={target} />,
      })),
    ],
    [statistic, target, nameOf, title],
  )
  return (
    <ListGrid
      label={props.label}
      rows={props.rows}
      columns={columns}
      keyOf={props.keyOf}
      nameOf={nameOf}
      onOpen={props.onOpen}
      openKey={props.openKey}
      minWidth={900}
    />
  )
}

interface FigureCellProps {
  readonly measure: Measure
  readonly figures: CapaianFigures
  readonly target: CapaianTargets
}

function FigureCell({ measure, figures, target }: FigureCellProps) {
  const text = measureText(measure, figures)
  const verdict = measure.verdict?.(measure.value(figures), target) ?? null
  if (verdict !== 'meleset') return <span className="angka">{text}</span>
  return (
    <span className="angka">
      <VerdictMark verdict={verdict} word={verdictWord(verdict, measure.kind === 'persen' ? 'persen' : 'menit')} />{' '}
      {text}
    </span>
  )
}
