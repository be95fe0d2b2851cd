import { Button, CloseButton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconClockExclamation,
  IconCloudOff,
  IconDatabaseOff,
  IconKey,
  IconPencilExclamation,
  IconTableOff,
  type TablerIcon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useAppState } from '../api/api.ts'
import { useRoute } from '../route.ts'
import classes from './banners.module.css'
import { type Banner, bannersOf } from './banners.ts'
import { EditsDrawer } from './EditsDrawer.tsx'
import { useSyncNow } from './useSyncNow.ts'

const ICONS: Readonly<Record<Banner['subject'], TablerIcon>> = {
  database: IconDatabaseOff,
  bpjs: IconCloudOff,
  suntingan: IconPencilExclamation,
  tabel: IconTableOff,
  rahasia: IconKey,
  pengingat: IconClockExclamation,
  lain: IconAlertTriangle,
}

/** More than these would push the work off the screen. */
const SHOWN = 3

/** What concerns everybody, one line each with its cure, between the top bar and the page. */
export function Banners({ silent, onRetry }: { readonly silent: boolean; readonly onRetry: () => void }) {
  const state = useAppState()
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(false)
  const [editsOpen, setEditsOpen] = useState(false)
  const banners = bannersOf(state).filter(({ key, dismissible }) => !(dismissible && dismissed.has(key)))
  const shown = all ? banners : banners.slice(0, SHOWN)
  const hidden = banners.length - shown.length
  return (
    <>
      {/* One live region that is always there: a banner that appears in it is read out. */}
      <section className={classes.list} aria-label="Pemberitahuan" aria-live="polite">
        {silent && (
          <div className={classes.banner} data-tone="red">
            <IconAlertTriangle size={17} className={classes.icon} aria-hidden />
            <p className={classes.text}>
              Program di latar belakang tidak menjawab. Yang tampil mungkin sudah lama; bila tidak kembali, buka lagi
              programnya.
            </p>
            <Button variant="default" size="compact-xs" onClick={onRetry}>
              Coba lagi
            </Button>
          </div>
        )}
        {shown.map((banner) => (
          <BannerLine
            key={banner.key}
            banner={banner}
            onEdits={() => setEditsOpen(true)}
            onDismiss={() => setDismissed((before) => new Set(before).add(banner.key))}
          />
        ))}
        {hidden > 0 && (
          <button type="button" className={classes.more} onClick={() => setAll(true)}>
            {hidden} pemberitahuan lain
          </button>
        )}
        {all && banners.length > SHOWN && (
          <button type="button" className={classes.more} onClick={() => setAll(false)}>
            Tampilkan yang terpenting saja
          </button>
        )}
      </section>
      <EditsDrawer opened={editsOpen} onClose={() => setEditsOpen(false)} />
    </>
  )
}

interface BannerLineProps {
  readonly banner: Banner
  readonly onEdits: () => void
  readonly onDismiss: () => void
}

function BannerLine({ banner, onEdits, onDismiss }: BannerLineProps) {
  const { go } = useRoute()
  const sync = useSyncNow()
  const { cure } = banner
  const Icon = ICONS[banner.subject]
  const cured = () => {
    if (cure?.kind === 'halaman') go(cure.page, cure.params)
    else if (cure?.kind === 'suntingan') onEdits()
    else sync.start()
  }
  return (
    <div className={classes.banner} data-tone={banner.tone}>
      <Icon size={17} className={classes.icon} aria-hidden />
      <p className={classes.text}>{banner.text}</p>
      {cure && (
        <Button
          variant="default"
          size="compact-xs"
          onClick={cured}
          loading={cure.kind === 'sinkron' && sync.running}
          className={classes.cure}
        >
          {cure.label}
        </Button>
      )}
      {banner.dismissible && (
        <CloseButton size="sm" aria-label="Tutup pemberitahuan ini" onClick={onDismiss} className={classes.cure} />
      )}
    </div>
  )
}
