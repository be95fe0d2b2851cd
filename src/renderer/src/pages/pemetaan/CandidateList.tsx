import { Badge, Text, TextInput } from '@mantine/core'
import { IconSearch, IconSparkles } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { CodeName } from '../../../../shared/ipc/registrations.ts'
import { angka } from '../../../../shared/numbers.ts'
import { LoadingState } from '../../components/feedback.tsx'
import { MOST_SHOWN, narrowed, rank } from './candidates.ts'
import classes from './pemetaan.module.css'

interface CandidateListProps {
  readonly label: string
  /** What SIMRS calls it. */
  readonly nama: string
  /** Null while they are on their way. */
  readonly candidates: readonly CodeName[] | null
  readonly current: string | null
  readonly taken: ReadonlyMap<string, readonly string[]>
  /** It comes back in the place of something else that had the focus; a drawer that opens sees to it itself. */
  readonly takeFocus: boolean
  readonly onChoose: (code: CodeName) => void
}

const NONE: readonly CodeName[] = []

/** BPJS's list, best match first. Arrows mark, Enter or a click chooses; nothing is marked by itself. */
export function CandidateList(props: CandidateListProps) {
  const { label, nama, candidates, current, taken, takeFocus, onChoose } = props
  const [text, setText] = useState('')
  const [marked, setMarked] = useState(-1)
  const id = useId()
  const ranked = useMemo(() => rank(nama, candidates ?? NONE), [nama, candidates])
  const found = useMemo(() => narrowed(ranked, text), [ranked, text])
  const shown = found.slice(0, MOST_SHOWN)

  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takeFocus) input.current?.focus()
  }, [takeFocus])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      const next = Math.max(0, Math.min(shown.length - 1, marked + step))
      setMarked(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
      return
    }
    const code = shown[marked]
    if (event.key === 'Enter' && code) {
      event.preventDefault()
      if (code.kode !== current) onChoose(code)
    } else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation()
      setText('')
      setMarked(-1)
    }
  }

  return (
    <div className={classes.picker}>
      <TextInput
        ref={input}
        data-autofocus
        data-pencarian
        label={label}
        placeholder="Sebagian nama atau kode"
        leftSection={<IconSearch size={15} aria-hidden />}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown[marked] ? `${id}-${marked}` : undefined}
        autoComplete="off"
        maxLength={100}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setMarked(-1)
        }}
        onKeyDown={onKeyDown}
      />
      {candidates === null && <LoadingState text="Mengambil daftar dari BPJS…" />}
      {candidates !== null && shown.length === 0 && (
        <Text size="sm" role="status" className={classes.quiet}>
          Tidak ada yang cocok dengan “{text.trim()}” di daftar BPJS.
        </Text>
      )}
      <div
        role="listbox"
        id={id}
        aria-label="Daftar BPJS"
        className={classes.options}
        tabIndex={-1}
        hidden={shown.length === 0}
      >
        {shown.map((code, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the strokes are heard by the combobox that owns this list
          <div
            key={code.kode}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === marked}
            aria-disabled={code.kode === current || undefined}
            tabIndex={-1}
            className={classes.option}
            onClick={() => code.kode !== current && onChoose(code)}
          >
            <span className={`angka ${classes.code}`}>{code.kode}</span>
            <span className={classes.name}>
              {code.nama}
              <Usage names={taken.get(code.kode)} />
            </span>
            {code.kode === current ? (
              <Mark word="kode sekarang" />
            ) : (
              code.kode === ranked.likely && <Mark word="paling mirip" likely />
            )}
          </div>
        ))}
      </div>
      {found.length > shown.length && (
        <Text size="xs" className={classes.quiet}>
          {angka(shown.length)} dari {angka(found.length)}. Ketik untuk mempersempit.
        </Text>
      )}
    </div>
  )
}

/** Two polis may share a code; two doctors hardly ever do. */
function Usage({ names }: { readonly names: readonly string[] | undefined }) {
  if (!names) return null
  const [first = '', ...rest] = names
  return (
    <span className={classes.usage}>
      dipakai {first}
      {rest.length > 0 && ` dan ${angka(rest.length)} lagi`}
    </span>
  )
}

function Mark({ word, likely = false }: { readonly word: string; readonly likely?: boolean }) {
  return (
    <Badge
      size="sm"
      variant="light"
      color={likely ? undefined : 'gray'}
      tt="none"
      fw={500}
      c="var(--mantine-color-text)"
      flex="none"
      leftSection={likely ? <IconSparkles size={12} aria-hidden /> : undefined}
    >
      {word}
    </Badge>
  )
}
