import { IconChevronRight } from '@tabler/icons-react'
import type { Dashboard } from '../../../../shared/ipc/dashboard.ts'
import { angka } from '../../../../shared/numbers.ts'
import { REASON_TITLES } from '../../../../shared/problems.ts'
import { Panel } from '../../components/Panel.tsx'
import panel from '../../components/panel.module.css'
import { hrefOf } from '../../route.ts'
import classes from './reasons.module.css'

interface ReasonsPanelProps {
  readonly dashboard: Dashboard
  readonly className?: string | undefined
}

/** What holds registrations back, most frequent first; each line leads to exactly those. */
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
              <a className={classes.row} href={hrefOf('referensi', { kirim: 'perlu-tindakan', alasan: reason })}>
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
