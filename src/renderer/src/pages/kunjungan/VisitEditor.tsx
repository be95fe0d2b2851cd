import { Drawer } from '@mantine/core'
import type { Question } from '../../components/confirm.tsx'
import { ErrorState, LoadingState } from '../../components/feedback.tsx'
import classes from './kunjungan.module.css'
import { useVisit } from './useVisit.ts'
import { VisitBody } from './VisitBody.tsx'
import type { Typed } from './visit-form.ts'

export interface VisitEditorProps {
  readonly noRawat: string
  readonly typed: Typed
  readonly onTyped: (change: (typed: Typed) => Typed) => void
  /** How many times differ from what is stored. */
  readonly onUnsaved: (count: number) => void
  readonly ask: (question: Question) => Promise<boolean>
  /** A question is in front of the drawer. */
  readonly asking: boolean
  readonly opened: boolean
  readonly onClose: () => void
}

/** The drawer's content: the visit once it has been read. */
export function VisitEditor(props: VisitEditorProps) {
  const live = useVisit(props.noRawat, props.typed)
  if (live.visit) return <VisitBody {...props} live={live} visit={live.visit} />
  return (
    <>
      <div className={classes.header} style={{ display: 'flex', justifyContent: 'space-between' }}>
        <Drawer.Title className={classes.name}>Kunjungan {props.noRawat}</Drawer.Title>
        <Drawer.CloseButton aria-label="Tutup" />
      </div>
      {live.error ? (
        <ErrorState message={live.error.message} onRetry={live.reload} />
      ) : (
        <LoadingState text="Membaca kunjungan…" />
      )}
    </>
  )
}
