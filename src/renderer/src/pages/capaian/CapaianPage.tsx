import { Alert } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { CapaianView } from '../../../../shared/ipc/capaian.ts'
import { angka } from '../../../../shared/numbers.ts'
import { useApi, useAppState, useRequestOnDemand } from '../../api/api.ts'
import { ExportButton } from '../../components/ExportMenu.tsx'
import type { ExportTable } from '../../components/export-file.ts'
import { EmptyState, ErrorState, LoadingState } from '../../components/feedback.tsx'
import { momentText } from '../../components/moment.ts'
import { useRoute } from '../../route.ts'
import type { BpjsAnswer } from './BpjsTable.tsx'
import { comparisonTable } from './bpjs-compare.ts'
import classes from './capaian.module.css'
import { shownMeasures } from './figures.ts'
import { Headline } from './Headline.tsx'
import { IncompleteDrawer } from './IncompleteDrawer.tsx'
import { Report } from './Report.tsx'
import { incompleteRequestOf, isListed, readSubject, type Subject, subjectParam, subjectText } from './subject.ts'
import { TablePanel } from './TablePanel.tsx'
import { TaskPanel } from './TaskPanel.tsx'
import { PrintButton, Toolbar } from './Toolbar.tsx'
import { TrendPanel } from './TrendPanel.tsx'
import { groupTable, periodTable, workbook } from './tables.ts'
import { useCapaian } from './useCapaian.ts'
import { usePrint } from './usePrint.ts'
import { readView, requestOf, type View, viewParams } from './view.ts'
import { WaitPanel } from './WaitPanel.tsx'

/** Capaian: how complete and how quick the hospital's visits reach BPJS, against what it wants to reach. */
export function CapaianPage() {
  const api = useApi()
  const { today, database } = useAppState()
  const { params, change } = useRoute()
  const view = readView(params, today)
  const subject = readSubject(params.get('rincian'))
  const { figures, everyone } = useCapaian(view)
  const bpjs = useRequestOnDemand('capaian:bpjs', { range: view.range })
  const data = figures.data
  const empty = !data || data.semua.kunjungan === 0
  const { print, printing, printedAt } = usePrint(view.range, empty)
  const onOpen = (next: Subject) => change({ rincian: subjectParam(next) })
  // A list of other visits than those the page now counts would mislead.
  const onView = (next: Partial<View>) =>
    change({
      ...viewParams(next, today),
      ...((next.range || next.poli !== undefined || next.dokter !== undefined) && { rincian: null }),
    })

  const answer: BpjsAnswer = { ...bpjs, ask: () => void bpjs.refetch() }
  const shownTable = (): ExportTable => {
    if (!data) throw new Error('nothing to export')
    const measures = shownMeasures(view.statistic)
    if (view.tab === 'bpjs' && bpjs.data) return comparisonTable(bpjs.data, (everyone.data ?? data).poli)
    if (view.tab === 'dokter') return groupTable(data.dokter, 'Dokter', measures)
    if (view.tab === 'periode') return periodTable(data[view.grain], view.grain, measures)
    return groupTable(data.poli, 'Poli', measures)
  }
  const book = async () => {
    if (!data) throw new Error('nothing to export')
    return workbook(view, data, await api.call('capaian:belum-lengkap', { ...requestOf(view), taskid: null }))
  }

  return (
    <div className={classes.page}>
      <Toolbar view={view} onView={onView} figures={data} everyone={everyone.data}>
        <ExportButton
          name="capaian"
          sheet="Capaian"
          what="baris"
          range={view.range}
          table={shownTable}
          book={book}
          empty={empty}
          bookNote="Excel: semua tabel. CSV: tabel yang tampil"
        />
        <PrintButton empty={empty} printing={printing} onPrint={() => void print()} />
      </Toolbar>
      {data && (figures.error || !database.ok) && (
        <Alert color="red" role="alert" py="xs">
          Angka tidak bisa diperbarui; yang tampil dibaca {momentText(data.readAt)}.{' '}
          {figures.error?.message ?? 'Database SIMRS sedang tidak terhubung.'}
        </Alert>
      )}
      {!data ? (
        figures.error ? (
          <ErrorState message={figures.error.message} onRetry={() => void figures.refetch()} />
        ) : (
          <LoadingState text="Memuat capaian…" />
        )
      ) : empty ? (
        <Nothing view={view} figures={data} onView={onView} />
      ) : (
        <>
          <Headline figures={data} onOpen={onOpen} />
          <div className={classes.charts}>
            <TaskPanel figures={data.semua} target={data.target} onOpen={onOpen} />
            <TrendPanel figures={data} grain={view.grain} onGrain={(grain) => onView({ grain })} onOpen={onOpen} />
            <WaitPanel figures={data.semua} target={data.target} />
          </div>
          <TablePanel
            view={view}
            figures={data}
            everyone={everyone.data}
            bpjs={answer}
            opened={subject}
            onOpen={onOpen}
            onView={onView}
          />
          <Report view={view} figures={data} printedAt={printedAt} />
        </>
      )}
      <Details view={view} figures={data} subject={subject} change={change} />
    </div>
  )
}

interface DetailsProps {
  readonly view: View
  readonly figures: CapaianView | undefined
  readonly subject: Subject | null
  readonly change: (params: Readonly<Record<string, string | null>>) => void
}

function Details({ view, figures, subject, change }: DetailsProps) {
  const [last, setLast] = useState(subject)
  // The address is read anew at every rendering; what it says is what counts.
  const key = subject && subjectParam(subject)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the subject
  useEffect(() => {
    if (subject) setLast(subject)
  }, [key])
  const shown = subject ?? last
  return (
    <IncompleteDrawer
      opened={subject !== null}
      request={shown && incompleteRequestOf(view, shown)}
      about={shown ? subjectText(shown, figures) : ''}
      keep={(visit) => shown !== null && isListed(shown, visit)}
      onClose={() => change({ rincian: null })}
      onVisit={(kunjungan) => change({ kunjungan })}
    />
  )
}

interface NothingProps {
  readonly view: View
  readonly figures: CapaianView
  readonly onView: (change: Partial<View>) => void
}

function Nothing({ view, figures: { semua }, onView }: NothingProps) {
  const filtered = view.poli !== null || view.dokter !== null
  const skipped = semua.dilewati > 0 ? ` ${angka(semua.dilewati)} kunjungan dilewati atau batal.` : ''
  return (
    <EmptyState
      icon={IconCalendarOff}
      title="Tidak ada kunjungan yang wajib dilaporkan"
      text={
        filtered
          ? `Tidak ada dengan saringan ini pada rentang tanggal ini.${skipped}`
          : `Tidak ada pada rentang tanggal ini.${skipped} Pilih tanggal lain di atas.`
      }
      {...(filtered && { action: { label: 'Hapus saringan', onClick: () => onView({ poli: null, dokter: null }) } })}
    />
  )
}
