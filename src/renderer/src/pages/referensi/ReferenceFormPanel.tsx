import { Button, Group, Text } from '@mantine/core'
import { IconDeviceFloppy, IconSend } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef } from 'react'
import type { ReferenceForm } from '../../../../shared/ipc/registrations.ts'
import { toastDone } from '../../components/toast.tsx'
import { useRoute } from '../../route.ts'
import classes from './form.module.css'
import { ObstaclePanel } from './ObstaclePanel.tsx'
import { ReferenceFormBody } from './ReferenceFormBody.tsx'
import { type FormSubject, useReferenceForm } from './useReferenceForm.ts'

/** What the open form lets its drawer know. */
export interface FormControls {
  readonly dirty: boolean
  readonly save: (kirim: boolean) => void
}

interface ReferenceFormPanelProps {
  readonly subject: FormSubject
  readonly controls: RefObject<FormControls | null>
  readonly onClose: () => void
  readonly onDone: () => void
  readonly onOpenExisting: (kini: ReferenceForm) => void
}

/** One row of the brief's table with its buttons. */
export function ReferenceFormPanel({ subject, controls, onClose, onDone, onOpenExisting }: ReferenceFormPanelProps) {
  const { go } = useRoute()
  const body = useRef<HTMLDivElement>(null)
  const state = useReferenceForm(subject, ({ where, kirim }) => {
    const whose = subject.nama || subject.form.no_rkm_medis
    const queue = { label: 'Antrian Kirim', onClick: () => go('antrian') }
    if (where === 'komputer-ini')
      toastDone(
        `Database SIMRS sedang tidak terhubung. Perubahan untuk ${whose} aman di komputer ini dan dicatat begitu database kembali.`,
      )
    else if (kirim) toastDone(`Data ${whose} tersimpan dan dikirim.`, queue)
    else toastDone(`Data ${whose} tersimpan.`)
    onDone()
  })
  const { dirty, save, obstacle, problem, saving } = state

  useEffect(() => {
    controls.current = { dirty, save: (kirim) => void save(kirim) }
    return () => {
      controls.current = null
    }
  })
  // The row came after the drawer opened, so the focus is put where the work is: at the first time that is wrong.
  useEffect(() => {
    const first = body.current?.querySelector<HTMLElement>('[data-perbaiki]') ?? body.current?.querySelector('input')
    first?.focus()
  }, [])
  // Nothing was saved: on to the first field that keeps it from being saved.
  useEffect(() => {
    if (problem) body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problem])
  // What stands in the way is above the fields; the person may be at the last of them.
  useEffect(() => {
    if (obstacle) body.current?.scrollTo({ top: 0 })
  }, [obstacle])

  return (
    <>
      <div className={classes.body} ref={body}>
        {obstacle && <ObstaclePanel obstacle={obstacle} state={state} onOpenExisting={onOpenExisting} />}
        <ReferenceFormBody subject={subject} state={state} />
      </div>
      <div className={classes.foot}>
        {problem && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert" mb={8}>
            {problem}
          </Text>
        )}
        <Group justify="space-between" wrap="nowrap">
          <Button variant="default" onClick={onClose} rightSection={<Stroke text="Esc" />}>
            Tutup
          </Button>
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="default"
              leftSection={<IconDeviceFloppy size={15} aria-hidden />}
              rightSection={<Stroke text="Ctrl+S" />}
              loading={saving}
              onClick={() => void save(false)}
            >
              Simpan
            </Button>
            <Button
              leftSection={<IconSend size={15} aria-hidden />}
              rightSection={<Stroke text="Ctrl+Enter" />}
              loading={saving}
              onClick={() => void save(true)}
            >
              Simpan dan kirim
            </Button>
          </Group>
        </Group>
      </div>
    </>
  )
}

function Stroke({ text }: { readonly text: string }) {
  return (
    <Text span size="xs" fw={400} aria-hidden>
      {text}
    </Text>
  )
}
