import { IconAlertTriangle, IconDotsVertical } from '@tabler/icons-react'
import { SEND_LOOKS, TASK_LOOKS } from '../../components/state.tsx'
import classes from './grid.module.css'

/**
 * Icons of the grid's cells, drawn once for the page and referred to by each cell: a screenful of rows has some 250 of
 * them, and making each from its paths is most of the work of a turn of the wheel.
 */
const MARKS = [
  ...Object.entries(SEND_LOOKS).map(([state, { icon }]) => ({ id: `kirim-${state}`, icon })),
  ...Object.entries(TASK_LOOKS).map(([state, { icon }]) => ({ id: `task-${state}`, icon })),
  { id: 'masalah', icon: IconAlertTriangle },
  { id: 'menu', icon: IconDotsVertical },
]
export type MarkId = `kirim-${keyof typeof SEND_LOOKS}` | `task-${keyof typeof TASK_LOOKS}` | 'masalah' | 'menu'

/** Has to be on the page once for {@link Mark} to show anything. */
export function MarkDefinitions() {
  return (
    <svg aria-hidden className={classes.definitions}>
      <defs>
        {MARKS.map(({ id, icon: Icon }) => (
          <Icon key={id} id={`tanda-${id}`} size={24} stroke={2.2} />
        ))}
      </defs>
    </svg>
  )
}

interface MarkProps {
  readonly id: MarkId
  /** A colour of the theme; that of the text when absent. */
  readonly color?: string
  /** What it says to those who do not see it; it is left out where words stand beside it. */
  readonly label?: string
}

export function Mark({ id, color, label }: MarkProps) {
  const style = color === undefined ? undefined : { color: `var(--mantine-color-${color}-text)` }
  if (label === undefined)
    return (
      <svg className={classes.mark} style={style} aria-hidden>
        <use href={`#tanda-${id}`} width={14} height={14} />
      </svg>
    )
  return (
    <svg className={classes.mark} style={style} role="img" aria-label={label}>
      <use href={`#tanda-${id}`} width={14} height={14} />
    </svg>
  )
}
