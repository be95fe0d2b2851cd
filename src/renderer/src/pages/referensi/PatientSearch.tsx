import { Badge, Loader, Stack, Text, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCalendar, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import type { RegistrationOffer } from '../../../../shared/ipc/registrations.ts'
import { jamIndonesia, tanggalIndonesia, type WallDate } from '../../../../shared/wall-time.ts'
import { type RequestRefused, useApi, useAppState } from '../../api/api.ts'
import { ErrorState } from '../../components/feedback.tsx'
import classes from './form.module.css'

interface PatientSearchProps {
  readonly onPick: (offer: RegistrationOffer) => void
}

/** Finds the registration a row is made for, by any part of the name, no. RM or no. rawat. */
export function PatientSearch({ onPick }: PatientSearchProps) {
  const api = useApi()
  const { today } = useAppState()
  const [tanggal, setTanggal] = useState<WallDate>(today)
  const [text, setText] = useState('')
  const [teks] = useDebouncedValue(text.trim(), 200)
  const [marked, setMarked] = useState(0)
  const listId = useId()
  const { data, error, isFetching, refetch } = useQuery<readonly RegistrationOffer[], RequestRefused>({
    queryKey: ['registrasi:cari', { tanggal, teks }],
    queryFn: () => api.call('registrasi:cari', { tanggal, teks }),
    placeholderData: keepPreviousData,
    // Registrations come in all day, and rows are made by others.
    gcTime: 0,
  })
  const offers = data ?? []
  const mark = Math.min(marked, Math.max(0, offers.length - 1))

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      const next = Math.max(0, Math.min(offers.length - 1, mark + step))
      setMarked(next)
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
      return
    }
    const offer = offers[mark]
    // Right after a keystroke the list is still that of the text before it.
    const isSettled = teks === text.trim() && !isFetching
    if (event.key === 'Enter' && offer && isSettled && !event.ctrlKey) {
      event.preventDefault()
      onPick(offer)
    }
  }

  return (
    <Stack gap="sm" className={classes.search}>
      <DateInput
        label="Tanggal registrasi"
        value={tanggal}
        leftSection={<IconCalendar size={15} aria-hidden />}
        valueFormat="D MMM YYYY"
        hideOutsideDates
        popoverProps={{ zIndex: 400 }}
        w={200}
        onChange={(date) => date !== null && setTanggal(date)}
      />
      <TextInput
        data-autofocus
        data-pencarian
        label="Pasien"
        placeholder="Sebagian nama, no. RM, atau no. rawat"
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={isFetching ? <Loader size={14} /> : null}
        role="combobox"
        aria-expanded={offers.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={offers.length > 0 ? `${listId}-${mark}` : undefined}
        value={text}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value)
          setMarked(0)
        }}
        onKeyDown={onKeyDown}
      />
      {error && !data && <ErrorState message={error.message} onRetry={() => void refetch()} />}
      {data && offers.length === 0 && (
        <Text size="sm" role="status" className={classes.quiet}>
          {teks === ''
            ? `Belum ada registrasi pada ${tanggalIndonesia(tanggal)}.`
            : `Tidak ada registrasi pada ${tanggalIndonesia(tanggal)} yang cocok dengan “${teks}”.`}
        </Text>
      )}
      <div role="listbox" id={listId} aria-label="Registrasi" className={classes.offers} tabIndex={-1}>
        {offers.map((offer, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the strokes are heard by the combobox that owns this list
          <div
            key={offer.no_rawat || `${offer.no_rkm_medis} ${offer.jam_periksa}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === mark}
            tabIndex={-1}
            className={classes.offer}
            onClick={() => onPick(offer)}
            onMouseMove={() => setMarked(index)}
          >
            <div className={classes.offerHead}>
              <strong>{offer.nama}</strong>
              <span className="angka">{jamIndonesia(offer.jam_periksa)}</span>
            </div>
            <div className={`${classes.offerLine} angka`}>
              <span>
                {offer.no_rkm_medis} · {offer.nama_poli || offer.kodepoli} · {offer.dokter}
              </span>
              {offer.adaReferensi && (
                <Badge size="sm" variant="light" color="gray" tt="none" fw={500}>
                  Sudah ada datanya
                </Badge>
              )}
            </div>
          </div>
        ))}
      </div>
    </Stack>
  )
}
