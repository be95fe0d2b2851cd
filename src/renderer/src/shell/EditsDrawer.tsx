import { Badge, Button, Drawer, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { PendingEdit } from '../../../shared/ipc/registrations.ts'
import { parseWallTime } from '../../../shared/wall-time.ts'
import { RequestRefused, useAppState, useCommand, useRequest } from '../api/api.ts'
import { EmptyState, ErrorState, LoadingState } from '../components/feedback.tsx'
import { fieldLabel } from '../components/field-labels.ts'
import { exactMoment, momentText } from '../components/moment.ts'
import { toastDone, toastProblem } from '../components/toast.tsx'

interface EditsDrawerProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Staff edits this computer keeps: those that wait for the database, and those where a person has to choose. */
export function EditsDrawer({ opened, onClose }: EditsDrawerProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={640}
      title="Suntingan yang belum tercatat"
      closeButtonProps={{ 'aria-label': 'Tutup' }}
    >
      {opened && <Edits />}
    </Drawer>
  )
}

function Edits() {
  const { edits } = useAppState()
  const { data, error, refetch } = useRequest('suntingan:daftar')
  // The counts of the service change when an edit is applied, met a conflict or was decided elsewhere.
  useEffect(() => {
    if (edits.waiting >= 0 && edits.conflicts >= 0) void refetch()
  }, [edits.waiting, edits.conflicts, refetch])
  if (error && !data) return <ErrorState message={error.message} onRetry={() => void refetch()} />
  if (!data) return <LoadingState />
  if (data.length === 0)
    return <EmptyState icon={IconPencil} title="Semua suntingan sudah tercatat" text="Tidak ada yang menunggu." />
  const sorted = [...data].sort((one, other) => Number(other.state === 'bentrok') - Number(one.state === 'bentrok'))
  return (
    <Stack gap="sm">
      {sorted.map((edit) => (
        <EditCard key={edit.id} edit={edit} />
      ))}
    </Stack>
  )
}

/** A stored text as a person reads it. */
function shown(text: string): string {
  if (text === '') return '(kosong)'
  const time = parseWallTime(text)
  if (time.kind !== 'ada') return text
  return exactMoment(time.value)
}

function EditCard({ edit }: { readonly edit: PendingEdit }) {
  const { mutateAsync, isPending, variables } = useCommand('suntingan:putuskan', [
    'suntingan:daftar',
    'registrasi:baca',
  ])
  const conflict = edit.state === 'bentrok'
  const choose = async (pilihan: 'milik-saya' | 'di-database') => {
    try {
      // Awaited: once the list is read again this card is gone, and with it the callbacks of its mutation.
      await mutateAsync({ id: edit.id, pilihan })
      toastDone(
        pilihan === 'milik-saya'
          ? `Isian Anda untuk ${edit.nama} dipakai.`
          : `Isian di database untuk ${edit.nama} dipertahankan.`,
      )
    } catch (refused) {
      if (!(refused instanceof RequestRefused)) throw refused
      toastProblem(refused.message)
    }
  }
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="xs">
        <div>
          <Title order={3} fz="sm" fw={600}>
            {edit.nama}
          </Title>
          <Text size="xs" c="dimmed" className="angka">
            {edit.no_rawat} · disunting {momentText(edit.at)}
          </Text>
        </div>
        <Badge color={conflict ? 'red' : 'gray'} variant="light" tt="none" fw={500}>
          {conflict ? 'Perlu dipilih' : 'Menunggu database'}
        </Badge>
      </Group>
      <Table verticalSpacing={4} fz="sm" layout="fixed" style={{ overflowWrap: 'anywhere' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Isian</Table.Th>
            <Table.Th>Semula</Table.Th>
            <Table.Th>Yang Anda isi</Table.Th>
            <Table.Th>Di database sekarang</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="angka">
          {edit.changes.map((change) => (
            <Table.Tr key={change.field}>
              <Table.Th scope="row" fw={500}>
                {fieldLabel(change.field)}
              </Table.Th>
              <Table.Td>{shown(change.dasar)}</Table.Td>
              <Table.Td fw={600}>{shown(change.mau)}</Table.Td>
              <Table.Td c={conflict && change.kini !== change.dasar ? 'var(--text-alarm)' : undefined}>
                {change.kini === null ? 'belum diketahui' : shown(change.kini)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {conflict ? (
        <Group justify="flex-end" mt="sm">
          <Button
            variant="default"
            onClick={() => void choose('di-database')}
            disabled={isPending}
            loading={isPending && variables?.pilihan === 'di-database'}
          >
            Pakai yang di database
          </Button>
          <Button
            onClick={() => void choose('milik-saya')}
            disabled={isPending}
            loading={isPending && variables?.pilihan === 'milik-saya'}
          >
            Pakai isian saya
          </Button>
        </Group>
      ) : (
        <Text size="xs" c="dimmed" mt="xs">
          Dicatat dengan sendirinya begitu database kembali.
        </Text>
      )}
    </Paper>
  )
}
