import { Modal, Text } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { refusalOf } from '../api/refusal.ts'
import { PinEntry } from './PinEntry.tsx'
import { usePin } from './usePin.ts'

export interface PinDoor {
  /**
   * Runs a call that is behind the admin PIN, and asks for the PIN where it is refused for want of it. Answers null when
   * nobody opened; any other refusal stays one.
   */
  readonly pass: <T>(call: () => Promise<T>) => Promise<T | null>
  readonly asking: boolean
  /** The question, to be drawn by the page. */
  readonly dialog: ReactNode
}

/** The admin PIN where it is asked for only by the way; `what` says what is about to be done. */
export function usePinDoor(what: string): PinDoor {
  const pin = usePin()
  const [asking, setAsking] = useState(false)
  const answer = useRef<(opened: boolean) => void>(() => undefined)

  const ask = () => {
    answer.current(false)
    setAsking(true)
    return new Promise<boolean>((resolve) => {
      answer.current = resolve
    })
  }
  const close = (opened: boolean) => {
    setAsking(false)
    answer.current(opened)
  }

  async function pass<T>(call: () => Promise<T>): Promise<T | null> {
    for (;;) {
      try {
        return await call()
      } catch (failure) {
        if (refusalOf(failure).code !== 'perlu-pin') throw failure
      }
      pin.refresh()
      if (!(await ask())) return null
    }
  }

  return {
    pass,
    asking,
    dialog: (
      <Modal
        opened={asking}
        onClose={() => close(false)}
        title="Perlu PIN admin"
        closeButtonProps={{ 'aria-label': 'Tutup' }}
        centered
        size={380}
        zIndex={400}
      >
        <PinEntry pin={pin} submit="Lanjutkan" onOpened={() => close(true)}>
          <Text size="sm" w="100%">
            {what}
          </Text>
        </PinEntry>
      </Modal>
    ),
  }
}
