import { IconBan, IconCheck, IconClock, IconMinus, IconProgressCheck, IconUserOff } from '@tabler/icons-react'
import type { BpjsDayRow, DayStatus } from '../../../../shared/ipc/quality.ts'
import { SEND_LOOKS, type StateLook } from '../../components/state.tsx'

const HERE: Readonly<Record<DayStatus, StateLook>> = {
  terkirim: SEND_LOOKS.terkirim,
  'belum-terkirim': { word: 'Belum terkirim', color: 'gray', icon: IconClock },
  'perlu-tindakan': SEND_LOOKS['perlu-tindakan'],
  'belum-datang': { word: 'Belum datang', color: 'gray', icon: IconUserOff },
  dilewati: SEND_LOOKS.dilewati,
  batal: SEND_LOOKS.batal,
}

const ABSENT: StateLook = { word: 'Tidak ada', color: 'red', icon: IconMinus }

/** How a booking stands here, in the words every screen uses, with the step it has reached. */
export function hereLook({ disini }: BpjsDayRow): StateLook {
  if (!disini) return ABSENT
  return withTask(HERE[disini.status], disini.task)
}

/** The word of it alone. */
export function hereWord({ disini }: BpjsDayRow): string {
  return disini ? HERE[disini.status].word : ABSENT.word
}

/** How it stands at BPJS, in BPJS's own word. */
export function thereLook({ bpjs }: BpjsDayRow): StateLook {
  if (!bpjs) return ABSENT
  return withTask({ word: bpjs.status === '' ? 'Ada' : bpjs.status, ...lookOfWord(bpjs.status) }, bpjs.task)
}

function lookOfWord(status: string): Omit<StateLook, 'word'> {
  if (/batal|tidak hadir/i.test(status)) return { color: 'gray', icon: IconBan }
  if (/selesai/i.test(status)) return { color: 'green', icon: IconCheck }
  if (/sedang/i.test(status)) return { color: 'blue', icon: IconProgressCheck }
  return { color: 'gray', icon: IconClock }
}

function withTask(look: StateLook, task: number | null): StateLook {
  return task === 0 || task === null ? look : { ...look, word: `${look.word} · task ${task}` }
}
