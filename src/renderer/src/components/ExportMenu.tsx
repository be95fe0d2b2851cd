import { Button, Loader, Menu } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react'
import { useState } from 'react'
import { type Exported, useExport } from './useExport.ts'

interface ExportMenuProps {
  readonly opened: boolean
  readonly onOpen: (open: boolean) => void
  /** Nothing is shown, so there is nothing to export. */
  readonly empty: boolean
  readonly exporting: boolean
  readonly onExport: (kind: 'csv' | 'xlsx') => void
  /** What the workbook holds, where that is more than what is shown. */
  readonly bookNote?: string | undefined
}

/** What is shown as a file: a workbook or CSV. */
export function ExportMenu({ opened, onOpen, empty, exporting, onExport, bookNote }: ExportMenuProps) {
  return (
    <Menu shadow="md" position="bottom-end" width={260} opened={opened} onChange={onOpen}>
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
        <Menu.Label>{bookNote ?? 'Persis yang tampil: baris, urutan, dan kolomnya'}</Menu.Label>
        <Menu.Item leftSection={<IconFileSpreadsheet size={16} aria-hidden />} onClick={() => onExport('xlsx')}>
          Excel (.xlsx)
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypeCsv size={16} aria-hidden />} onClick={() => onExport('csv')}>
          CSV (.csv)
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** The same with its stroke, for a page that needs to know nothing of it. */
export function ExportButton({ empty, bookNote, ...exported }: Exported & Pick<ExportMenuProps, 'empty' | 'bookNote'>) {
  const [opened, setOpened] = useState(false)
  const { exporting, run } = useExport(exported)
  useHotkeys(
    [
      [
        'mod+E',
        (event) => {
          if (empty || (event.target instanceof Element && event.target.closest('[role="dialog"]'))) return
          // A menu takes a stroke outside it for leaving, and would close again on the one that opened it.
          event.stopPropagation()
          setOpened(true)
        },
      ],
    ],
    // In the search field too: what was just searched for is what is wanted as a file.
    [],
  )
  return (
    <ExportMenu
      opened={opened}
      onOpen={setOpened}
      empty={empty}
      exporting={exporting}
      bookNote={bookNote}
      onExport={(kind) => void run(kind)}
    />
  )
}
