import { Alert, Button, Group, Table, Text } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { tanggalIndonesia, type WallDate } from '../../../../shared/wall-time.ts'
import { type Difference, taskOfColumn } from './pending.ts'
import { storedWords } from './visit-form.ts'

interface ConflictPanelProps {
  readonly title: string
  readonly text: ReactNode
  readonly differences: readonly Difference[]
  readonly tanggal: WallDate
  readonly busy: boolean
  /** It answers what the person just did; else it must not move the focus away from where they type. */
  readonly takeFocus: boolean
  readonly onChoose: (choice: 'milik-saya' | 'di-database') => void
}

/** Two people changed the same time: side by side, and the person chooses. */
export function ConflictPanel({ title, text, differences, tanggal, busy, takeFocus, onChoose }: ConflictPanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  // One Tab from the choice, and none of the two is made by a key that was meant for the input before.
  useEffect(() => {
    if (takeFocus) panel.current?.focus()
  }, [takeFocus])
  const words = (stored: string | null) => storedWords(stored, tanggal, tanggalIndonesia)
  return (
    <Alert color="red" icon={<IconArrowsDiff aria-hidden />} title={title} role="alert" ref={panel} tabIndex={-1}>
      <Text size="sm">{text}</Text>
      <Table verticalSpacing={4} fz="sm" layout="fixed" mt={6} aria-label="Perbandingan isian">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Isian</Table.Th>
            <Table.Th>Semula</Table.Th>
            <Table.Th>Yang Anda isi</Table.Th>
            <Table.Th>Di database sekarang</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="angka">
          {differences.map(({ field, before, mine, theirs }) => {
            const task = taskOfColumn(field)
            return (
              <Table.Tr key={field}>
                <Table.Th scope="row" fw={500}>
                  {task === null ? field : `Jam task ${task}`}
                </Table.Th>
                <Table.Td>{task === null ? before : words(before)}</Table.Td>
                <Table.Td fw={600}>{task === null ? mine : words(mine)}</Table.Td>
                <Table.Td fw={600}>{task === null ? theirs : words(theirs)}</Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <Group justify="flex-end" gap="xs" mt="xs">
        <Button variant="default" disabled={busy} onClick={() => onChoose('di-database')}>
          Pakai yang di database
        </Button>
        <Button loading={busy} onClick={() => onChoose('milik-saya')}>
          Pakai isian saya
        </Button>
      </Group>
    </Alert>
  )
}
