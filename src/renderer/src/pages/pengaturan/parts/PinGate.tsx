import { type ReactNode, useState } from 'react'
import { ErrorState, LoadingState } from '../../../components/feedback.tsx'
import { type Pin, usePin } from '../../../components/usePin.ts'
import { PinPrompt } from './PinPrompt.tsx'

interface PinGateProps {
  /** `locked`: the door was shut again while this was in use; nothing of it is shown. */
  readonly children: (pin: Pin, locked: boolean) => ReactNode
}

/**
 * Shows what is behind the PIN once the door is open. When it shuts again, the content is hidden but kept: what
 * somebody has typed is there when they are back.
 */
export function PinGate({ children }: PinGateProps) {
  const pin = usePin()
  const [entered, setEntered] = useState(false)
  const { state } = pin
  const locked = state ? state.pinSet && !state.open : false
  if (state && !locked && !entered) setEntered(true)

  if (!state) {
    if (pin.error) return <ErrorState message={pin.error.message} onRetry={pin.refresh} />
    return <LoadingState />
  }
  return (
    <>
      {locked && <PinPrompt pin={pin} note={entered ? AGAIN : undefined} />}
      {entered && (
        <div hidden={locked} style={{ height: '100%' }}>
          {children(pin, locked)}
        </div>
      )}
    </>
  )
}

const AGAIN = 'Terkunci lagi. Yang sudah diketik tidak hilang; masukkan PIN admin untuk melanjutkan.'
