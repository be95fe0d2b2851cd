import { Button, Combobox, useCombobox } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { angka } from '../../../../shared/numbers.ts'
import classes from './filters.module.css'
import type { FilterOption } from './filters.ts'

interface FilterSelectProps {
  readonly label: string
  readonly options: readonly FilterOption[]
  readonly selected: readonly string[]
  readonly onChange: (selected: string[]) => void
  /** Long lists get a search field. */
  readonly searchable?: boolean
}

/** Chooses several values in the width of one button: the bar keeps its height whatever is chosen. */
export function FilterSelect({ label, options, selected, onChange, searchable = false }: FilterSelectProps) {
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setSearch('')
      combobox.focusTarget()
    },
    onDropdownOpen: () => {
      if (searchable) combobox.focusSearchInput()
      else combobox.selectFirstOption()
    },
  })
  // A value that came with a link and has no row today can still be taken away.
  const missing = selected.filter((value) => !options.some((option) => option.value === value))
  const all = [...options, ...missing.map((value) => ({ value, label: value, rows: 0 }))]
  const needle = search.trim().toLowerCase()
  const shown = needle ? all.filter((option) => option.label.toLowerCase().includes(needle)) : all
  const first = all.find((option) => option.value === selected[0])
  const text =
    selected.length === 0 ? label : selected.length === 1 ? (first?.label ?? label) : `${label}: ${selected.length}`
  const toggle = (value: string) =>
    onChange(selected.includes(value) ? selected.filter((one) => one !== value) : [...selected, value])

  return (
    <Combobox store={combobox} onOptionSubmit={toggle} position="bottom-start" width={280} shadow="md">
      <Combobox.Target targetType="button">
        <Button
          variant={selected.length > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => combobox.toggleDropdown()}
          className={classes.select}
          aria-label={selected.length === 1 ? `Saring ${label}: ${text}` : `Saring ${text}`}
        >
          {text}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {searchable && (
          <Combobox.Search
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value)
              combobox.updateSelectedOptionIndex()
            }}
            placeholder={`Cari ${label.toLowerCase()}`}
            aria-label={`Cari ${label.toLowerCase()}`}
          />
        )}
        <Combobox.Options mah={320} className={classes.options} aria-label={label}>
          {shown.length === 0 && <Combobox.Empty>Tidak ada yang cocok</Combobox.Empty>}
          {shown.map((option) => (
            <Combobox.Option
              value={option.value}
              key={option.value}
              active={selected.includes(option.value)}
              className={classes.option}
            >
              <IconCheck
                size={14}
                aria-hidden
                className={classes.check}
                data-on={selected.includes(option.value) || undefined}
              />
              <span className={classes.optionLabel}>{option.label}</span>
              <span className={`${classes.optionCount} angka`}>{angka(option.rows)}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {selected.length > 0 && (
          <Combobox.Footer>
            <Button variant="subtle" fullWidth onClick={() => onChange([])}>
              Semua {label.toLowerCase()}
            </Button>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
}
