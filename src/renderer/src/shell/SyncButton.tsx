import { Button, Tooltip } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { angka } from '../../../shared/numbers.ts'
import { useAppState } from '../api/api.ts'
import classes from './top-bar.module.css'
import { useSyncNow } from './useSyncNow.ts'

/** "Sinkron sekarang", and while a run is under way how far it is. Pressing it then joins that run. */
export function SyncButton() {
  const { progress } = useAppState()
  const { running, start } = useSyncNow()
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0
  const text = !running
    ? 'Sinkron sekarang'
    : progress && progress.total > 0
      ? `Menyinkron ${angka(progress.done)}/${angka(progress.total)}`
      : 'Menyinkron…'
  return (
    <Tooltip label={running ? 'Sedang menyinkron' : 'Sinkron sekarang (F5)'}>
      <Button
        size="xs"
        className={classes.sync}
        leftSection={<IconRefresh size={16} className={running ? classes.turning : undefined} aria-hidden />}
        onClick={start}
        aria-busy={running}
        aria-keyshortcuts="F5"
      >
        {text}
        {running && <span className={classes.progress} style={{ width: `${share * 100}%` }} />}
      </Button>
    </Tooltip>
  )
}
