import { SegmentedControl, Tabs } from '@mantine/core'
import type { CapaianView, GroupFigures, PeriodFigures } from '../../../../shared/ipc/capaian.ts'
import { type BpjsAnswer, BpjsTable } from './BpjsTable.tsx'
import classes from './capaian.module.css'
import { FigureGrid } from './FigureGrid.tsx'
import { STATISTIC_WORDS, type Statistic } from './figures.ts'
import { periodText } from './periods.ts'
import type { Subject } from './subject.ts'
import type { Grain, Tab, View } from './view.ts'

interface TablePanelProps {
  readonly view: View
  readonly figures: CapaianView
  /** Figures without the choice of poli and doctor. */
  readonly everyone: CapaianView | undefined
  readonly bpjs: BpjsAnswer
  readonly opened: Subject | null
  readonly onOpen: (subject: Subject) => void
  readonly onView: (change: Partial<View>) => void
}

const codeOf = ({ kode }: GroupFigures) => kode
const nameOf = ({ nama }: GroupFigures) => nama
const firstDay = ({ dari }: PeriodFigures) => dari
const PERIOD_NAMES: Readonly<Record<Grain, (period: PeriodFigures) => string>> = {
  hari: (period) => periodText(period, 'hari'),
  minggu: (period) => periodText(period, 'minggu'),
  bulan: (period) => periodText(period, 'bulan'),
}

/** The figures per poli, per doctor and per period, and BPJS's own beside them. */
export function TablePanel({ view, figures, everyone, bpjs, opened, onOpen, onView }: TablePanelProps) {
  const { grain, statistic, tab } = view
  const shared = { statistic, target: figures.target }
  const openGroup =
    (kind: 'poli' | 'dokter') =>
    ({ kode }: GroupFigures) =>
      onOpen({ kind, kode })
  const openKeyOf = (kind: 'poli' | 'dokter') => (opened?.kind === kind ? opened.kode : null)
  return (
    <Tabs
      value={tab}
      onChange={(value) => onView({ tab: value as Tab })}
      className={classes.tabs}
      classNames={{ list: classes.tabList, tab: classes.tab, panel: classes.tabPanel }}
      keepMounted={false}
    >
      <div className={classes.tabHead}>
        <Tabs.List aria-label="Tabel">
          <Tabs.Tab value="poli">Per poli</Tabs.Tab>
          <Tabs.Tab value="dokter">Per dokter</Tabs.Tab>
          <Tabs.Tab value="periode">Per {grain}</Tabs.Tab>
          <Tabs.Tab value="bpjs">Angka BPJS</Tabs.Tab>
        </Tabs.List>
        {tab !== 'bpjs' && (
          <div className={classes.statistic}>
            <span>Waktu (menit)</span>
            <SegmentedControl
              aria-label="Ukuran waktu"
              value={statistic}
              onChange={(value) => onView({ statistic: value as Statistic })}
              data={Object.entries(STATISTIC_WORDS).map(([value, label]) => ({ value, label }))}
              styles={{ label: { padding: '1px 8px', fontSize: 12 } }}
            />
          </div>
        )}
      </div>
      <Tabs.Panel value="poli">
        <FigureGrid
          {...shared}
          label="Capaian per poli"
          title="Poli"
          rows={figures.poli}
          keyOf={codeOf}
          nameOf={nameOf}
          onOpen={openGroup('poli')}
          openKey={openKeyOf('poli')}
        />
      </Tabs.Panel>
      <Tabs.Panel value="dokter">
        <FigureGrid
          {...shared}
          label="Capaian per dokter"
          title="Dokter"
          rows={figures.dokter}
          keyOf={codeOf}
          nameOf={nameOf}
          onOpen={openGroup('dokter')}
          openKey={openKeyOf('dokter')}
        />
      </Tabs.Panel>
      <Tabs.Panel value="periode">
        <FigureGrid
          {...shared}
          label={`Capaian per ${grain}`}
          title="Periode"
          rows={figures[grain]}
          keyOf={firstDay}
          nameOf={PERIOD_NAMES[grain]}
          onOpen={({ dari, sampai }) => onOpen({ kind: 'periode', grain, dari, sampai })}
          openKey={opened?.kind === 'periode' && opened.grain === grain ? opened.dari : null}
        />
      </Tabs.Panel>
      <Tabs.Panel value="bpjs">
        <BpjsTable
          answer={bpjs}
          own={(everyone ?? figures).poli}
          filtered={view.poli !== null || view.dokter !== null}
        />
      </Tabs.Panel>
    </Tabs>
  )
}
