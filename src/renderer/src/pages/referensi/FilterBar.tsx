import { Button, Pill } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { memo, type ReactNode, useMemo } from 'react'
import type { RegistrationRow, SendState } from '../../../../shared/ipc/registrations.ts'
import { REASON_TITLES } from '../../../../shared/problems.ts'
import type { WallDate } from '../../../../shared/wall-time.ts'
import { RangePicker } from '../../components/RangePicker.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { SEND_LOOKS } from '../../components/state.tsx'
import { FilterSelect } from './FilterSelect.tsx'
import classes from './filters.module.css'
import { filterOptions, type GridFilters, stateOptions } from './filters.ts'

interface FilterBarProps {
  /** All rows of the range: what there is to choose from. */
  readonly rows: readonly RegistrationRow[]
  readonly filters: GridFilters
  readonly today: WallDate
  readonly onChange: (change: Partial<GridFilters>) => void
  /** From the search field into the rows. */
  readonly onLeaveSearch: () => void
  readonly actions: ReactNode
}

/** Everything that decides which rows are seen, in two lines that never grow. */
export function FilterBar({ rows, filters, today, onChange, onLeaveSearch, actions }: FilterBarProps) {
  const { dari, sampai, kirim, penjamin, poli, dokter, alasan, cari } = filters
  return (
    <search className={classes.bar} aria-label="Saringan registrasi">
      <div className={classes.line}>
        <SearchField
          label="Cari no. rawat, no. RM, nama, atau no. kartu"
          short="Cari no. rawat, no. RM, nama, no. kartu"
          text={cari}
          onText={(text) => onChange({ cari: text })}
          onDown={onLeaveSearch}
          className={classes.search}
        />
        <Days dari={dari} sampai={sampai} today={today} onChange={onChange} />
        <div className={classes.actions}>{actions}</div>
      </div>
      <Choices
        rows={rows}
        kirim={kirim}
        penjamin={penjamin}
        poli={poli}
        dokter={dokter}
        alasan={alasan}
        onChange={onChange}
      />
    </search>
  )
}

interface DaysProps extends Pick<FilterBarProps, 'today' | 'onChange'> {
  readonly dari: WallDate
  readonly sampai: WallDate
}

/** Left alone by a stroke in the search field, which has to be seen at once. */
const Days = memo(function Days({ dari, sampai, today, onChange }: DaysProps) {
  return <RangePicker range={{ dari, sampai }} today={today} onChange={onChange} />
})

type ChoicesProps = Pick<FilterBarProps, 'rows' | 'onChange'> &
  Pick<GridFilters, 'kirim' | 'penjamin' | 'poli' | 'dokter' | 'alasan'>

/** The filters that are chosen from lists; left alone by a stroke too. */
const Choices = memo(function Choices({ rows, kirim, penjamin, poli, dokter, alasan, onChange }: ChoicesProps) {
  const states = useMemo(() => stateOptions(rows, (state) => SEND_LOOKS[state].word), [rows])
  const penjamins = useMemo(() => filterOptions(rows, 'penjamin'), [rows])
  const polis = useMemo(() => filterOptions(rows, 'poli'), [rows])
  const dokters = useMemo(() => filterOptions(rows, 'dokter'), [rows])
  const needed = kirim.length === 1 && kirim[0] === 'perlu-tindakan'
  return (
    <div className={classes.line}>
      <Button
        variant={needed ? 'light' : 'default'}
        color={needed ? 'red' : undefined}
        aria-pressed={needed}
        leftSection={<IconHandStop size={15} aria-hidden />}
        onClick={() => onChange({ kirim: needed ? [] : ['perlu-tindakan'] })}
      >
        Perlu tindakan
      </Button>
      <FilterSelect
        label="Keadaan"
        options={states}
        selected={kirim}
        onChange={(values) => onChange({ kirim: values as SendState[] })}
      />
      <FilterSelect
        label="Penjamin"
        options={penjamins}
        selected={penjamin}
        onChange={(values) => onChange({ penjamin: values })}
        searchable={penjamins.length > 8}
      />
      <FilterSelect
        label="Poli"
        options={polis}
        selected={poli}
        onChange={(values) => onChange({ poli: values })}
        searchable
      />
      <FilterSelect
        label="Dokter"
        options={dokters}
        selected={dokter}
        onChange={(values) => onChange({ dokter: values })}
        searchable
      />
      {alasan && (
        <Pill
          size="md"
          withRemoveButton
          onRemove={() => onChange({ alasan: null })}
          removeButtonProps={{ 'aria-label': 'Hapus saringan alasan', 'aria-hidden': false, tabIndex: 0 }}
        >
          Alasan: {REASON_TITLES[alasan]}
        </Pill>
      )}
    </div>
  )
})
