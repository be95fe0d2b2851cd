import { Drawer } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Question, useConfirm } from '../../components/confirm.tsx'
import { useRoute } from '../../route.ts'
import classes from './kunjungan.module.css'
import { VisitEditor } from './VisitEditor.tsx'
import type { Typed } from './visit-form.ts'

const NOTHING: Typed = {}
/** Over the pages' own panels. */
const LAYER = 210

/**
 * The task editor of the visit named in the address, over any page. What was typed and not saved is kept by visit: it
 * is there again when the drawer was left by another way than its own.
 */
export function VisitDrawer() {
  const { params, change } = useRoute()
  const wanted = params.get('kunjungan')
  const shown = useLast(wanted)
  const ask = useConfirm()
  const [asking, setAsking] = useState(false)
  const [drafts, setDrafts] = useState<Readonly<Record<string, Typed>>>({})
  const typed = (shown !== null && drafts[shown]) || NOTHING

  const askHere = useCallback(
    async (question: Question) => {
      setAsking(true)
      const yes = await ask(question)
      setAsking(false)
      return yes
    },
    [ask],
  )
  const onTyped = useCallback(
    (next: (typed: Typed) => Typed) => {
      if (shown !== null) setDrafts((all) => ({ ...all, [shown]: next(all[shown] ?? NOTHING) }))
    },
    [shown],
  )

  const unsaved = useRef(0)
  const onUnsaved = useCallback((count: number) => {
    unsaved.current = count
  }, [])

  async function close(): Promise<void> {
    if (isBehindAnother()) return
    if (unsaved.current > 0) {
      const leave = await askHere({
        title: 'Tutup tanpa menyimpan?',
        text: `${unsaved.current} isian jam belum disimpan dan akan hilang.`,
        confirm: 'Tutup tanpa menyimpan',
        danger: true,
      })
      if (!leave) return
    }
    unsaved.current = 0
    onTyped(() => NOTHING)
    change({ kunjungan: null })
  }

  return (
    <Drawer.Root
      opened={wanted !== null}
      onClose={() => void close()}
      closeOnEscape={!asking}
      position="right"
      size={720}
      padding={0}
      zIndex={LAYER}
    >
      <Drawer.Overlay backgroundOpacity={0.3} />
      <Drawer.Content classNames={{ content: classes.content }} data-kunjungan>
        {shown !== null && (
          <VisitEditor
            key={shown}
            noRawat={shown}
            typed={typed}
            onTyped={onTyped}
            onUnsaved={onUnsaved}
            ask={askHere}
            asking={asking}
            opened={wanted !== null}
            onClose={() => void close()}
          />
        )}
      </Drawer.Content>
    </Drawer.Root>
  )
}

/** Esc is meant for what is in front, such as the list of strokes. */
function isBehindAnother(): boolean {
  const dialog = document.activeElement?.closest('[role="dialog"]')
  return dialog !== null && dialog !== undefined && !dialog.hasAttribute('data-kunjungan')
}

/** The last value that was there: what the drawer shows while it slides away. */
function useLast(value: string | null): string | null {
  const [last, setLast] = useState(value)
  useEffect(() => {
    if (value !== null) setLast(value)
  }, [value])
  return value ?? last
}
