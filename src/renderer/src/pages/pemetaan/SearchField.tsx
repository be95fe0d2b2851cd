import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import classes from '../../components/list-page.module.css'

interface SearchFieldProps {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  /** From the field down into the list. */
  readonly onDown: () => void
}

/** Where `/` and Ctrl+F lead to. */
export function SearchField({ label, text, onText, onDown }: SearchFieldProps) {
  return (
    <TextInput
      data-pencarian
      className={classes.search}
      aria-label={label}
      placeholder={`${label}  ( / )`}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={text !== '' && <CloseButton size="sm" aria-label="Hapus pencarian" onClick={() => onText('')} />}
      maxLength={100}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') {
          event.stopPropagation()
          onText('')
        } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
          event.preventDefault()
          onDown()
        }
      }}
    />
  )
}
