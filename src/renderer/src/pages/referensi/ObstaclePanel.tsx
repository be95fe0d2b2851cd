import { Alert, Button, Group, Table, Text } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import type { ReferenceForm } from '../../../../shared/ipc/registrations.ts'
import { fieldLabel } from '../../components/field-labels.ts'
import classes from './form.module.css'
import { conflictLines } from './form-model.ts'
import type { Obstacle, ReferenceFormState } from './useReferenceForm.ts'

const ALERT = { root: classes.alert, title: classes.alertTitle }

interface ObstaclePanelProps {
  readonly obstacle: Obstacle
  readonly state: ReferenceFormState
  readonly onOpenExisting: (kini: ReferenceForm) => void
}

/** Why the row is not saved yet, and the ways on. Nothing is overwritten before the person has seen it. */
export function ObstaclePanel({ obstacle, state, onOpenExisting }: ObstaclePanelProps) {
  if (obstacle.kind === 'sudah-ada') {
    return (
      <Alert color="yellow" icon={<IconUsers aria-hidden />} role="alert" classNames={ALERT} title="Data ini sudah ada">
        <Text size="sm" mb="sm">
          Pasien, tanggal, dan jam yang sama sudah punya data referensi. Yang Anda isi belum disimpan.
        </Text>
        <Button onClick={() => onOpenExisting(obstacle.kini)} data-autofocus>
          Buka data yang ada
        </Button>
      </Alert>
    )
  }
  const { result, changes, kirim } = obstacle
  return (
    <Alert
      color="yellow"
      icon={<IconUsers aria-hidden />}
      role="alert"
      classNames={ALERT}
      title="Data ini baru saja diubah orang lain"
    >
      <Text size="sm" mb="xs">
        Pilih isian mana yang dipakai. Isian lain yang tidak berbenturan tetap tersimpan bersama pilihan Anda.
      </Text>
      <Table fz="sm" verticalSpacing={4} layout="fixed" mb="sm" style={{ overflowWrap: 'anywhere' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Isian</Table.Th>
            <Table.Th scope="col">Semula</Table.Th>
            <Table.Th scope="col">Yang Anda isi</Table.Th>
            <Table.Th scope="col">Di database sekarang</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="angka">
          {conflictLines(changes, state.form, result.kini, result.berbeda).map((line) => (
            <Table.Tr key={line.field}>
              <Table.Th scope="row" fw={500}>
                {fieldLabel(line.field)}
              </Table.Th>
              <Table.Td>{line.semula || '(kosong)'}</Table.Td>
              <Table.Td fw={600}>{line.milik || '(kosong)'}</Table.Td>
              <Table.Td fw={600}>{line.kini || '(kosong)'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="xs">
        <Button onClick={() => void state.save(kirim, true)} loading={state.saving}>
          Pakai isian saya
        </Button>
        <Button variant="default" onClick={() => state.takeTheirs(result.kini)} disabled={state.saving}>
          Pakai yang di database
        </Button>
        <Button variant="subtle" onClick={state.keepEditing} disabled={state.saving}>
          Kembali ke isian
        </Button>
      </Group>
    </Alert>
  )
}
