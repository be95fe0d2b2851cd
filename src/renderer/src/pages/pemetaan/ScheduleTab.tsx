import { Alert, Button, Group, SegmentedControl, Text } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { IconArrowsDiff, IconCalendar, IconCircleCheck, IconFilterOff } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { MappingView, ScheduleRow, ScheduleView } from '../../../../shared/ipc/pemetaan.ts'
import { angka } from '../../../../shared/numbers.ts'
import { isWallDate, tanggalIndonesia, type WallDate } from '../../../../shared/wall-time.ts'
import { useAppState } from '../../api/api.ts'
import { ExportButton } from '../../components/ExportMenu.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../components/feedback.tsx'
import { ListGrid, type ListHandle } from '../../components/ListGrid.tsx'
import listClasses from '../../components/list-page.module.css'
import { SearchField } from '../../components/SearchField.tsx'
import { useRoute } from '../../route.ts'
import { scheduleTable } from './export-table.ts'
import classes from './pemetaan.module.css'
import { type ScheduleFilter, scheduleFilterOf } from './place.ts'
import { SCHEDULE_COLUMNS, scheduleKey } from './schedule-columns.tsx'
import { matchingSchedules } from './schedule-words.ts'
import { Uncompared } from './Uncompared.tsx'
import { useSchedules } from './useSchedules.ts'

/** The schedules of a weekday as Khanza and as HFIS has them. BPJS is asked only when somebody wants to know. */
export function ScheduleTab({ view }: { readonly view: MappingView | null }) {
  const { params, change } = useRoute()
  const { today } = useAppState()
  const wanted = params.get('tanggal') ?? ''
  const tanggal = isWallDate(wanted) ? wanted : today
  const saring = scheduleFilterOf(params)
  const { data, error, comparing, compare } = useSchedules(tanggal)
  const [text, setText] = useState('')
  const grid = useRef<ListHandle>(null)
  const rows = data ? matchingSchedules(data.rows, saring, text) : []
  const onFilter = (next: ScheduleFilter) => change({ jadwal: next === 'berbeda' ? null : next })

  return (
    <>
      <Group gap="xs" justify="space-between" wrap="nowrap" className={listClasses.bar}>
        <Group gap="xs" wrap="nowrap" className={classes.filters}>
          <DatePickerInput
            aria-label={`Tanggal jadwal: ${tanggalIndonesia(tanggal)}`}
            w={156}
            leftSection={<IconCalendar size={15} aria-hidden />}
            leftSectionPointerEvents="none"
            hideOutsideDates
            value={tanggal}
            valueFormatter={() => tanggalIndonesia(tanggal)}
            onChange={(date) => date !== null && change({ tanggal: date === today ? null : date })}
          />
          <Button leftSection={<IconArrowsDiff size={15} aria-hidden />} loading={comparing} onClick={compare}>
            Bandingkan dengan HFIS
          </Button>
          {data && (
            <>
              <SegmentedControl
                aria-label="Saring jadwal"
                className={classes.choices}
                value={saring}
                onChange={(value) => onFilter(value as ScheduleFilter)}
                data={[
                  { value: 'berbeda', label: <Count word="Berbeda" count={differing(data)} /> },
                  { value: 'semua', label: <Count word="Semua" count={data.rows.length} /> },
                ]}
              />
              <SearchField
                label="Cari poli atau dokter"
                text={text}
                onText={setText}
                onDown={() => grid.current?.focus()}
              />
            </>
          )}
        </Group>
        <ExportButton
          name="jadwal-hfis"
          sheet="Jadwal"
          range={{ dari: tanggal, sampai: tanggal }}
          what="jadwal"
          table={() => scheduleTable(rows)}
          empty={rows.length === 0}
        />
      </Group>
      {data && error && (
        <Alert color="red" role="alert" py="xs" className={listClasses.bar}>
          Tidak bisa dibandingkan lagi. {error.message}
        </Alert>
      )}
      {data && view && <Uncompared schedules={data} view={view} />}
      <div className={listClasses.panel}>
        {rows.length > 0 ? (
          <ListGrid<ScheduleRow>
            label="Jadwal SIMRS dan HFIS"
            rows={rows}
            columns={SCHEDULE_COLUMNS}
            keyOf={scheduleKey}
            nameOf={(row) => `${row.poli.nama}, ${row.dokter.nama}`}
            handle={grid}
          />
        ) : data ? (
          <NothingShown
            data={data}
            searched={text.trim() !== ''}
            onClearSearch={() => setText('')}
            onAll={() => onFilter('semua')}
          />
        ) : comparing ? (
          <LoadingState text="Menanyakan jadwal setiap poli ke HFIS…" />
        ) : error ? (
          <ErrorState message={error.message} onRetry={compare} />
        ) : (
          <NotYet tanggal={tanggal} onCompare={compare} />
        )}
      </div>
      <Text size="sm" className={`${listClasses.foot} ${listClasses.quiet}`}>
        Halaman ini hanya membandingkan. Yang keliru dibetulkan di tempatnya: aplikasi HFIS BPJS, atau menu Jadwal
        Praktek SIMRS Khanza.
      </Text>
    </>
  )
}

function differing({ rows }: ScheduleView): number {
  return rows.filter(({ beda }) => beda.length > 0).length
}

function Count({ word, count }: { readonly word: string; readonly count: number }) {
  return (
    <Group gap={6} wrap="nowrap" component="span">
      {word}
      <span className={`angka ${classes.count}`}>{angka(count)}</span>
    </Group>
  )
}

function NotYet({ tanggal, onCompare }: { readonly tanggal: WallDate; readonly onCompare: () => void }) {
  return (
    <EmptyState
      icon={IconArrowsDiff}
      title={`Jadwal ${tanggalIndonesia(tanggal)} belum dibandingkan`}
      text="Jadwal dokter di SIMRS disandingkan dengan jadwal di HFIS, satu pertanyaan ke BPJS untuk setiap poli yang sudah dipetakan."
      action={{ label: 'Bandingkan sekarang', onClick: onCompare }}
    />
  )
}

interface NothingShownProps {
  readonly data: ScheduleView
  readonly searched: boolean
  readonly onClearSearch: () => void
  readonly onAll: () => void
}

function NothingShown({ data, searched, onClearSearch, onAll }: NothingShownProps) {
  if (searched) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title="Tidak ada jadwal yang cocok"
        action={{ label: 'Hapus pencarian', onClick: onClearSearch }}
      />
    )
  }
  const day = tanggalIndonesia(data.tanggal)
  if (data.rows.length === 0) {
    return (
      <EmptyState
        icon={IconCalendar}
        title={`Tidak ada jadwal yang dapat dibandingkan pada ${day}.`}
        text={
          data.tidakTerbaca.length > 0
            ? 'BPJS tidak menjawab untuk poli di atas. Coba bandingkan lagi nanti.'
            : 'Di SIMRS maupun HFIS tidak ada jadwal hari itu untuk poli yang sudah dipetakan.'
        }
      />
    )
  }
  return (
    <EmptyState
      icon={IconCircleCheck}
      title={`Jadwal SIMRS dan HFIS sama pada ${day}.`}
      text={`${angka(data.rows.length)} jadwal dibandingkan, tidak ada yang berbeda.`}
      action={{ label: 'Tampilkan semua', onClick: onAll }}
    />
  )
}
