import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconCheck, IconHandStop, IconTool } from '@tabler/icons-react'
import type { Difference } from '../../../../shared/differences.ts'
import type { BpjsDayRow } from '../../../../shared/ipc/quality.ts'
import { tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { CopyIcon } from '../../components/CopyIcon.tsx'
import { DetailDrawer } from '../../components/DetailDrawer.tsx'
import { StateText } from '../../components/state.tsx'
import classes from './bpjs.module.css'
import { hereLook, thereLook } from './looks.ts'
import { actionOf, differenceWords, hasUnreadTasks, type SafeDifference, safeOf } from './view.ts'
import { ACTION_WORDS, jknWords, UNREAD_TASKS } from './words.ts'

interface Commands {
  /** Null while nothing may be begun. */
  readonly onRepair: ((differences: readonly SafeDifference[]) => void) | null
  /** Opens the task editor of the visit. */
  readonly onVisit: (noRawat: string) => void
}

interface RowDrawerProps extends Commands {
  /** Kept while the drawer slides away. */
  readonly row: BpjsDayRow | null
  readonly opened: boolean
  readonly onClose: () => void
  /** A question stands in front of the drawer. */
  readonly asking: boolean
}

/** One booking on both sides: each thing that differs, with its sentence and what mends it. */
export function RowDrawer({ row, opened, onClose, asking, ...commands }: RowDrawerProps) {
  return (
    <DetailDrawer title="Rincian booking" size={480} opened={opened && row !== null} onClose={onClose} asking={asking}>
      {row && <Details key={row.kodebooking} row={row} {...commands} />}
    </DetailDrawer>
  )
}

function Details({ row, onRepair, onVisit }: Commands & { readonly row: BpjsDayRow }) {
  const { nama, no_rawat, kodebooking, poli, dokter, tanggal, beda } = row
  const safe = safeOf([row])
  const action = actionOf(row)
  const isUnread = hasUnreadTasks(row)
  const isSafe = safe.length > 0 && action !== null
  return (
    <Stack gap="md">
      <div>
        <Title order={3} fz="lg" fw={600}>
          {nama === '' ? 'Tidak dikenal di SIMRS' : nama}
        </Title>
        <Text size="sm" className="angka">
          {[no_rawat, poli, dokter, tanggalIndonesia(tanggal)].filter((part) => part !== '').join(' · ')}
        </Text>
        <Group gap={4}>
          <Text size="sm" className="angka">
            Kode booking {kodebooking}
          </Text>
          <CopyIcon label="Salin kode booking" text={kodebooking} />
        </Group>
      </div>

      <Sides row={row} />

      <Group gap="xs">
        {isSafe && (
          <Button
            data-autofocus
            leftSection={<IconTool size={15} aria-hidden />}
            disabled={onRepair === null}
            onClick={() => onRepair?.(safe)}
          >
            {safe.length > 1 ? `Perbaiki semua (${safe.length})` : ACTION_WORDS[action]}
          </Button>
        )}
        {no_rawat !== '' && (
          <Button
            variant="default"
            data-autofocus={!isSafe || undefined}
            rightSection={<IconArrowRight size={15} aria-hidden />}
            onClick={() => onVisit(no_rawat)}
          >
            Buka editor task
          </Button>
        )}
      </Group>

      {isUnread && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />} py="xs">
          {UNREAD_TASKS}
        </Alert>
      )}
      {beda.length > 0 ? (
        <section aria-label="Yang berbeda">
          <Title order={4} fz="sm" fw={600} mb="xs">
            Yang berbeda
          </Title>
          <Stack gap="xs">
            {beda.map((found) => (
              <Found key={found.id} found={found} alone={safe.length > 1 ? onRepair : null} />
            ))}
          </Stack>
        </section>
      ) : (
        !isUnread && (
          <Alert color="green" icon={<IconCheck size={18} aria-hidden />} py="xs">
            Booking ini sama di BPJS dan SIMRS.
          </Alert>
        )
      )}
    </Stack>
  )
}

/** How both sides have it, line by line. */
function Sides({ row }: { readonly row: BpjsDayRow }) {
  const { bpjs, disini } = row
  return (
    <table className={`angka ${classes.sides}`}>
      <thead>
        <tr>
          <td />
          <th scope="col" className={classes.title}>
            BPJS
          </th>
          <th scope="col" className={classes.title}>
            SIMRS
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" className={classes.title}>
            Keadaan
          </th>
          <td>
            <StateText look={thereLook(row)} />
          </td>
          <td>
            <StateText look={hereLook(row)} />
          </td>
        </tr>
        <tr>
          <th scope="row" className={classes.title}>
            Jenis pasien
          </th>
          <td>{bpjs && jknWords(bpjs.jkn)}</td>
          <td>{disini && jknWords(disini.jkn)}</td>
        </tr>
        {bpjs && bpjs.sumber !== '' && (
          <tr>
            <th scope="row" className={classes.title}>
              Sumber
            </th>
            <td colSpan={2}>{bpjs.sumber}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

/** One difference. `alone` mends it without the others. */
function Found({ found, alone }: { readonly found: Difference; readonly alone: Commands['onRepair'] }) {
  const { pesan, disini, dibpjs, perbaikan } = found
  return (
    <div className={classes.found}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={600}>
          {differenceWords([found])}
        </Text>
        <Text size="sm" className="angka">
          BPJS {dibpjs} · SIMRS {disini}
        </Text>
      </Group>
      <Text size="sm" mt={2}>
        {pesan}
      </Text>
      {perbaikan === null ? (
        <Group gap={6} mt={6} wrap="nowrap">
          <IconHandStop size={14} color="var(--mantine-color-red-text)" aria-hidden />
          <Text size="sm" fw={500}>
            Perlu keputusan petugas
          </Text>
        </Group>
      ) : (
        alone && (
          <Button mt={6} size="compact-sm" variant="light" onClick={() => alone([{ ...found, perbaikan }])}>
            {ACTION_WORDS[perbaikan]}
          </Button>
        )
      )}
    </div>
  )
}
