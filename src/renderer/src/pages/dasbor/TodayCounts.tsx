import { Box } from '@mantine/core'
import { IconClipboardList, type TablerIcon } from '@tabler/icons-react'
import type { Dashboard } from '../../../../shared/ipc/dashboard.ts'
import type { SendState } from '../../../../shared/ipc/registrations.ts'
import { angka } from '../../../../shared/numbers.ts'
import { SEND_LOOKS } from '../../components/state.tsx'
import { hrefOf } from '../../route.ts'
import classes from './today.module.css'

/** The states each number counts: as the dashboard's own figures gather them. */
const STATES = {
  terkirim: ['terkirim', 'sudah-ada'],
  menunggu: ['menunggu', 'mengirim', 'coba-lagi'],
  'perlu-tindakan': ['perlu-tindakan'],
  dilewati: ['dilewati', 'batal'],
} as const satisfies Partial<Record<SendState, readonly SendState[]>>

/** Today's registrations by class; every number leads to the registrations it counts. */
export function TodayCounts({ counts }: { readonly counts: Dashboard['counts'] }) {
  const parts = [
    { kirim: 'terkirim', look: SEND_LOOKS.terkirim, count: counts.terkirim },
    { kirim: 'menunggu', look: SEND_LOOKS.menunggu, count: counts.menunggu },
    { kirim: 'perlu-tindakan', look: SEND_LOOKS['perlu-tindakan'], count: counts.perluTindakan },
    { kirim: 'dilewati', look: SEND_LOOKS.dilewati, count: counts.dilewati },
  ] as const
  return (
    <section className={classes.today} aria-label="Registrasi hari ini">
      <div className={classes.links}>
        <CountLink
          href={hrefOf('referensi')}
          icon={IconClipboardList}
          color="gray"
          word="Registrasi"
          count={counts.registrasi}
        />
        {parts.map(({ kirim, look, count }) => (
          <CountLink
            key={kirim}
            href={hrefOf('referensi', { kirim: STATES[kirim].join(',') })}
            icon={look.icon}
            color={look.color}
            word={look.word}
            count={count}
          />
        ))}
      </div>
      {/* The same shares once more for the eye; the links above have said them. */}
      <div className={classes.shares} aria-hidden>
        {parts.map(({ kirim, look, count }) =>
          count > 0 ? (
            <Box
              key={kirim}
              className={classes.share}
              data-kirim={kirim}
              style={{ flexGrow: count }}
              __vars={{ '--tone': `var(--mantine-color-${look.color}-filled)` }}
            />
          ) : null,
        )}
      </div>
    </section>
  )
}

interface CountLinkProps {
  readonly href: string
  readonly icon: TablerIcon
  readonly color: string
  readonly word: string
  readonly count: number
}

function CountLink({ href, icon: Icon, color, word, count }: CountLinkProps) {
  return (
    <Box
      component="a"
      className={classes.link}
      href={href}
      __vars={{ '--tone': `var(--mantine-color-${color}-filled)` }}
      data-empty={count === 0 || undefined}
    >
      <Icon size={18} stroke={1.9} className={classes.icon} aria-hidden />
      <span className={classes.count}>{angka(count)}</span>
      <span className={classes.word}>{word}</span>
    </Box>
  )
}
