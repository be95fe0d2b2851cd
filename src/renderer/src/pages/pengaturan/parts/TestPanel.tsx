import { Alert, Button, Loader } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconPlugConnected } from '@tabler/icons-react'
import type { CheckLine } from '../../../../../shared/ipc/settings.ts'
import type { TestOutcome } from '../useConnectionTest.ts'
import classes from './panels.module.css'

interface TestPanelProps {
  readonly title: string
  /** What the test looks at, said before it has run. */
  readonly about: string
  readonly outcome: TestOutcome
  /** Without it the panel has no button of its own. */
  readonly onRun?: () => void
}

/** "Uji koneksi": tries what is in the form, saved or not, and tells line by line what was found. */
export function TestPanel({ title, about, outcome, onRun }: TestPanelProps) {
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {onRun && (
          <Button
            variant="default"
            leftSection={<IconPlugConnected size={16} aria-hidden />}
            loading={outcome.kind === 'berjalan'}
            onClick={onRun}
          >
            Uji koneksi
          </Button>
        )}
      </div>
      <div className={classes.body} role="status">
        <Outcome outcome={outcome} about={about} />
      </div>
    </section>
  )
}

function Outcome({ outcome, about }: { readonly outcome: TestOutcome; readonly about: string }) {
  switch (outcome.kind) {
    case 'belum':
      return <p className={classes.quiet}>{about}</p>
    case 'berjalan':
      return (
        <p className={classes.running}>
          <Loader size={14} /> Sedang diuji…
        </p>
      )
    case 'ditolak':
      return (
        <Alert color="red" p="xs">
          {outcome.message}
        </Alert>
      )
    case 'selesai':
      return (
        <>
          {outcome.stale && <p className={classes.quiet}>Isian berubah sejak uji ini. Uji lagi.</p>}
          <CheckLines lines={outcome.lines} faded={outcome.stale} />
        </>
      )
  }
}

function CheckLines({ lines, faded }: { readonly lines: readonly CheckLine[]; readonly faded: boolean }) {
  return (
    <ul className={classes.lines} data-faded={faded || undefined}>
      {lines.map((line) => (
        <li key={line.text} className={classes.line}>
          {line.ok ? (
            <IconCircleCheck size={17} className={classes.good} role="img" aria-label="Baik:" />
          ) : (
            <IconCircleX size={17} className={classes.bad} role="img" aria-label="Gagal:" />
          )}
          <span>{line.text}</span>
        </li>
      ))}
    </ul>
  )
}
