import { Button, Text } from '@mantine/core'
import type { BpjsDayRow } from '../../../../shared/ipc/quality.ts'
import type { ListColumn } from '../../components/ListGrid.tsx'
import { StateText } from '../../components/state.tsx'
import { hereLook, thereLook } from './looks.ts'
import { actionOf, hasUnreadTasks, rowWords } from './view.ts'
import { ACTION_WORDS, UNREAD_TASKS } from './words.ts'

/** The list's columns. `onAct` does what the row's button says; null while nothing may be begun. */
export function listColumns(onAct: ((row: BpjsDayRow) => void) | null): readonly ListColumn<BpjsDayRow>[] {
  return [
    {
      key: 'pasien',
      title: 'Pasien',
      cell: ({ nama }) => <Plain text={nama === '' ? 'Tidak dikenal di SIMRS' : nama} />,
    },
    {
      key: 'rawat',
      title: 'No. rawat',
      width: 146,
      from: 1250,
      cell: ({ no_rawat }) => <Plain text={no_rawat} />,
    },
    {
      key: 'kode',
      title: 'Kode booking',
      width: 146,
      cell: ({ kodebooking }) => <Plain text={kodebooking} />,
    },
    { key: 'poli', title: 'Poli', width: 120, from: 1050, cell: ({ poli }) => <Plain text={poli} /> },
    { key: 'dokter', title: 'Dokter', width: 160, from: 1350, cell: ({ dokter }) => <Plain text={dokter} /> },
    { key: 'bpjs', title: 'Di BPJS', width: 196, cell: (row) => <StateText look={thereLook(row)} /> },
    { key: 'sumber', title: 'Sumber', width: 130, from: 1500, cell: ({ bpjs }) => <Plain text={bpjs?.sumber ?? ''} /> },
    { key: 'disini', title: 'Di SIMRS', width: 194, cell: (row) => <StateText look={hereLook(row)} /> },
    {
      key: 'beda',
      title: 'Beda',
      width: 150,
      cell: (row) => (
        <Text size="sm" className="angka" truncate title={hintOf(row)}>
          {rowWords(row)}
        </Text>
      ),
    },
    {
      key: 'aksi',
      title: 'Tindakan',
      width: 134,
      cell: (row) => {
        const action = actionOf(row)
        if (action === null) return null
        return (
          <Button
            size="compact-sm"
            variant={action === 'editor' || action === 'salin' ? 'default' : 'light'}
            // By keyboard the same is in the row's details: a stop in every row would be in the way.
            tabIndex={-1}
            disabled={onAct === null}
            onClick={() => onAct?.(row)}
          >
            {ACTION_WORDS[action]}
          </Button>
        )
      },
    },
  ]
}

function hintOf(row: BpjsDayRow): string {
  const told = row.beda.map(({ pesan }) => pesan)
  return [...told, ...(hasUnreadTasks(row) ? [UNREAD_TASKS] : [])].join('\n')
}

function Plain({ text }: { readonly text: string }) {
  return (
    <Text size="sm" className="angka" truncate title={text}>
      {text}
    </Text>
  )
}
