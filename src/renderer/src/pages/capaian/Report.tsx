import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { CapaianFigures, CapaianView } from '../../../../shared/ipc/capaian.ts'
import { angka } from '../../../../shared/numbers.ts'
import type { WallTime } from '../../../../shared/wall-time.ts'
import {
  lengkapVerdict,
  type Measure,
  measureText,
  minuteText,
  numberText,
  percentText,
  SPAN_NAMES,
  SPAN_WORDS,
  STATISTIC_WORDS,
  share,
  shownMeasures,
  taskBars,
  tungguVerdict,
  verdictWord,
} from './figures.ts'
import './print.css'
import { momentText } from '../../components/moment.ts'
import { periodText } from './periods.ts'
import classes from './report.module.css'
import { headingOf } from './tables.ts'
import { GRAIN_WORDS, type View } from './view.ts'

interface ReportProps {
  readonly view: View
  readonly figures: CapaianView
  readonly printedAt: WallTime | null
}

/**
 * The page as paper shows it. It stands beside the program's own window and is seen in print only, so that the browser's
 * menu, Ctrl+P and the desktop's file all give the same report.
 */
export function Report({ view, figures, printedAt }: ReportProps) {
  const { semua, target } = figures
  const heading = headingOf(view, figures)
  const measures = shownMeasures(view.statistic)
  const statistic = STATISTIC_WORDS[view.statistic].toLowerCase()
  return createPortal(
    <article data-laporan className={classes.report} lang="id">
      <header className={classes.head}>
        <p className={classes.hospital}>{heading.rumahSakit || 'Rumah sakit'}</p>
        <h1>Laporan Capaian Antrean BPJS</h1>
        <dl className={classes.facts}>
          <Fact name="Periode">{heading.periode}</Fact>
          <Fact name="Poli">{heading.poli}</Fact>
          <Fact name="Dokter">{heading.dokter}</Fact>
          <Fact name="Data dibaca">{heading.dibaca}</Fact>
          <Fact name="Dicetak">{momentText(printedAt ?? figures.readAt)}</Fact>
          <Fact name="Target">{targetText(target)}</Fact>
        </dl>
      </header>
      <Figures figures={figures} />
      <div className={classes.pair}>
        <Tasks semua={semua} />
        <Waits figures={figures} />
      </div>
      <FigureTable
        title={`Per ${view.grain}`}
        first={GRAIN_WORDS[view.grain]}
        statistic={statistic}
        measures={measures}
        figures={figures}
        rows={figures[view.grain].map((row) => ({ key: row.dari, name: periodText(row, view.grain), row }))}
      />
      <FigureTable
        title="Per poli"
        first="Poli"
        statistic={statistic}
        measures={measures}
        figures={figures}
        rows={figures.poli.map((row) => ({ key: row.kode, name: row.nama, row }))}
      />
      <FigureTable
        title="Per dokter"
        first="Dokter"
        statistic={statistic}
        measures={measures}
        figures={figures}
        rows={figures.dokter.map((row) => ({ key: row.kode, name: row.nama, row }))}
      />
      <footer className={classes.foot}>
        Terkirim: antreannya ada di BPJS. Lengkap: antrean dan semua task yang wajib dilaporkan ada di BPJS. Kunjungan
        yang batal atau dilewati tidak dihitung. Tanda ▲ dan ▼: di atas atau di bawah target.
      </footer>
    </article>,
    document.body,
  )
}

function targetText({ lengkapPersen, tungguMenit }: CapaianView['target']): string {
  const parts = [
    ...(lengkapPersen > 0 ? [`lengkap ${percentText(lengkapPersen)}`] : []),
    ...(tungguMenit > 0 ? [`tunggu poli paling lama ${minuteText(tungguMenit)}`] : []),
  ]
  return parts.length > 0 ? parts.join('; ') : 'Tidak ada'
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Figures({ figures: { semua, target } }: { readonly figures: CapaianView }) {
  const lengkap = share(semua.lengkap, semua.kunjungan)
  const reached = lengkapVerdict(lengkap, target)
  const median = semua.waktu.tungguPoli?.median ?? null
  const quick = tungguVerdict(median, target)
  const figures = [
    {
      name: 'Kunjungan wajib lapor',
      value: angka(semua.kunjungan),
      note: `${angka(semua.dilewati)} dilewati atau batal`,
    },
    {
      name: 'Terkirim',
      value: percentText(share(semua.terkirim, semua.kunjungan)),
      note: `${angka(semua.terkirim)} kunjungan`,
    },
    {
      name: 'Lengkap',
      value: percentText(lengkap),
      note: `${angka(semua.lengkap)} kunjungan${reached ? `, ${verdictWord(reached, 'persen')} target` : ''}`,
    },
    {
      name: 'Tunggu poli (median)',
      value: minuteText(median),
      note: quick ? `${verdictWord(quick, 'menit')} target` : '',
    },
  ]
  return (
    <section className={classes.figures}>
      {figures.map(({ name, value, note }) => (
        <div key={name}>
          <span>{name}</span>
          <b>{value}</b>
          <span>{note}</span>
        </div>
      ))}
    </section>
  )
}

function Tasks({ semua }: { readonly semua: CapaianFigures }) {
  return (
    <section>
      <h2>Kelengkapan per task</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col" aria-label="Grafik" />
            <th scope="col">Ada</th>
            <th scope="col">Wajib</th>
            <th scope="col">%</th>
          </tr>
        </thead>
        <tbody>
          {taskBars(semua).map(({ taskid, name, ada, perlu }) => (
            <tr key={taskid}>
              <th scope="row">{name}</th>
              <td className={classes.bar}>
                <span style={{ width: `${share(ada, perlu) ?? 0}%` }} />
              </td>
              <td>{angka(ada)}</td>
              <td>{angka(perlu)}</td>
              <td>{percentText(share(ada, perlu))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Waits({ figures: { semua } }: { readonly figures: CapaianView }) {
  return (
    <section>
      <h2>Waktu tunggu dan layanan (menit)</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Bagian</th>
            <th scope="col">Kunjungan</th>
            <th scope="col">Rata-rata</th>
            <th scope="col">Median</th>
            <th scope="col">P90</th>
          </tr>
        </thead>
        <tbody>
          {SPAN_NAMES.map((span) => {
            const stats = semua.waktu[span]
            if (!stats) return null
            return (
              <tr key={span}>
                <th scope="row">{SPAN_WORDS[span]}</th>
                <td>{angka(stats.kunjungan)}</td>
                <td>{numberText(stats.rata)}</td>
                <td>{numberText(stats.median)}</td>
                <td>{numberText(stats.p90)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface FigureTableProps {
  readonly title: string
  readonly first: string
  readonly statistic: string
  readonly measures: readonly Measure[]
  readonly figures: CapaianView
  readonly rows: readonly { readonly key: string; readonly name: string; readonly row: CapaianFigures }[]
}

function FigureTable({ title, first, statistic, measures, figures: { target }, rows }: FigureTableProps) {
  return (
    <section>
      <h2>
        {title} <small>waktu: {statistic}, menit</small>
      </h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {measures.map(({ key, title: head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, row }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {measures.map((measure) => (
                <td key={measure.key}>
                  {missMark(measure, row, target)}
                  {measureText(measure, row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Printers have no colours: which side of its target a figure misses on is a sign before it. */
function missMark(measure: Measure, row: CapaianFigures, target: CapaianView['target']): string {
  if (measure.verdict?.(measure.value(row), target) !== 'meleset') return ''
  return measure.kind === 'persen' ? '▼ ' : '▲ '
}
