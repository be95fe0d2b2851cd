import { Box } from '@mantine/core'
import {
  IconClock,
  IconCloudCheck,
  IconCloudOff,
  IconDatabase,
  IconDatabaseOff,
  type TablerIcon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { AppState, LinkState } from '../../../../shared/ipc/app-state.ts'
import { angka } from '../../../../shared/numbers.ts'
import { dateOf, jamIndonesia, tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { useAppState } from '../../api/api.ts'
import { SERVICE_LOOKS } from '../../components/state.tsx'
import { countdownText, useCountdown, useNextRunTime } from '../../shell/useCountdown.ts'
import classes from './status.module.css'

/** Is it running, is everything connected, when is the next run: one sentence each. */
export function StatusStrip() {
  const state = useAppState()
  const look = SERVICE_LOOKS[state.service.state]
  // While the service is being prepared, no link has been tried.
  const known = state.lingkungan !== null
  return (
    <section className={classes.strip} aria-label="Keadaan layanan">
      <Cell icon={look.icon} color={look.color} name="Layanan" word={state.service.word}>
        {state.service.reason}
      </Cell>
      <LinkCell name="Database" link={state.database} icons={[IconDatabase, IconDatabaseOff]} known={known}>
        {databaseText(state)}
      </LinkCell>
      <LinkCell name="BPJS" link={state.bpjs} icons={[IconCloudCheck, IconCloudOff]} known={known}>
        {bpjsText(state)}
      </LinkCell>
      <NextRun />
    </section>
  )
}

interface LinkCellProps {
  readonly name: string
  readonly link: LinkState
  /** While it is up, and while it is down. */
  readonly icons: readonly [TablerIcon, TablerIcon]
  readonly known: boolean
  readonly children: ReactNode
}

function LinkCell({ name, link, icons: [up, down], known, children }: LinkCellProps) {
  if (!known)
    return (
      <Cell icon={up} color="gray" name={name} word="Belum dicoba">
        Menunggu layanan siap.
      </Cell>
    )
  return (
    <Cell
      icon={link.ok ? up : down}
      color={link.ok ? 'green' : 'yellow'}
      name={name}
      word={link.ok ? 'Terhubung' : 'Tidak terhubung'}
    >
      {children}
    </Cell>
  )
}

function NextRun() {
  const { timer, progress } = useAppState()
  const seconds = useCountdown()
  const at = useNextRunTime()
  const pausing = timer.state === 'jeda'
  const name = pausing ? 'Jeda berakhir dalam' : 'Sinkron berikutnya dalam'
  if (timer.state === 'berjalan')
    return (
      <Cell icon={IconClock} color="blue" name="Sinkron" word="Sedang berjalan">
        {progress && progress.total > 0
          ? `${angka(progress.done)} dari ${angka(progress.total)} registrasi selesai.`
          : 'Membaca registrasi.'}
      </Cell>
    )
  if (seconds === null)
    return (
      <Cell icon={IconClock} color="gray" name="Sinkron berikutnya" word="Tidak dijadwalkan">
        Mulai dengan Sinkron sekarang (F5).
      </Cell>
    )
  return (
    <Cell icon={IconClock} color="gray" name={name} word={countdownText(seconds)}>
      Pukul {at}.
    </Cell>
  )
}

interface CellProps {
  readonly icon: TablerIcon
  readonly color: string
  readonly name: string
  readonly word: string
  readonly children: ReactNode
}

function Cell({ icon: Icon, color, name, word, children }: CellProps) {
  return (
    <Box className={classes.cell} __vars={{ '--tone': `var(--mantine-color-${color}-filled)` }}>
      <Icon size={22} stroke={1.7} className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <div className={classes.line}>
          <span className={classes.name}>{name}</span>
          <strong className={classes.word}>{word}</strong>
        </div>
        <p className={classes.text}>{children}</p>
      </div>
    </Box>
  )
}

/** `sejak 10.20`; empty while nobody knows. */
function sinceText({ since }: LinkState, today: string): string {
  if (since === null) return ''
  const date = dateOf(since)
  return `sejak ${date === today ? '' : `${tanggalIndonesia(date)} `}${jamIndonesia(since)}`
}

/** `Sejak 10.20. ` in front of the sentence that says what it means. */
function led(since: string, sentence: string): string {
  return since ? `S${since.slice(1)}. ${sentence}` : sentence
}

function databaseText({ database, today, edits }: AppState): string {
  const since = sinceText(database, today)
  if (database.ok) return since ? `Terbaca ${since}.` : 'Registrasi terbaca.'
  return led(since, edits.waiting > 0 ? 'Suntingan disimpan di komputer ini.' : 'Yang sudah di antrian tetap dikirim.')
}

function bpjsText({ bpjs, today, waiting }: AppState): string {
  const since = sinceText(bpjs, today)
  if (bpjs.ok) return since ? `Menjawab ${since}.` : 'Siap menerima kiriman.'
  return led(
    since,
    waiting > 0 ? `${angka(waiting)} kiriman aman di komputer ini.` : 'Belum ada kiriman yang tertahan.',
  )
}
