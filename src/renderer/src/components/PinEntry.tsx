import { Anchor, Button, Collapse, PasswordInput, Text } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import classes from './PinEntry.module.css'
import { attemptText } from './pin-rules.ts'
import type { Pin } from './usePin.ts'
import { useSecondsLeft } from './useSecondsLeft.ts'

interface PinEntryProps {
  readonly pin: Pin
  /** The verb on the button. */
  readonly submit: string
  readonly className?: string | undefined
  readonly labelledBy?: string
  readonly onOpened?: () => void
  /** What the PIN is asked for, above the field. */
  readonly children: ReactNode
}

/** Asks for the admin PIN, and for patience after wrong ones. */
export function PinEntry({ pin, submit, className, labelledBy, onOpened, children }: PinEntryProps) {
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [helpOpen, setHelpOpen] = useState(false)
  const seconds = useSecondsLeft(pin.waitUntil)
  const input = useRef<HTMLInputElement>(null)
  const help = useId()
  useEffect(() => input.current?.focus(), [])

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || seconds > 0) return
    if (typed === '') return setRefused('Ketik PIN admin.')
    setBusy(true)
    const answer = await pin.unlock(typed)
    setBusy(false)
    setTyped('')
    setRefused(answer.ok ? null : answer.message)
    if (answer.ok) onOpened?.()
    else input.current?.focus()
  }

  return (
    <form
      className={`${classes.form} ${className ?? ''}`}
      onSubmit={(event) => void onSubmit(event)}
      noValidate
      aria-labelledby={labelledBy}
    >
      {children}
      <PasswordInput
        ref={input}
        data-autofocus
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
        {submit}
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
          folder data, lalu membuka program lagi dan memasang PIN baru di Pengaturan. Pengaturan dan antrian kirim tidak
          hilang. Letak folder data ada di halaman Tentang.
        </Text>
      </Collapse>
    </form>
  )
}
