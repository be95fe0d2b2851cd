import { Alert, Button, Group, Text } from '@mantine/core'
import { IconCloudDownload } from '@tabler/icons-react'
import { Fragment } from 'react'
import type { BpjsTask, CallView, SendState, VisitView } from '../../../../shared/ipc/registrations.ts'
import { TASK_CANCELLED, TASK_IDS, type TaskId } from '../../../../shared/task-ids.ts'
import { parseClock } from '../../../../shared/task-rules.ts'
import { parseWallTime, type WallDate } from '../../../../shared/wall-time.ts'
import { useCommand } from '../../api/api.ts'
import { SEND_LOOKS } from '../../components/state.tsx'
import { byTask, compare } from './bpjs-compare.ts'
import { CallStep } from './CallStep.tsx'
import { firstToEdit, passedBy } from './forecast.ts'
import classes from './kunjungan.module.css'
import { TaskStep } from './TaskStep.tsx'
import type { TaskInputs } from './useTaskInputs.ts'
import { shownText, type TaskField, type Typed, typeTime, type VisitForm, withoutTasks } from './visit-form.ts'
import { otherCallWords } from './words.ts'

/** The pharmacy's queue is entered before its first task. */
const BEHIND_PHARMACY: TaskId = 6

/** Standings that say why there is no call yet. */
const NOT_SENT: readonly SendState[] = ['perlu-tindakan', 'batal', 'dilewati']

interface TimelineProps {
  readonly visit: VisitView
  readonly form: VisitForm
  readonly waitingHere: readonly TaskId[]
  readonly editable: boolean
  readonly inputs: TaskInputs
  readonly onTyped: (change: (typed: Typed) => Typed) => void
  readonly onConfirm99: () => void
}

/** The way of a visit through BPJS: its queue entry, tasks 1 to 7, and apart from them the task that cancels it. */
export function Timeline(props: TimelineProps) {
  const { visit, form } = props
  const { row } = visit
  const bpjs = useCommand('task:dari-bpjs')
  const theirs = bpjs.data ?? null
  const service = form.fields.filter(({ id }) => id !== TASK_CANCELLED)
  const cancel = form.fields.find(({ id }) => id === TASK_CANCELLED)
  const cancellations = visit.lain.filter(({ call }) => call === 'batal')
  const others = visit.lain.filter(({ call }) => call !== 'batal')
  const told = row.problems.map(({ message }) => message)
  const sentElsewhere = row.status_kirim === 'Sudah'
  return (
    <>
      <section aria-labelledby="kunjungan-perjalanan">
        <Group justify="space-between" mb={4}>
          <h3 className={classes.heading} id="kunjungan-perjalanan">
            Perjalanan task
          </h3>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconCloudDownload size={15} aria-hidden />}
            loading={bpjs.isPending}
            onClick={() => bpjs.mutate({ no_rawat: row.no_rawat })}
          >
            {theirs ? 'Ambil lagi dari BPJS' : 'Ambil dari BPJS'}
          </Button>
        </Group>
        <BpjsNote error={bpjs.error?.message ?? null} theirs={theirs} />
        <ol className={classes.steps}>
          <CallStep
            title="Tambah antrean"
            text="daftar ke antrean BPJS"
            mark="+"
            call={visit.add}
            told={told}
            tanggal={row.tanggal}
            absent={
              sentElsewhere
                ? { look: SEND_LOOKS['sudah-ada'], text: 'Sudah tercatat terkirim oleh program lain.' }
                : {
                    look: SEND_LOOKS[NOT_SENT.includes(row.kirim) ? row.kirim : 'menunggu'],
                    text: 'Belum ada kiriman.',
                  }
            }
          />
          {service.map((field) => (
            <Fragment key={field.id}>
              {field.id === BEHIND_PHARMACY && <OtherCalls calls={others} told={told} tanggal={row.tanggal} />}
              <Step field={field} theirs={theirs} {...props} />
            </Fragment>
          ))}
        </ol>
      </section>
      {cancel && (
        <section className={classes.cancel} aria-labelledby="kunjungan-batal">
          <h3 className={classes.heading} id="kunjungan-batal">
            Batal atau tidak hadir
          </h3>
          <Text size="xs" className={classes.quiet}>
            Isi hanya bila pasien batal atau tidak hadir. Setelah BPJS menerima task 99, semua task lain kunjungan ini
            ditolak. Kunjungan yang selesai dilayani tidak memakai task 99.
          </Text>
          <ol className={classes.steps}>
            <OtherCalls calls={cancellations} told={told} tanggal={row.tanggal} />
            <Step field={cancel} theirs={theirs} {...props} />
          </ol>
          {cancel.task.call?.state === 'tertahan' && !cancel.changed && (
            <Group justify="flex-end">
              <Button color="red" variant="light" onClick={props.onConfirm99}>
                Pasien memang batal, kirim task 99…
              </Button>
            </Group>
          )}
        </section>
      )}
    </>
  )
}

interface OtherCallsProps {
  readonly calls: readonly CallView[]
  readonly told: readonly string[]
  readonly tanggal: WallDate
}

/** Calls that are no task, each at its place in the visit. */
function OtherCalls({ calls, told, tanggal }: OtherCallsProps) {
  return calls.map((call) => (
    <CallStep
      key={call.outboxId}
      title={otherCallWords(call.call)}
      text={call.call === 'batal' ? 'membatalkan antrean di BPJS' : 'antrean obat di BPJS'}
      mark="•"
      told={told}
      call={call}
      tanggal={tanggal}
      absent={{ look: SEND_LOOKS.menunggu, text: '' }}
    />
  ))
}

interface StepProps extends TimelineProps {
  readonly field: TaskField
  readonly theirs: readonly BpjsTask[] | null
}

function Step({ field, theirs, visit, form, waitingHere, editable, inputs, onTyped }: StepProps) {
  const { tanggal, tasks } = visit.row
  const { id, stored } = field
  const type = (text: string) => onTyped((typed) => typeTime(typed, id, text, stored, tanggal))
  return (
    <TaskStep
      field={field}
      cell={tasks[TASK_IDS.indexOf(id)]}
      tanggal={tanggal}
      passed={passedBy(field, form.fields)}
      waitingHere={waitingHere.includes(id)}
      editable={editable}
      bpjs={theirs && compare(field, byTask(theirs).get(id), tanggal)}
      inputRef={inputs.register(id)}
      autoFocus={firstToEdit(form) === id}
      onText={type}
      onLeave={() => {
        const waktu = field.changed ? parseClock(field.text, tanggal) : null
        if (waktu && shownText(waktu) !== field.text) type(shownText(waktu))
      }}
      onKey={inputs.onKey(id)}
      onTakeStored={() => onTyped((typed) => withoutTasks(typed, [id]))}
      onVisitDay={() => {
        const parsed = parseWallTime(stored)
        if (parsed.kind === 'ada') type(shownText(parsed.value))
      }}
    />
  )
}

/** What asking BPJS came to, beyond the times themselves. */
function BpjsNote({ error, theirs }: { readonly error: string | null; readonly theirs: readonly BpjsTask[] | null }) {
  if (error !== null) {
    return (
      <Alert color="red" role="alert" p="xs" mb="xs">
        {error}
      </Alert>
    )
  }
  if (theirs === null) return null
  return (
    <Text size="xs" className={classes.quiet} role="status">
      {theirs.length === 0
        ? 'BPJS belum punya satu task pun untuk kode booking ini.'
        : `BPJS punya ${theirs.length} task; jamnya tampil di bawah tiap task.`}
    </Text>
  )
}
