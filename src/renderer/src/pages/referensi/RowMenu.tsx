import { Menu, Text } from '@mantine/core'
import { IconCopy, IconEdit, IconListDetails, IconSend } from '@tabler/icons-react'
import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import { toastDone, toastProblem } from '../../components/toast.tsx'
import classes from './grid.module.css'

export interface RowMenuAt {
  readonly row: RegistrationRow
  readonly x: number
  readonly y: number
}

interface RowMenuProps {
  /** Where it is open, for which row; null while closed. */
  readonly at: RowMenuAt | null
  readonly onClose: () => void
  readonly onOpen: (row: RegistrationRow) => void
  readonly onEdit: (row: RegistrationRow) => void
  readonly onSendAgain: (row: RegistrationRow) => void
}

const stroke = (text: string) => (
  <Text size="xs" c="var(--text-quiet)">
    {text}
  </Text>
)

/** The menu of a row: one for the whole grid, put where it was asked for. */
export function RowMenu({ at, onClose, onOpen, onEdit, onSendAgain }: RowMenuProps) {
  if (!at) return null
  const { row } = at
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(row.no_rawat)
      toastDone(`No. rawat ${row.no_rawat} disalin.`)
    } catch {
      toastProblem('Papan klip tidak dapat dipakai di sini.')
    }
  }
  return (
    <Menu opened onClose={onClose} position="bottom-start" shadow="md" width={230} returnFocus={false}>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Menu ${row.nama}`}
          className={classes.menuPlace}
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={`Menu ${row.nama}`}>
        <Menu.Item
          leftSection={<IconListDetails size={16} aria-hidden />}
          rightSection={stroke('Enter')}
          onClick={() => onOpen(row)}
        >
          Buka kunjungan
        </Menu.Item>
        <Menu.Item
          leftSection={<IconEdit size={16} aria-hidden />}
          rightSection={stroke('E')}
          onClick={() => onEdit(row)}
        >
          {row.adaReferensi ? 'Ubah data' : 'Buat data referensi'}
        </Menu.Item>
        <Menu.Item leftSection={<IconSend size={16} aria-hidden />} onClick={() => onSendAgain(row)}>
          Kirim ulang
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
          Salin no. rawat
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
