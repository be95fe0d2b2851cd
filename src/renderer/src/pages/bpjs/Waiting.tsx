import { Progress, Stack, Text } from '@mantine/core'
import type { CompareProgress } from '../../../../shared/ipc/quality.ts'
import { angka } from '../../../../shared/numbers.ts'
import { tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { LoadingState } from '../../components/feedback.tsx'
import classes from './bpjs.module.css'

/** Says how far the questions to BPJS are. The rest of the window goes on. */
export function Waiting({ progress }: { readonly progress: CompareProgress | null }) {
  return (
    <Stack align="center" justify="center" gap={0} h="100%">
      <div>
        <LoadingState text="Memuat antrean dari BPJS. Task setiap booking ditanyakan satu per satu…" />
      </div>
      {progress && progress.total > 0 && <Asked progress={progress} />}
    </Stack>
  )
}

function Asked({ progress: { tanggal, done, total } }: { readonly progress: CompareProgress }) {
  return (
    <Stack gap={6} align="center" className={classes.bar}>
      <Progress
        w="100%"
        value={(done / total) * 100}
        aria-label="Booking yang sudah ditanyakan"
        transitionDuration={0}
      />
      <Text size="sm" c="dimmed" className="angka">
        {tanggalIndonesia(tanggal)}: {angka(done)} dari {angka(total)} booking
      </Text>
    </Stack>
  )
}
