import { Button, Menu, Text } from '@mantine/core'
import { IconColumns3, IconPlus } from '@tabler/icons-react'
import { ExportMenu } from '../../components/ExportMenu.tsx'
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
      <ExportMenu
        opened={exportOpen}
        onOpen={props.onExportOpen}
        empty={empty}
        exporting={exporting}
        onExport={props.onExport}
      />
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
