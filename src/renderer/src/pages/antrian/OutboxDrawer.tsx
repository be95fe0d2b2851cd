import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight, IconBan, IconHandStop, IconSend } from '@tabler/icons-react'
import type { OutboxDetail, OutboxItem } from '../../../../shared/ipc/outbox.ts'
import { angka } from '../../../../shared/numbers.ts'
import { tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { useRequest } from '../../api/api.ts'
import { DetailDrawer } from '../../components/DetailDrawer.tsx'
import { Fact, Facts } from '../../components/Facts.tsx'
import { ErrorState, LoadingState } from '../../components/feedback.tsx'
import { JsonBlock } from '../../components/JsonBlock.tsx'
import { exactMoment } from '../../components/moment.ts'
import { StateBadge } from '../../components/state.tsx'
import { Attempts } from './Attempts.tsx'
import { canCancel, canRetry } from './scope.ts'
import { callWords, lookOf, nextTry, reasonWords, sentenceCase } from './words.ts'

export interface DetailCommands {
  readonly onRetry: (item: OutboxItem) => void
  readonly onCancel: (item: OutboxItem) => void
  /** Opens the task editor of the visit. */
  readonly onVisit: (noRawat: string) => void
}

interface OutboxDrawerProps extends DetailCommands {
  /** The row; kept while the drawer slides away. */
  readonly id: number | null
  readonly opened: boolean
  readonly onClose: () => void
  /** A question stands in front of the drawer. */
  readonly asking: boolean
}

/** The whole story of one call. */
export function OutboxDrawer({ id, opened, onClose, asking, ...commands }: OutboxDrawerProps) {
  return (
    <DetailDrawer title="Rincian kiriman" opened={opened} onClose={onClose} asking={asking}>
      {id !== null && <Detail key={id} id={id} {...commands} />}
    </DetailDrawer>
  )
}

function Detail({ id, ...commands }: DetailCommands & { readonly id: number }) {
  const { data, error, refetch } = useRequest('antrian:rincian', { id })
  if (data) return <Story detail={data} {...commands} />
  if (error) return <ErrorState message={error.message} onRetry={() => void refetch()} />
  return <LoadingState />
}

function Story({ detail, onRetry, onCancel, onVisit }: DetailCommands & { readonly detail: OutboxDetail }) {
  const { item, payload, attempts } = detail
  return (
    <Stack gap="md">
      <div>
        <Group gap="sm" justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={3} fz="lg" fw={600}>
            {callWords(item.call, item.taskid)}
          </Title>
          <StateBadge look={lookOf(item)} at={nextTry(item)} size="md" />
        </Group>
        <Text size="sm">
          {item.nama} · <span className="angka">{item.no_rawat}</span>
        </Text>
      </div>

      <Situation item={item} />

      <Group gap="xs">
        {canRetry(item) && (
          <Button leftSection={<IconSend size={15} aria-hidden />} onClick={() => onRetry(item)}>
            Kirim ulang
          </Button>
        )}
        <Button
          variant="default"
          rightSection={<IconArrowRight size={15} aria-hidden />}
          onClick={() => onVisit(item.no_rawat)}
        >
          Buka editor task
        </Button>
        {canCancel(item) && (
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconBan size={15} aria-hidden />}
            onClick={() => onCancel(item)}
          >
            Batalkan
          </Button>
        )}
      </Group>

      <Facts>
        <Fact name="Kode booking">{item.kodebooking}</Fact>
        <Fact name="Tanggal periksa">{tanggalIndonesia(item.tanggal)}</Fact>
        <Fact name="Percobaan">{item.attempts === 0 ? 'Belum pernah' : `${angka(item.attempts)} kali`}</Fact>
        {item.state === 'coba-lagi' && (
          <Fact name="Coba lagi pada">{item.nextAt ? exactMoment(item.nextAt) : 'Putaran berikutnya'}</Fact>
        )}
        <Fact name="Terakhir berubah">{exactMoment(item.updatedAt)}</Fact>
      </Facts>

      <JsonBlock label={item.state === 'terkirim' ? 'Isi yang dikirim' : 'Isi yang akan dikirim'} text={payload} />

      <section aria-label="Riwayat percobaan">
        <Title order={4} fz="sm" fw={600} mb="xs">
          Riwayat percobaan {attempts.length > 0 && `(${angka(attempts.length)})`}
        </Title>
        <Attempts attempts={attempts} />
      </section>
    </Stack>
  )
}

/** What happened, in our sentence and BPJS's. */
function Situation({ item }: { readonly item: OutboxItem }) {
  if (item.state === 'tertahan') {
    return (
      <Alert
        color="red"
        icon={<IconHandStop size={18} aria-hidden />}
        title={sentenceCase(reasonWords(item.reason ?? ''))}
      >
        {item.message ?? 'Perlu diperiksa petugas.'}
      </Alert>
    )
  }
  return item.message ? <Text size="sm">{item.message}</Text> : null
}
