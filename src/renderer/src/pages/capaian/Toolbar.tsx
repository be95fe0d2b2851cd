import { Button, Group, Loader, Select } from '@mantine/core'
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CapaianView } from '../../../../shared/ipc/capaian.ts'
import { useAppState } from '../../api/api.ts'
import list from '../../components/list-page.module.css'
import { RangePicker } from '../../components/RangePicker.tsx'
import classes from './capaian.module.css'
import { capaianRanges, type View } from './view.ts'

interface ToolbarProps {
  readonly view: View
  readonly onView: (change: Partial<View>) => void
  readonly figures: CapaianView | undefined
  /** Names every poli there is to choose. */
  readonly everyone: CapaianView | undefined
  readonly children: ReactNode
}

/** Which visits are counted: dates, poli, doctor. */
export function Toolbar({ view, onView, figures, everyone, children }: ToolbarProps) {
  const { today } = useAppState()
  return (
    <Group gap="xs" wrap="nowrap" className={list.bar}>
      <RangePicker
        range={view.range}
        today={today}
        quick={capaianRanges(today)}
        onChange={(range) => onView({ range })}
      />
      <Chooser
        what="poli"
        value={view.poli}
        groups={everyone?.poli ?? []}
        onChange={(poli) => onView({ poli, dokter: null })}
      />
      <Chooser
        what="dokter"
        value={view.dokter}
        // Of the chosen poli, unless one is chosen already: then all, to choose another.
        groups={(view.dokter === null ? figures : everyone)?.dokter ?? []}
        onChange={(dokter) => onView({ dokter })}
      />
      <Group gap={4} wrap="nowrap" ml="auto">
        {children}
      </Group>
    </Group>
  )
}

interface ChooserProps {
  readonly what: 'poli' | 'dokter'
  readonly value: string | null
  readonly groups: readonly { readonly kode: string; readonly nama: string }[]
  readonly onChange: (kode: string | null) => void
}

function Chooser({ what, value, groups, onChange }: ChooserProps) {
  const data = groups
    .map(({ kode, nama }) => ({ value: kode, label: nama }))
    .sort((a, b) => a.label.localeCompare(b.label, 'id'))
  // A code in the address that has no visits in this range stays readable.
  if (value !== null && !data.some((choice) => choice.value === value)) data.push({ value, label: value })
  return (
    <Select
      aria-label={`Saring menurut ${what}`}
      placeholder={`Semua ${what}`}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Semua ${what}` }}
      nothingFoundMessage={`Tidak ada ${what} dengan nama itu`}
      className={classes.chooser}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      maxDropdownHeight={320}
    />
  )
}

interface PrintButtonProps {
  readonly empty: boolean
  readonly printing: boolean
  readonly onPrint: () => void
}

/** The desktop saves the report as a file; a browser has a print window of its own. */
export function PrintButton({ empty, printing, onPrint }: PrintButtonProps) {
  const { host } = useAppState()
  const Icon = host === 'desktop' ? IconFileTypePdf : IconPrinter
  return (
    <Button
      variant="default"
      leftSection={printing ? <Loader size={15} aria-hidden /> : <Icon size={15} aria-hidden />}
      aria-busy={printing}
      disabled={empty}
      onClick={onPrint}
      title="Ctrl+P"
    >
      {host === 'desktop' ? 'Simpan PDF' : 'Cetak'}
    </Button>
  )
}
