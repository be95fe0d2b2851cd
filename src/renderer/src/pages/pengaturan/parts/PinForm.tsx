import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { pinProblem, repeatProblem } from '../../../components/pin-rules.ts'
import { toastDone } from '../../../components/toast.tsx'
import type { Pin } from '../../../components/usePin.ts'
import { PinFields } from './PinFields.tsx'
import classes from './panels.module.css'

/** Sets the admin PIN, or another one: typed twice, since nobody can read it again. */
export function PinForm({ pin }: { readonly pin: Pin }) {
  const set = pin.state?.pinSet ?? false
  const [typed, setTyped] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (pinProblem(typed) || repeatProblem(typed, again)) return
    setBusy(true)
    const answer = await pin.set(typed)
    setBusy(false)
    if (!answer.ok) return setRefused(answer.message)
    setTyped('')
    setAgain('')
    setTried(false)
    setRefused(null)
    toastDone(set ? 'PIN admin sudah diganti.' : 'PIN admin sudah dipasang.')
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <PinFields
        typed={typed}
        again={again}
        onTyped={(value) => {
          setTyped(value)
          setRefused(null)
        }}
        onAgain={setAgain}
        showErrors={tried}
        refused={refused}
      />
      <div className={classes.actions}>
        <Button type="submit" variant={set ? 'default' : 'filled'} loading={busy}>
          {set ? 'Ganti PIN' : 'Pasang PIN'}
        </Button>
      </div>
    </form>
  )
}
