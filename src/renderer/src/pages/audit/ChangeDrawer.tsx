import { Button, List, Stack, Table, Text, Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { auditWords } from '../../../../shared/audit-words.ts'
import type { AuditRow } from '../../../../shared/ipc/quality.ts'
import { DetailDrawer } from '../../components/DetailDrawer.tsx'
import { Fact, Facts } from '../../components/Facts.tsx'
import { JsonBlock } from '../../components/JsonBlock.tsx'
import { exactMoment } from '../../components/moment.ts'
import classes from './audit.module.css'
import { EMPTY, type FieldChange, toldBy, visitOf } from './changes.ts'
import { stateWord } from './state-word.ts'

interface ChangeDrawerProps {
  /** Kept while the drawer slides away. */
  readonly row: AuditRow | null
  readonly opened: boolean
  readonly onClose: () => void
  readonly onVisit: (noRawat: string) => void
}

/** One change, field by field. */
export function ChangeDrawer({ row, opened, onClose, onVisit }: ChangeDrawerProps) {
  return (
    <DetailDrawer title="Rincian perubahan" opened={opened} onClose={onClose}>
      {row && <Detail row={row} onVisit={onVisit} />}
    </DetailDrawer>
  )
}

function Detail({ row, onVisit }: { readonly row: AuditRow; readonly onVisit: (noRawat: string) => void }) {
  const visit = visitOf(row.subject)
  return (
    <Stack gap="md">
      <Title order={3} fz="lg" fw={600}>
        {auditWords(row.action)}
      </Title>
      <Facts>
        <Fact name="Waktu">{exactMoment(row.at)}</Fact>
        <Fact name="Siapa">{row.who}</Fact>
        <Fact name="Komputer">{row.workstation}</Fact>
        <Fact name="Apa">{row.subject}</Fact>
      </Facts>
      {visit !== null && (
        <Button
          variant="default"
          rightSection={<IconArrowRight size={15} aria-hidden />}
          onClick={() => onVisit(visit)}
          style={{ alignSelf: 'flex-start' }}
        >
          Buka editor task
        </Button>
      )}
      <Change row={row} />
    </Stack>
  )
}

function Change({ row }: { readonly row: AuditRow }) {
  const told = toldBy(row, stateWord)
  switch (told.kind) {
    case 'kosong':
      return <Text size="sm">Tidak ada isian yang berubah; tindakannya sendiri yang dicatat.</Text>
    case 'nama':
      return (
        <section aria-label="Yang diubah">
          <Title order={4} fz="sm" fw={600} mb={4}>
            Yang diubah
          </Title>
          {told.names.length === 0 ? (
            <Text size="sm">Disimpan tanpa perubahan.</Text>
          ) : (
            <List size="sm">
              {told.names.map((name) => (
                <List.Item key={name}>{name}</List.Item>
              ))}
            </List>
          )}
          <Text size="xs" mt="xs" className={classes.quiet}>
            Isi pengaturan, sandi, dan kunci tidak pernah dicatat.
          </Text>
        </section>
      )
    case 'lain':
      return (
        <Stack gap="sm">
          <JsonBlock label="Sebelum" text={told.before} />
          <JsonBlock label="Sesudah" text={told.after} />
        </Stack>
      )
    case 'isian':
      return <Fields fields={told.fields} />
  }
}

function Fields({ fields }: { readonly fields: readonly FieldChange[] }) {
  return (
    <Table verticalSpacing={6} fz="sm" layout="fixed" className={classes.fields}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="30%">Isian</Table.Th>
          <Table.Th>Sebelum</Table.Th>
          <Table.Th>Sesudah</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody className="angka">
        {fields.map(({ field, label, before, after, differs }) => (
          <Table.Tr key={field} data-beda={differs || undefined}>
            <Table.Th scope="row" fw={500}>
              {label}
            </Table.Th>
            <Table.Td>
              <Value text={before} />
            </Table.Td>
            <Table.Td>
              <Value text={after} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Value({ text }: { readonly text: string }) {
  return text === '' ? <span className={classes.quiet}>{EMPTY}</span> : text
}
