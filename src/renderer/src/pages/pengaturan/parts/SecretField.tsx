import { Anchor, Button, Input, PasswordInput } from '@mantine/core'
import { IconLock, IconShieldCheck, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { SecretName } from '../../../../../shared/ipc/settings.ts'
import { FIELD_LABELS, inputId, SECRET_VARIABLES } from '../fields.ts'
import type { SettingsFields } from '../useSettingsForm.ts'
import { fixedText } from './field-props.ts'
import classes from './fields.module.css'
import { SECRET_WORDS, secretFace } from './secret-words.ts'

interface SecretFieldProps {
  readonly fields: SettingsFields
  readonly name: SecretName
  readonly help?: string
}

/** A password or key: typed in, never shown again. What is stored is told in words. */
export function SecretField({ fields, name, help }: SecretFieldProps) {
  const state = fields.view.secrets[name]
  const typed = fields.secrets[name]
  const error = fields.errors[name]
  // Typing belongs to a round: once all is saved or thrown away, the field tells its state again.
  const [editingRound, setEditingRound] = useState<number | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const change = useRef<HTMLButtonElement>(null)
  const hasFocus = useRef(false)
  const face = secretFace(state, typed, editingRound === fields.round)
  const shownFace = useRef(face)
  const label = FIELD_LABELS[name]

  // What had the focus is gone from the screen: it goes to what came in its place.
  useEffect(() => {
    if (shownFace.current === face) return
    shownFace.current = face
    if (!hasFocus.current) return
    if (face === 'isian') input.current?.focus()
    else change.current?.focus()
    hasFocus.current = false
  })

  const begin = () => {
    hasFocus.current = true
    setEditingRound(fields.round)
  }
  const end = (value: '' | undefined) => {
    hasFocus.current = true
    setEditingRound(null)
    fields.setSecret(name, value)
  }

  if (face === 'isian') {
    const replaces = state === 'tersimpan' || state === 'sesi'
    return (
      <PasswordInput
        ref={input}
        id={inputId(name)}
        label={label}
        description={
          replaces ? (
            <>
              Kosong berarti tetap memakai yang tersimpan.{' '}
              <Anchor component="button" type="button" fz="inherit" onClick={() => end(undefined)}>
                Tidak jadi ganti
              </Anchor>
            </>
          ) : state === 'tidak-terbaca' ? (
            `${SECRET_WORDS[state]}.`
          ) : (
            help
          )
        }
        error={error}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={typed ?? ''}
        // Emptied by hand means: leave what is stored alone. Removing has its own button.
        onChange={(event) => fields.setSecret(name, event.currentTarget.value || undefined)}
        onFocus={() => {
          hasFocus.current = true
          setEditingRound(fields.round)
        }}
        onBlur={() => {
          hasFocus.current = false
          fields.leave(name)
          if (!replaces) setEditingRound(null)
        }}
        autoComplete="new-password"
        spellCheck={false}
        visibilityToggleButtonProps={{ 'aria-label': 'Tampilkan atau sembunyikan yang diketik' }}
        placeholder={replaces ? `${label} yang baru` : undefined}
      />
    )
  }

  if (face === 'lingkungan')
    return (
      <Stored label={label} error={error} help={fixedText(SECRET_VARIABLES[name])} icon={<IconLock size={15} />}>
        <span className={classes.secretText}>{SECRET_WORDS.lingkungan}</span>
      </Stored>
    )

  if (face === 'dihapus')
    return (
      <Stored label={label} error={error} help={help} icon={<IconTrash size={15} />}>
        <span className={classes.secretText}>Dihapus saat disimpan</span>
        <Button ref={change} variant="subtle" size="compact-xs" onClick={() => end(undefined)}>
          Urungkan
        </Button>
      </Stored>
    )

  return (
    <Stored label={label} error={error} help={help} icon={<IconShieldCheck size={15} />}>
      <span className={classes.secretText}>{SECRET_WORDS[state]}</span>
      <Button
        ref={change}
        id={inputId(name)}
        variant="subtle"
        size="compact-xs"
        onClick={begin}
        aria-label={`Ganti ${label}`}
      >
        Ganti
      </Button>
      <Button variant="subtle" color="red" size="compact-xs" onClick={() => end('')} aria-label={`Hapus ${label}`}>
        Hapus
      </Button>
    </Stored>
  )
}

interface StoredProps {
  readonly label: string
  readonly help?: string | undefined
  readonly error?: string | undefined
  readonly icon: ReactNode
  readonly children: ReactNode
}

function Stored({ label, help, error, icon, children }: StoredProps) {
  const id = useId()
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} size="xs">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and a frame of its own */}
      <div role="group" aria-labelledby={id} className={classes.secret}>
        <span aria-hidden style={{ display: 'flex' }}>
          {icon}
        </span>
        {children}
      </div>
      {help && <div className={classes.help}>{help}</div>}
      {error && <div className={classes.error}>{error}</div>}
    </Input.Wrapper>
  )
}
