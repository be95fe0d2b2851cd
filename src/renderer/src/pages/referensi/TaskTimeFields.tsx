import { Checkbox, InputBase } from '@mantine/core'
import { IconAlertTriangle, IconLock } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReferenceForm, TaskView, VisitView } from '../../../../shared/ipc/registrations.ts'
import { TASK_IDS, TASK_LABELS, type TaskId } from '../../../../shared/task-ids.ts'
import { jamIndonesia } from '../../../../shared/wall-time.ts'
import { DescribedInput } from '../../components/DescribedInput.tsx'
import { hasRecord, recordedTime, sourceText } from '../../components/time-source.ts'
import classes from './form.module.css'
import { type FormDraft, timeText, typedTime } from './form-model.ts'
import type { ReferenceFormState } from './useReferenceForm.ts'

interface TaskTimeFieldsProps {
  readonly state: ReferenceFormState
  /** Null while the row does not exist yet. */
  readonly view: VisitView | null
}

/** The times of the visit's day, one line a task. The day is fixed, so only the clock is typed. */
export function TaskTimeFields({ state, view }: TaskTimeFieldsProps) {
  return (
    <div className={classes.tasks}>
      {TASK_IDS.map((id) => (
        <TaskTimeField key={id} id={id} state={state} task={view?.tasks.find(({ taskid }) => taskid === id)} />
      ))}
      {state.asks99 && (
        <Checkbox
          checked={state.draft.konfirmasi99}
          onChange={(event) => state.confirm99(event.currentTarget.checked)}
          error={state.errors.konfirmasi99}
          aria-invalid={state.errors.konfirmasi99 !== undefined}
          disabled={state.saving}
          label="Ya, pasien batal atau tidak hadir"
          description="Task 99 menutup kunjungan ini di BPJS. Setelah terkirim, tidak dapat ditarik kembali."
          className={classes.confirm}
        />
      )}
    </div>
  )
}

interface TaskTimeFieldProps {
  readonly id: TaskId
  readonly state: ReferenceFormState
  readonly task: TaskView | undefined
}

function TaskTimeField({ id, state, task }: TaskTimeFieldProps) {
  const { form, draft, errors, warnings, accepted, saving, setTime } = state
  const field = useId()
  const { resmi, ringkas } = TASK_LABELS[id]
  const locked = accepted.has(id)
  const sent = accepted.get(id) ?? null
  const error = errors[`taskid${id}`]
  const warning = error ? undefined : warnings.get(id)
  const hint = locked ? lockedHint(sent, form.times[id]) : recordHint(task, draft, form)
  return (
    <div className={classes.task}>
      <label htmlFor={field} className={classes.taskLabel}>
        <strong>Task {id}</strong> {ringkas}
        <span className={classes.quiet}>{resmi}</span>
      </label>
      <InputBase
        component={DescribedInput}
        id={field}
        className={`${classes.clock} angka`}
        value={locked && sent !== null ? jamIndonesia(sent) : draft.times[id]}
        placeholder={locked ? '' : '10.25'}
        readOnly={locked}
        disabled={saving}
        variant={locked ? 'filled' : 'default'}
        error={error !== undefined}
        data-perbaiki={error || warning ? true : undefined}
        aria-invalid={error !== undefined}
        describedBy={error || warning || hint ? `${field}-ket` : undefined}
        rightSection={locked ? <IconLock size={14} aria-hidden /> : null}
        autoComplete="off"
        onChange={(event) => setTime(id, event.currentTarget.value)}
      />
      {(error || warning || hint) && (
        <div
          id={`${field}-ket`}
          className={classes.taskNote}
          data-tone={error ? 'salah' : warning ? 'hati' : undefined}
          aria-live={error || warning ? 'polite' : undefined}
        >
          {warning && <IconAlertTriangle size={14} aria-hidden />}
          {error ?? warning ?? hint}
        </div>
      )}
    </div>
  )
}

function lockedHint(sent: string | null, stored: string | null): string {
  if (sent === null) return 'Sudah diterima BPJS, jamnya tidak dapat diubah lagi.'
  const differs = stored !== null && stored !== sent && stored.length === sent.length
  return `Sudah diterima BPJS pukul ${jamIndonesia(sent)}, tidak dapat diubah lagi.${differs ? ` Di data ini tertulis ${jamIndonesia(stored)}.` : ''}`
}

/** Where nothing is typed, the record may have a time of its own, which is what would be sent. */
function recordHint(task: TaskView | undefined, draft: FormDraft, form: ReferenceForm): string | undefined {
  if (!task?.waktu || task.sumber === null) return undefined
  const { sumber, asal, taskid } = task
  const recorded = recordedTime(task)
  const typed = typedTime(draft, form, taskid)
  const source = sourceText({ sumber, asal })
  if (recorded === null) {
    if (typed === null && hasRecord(taskid)) return 'Kosong: bila rekam medis punya jamnya, jam itu yang dikirim.'
    return typed === task.waktu ? source : undefined
  }
  const jam = timeText(recorded, form.tanggal_periksa)
  if (typed === null) return `${source}, ${jam}. Kosong berarti jam itu yang dikirim.`
  return typed === recorded ? source : `Menggantikan ${jam} (${source}). Kosongkan untuk memakainya lagi.`
}
