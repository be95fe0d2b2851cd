import { Button, Text } from '@mantine/core'
import { IconCheck, IconHandStop, IconInfoCircle } from '@tabler/icons-react'
import type { Problem } from '../../../../shared/problems.ts'
import { adviceFor, type Cure, isTimeReason } from './cures.ts'
import classes from './kunjungan.module.css'

interface ProblemListProps {
  readonly problems: readonly Problem[]
  /** What is wrong with the times as they are typed now. */
  readonly current: readonly { readonly message: string }[]
  /** The times on the screen are not the stored ones. */
  readonly dirty: boolean
  readonly onCure: (cure: Cure) => void
}

/** Why the visit was not sent, each reason with the button that mends it. */
export function ProblemList({ problems, current, dirty, onCure }: ProblemListProps) {
  if (problems.length === 0) return null
  const urgent = problems.toSorted((one, other) => rank(one) - rank(other))
  const waiting = problems.some(({ severity }) => severity === 'tindakan')
  return (
    <section aria-labelledby="kunjungan-masalah">
      <h3 className={classes.heading} id="kunjungan-masalah">
        {waiting ? 'Mengapa belum terkirim' : 'Perlu diketahui'}
      </h3>
      <ul className={classes.problems} style={{ marginTop: 6 }}>
        {urgent.map((problem) => {
          const mended =
            dirty && isTimeReason(problem.reason) && !current.some(({ message }) => message === problem.message)
          return <Entry key={`${problem.reason} ${problem.message}`} {...{ problem, mended, onCure }} />
        })}
      </ul>
    </section>
  )
}

const rank = ({ severity }: Problem) => (severity === 'tindakan' ? 0 : 1)

interface EntryProps {
  readonly problem: Problem
  readonly mended: boolean
  readonly onCure: (cure: Cure) => void
}

function Entry({ problem, mended, onCure }: EntryProps) {
  const { cure, hint } = adviceFor(problem)
  const urgent = problem.severity === 'tindakan'
  const Icon = mended ? IconCheck : urgent ? IconHandStop : IconInfoCircle
  const color = mended ? 'green' : urgent ? 'red' : 'yellow'
  return (
    <li className={classes.problem}>
      <Icon size={17} color={`var(--mantine-color-${color}-text)`} aria-hidden style={{ marginTop: 1 }} />
      <div>
        <span className={mended ? classes.quiet : undefined}>{problem.message}</span>
        {mended && (
          <Text size="xs" fw={600}>
            Isian Anda memperbaikinya, tinggal disimpan.
          </Text>
        )}
        {!mended && hint && (
          <Text size="xs" className={classes.quiet}>
            {hint}
          </Text>
        )}
      </div>
      {cure && !mended && (
        <Button variant="default" size="compact-xs" onClick={() => onCure(cure)}>
          {cure.label}
        </Button>
      )}
    </li>
  )
}
