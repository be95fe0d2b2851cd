import { Anchor, Button, Collapse, PasswordInput, Text, ThemeIcon, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { attemptText } from '../pin-rules.ts'
import type { Pin } from '../usePin.ts'
import { useSecondsLeft } from '../useSecondsLeft.ts'
import classes from './pin.module.css'

interface PinPromptProps {
  readonly pin: Pin
  /** What waits behind the door, such as unsaved changes. */
  readonly note?: ReactNode
}

/** The door to the settings: asks for the admin PIN, and for patience after wrong ones. */
export function PinPrompt({ pin, note }: PinPromptProps) {
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [helpOpen, setHelpOpen] = useState(false)
  const seconds = useSecondsLeft(pin.waitUntil)
  const input = useRef<HTMLInputElement>(null)
  const help = useId()
  useEffect(() => input.current?.focus(), [])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || seconds > 0) return
    if (typed === '') return setRefused('Ketik PIN admin.')
    setBusy(true)
    const answer = await pin.unlock(typed)
    setBusy(false)
    setTyped('')
    setRefused(answer.ok ? null : answer.message)
    input.current?.focus()
  }

  return (
    <div className={classes.page}>
      <form className={classes.box} onSubmit={(event) => void submit(event)} noValidate aria-labelledby={`${help}-t`}>
        <ThemeIcon size={44} radius="xl" variant="light">
          <IconLock size={24} stroke={1.7} aria-hidden />
        </ThemeIcon>
        <Title order={1} fz="lg" fw={600} id={`${help}-t`}>
          Pengaturan terkunci
        </Title>
        <Text size="sm" className={classes.quiet}>
          {note ?? 'Masukkan PIN admin untuk melihat dan mengubah pengaturan.'}
        </Text>
        <PasswordInput
          ref={input}
          label="PIN admin"
          size="md"
          w="100%"
          ta="left"
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setRefused(null)
          }}
          error={attemptText(refused, seconds)}
        />
        <Button type="submit" size="sm" fullWidth loading={busy} disabled={seconds > 0}>
          Buka pengaturan
        </Button>
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-expanded={helpOpen}
          aria-controls={help}
          onClick={() => setHelpOpen(!helpOpen)}
        >
          Lupa PIN?
        </Anchor>
        <Collapse expanded={helpOpen} id={help}>
          <Text size="sm" className={classes.quiet} ta="left">
            PIN tidak dapat dilihat kembali. Admin komputer ini menutup program, menghapus berkas <b>pin.json</b> dari
            folder data, lalu membuka program lagi dan memasang PIN baru di halaman ini. Pengaturan dan antrian kirim
            tidak hilang. Letak folder data ada di halaman Tentang.
          </Text>
        </Collapse>
      </form>
    </div>
  )
}
