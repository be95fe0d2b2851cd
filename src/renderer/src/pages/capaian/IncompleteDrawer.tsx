import { Button } from '@mantine/core'
import { IconCircleCheck, IconClock, IconHandStop } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { IncompleteVisit } from '../../../../shared/ipc/capaian.ts'
import type { RequestOf } from '../../../../shared/ipc/contract.ts'
import { angka } from '../../../../shared/numbers.ts'
import { tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { useRequest } from '../../api/api.ts'
import { DetailDrawer } from '../../components/DetailDrawer.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../components/feedback.tsx'
import classes from './drawer.module.css'
import { cureText, missingText } from './visit-words.ts'

interface IncompleteDrawerProps {
  readonly opened: boolean
  /** Kept while the drawer slides away. */
  readonly request: RequestOf<'capaian:belum-lengkap'> | null
  readonly about: string
  /** Which visits of the answer are listed. */
  readonly keep: (visit: IncompleteVisit) => boolean
  readonly onClose: () => void
  /** Opens the task editor of the visit. */
  readonly onVisit: (noRawat: string) => void
}

/** The incomplete visits behind a figure: what each lacks, what to do, and the way to its task editor. */
export function IncompleteDrawer({ opened, onClose, request, ...list }: IncompleteDrawerProps) {
  return (
    <DetailDrawer title="Kunjungan belum lengkap" closeLabel="Tutup daftar" opened={opened} onClose={onClose}>
      {request && <Visits key={`${list.about} ${JSON.stringify(request)}`} request={request} {...list} />}
    </DetailDrawer>
  )
}

/** More at once would make the drawer slow to open; the rest is one click away. */
const AT_ONCE = 100

interface VisitsProps extends Pick<IncompleteDrawerProps, 'about' | 'keep' | 'onVisit'> {
  readonly request: RequestOf<'capaian:belum-lengkap'>
}

function Visits({ request, about, keep, onVisit }: VisitsProps) {
  const { data: answer, error, refetch } = useRequest('capaian:belum-lengkap', request)
  const data = answer?.filter(keep)
  const [shown, setShown] = useState(AT_ONCE)
  if (!data) {
    if (error) return <ErrorState message={error.message} onRetry={() => void refetch()} />
    return <LoadingState text="Mencari kunjungan yang belum lengkap…" />
  }
  return (
    <>
      <p className={classes.about}>
        {about} · <b>{angka(data.length)} kunjungan</b>
      </p>
      {data.length === 0 ? (
        <EmptyState
          icon={IconCircleCheck}
          title={answer?.length === 0 ? 'Tidak ada yang kurang' : 'Tidak ada yang perlu tindakan'}
          text={answer?.length === 0 ? 'Semuanya sudah ada di BPJS.' : 'Yang belum lengkap menyusul sendiri.'}
        />
      ) : (
        <ul className={classes.list} onKeyDown={moveInList}>
          {data.slice(0, shown).map((visit) => (
            <li key={visit.no_rawat}>
              <VisitButton visit={visit} onVisit={onVisit} />
            </li>
          ))}
        </ul>
      )}
      {data.length > shown && (
        <Button variant="default" fullWidth mt="xs" onClick={() => setShown((count) => count + AT_ONCE)}>
          Tampilkan {angka(Math.min(AT_ONCE, data.length - shown))} lagi dari {angka(data.length - shown)}
        </Button>
      )}
    </>
  )
}

function VisitButton({
  visit,
  onVisit,
}: {
  readonly visit: IncompleteVisit
  readonly onVisit: (noRawat: string) => void
}) {
  const Icon = visit.pesan === '' ? IconClock : IconHandStop
  return (
    <button type="button" className={classes.visit} onClick={() => onVisit(visit.no_rawat)} title="Buka editor task">
      <span className={classes.top}>
        <span className={classes.name}>{visit.nama}</span>
        <span className={classes.missing}>{missingText(visit)}</span>
      </span>
      <span className={classes.quiet}>
        {tanggalIndonesia(visit.tanggal)} · {visit.poli.nama} · {visit.dokter.nama}
      </span>
      <span className={classes.cure} data-waits={visit.pesan === '' || undefined}>
        <Icon size={14} stroke={2} aria-hidden />
        <span>{cureText(visit)}</span>
      </span>
    </button>
  )
}

/** The arrows move through the list, as they do in a table. */
function moveInList(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const next = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
