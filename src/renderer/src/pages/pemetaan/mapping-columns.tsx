import { IconAlertCircle, IconHandStop } from '@tabler/icons-react'
import type { MappingRow } from '../../../../shared/ipc/pemetaan.ts'
import { angka } from '../../../../shared/numbers.ts'
import type { ListColumn } from '../../components/ListGrid.tsx'
import { SEND_LOOKS, type StateLook, StateText } from '../../components/state.tsx'
import { KIND_WORDS, type MappedKind } from './kinds.ts'
import classes from './pemetaan.module.css'
import { heldWords } from './words.ts'

const MISSING: StateLook = { word: 'Belum ada', color: 'yellow', icon: IconAlertCircle }

/** Code and name on both sides, and what the missing code costs. */
export function mappingColumns(jenis: MappedKind): readonly ListColumn<MappingRow>[] {
  return [
    {
      key: 'kode',
      title: 'Kode SIMRS',
      width: 104,
      cell: (row) => <span className="angka">{row.kode}</span>,
    },
    { key: 'nama', title: KIND_WORDS[jenis].satu, cell: (row) => <span title={row.nama}>{row.nama}</span> },
    { key: 'bpjs', title: 'Kode BPJS', width: 124, cell: codeCell },
    {
      key: 'nama-bpjs',
      title: 'Nama di BPJS',
      cell: (row) => row.bpjs && <span title={row.bpjs.nama}>{row.bpjs.nama}</span>,
    },
    {
      key: 'kunjungan',
      title: 'Kunjungan',
      width: 92,
      align: 'right',
      cell: (row) => <span className="angka">{angka(row.kunjungan)}</span>,
    },
    {
      key: 'tertahan',
      title: 'Tertahan',
      width: 184,
      cell: (row) =>
        row.tertahan > 0 && <StateText look={{ word: heldWords(row.tertahan), color: 'red', icon: IconHandStop }} />,
    },
  ]
}

function codeCell(row: MappingRow) {
  if (row.dikecualikan)
    return (
      <span className={classes.quiet} title="Dikecualikan di Pengaturan, tidak memerlukan kode">
        <StateText look={SEND_LOOKS.dilewati} />
      </span>
    )
  return row.bpjs === null ? <StateText look={MISSING} /> : <span className="angka">{row.bpjs.kode}</span>
}
