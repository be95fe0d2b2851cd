import { Alert, Button, Table } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ImportPreview } from '../../../../../shared/ipc/settings.ts'
import classes from './panels.module.css'

interface ImportPreviewTableProps {
  readonly name: string
  readonly preview: ImportPreview
  /** Why applying was refused. */
  readonly problem: string | null
  readonly busy: boolean
  readonly onApply: () => void
  readonly onAgain: () => void
}

/** What an import would change, before and after. Secrets are told in words only. */
export function ImportPreviewTable({ name, preview, problem, busy, onApply, onAgain }: ImportPreviewTableProps) {
  const { changes, notes, source } = preview
  const first = useRef<HTMLButtonElement>(null)
  // The button that opened the file is gone: the keyboard goes on from here.
  useEffect(() => first.current?.focus(), [])
  return (
    <div>
      <p className={classes.quiet}>
        <b>{name}</b> ({source}){' '}
        {changes.length > 0
          ? `mengubah ${changes.length} isian.`
          : 'sama dengan pengaturan sekarang; tidak ada yang berubah.'}
      </p>
      {changes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls has to be reached by keyboard
        <section className={classes.table} tabIndex={0} aria-label="Yang akan berubah">
          <Table fz="sm" verticalSpacing={5} stickyHeader layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="34%">Isian</Table.Th>
                <Table.Th>Sekarang</Table.Th>
                <Table.Th>Menjadi</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map((change) => (
                <Table.Tr key={change.field}>
                  <Table.Th scope="row" fw={500}>
                    {change.label}
                  </Table.Th>
                  <Table.Td className={classes.cell}>{change.before || '(kosong)'}</Table.Td>
                  <Table.Td className={classes.cell} fw={600}>
                    {change.after || '(kosong)'}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
      {notes.length > 0 && (
        <Alert color="yellow" mt="sm" p="xs" title={notes.length === 1 ? 'Satu catatan' : `${notes.length} catatan`}>
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Alert>
      )}
      {problem && (
        <Alert color="red" mt="sm" role="alert" p="xs">
          {problem}
        </Alert>
      )}
      <div className={classes.actions}>
        {changes.length > 0 && (
          <Button ref={first} loading={busy} onClick={onApply}>
            Terapkan {changes.length} perubahan
          </Button>
        )}
        <Button ref={changes.length === 0 ? first : undefined} variant="default" disabled={busy} onClick={onAgain}>
          Pilih berkas lain
        </Button>
      </div>
    </div>
  )
}
