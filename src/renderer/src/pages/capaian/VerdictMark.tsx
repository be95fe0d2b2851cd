import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import classes from './capaian.module.css'
import type { Verdict } from './figures.ts'

interface VerdictMarkProps {
  readonly verdict: Verdict
  /** Where the figure stands beside the target: "di bawah target 95%". */
  readonly word: string
}

/** Whether a target is reached: an icon and words, and a colour besides. Nothing without a target. */
export function VerdictMark({ verdict, word }: VerdictMarkProps) {
  if (verdict === null) return null
  const Icon = verdict === 'meleset' ? IconAlertTriangle : IconCircleCheck
  return (
    <span className={classes.verdict} data-verdict={verdict}>
      <Icon size={14} stroke={2} aria-hidden />
      {word}
    </span>
  )
}
