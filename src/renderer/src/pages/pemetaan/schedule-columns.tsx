import { IconArrowsDiff, IconCheck } from '@tabler/icons-react'
import type { ScheduleRow, ScheduleSide } from '../../../../shared/ipc/pemetaan.ts'
import { angka } from '../../../../shared/numbers.ts'
import type { ListColumn } from '../../components/ListGrid.tsx'
import { type StateLook, StateText } from '../../components/state.tsx'
import classes from './pemetaan.module.css'
import { differenceWords, hoursWords } from './schedule-words.ts'

/** A doctor may have several sessions of a poli on one day. */
export function scheduleKey({ poli, dokter, khanza, hfis }: ScheduleRow): string {
  return [poli.kode, dokter.kode, khanza?.jam ?? '', hfis?.jam ?? ''].join('_')
}

function hoursCell(side: ScheduleSide | null) {
  return side === null ? <span className={classes.quiet}>–</span> : <span className="angka">{hoursWords(side)}</span>
}

function quotaCell(side: ScheduleSide | null) {
  return side && <span className="angka">{angka(side.kuota)}</span>
}

function lookOf(row: ScheduleRow): StateLook {
  const word = differenceWords(row)
  return row.beda.length === 0
    ? { word, color: 'green', icon: IconCheck }
    : { word, color: 'yellow', icon: IconArrowsDiff }
}

/** Both sides next to each other, and what differs in words. */
export const SCHEDULE_COLUMNS: readonly ListColumn<ScheduleRow>[] = [
  { key: 'poli', title: 'Poli', cell: ({ poli }) => <span title={poli.nama}>{poli.nama}</span> },
  { key: 'dokter', title: 'Dokter', cell: ({ dokter }) => <span title={dokter.nama}>{dokter.nama}</span> },
  { key: 'jam-simrs', title: 'Jam SIMRS', width: 104, cell: ({ khanza }) => hoursCell(khanza) },
  { key: 'kuota-simrs', title: 'Kuota SIMRS', width: 112, align: 'right', cell: ({ khanza }) => quotaCell(khanza) },
  { key: 'jam-hfis', title: 'Jam HFIS', width: 104, cell: ({ hfis }) => hoursCell(hfis) },
  { key: 'kuota-hfis', title: 'Kuota HFIS', width: 104, align: 'right', cell: ({ hfis }) => quotaCell(hfis) },
  { key: 'beda', title: 'Beda', width: 236, cell: (row) => <StateText look={lookOf(row)} /> },
]
