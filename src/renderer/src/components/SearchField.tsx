import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import classes from './list-page.module.css'

interface SearchFieldProps {
  /** What is searched, such as "Cari nama atau no. rawat". */
  readonly label: string
  /** The same in fewer words, where the field is narrow. */
  readonly short?: string
  readonly text: string
  readonly onText: (text: string) => void
  /** From the field down into the list, where the list takes the focus. */
  readonly onDown?: () => void
  readonly className?: string | undefined
}

/** The search of a list: `/` and Ctrl+F lead here, Enter and ↓ into the list, Esc empties it. */
export function SearchField({ label, short = label, text, onText, onDown, className }: SearchFieldProps) {
  return (
    <TextInput
      data-pencarian
      className={className ?? classes.search}
      aria-label={label}
      placeholder={`${short}  ( / )`}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={text !== '' && <CloseButton size="sm" aria-label="Hapus pencarian" onClick={() => onText('')} />}
      maxLength={100}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') {
          event.stopPropagation()
          onText('')
        } else if (onDown && (event.key === 'ArrowDown' || event.key === 'Enter')) {
          event.preventDefault()
          onDown()
        }
      }}
    />
  )
}
