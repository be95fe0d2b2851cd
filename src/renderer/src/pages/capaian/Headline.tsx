import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CapaianView } from '../../../../shared/ipc/capaian.ts'
import { angka } from '../../../../shared/numbers.ts'
import { jamIndonesia } from '../../../../shared/wall-time.ts'
import classes from './capaian.module.css'
import { lengkapVerdict, minuteText, percentText, share, tungguVerdict, verdictWord } from './figures.ts'
import type { Subject } from './subject.ts'
import { VerdictMark } from './VerdictMark.tsx'

interface HeadlineProps {
  readonly figures: CapaianView
  readonly onOpen: (subject: Subject) => void
}

/** The four figures a hospital is asked for, two of them against what it wants to reach. */
export function Headline({ figures: { semua, target, readAt }, onOpen }: HeadlineProps) {
  const lengkap = share(semua.lengkap, semua.kunjungan)
  const reached = lengkapVerdict(lengkap, target)
  const tunggu = semua.waktu.tungguPoli
  const quick = tungguVerdict(tunggu?.median ?? null, target)
  return (
    <section className={classes.headline} aria-label="Ringkasan">
      <Figure name="Kunjungan wajib lapor" value={angka(semua.kunjungan)}>
        {semua.dilewati > 0 && `${angka(semua.dilewati)} dilewati atau batal · `}dibaca {jamIndonesia(readAt)}
      </Figure>
      <Figure
        name="Terkirim"
        value={percentText(share(semua.terkirim, semua.kunjungan))}
        opens="kunjungan yang antreannya belum ada di BPJS"
        onOpen={() => onOpen({ kind: 'task', taskid: 0 })}
      >
        {partText(semua.terkirim, semua.kunjungan)}
      </Figure>
      <Figure
        name="Lengkap"
        value={percentText(lengkap)}
        opens="kunjungan yang belum lengkap"
        onOpen={() => onOpen({ kind: 'semua' })}
      >
        {partText(semua.lengkap, semua.kunjungan)}{' '}
        <VerdictMark
          verdict={reached}
          word={`${verdictWord(reached, 'persen')} target ${percentText(target.lengkapPersen)}`}
        />
      </Figure>
      <Figure name="Tunggu poli (median)" value={minuteText(tunggu?.median ?? null)}>
        {tunggu ? `${angka(tunggu.kunjungan)} kunjungan ` : 'Belum ada kunjungan dengan task 3 dan 4. '}
        <VerdictMark verdict={quick} word={`${verdictWord(quick, 'menit')} target ${minuteText(target.tungguMenit)}`} />
      </Figure>
    </section>
  )
}

function partText(part: number, whole: number): string {
  return `${angka(part)} dari ${angka(whole)}`
}

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly children: ReactNode
  /** What a click lists. */
  readonly opens?: string
  readonly onOpen?: () => void
}

function Figure({ name, value, children, opens, onOpen }: FigureProps) {
  const body = (
    <>
      <span className={classes.figureName}>{name}</span>
      <span className={classes.figureValue}>{value}</span>
      <span className={classes.figureNote}>{children}</span>
    </>
  )
  if (!onOpen) return <div className={classes.figure}>{body}</div>
  return (
    <button type="button" className={classes.figure} onClick={onOpen} title={`Tampilkan ${opens}`}>
      {body}
      <IconChevronRight size={15} aria-hidden className={classes.figureArrow} />
    </button>
  )
}
