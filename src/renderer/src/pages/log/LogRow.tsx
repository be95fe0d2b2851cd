import { IconAlertTriangle, IconCircleX, IconInfoCircle, type TablerIcon } from '@tabler/icons-react'
import { memo, type Ref } from 'react'
import type { LogLevelName } from '../../../../shared/ipc/log.ts'
import { jamDetikIndonesia, tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { rowIndex } from '../../components/VirtualTable.tsx'
import { hrefOf } from '../../route.ts'
import type { KeptLine } from './lines.ts'
import classes from './log.module.css'
import { highlightPieces } from './parts.ts'

export const LEVEL_LOOKS: Record<LogLevelName, { word: string; color: string; icon: TablerIcon }> = {
  info: { word: 'Info', color: 'gray', icon: IconInfoCircle },
  warn: { word: 'Peringatan', color: 'yellow', icon: IconAlertTriangle },
  error: { word: 'Galat', color: 'red', icon: IconCircleX },
}

interface LogRowProps {
  readonly index: number
  readonly line: KeptLine
  /** What is searched for, to be marked. */
  readonly teks: string
  /** Tells the virtualizer how high the row became. */
  readonly measure: Ref<HTMLTableRowElement>
}

/** One line; a long message takes as many lines as it needs. */
export const LogRow = memo(function LogRow({ index, line, teks, measure }: LogRowProps) {
  const look = LEVEL_LOOKS[line.level]
  const Icon = look.icon
  const { parts } = line
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={rowIndex(index)}
      data-level={line.level}
      className={classes.row}
    >
      <td>{timeWords(line.at)}</td>
      <td>
        <span className={classes.level}>
          <Icon size={14} stroke={2} color={`var(--mantine-color-${look.color}-text)`} aria-hidden />
          {look.word}
        </span>
      </td>
      <td>
        {parts.noRawat && (
          <a href={hrefOf('log', { kunjungan: parts.noRawat })} className={classes.visit} title="Buka editor task">
            <Marked text={parts.noRawat} teks={teks} />
          </a>
        )}
      </td>
      <td>
        <Marked text={parts.call} teks={teks} />
      </td>
      <td className={classes.number}>
        <Marked text={parts.code} teks={teks} />
      </td>
      <td className={classes.number}>{parts.duration}</td>
      <td className={classes.message}>
        <Marked text={parts.message} teks={teks} />
      </td>
    </tr>
  )
})

/** `6 Okt 10.25.07` */
function timeWords(at: string): string {
  const [, day = ''] = tanggalIndonesia(at.slice(0, 10)).split(', ')
  return `${day.slice(0, -5)} ${jamDetikIndonesia(at)}`
}

function Marked({ text, teks }: { readonly text: string; readonly teks: string }) {
  if (teks === '') return text
  let from = 0
  return highlightPieces(text, teks).map((piece) => {
    const key = from
    from += piece.text.length
    return piece.match ? (
      <mark key={key} className={classes.mark}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    )
  })
}
