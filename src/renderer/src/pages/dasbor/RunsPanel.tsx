import { Text } from '@mantine/core'
import type { RunView } from '../../../../shared/ipc/dashboard.ts'
import { angka } from '../../../../shared/numbers.ts'
import { useAppState } from '../../api/api.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { momentWords } from '../../components/moment.ts'
import { Panel } from '../../components/Panel.tsx'
import classes from '../../components/panel.module.css'
import { durationText, runModeText } from './format.ts'

const HEADS = ['Waktu', 'Cara', 'Lama', 'Berhasil Terkirim', 'Sudah Ada', 'Gagal'] as const

/** The last runs with the three counts of the brief. */
export function RunsPanel({
  runs,
  className,
}: {
  readonly runs: readonly RunView[]
  readonly className?: string | undefined
}) {
  const { today, timer } = useAppState()
  const running = timer.state === 'berjalan'
  return (
    <Panel title="Sinkron terakhir" className={className}>
      {runs.length === 0 ? (
        <p className={classes.empty}>Belum pernah sinkron di komputer ini.</p>
      ) : (
        <DataTable
          label="Sinkron terakhir"
          heads={HEADS}
          wordColumns={2}
          rows={runs.map((run, index) => ({
            key: String(run.id),
            cells: [
              momentWords(run.startedAt, today),
              runModeText(run.mode),
              run.durationMs === null
                ? running && index === 0
                  ? 'berjalan'
                  : 'terputus'
                : durationText(run.durationMs),
              ...countCells(run.counts),
            ],
          }))}
        />
      )}
    </Panel>
  )
}

function countCells(counts: RunView['counts']) {
  if (!counts) return ['–', '–', '–']
  const failed = counts.failed + counts.held
  return [
    angka(counts.sent),
    angka(counts.existing),
    failed === 0 ? (
      '0'
    ) : (
      <Text key="gagal" component="span" fz="sm" fw={600} c="var(--text-alarm)">
        {angka(failed)}
      </Text>
    ),
  ]
}
