import { ActionIcon, Tooltip } from '@mantine/core'
import { IconClock, IconHandStop, IconHelp } from '@tabler/icons-react'
import { angka } from '../../../shared/numbers.ts'
import { useAppState } from '../api/api.ts'
import { hrefOf } from '../route.ts'
import { EnvironmentBadge } from './EnvironmentBadge.tsx'
import { ServiceChip } from './ServiceChip.tsx'
import { SyncButton } from './SyncButton.tsx'
import { ThemeToggle } from './ThemeToggle.tsx'
import classes from './top-bar.module.css'

/** What a glance must answer on every page: which hospital, is it running, what waits, what needs a hand. */
export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const { namaInstansi, waiting, held } = useAppState()
  return (
    <header className={classes.bar}>
      <strong className={classes.hospital} title={namaInstansi}>
        {namaInstansi || 'Khanza Mobile JKN'}
      </strong>
      <EnvironmentBadge />
      <div className={classes.right}>
        <a className={classes.count} href={hrefOf('antrian')}>
          <IconClock size={15} aria-hidden />
          <b>{angka(waiting)}</b> kiriman menunggu
        </a>
        <a
          className={classes.count}
          href={hrefOf('referensi', { kirim: 'perlu-tindakan' })}
          data-needing={held > 0 || undefined}
        >
          <IconHandStop size={15} aria-hidden />
          <b>{angka(held)}</b> perlu tindakan
        </a>
        <ServiceChip />
        <SyncButton />
        <ThemeToggle />
        <Tooltip label="Bantuan dan daftar tombol (F1)">
          <ActionIcon aria-label="Bantuan dan daftar tombol" size="lg" onClick={onHelp}>
            <IconHelp size={19} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  )
}
