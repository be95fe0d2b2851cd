import { IconChevronRight } from '@tabler/icons-react'
import type { Dashboard } from '../../../../shared/ipc/dashboard.ts'
import { angka } from '../../../../shared/numbers.ts'
import { type ProblemReason, REASON_TITLES } from '../../../../shared/problems.ts'
import { Panel } from '../../components/Panel.tsx'
import panel from '../../components/panel.module.css'
import { hrefOf } from '../../route.ts'
import { findingsFor, unmappedKind } from '../kunjungan/cures.ts'
import classes from './reasons.module.css'

interface ReasonsPanelProps {
  readonly dashboard: Dashboard
  readonly className?: string | undefined
}

/** What holds registrations back, most frequent first; each line leads to those, or to where all of them are mended. */
export function ReasonsPanel({ dashboard: { reasons, counts }, className }: ReasonsPanelProps) {
  return (
    <Panel title="Perlu tindakan" className={className}>
      {reasons.length === 0 ? (
        <p className={panel.empty}>
          {counts.perluTindakan === 0
            ? 'Tidak ada registrasi hari ini yang menunggu tindakan.'
            : `${angka(counts.perluTindakan)} registrasi perlu tindakan. Alasannya tampil setelah sinkron berikutnya.`}
        </p>
      ) : (
        <ul className={`${classes.list} ${panel.scroll}`}>
          {reasons.map(({ reason, registrations }) => (
            <li key={reason}>
              <a className={classes.row} href={placeOf(reason)}>
                <span className={classes.count}>{angka(registrations)} ×</span>
                <span className={classes.text}>{REASON_TITLES[reason]}</span>
                <IconChevronRight size={15} aria-hidden className={classes.arrow} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function placeOf(reason: ProblemReason): string {
  const jenis = unmappedKind(reason)
  // One code mends every visit that lacks it.
  if (jenis) return hrefOf('pemetaan', { jenis, saring: 'menahan' })
  // There a better time only has to be accepted, for all of them at once.
  const alasan = findingsFor(reason)
  if (alasan) return hrefOf('validasi', alasan === 'semua' ? {} : { alasan })
  return hrefOf('referensi', { kirim: 'perlu-tindakan', alasan: reason })
}
