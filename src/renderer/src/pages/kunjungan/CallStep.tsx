import { useId, useState } from 'react'
import type { CallView } from '../../../../shared/ipc/registrations.ts'
import type { WallDate } from '../../../../shared/wall-time.ts'
import { taskMoment } from '../../components/moment.ts'
import { StateBadge, type StateLook } from '../../components/state.tsx'
import { CallDetails, DetailsToggle } from './CallDetails.tsx'
import classes from './kunjungan.module.css'
import { callLook } from './task-look.ts'

interface CallStepProps {
  readonly title: string
  readonly text: string
  readonly mark: string
  readonly call: CallView | null
  /** Shown while there is no call. */
  readonly absent: { readonly look: StateLook; readonly text: string }
  readonly tanggal: WallDate
  /** Sentences that stand above already. */
  readonly told: readonly string[]
}

/** A step of the visit that is no task: adding it to the queue, cancelling it, the pharmacy's queue. */
export function CallStep({ title, text, mark, call, absent, tanggal, told }: CallStepProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const look = call ? callLook(call) : absent.look
  return (
    <li className={classes.step}>
      <span className={classes.marker} data-look={look.color} aria-hidden>
        {mark}
      </span>
      <div className={classes.what}>
        <div>
          {title} <span className={classes.quiet}>· {text}</span>
        </div>
        <div className={classes.note}>{call ? null : absent.text}</div>
      </div>
      <div className={`${classes.time} angka`}>{call?.deliveredAt ? taskMoment(call.deliveredAt, tanggal) : null}</div>
      <div className={classes.state}>
        <StateBadge look={look} at={call?.state === 'coba-lagi' ? call.nextAt : null} />
      </div>
      {call ? (
        <DetailsToggle of={title.toLowerCase()} open={open} controls={id} onToggle={() => setOpen(!open)} />
      ) : (
        <span />
      )}
      <div className={classes.lines}>
        {call?.message && !open && call.state !== 'terkirim' && !told.includes(call.message) && (
          <div className={classes.line}>{call.message}</div>
        )}
        {call && open && <CallDetails id={id} call={call} tanggal={tanggal} />}
      </div>
    </li>
  )
}
