import { Drawer, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useConfirm } from '../../components/confirm.tsx'
import { ErrorState, LoadingState } from '../../components/feedback.tsx'
import { useRoute } from '../../route.ts'
import classes from './form.module.css'
import { NEW_ROW } from './new-row.ts'
import { PatientSearch } from './PatientSearch.tsx'
import { type FormControls, ReferenceFormPanel } from './ReferenceFormPanel.tsx'
import { useFormKeys } from './useFormKeys.ts'
import { useFormSubject } from './useFormSubject.ts'

/** Creates and edits rows of the brief's table in a drawer beside the grid: `ubah` in the address opens it. */
export function ReferenceDrawer() {
  const { params, change } = useRoute()
  const confirm = useConfirm()
  const target = params.get('ubah')
  const visit = params.get('kunjungan')
  const controls = useRef<FormControls | null>(null)
  const asking = useRef(false)

  // Two drawers would lie over each other: the visit's steps aside and comes back afterwards.
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (target === null || visit === null) return
    before.current = visit
    change({ kunjungan: null })
  }, [target, visit, change])

  // While it slides out the drawer still shows what it showed.
  const [shown, setShown] = useState(target)
  if (target !== null && shown !== target) setShown(target)

  const close = () => {
    change({ ubah: null, kunjungan: before.current })
    before.current = null
  }
  const requestClose = async () => {
    if (asking.current) return
    if (controls.current?.dirty) {
      asking.current = true
      const yes = await confirm({
        title: 'Buang perubahan?',
        text: 'Yang Anda isi belum disimpan dan akan hilang.',
        confirm: 'Buang perubahan',
        danger: true,
      })
      asking.current = false
      if (!yes) return
    }
    close()
  }

  const drawer = useRef<HTMLDivElement>(null)
  useFormKeys(drawer, {
    onClose: () => void requestClose(),
    onSave: (kirim) => controls.current?.save(kirim),
  })

  return (
    <Drawer.Root
      opened={target !== null}
      onClose={() => void requestClose()}
      onExitTransitionEnd={() => setShown(null)}
      position="right"
      size={560}
      closeOnEscape={false}
      classNames={{ content: classes.content }}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content ref={drawer}>
        <Drawer.Header>
          <Drawer.Title fw={600}>{shown === NEW_ROW ? 'Tambah Data' : 'Ubah Data'}</Drawer.Title>
          <Drawer.CloseButton aria-label="Tutup" />
        </Drawer.Header>
        {shown !== null && (
          <DrawerBody
            key={shown}
            target={shown}
            controls={controls}
            onClose={() => void requestClose()}
            onDone={close}
          />
        )}
      </Drawer.Content>
    </Drawer.Root>
  )
}

interface DrawerBodyProps {
  readonly target: string
  readonly controls: React.RefObject<FormControls | null>
  readonly onClose: () => void
  readonly onDone: () => void
}

function DrawerBody({ target, controls, onClose, onDone }: DrawerBodyProps) {
  const { change } = useRoute()
  const { state, pick, openExisting, retry } = useFormSubject(target)
  switch (state.kind) {
    case 'memuat':
      return <LoadingState />
    case 'gagal':
      return <ErrorState message={state.message} onRetry={retry} />
    case 'pilih':
      return (
        <div className={classes.body}>
          <Text size="sm">Pilih registrasinya; no. rawat, poli, dan kartu terisi dari sana.</Text>
          <PatientSearch onPick={(offer) => (offer.adaReferensi ? change({ ubah: offer.no_rawat }) : pick(offer))} />
        </div>
      )
    case 'isi':
      return (
        <ReferenceFormPanel
          key={state.round}
          subject={state.subject}
          controls={controls}
          onClose={onClose}
          onDone={onDone}
          onOpenExisting={(kini) => (kini.no_rawat === '' ? openExisting(kini) : change({ ubah: kini.no_rawat }))}
        />
      )
  }
}
