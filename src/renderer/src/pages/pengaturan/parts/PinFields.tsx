import { PasswordInput } from '@mantine/core'
import { pinProblem, repeatProblem } from '../../../components/pin-rules.ts'
import classes from './panels.module.css'

interface PinFieldsProps {
  readonly typed: string
  readonly again: string
  readonly onTyped: (value: string) => void
  readonly onAgain: (value: string) => void
  /** After an attempt, or when both are filled, mistakes are told. */
  readonly showErrors: boolean
  readonly refused?: string | null
}

/** The two inputs of a new PIN. */
export function PinFields({ typed, again, onTyped, onAgain, showErrors, refused }: PinFieldsProps) {
  const shown = showing(typed, again, showErrors)
  const problem = refused ?? (shown ? pinProblem(typed) : null)
  return (
    <div className={classes.twin}>
      <PasswordInput
        id="pin-baru"
        label="PIN baru"
        description={problem ? undefined : '4 sampai 12 angka'}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={12}
        value={typed}
        onChange={(event) => onTyped(event.currentTarget.value)}
        error={problem}
      />
      <PasswordInput
        label="Ketik PIN sekali lagi"
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={12}
        value={again}
        onChange={(event) => onAgain(event.currentTarget.value)}
        error={shown ? repeatProblem(typed, again) : null}
      />
    </div>
  )
}

function showing(typed: string, again: string, showErrors: boolean): boolean {
  return showErrors || (typed !== '' && again.length >= typed.length)
}
