import { Anchor, Group, Text } from '@mantine/core'
import { IconAlertCircle, IconPlugConnectedX } from '@tabler/icons-react'
import type { MappingView, ScheduleView } from '../../../../shared/ipc/pemetaan.ts'
import { angka } from '../../../../shared/numbers.ts'
import listClasses from '../../components/list-page.module.css'
import { hrefOf } from '../../route.ts'
import classes from './pemetaan.module.css'
import { kindOf } from './schedule-words.ts'

interface UncomparedProps {
  readonly schedules: ScheduleView
  readonly view: MappingView
}

/** What the comparison had to leave out: those without a code, each leading to its mapping, and what BPJS did not answer. */
export function Uncompared({ schedules: { tanpaKode, tidakTerbaca }, view }: UncomparedProps) {
  if (tanpaKode.length === 0 && tidakTerbaca.length === 0) return null
  return (
    <div className={`${listClasses.chips} ${classes.left}`}>
      {tanpaKode.length > 0 && (
        <section aria-label="Belum punya kode BPJS">
          <Group gap="xs" align="baseline">
            <IconAlertCircle
              size={15}
              color="var(--mantine-color-yellow-text)"
              className={classes.leftIcon}
              aria-hidden
            />
            <Text size="sm" span>
              {angka(tanpaKode.length)} belum punya kode BPJS, jadi jadwalnya tidak dapat dipasangkan dengan HFIS:
            </Text>
            {tanpaKode.map((one) => {
              const jenis = kindOf(one, view)
              return jenis === null ? (
                <Text key={one.kode} size="sm" span>
                  {one.nama || one.kode}
                </Text>
              ) : (
                <Anchor key={`${jenis} ${one.kode}`} size="sm" href={hrefOf('pemetaan', { jenis, kode: one.kode })}>
                  {one.nama || one.kode}
                </Anchor>
              )
            })}
          </Group>
        </section>
      )}
      {tidakTerbaca.length > 0 && (
        <Group gap="xs" align="baseline" role="status">
          <IconPlugConnectedX
            size={15}
            color="var(--mantine-color-yellow-text)"
            className={classes.leftIcon}
            aria-hidden
          />
          <Text size="sm" span>
            BPJS tidak menjawab untuk {tidakTerbaca.join(', ')}. Bandingkan lagi nanti.
          </Text>
        </Group>
      )}
    </div>
  )
}
