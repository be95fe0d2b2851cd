import { Box, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './panel.module.css'

interface DataTableProps {
  readonly label: string
  readonly heads: readonly string[]
  /** The first cell of a row names it; the others are numbers. `key` is unique among the rows. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
  /** How many columns from the left hold words, not numbers. */
  readonly wordColumns?: number
  /** Opens what a row counts; its name becomes a button. */
  readonly onOpen?: (key: string) => void
}

/** A plain table of numbers that scrolls inside its panel, also with the keyboard. */
export function DataTable({ label, heads, rows, wordColumns = 1, onOpen }: DataTableProps) {
  const align = (column: number) => (column < wordColumns ? 'left' : 'right')
  return (
    <Box className={classes.scroll} tabIndex={0} role="region" aria-label={`Tabel ${label}`}>
      <Table stickyHeader fz="sm" verticalSpacing={5} horizontalSpacing={8} className="angka">
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, column) => (
              <Table.Th key={head} ta={align(column)} fz="xs" fw={600} lh={1.2}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells }) => (
            <Table.Tr key={key} className={onOpen && classes.opens}>
              {heads.map((head, column) => (
                <Table.Td key={head} ta={align(column)}>
                  {column === 0 && onOpen ? (
                    <button type="button" className={classes.opener} onClick={() => onOpen(key)}>
                      {cells[column]}
                    </button>
                  ) : (
                    cells[column]
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  )
}
