import { Button, InputBase } from '@mantine/core'
import { IconAlertTriangle, IconArrowsDiff, IconEqual, IconLock } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react'
import type { TaskCell } from '../../../../shared/ipc/registrations.ts'
import { TASK_LABELS } from '../../../../shared/task-ids.ts'
import { tanggalIndonesia, type WallDate } from '../../../../shared/wall-time.ts'
import { DescribedInput } from '../../components/DescribedInput.tsx'
import { StateBadge } from '../../components/state.tsx'
import type { Comparison } from './bpjs-compare.ts'
import { CallDetails, DetailsToggle } from './CallDetails.tsx'
import type { Passed } from './forecast.ts'
import classes from './kunjungan.module.css'
import { SourceNote } from './SourceNote.tsx'
import { taskLook } from './task-look.ts'
import { storedWords, type TaskField } from './visit-form.ts'
import { lockedWords, replacedWords } from './words.ts'

export interface TaskStepProps {
  readonly field: TaskField
  readonly cell: TaskCell | undefined
  readonly tanggal: WallDate
  readonly passed: Passed
  /** Kept on this computer until the database is back. */
  readonly waitingHere: boolean
  readonly editable: boolean
  /** BPJS's time beside ours, once it was asked for. */
  readonly bpjs: Comparison | null
  readonly inputRef: Ref<HTMLInputElement>
  readonly autoFocus: boolean
  readonly onText: (text: string) => void
  /** The text is written out as the program writes times. */
  readonly onLeave: () => void
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>) => void
  /** Takes what is stored now for what the person typed. */
  readonly onTakeStored: () => void
  /** The time on the visit's day instead of another one. */
  readonly onVisitDay: () => void
}

/** One task on the timeline: its time, what became of it, and what is wrong with it while it is typed. */
export function TaskStep(props: TaskStepProps) {
  const { field, cell, tanggal, passed, editable, inputRef, autoFocus } = props
  const { id, task, text, locked } = field
  const noteId = useId()
  const notesId = useId()
  const detailsId = useId()
  const [open, setOpen] = useState(false)
  const look = taskLook(field, cell, passed)
  const label = TASK_LABELS[id]
  const wrong = field.invalid || field.problem !== null
  return (
    <li className={classes.step} data-task={id}>
      <span className={classes.marker} data-look={wrong ? 'red' : look.color} aria-hidden>
        {id}
      </span>
      <div className={classes.what}>
        <div>
          {label.resmi} <span className={classes.quiet}>· {label.ringkas}</span>
        </div>
        <div className={classes.note} id={noteId}>
          {noteOf(props)}
        </div>
      </div>
      {locked || !editable ? (
        <div className={`${classes.time} angka`}>
          {locked && <IconLock size={14} aria-hidden />}
          {text || '–'}
        </div>
      ) : (
        <InputBase
          component={DescribedInput}
          ref={inputRef}
          aria-label={`Jam task ${id}`}
          describedBy={`${notesId} ${noteId}`}
          className="angka"
          value={text}
          error={wrong}
          maxLength={30}
          spellCheck={false}
          autoComplete="off"
          data-autofocus={autoFocus || undefined}
          onChange={(event) => props.onText(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={props.onLeave}
          onKeyDown={props.onKey}
        />
      )}
      <div className={classes.state}>
        <StateBadge look={look} at={task.call?.state === 'coba-lagi' ? task.call.nextAt : null} />
      </div>
      {task.call ? (
        <DetailsToggle of={`task ${id}`} open={open} controls={detailsId} onToggle={() => setOpen(!open)} />
      ) : (
        <span />
      )}
      <div className={`${classes.lines} angka`} id={notesId}>
        <Notes {...props} />
        {task.call && open && <CallDetails id={detailsId} call={task.call} tanggal={tanggal} />}
      </div>
    </li>
  )
}

/** The quiet line under the name: where the time comes from, or why there is nothing to do. */
function noteOf({ field, tanggal, passed, waitingHere }: TaskStepProps): ReactNode {
  const { id, task, stored, waktu, changed, invalid } = field
  // After a save the source is that of the time before, until the visit is read again.
  const source =
    stored !== null && stored === task.waktu && task.sumber !== null && !waitingHere ? (
      <SourceNote id={id} sumber={task.sumber} asal={task.asal} />
    ) : null
  if (field.locked) {
    return (
      <>
        {lockedWords(task, tanggal)} {stored === waktu && source}
      </>
    )
  }
  if (passed === 'dilewati') return 'Tidak dikirim lagi: BPJS sudah menerima task sesudahnya.'
  if (passed === 'tidak-dipakai') return 'Tidak dipakai: kunjungan ini mulai dari task 3.'
  if (waitingHere) return 'Tersimpan di komputer ini, dicatat begitu database kembali.'
  return changed ? !invalid && replacedWords(task, waktu, tanggal) : source
}

/** What there is to say about the time, the pressing first. */
function Notes({ field, tanggal, bpjs, onTakeStored, onVisitDay }: TaskStepProps) {
  const { task, stored, locked, problem, invalid, otherDay, underneath, tooLate } = field
  const answer = task.call?.state === 'tertahan' || task.call?.state === 'coba-lagi' ? task.call.message : null
  return (
    <>
      {invalid && <Wrong>Bukan jam. Tulis misalnya 10.25 atau 1025.</Wrong>}
      {problem && !invalid && <Wrong>{problem.message}</Wrong>}
      {answer && answer !== problem?.message && !field.changed && <Wrong>{answer}</Wrong>}
      {otherDay && !locked && (
        <div className={classes.line}>
          <span>Tersimpan pada {tanggalIndonesia(otherDay)}.</span>
          <Button variant="default" size="compact-xs" onClick={onVisitDay}>
            Pakai {tanggalIndonesia(tanggal)}
          </Button>
        </div>
      )}
      {underneath !== undefined && (
        <div className={classes.line}>
          <IconAlertTriangle size={14} aria-hidden />
          <span>Sementara Anda mengisi, di database menjadi {words(underneath, tanggal)}.</span>
          <Button variant="default" size="compact-xs" onClick={onTakeStored}>
            Pakai {words(underneath, tanggal)}
          </Button>
        </div>
      )}
      {tooLate !== null && (
        <div className={classes.line}>
          <IconAlertTriangle size={14} aria-hidden />
          <span>
            Sementara Anda mengisi, BPJS menerima jam {field.text}. Isian Anda ({tooLate || 'kosong'}) tidak dipakai.
          </span>
        </div>
      )}
      {locked && stored !== null && stored !== field.waktu && (
        <span className={classes.quiet}>Di data referensi tertulis {words(stored, tanggal)}.</span>
      )}
      {bpjs && (
        <div className={classes.line}>
          {bpjs.difference ? <IconArrowsDiff size={14} aria-hidden /> : <IconEqual size={14} aria-hidden />}
          <span>
            BPJS: <strong>{bpjs.text}</strong> · {bpjs.difference ?? 'sama'}
          </span>
        </div>
      )}
    </>
  )
}

function words(stored: string | null, tanggal: WallDate): string {
  return storedWords(stored, tanggal, tanggalIndonesia)
}

function Wrong({ children }: { readonly children: ReactNode }) {
  return (
    <div className={`${classes.line} ${classes.wrong}`}>
      <IconAlertTriangle size={14} aria-hidden />
      <span>{children}</span>
    </div>
  )
}
