import { useState } from 'react'
import { pinProblem, repeatProblem } from '../../components/pin-rules.ts'
import type { Pin } from '../../components/usePin.ts'

export interface NewPin {
  readonly typed: string
  readonly again: string
  readonly skipped: boolean
  /** After the first attempt mistakes are told. */
  readonly tried: boolean
  readonly refused: string | null
  readonly busy: boolean
  readonly setTyped: (value: string) => void
  readonly setAgain: (value: string) => void
  readonly setSkipped: (value: boolean) => void
  /** Sets the PIN where one was typed. Answers whether the wizard may go on. */
  readonly apply: () => Promise<boolean>
}

/** The wizard's PIN: typed twice, or left out on purpose. One that is set already may stay as it is. */
export function useNewPin(pin: Pin): NewPin {
  const [typed, setTyped] = useState('')
  const [again, setAgain] = useState('')
  const [skipped, setSkipped] = useState(false)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function apply(): Promise<boolean> {
    const kept = (pin.state?.pinSet ?? false) && typed === '' && again === ''
    if (skipped || kept) return true
    setTried(true)
    if (pinProblem(typed) || repeatProblem(typed, again)) {
      document.getElementById('pin-baru')?.focus()
      return false
    }
    setBusy(true)
    const answer = await pin.set(typed)
    setBusy(false)
    setRefused(answer.ok ? null : answer.message)
    return answer.ok
  }

  return {
    typed,
    again,
    skipped,
    tried,
    refused,
    busy,
    setTyped: (value) => {
      setTyped(value)
      setRefused(null)
    },
    setAgain,
    setSkipped,
    apply,
  }
}
