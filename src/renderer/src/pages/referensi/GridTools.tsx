import { Button, Loader, Menu, Text } from '@mantine/core'
import { IconColumns3, IconDownload, IconFileSpreadsheet, IconFileTypeCsv, IconPlus } from '@tabler/icons-react'
import type { ColumnMemory } from './column-memory.ts'
import { isUsual } from './column-memory.ts'
import { COLUMNS } from './columns.ts'
import classes from './filters.module.css'
import type { GridTable } from './grid-table.ts'

interface GridToolsProps {
  readonly table: GridTable
  readonly memory: ColumnMemory
  /** Nothing is shown, so there is nothing to export. */
  readonly empty: boolean
  readonly exporting: boolean
  readonly exportOpen: boolean
  readonly onExportOpen: (open: boolean) => void
  /** What `Tambah Data` says beside its words. */
  readonly createKey: string
  readonly onCreate: () => void
  readonly onExport: (kind: 'csv' | 'xlsx') => void
  readonly onResetColumns: () => void
}

/** Columns, export, new: what acts on the grid as a whole. */
export function GridTools(props: GridToolsProps) {
  const { table, memory, empty, exporting, exportOpen, createKey } = props
  return (
    <>
      <Menu shadow="md" position="bottom-end" width={260} classNames={{ item: classes.column }}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconColumns3 size={15} aria-hidden />}>
            Kolom
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="calc(100vh - 120px)" style={{ overflowY: 'auto' }}>
          {/* Not `disabled`: the focus could not enter a menu whose first item is, nor Esc close it. */}
          <Menu.Item
            onClick={props.onResetColumns}
            data-disabled={isUsual(memory) || undefined}
            aria-disabled={isUsual(memory)}
          >
            Kembalikan kolom dan lebar semula
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>Kolom yang tampil</Menu.Label>
          {COLUMNS.filter(({ always }) => !always).map((column) => (
            <Menu.CheckboxItem
              key={column.id}
              checked={!memory.hidden.includes(column.id)}
              onChange={(checked) => table.getColumn(column.id)?.toggleVisibility(checked)}
            >
              {column.longTitle}
              {column.id === 'tanggal' && ' (bila lebih dari sehari)'}
            </Menu.CheckboxItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu shadow="md" position="bottom-end" width={260} opened={exportOpen} onChange={props.onExportOpen}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={exporting ? <Loader size={15} aria-hidden /> : <IconDownload size={15} aria-hidden />}
            // Not `loading`, which disables the button: the menu gives the focus back to it.
            aria-busy={exporting}
            disabled={empty}
            title="Ctrl+E"
          >
            Ekspor
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Persis yang tampil: baris, urutan, dan kolomnya</Menu.Label>
          <Menu.Item leftSection={<IconFileSpreadsheet size={16} aria-hidden />} onClick={() => props.onExport('xlsx')}>
            Excel (.xlsx)
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypeCsv size={16} aria-hidden />} onClick={() => props.onExport('csv')}>
            CSV (.csv)
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        leftSection={<IconPlus size={15} aria-hidden />}
        rightSection={
          <Text span size="xs" fw={400}>
            {createKey}
          </Text>
        }
        onClick={props.onCreate}
      >
        Tambah Data
      </Button>
    </>
  )
}
