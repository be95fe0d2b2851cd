import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react'

export interface Question {
  readonly title: string
  /** What will be touched, with the number of rows; says when it cannot be undone. */
  readonly text: ReactNode
  /** The verb on the button: "Kirim ulang 12", never "OK". */
  readonly confirm: string
  readonly danger?: boolean
  /** The text holds a table. */
  readonly wide?: boolean
}

type Ask = (question: Question) => Promise<boolean>
const ConfirmContext = createContext<Ask | null>(null)

/** Asks once before something that touches many rows or cannot be undone. Resolves true when confirmed. */
export function useConfirm(): Ask {
  const ask = use(ConfirmContext)
  if (!ask) throw new Error('no ConfirmProvider above')
  return ask
}

export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null)
  const [opened, setOpened] = useState(false)
  const answer = useRef<(yes: boolean) => void>(() => undefined)
  const ask = useCallback<Ask>((next) => {
    answer.current(false)
    setQuestion(next)
    setOpened(true)
    return new Promise((resolve) => {
      answer.current = resolve
    })
  }, [])
  const close = (yes: boolean) => {
    setOpened(false)
    answer.current(yes)
  }
  return (
    <ConfirmContext value={ask}>
      {children}
      <Modal
        opened={opened}
        onClose={() => close(false)}
        title={question?.title}
        closeButtonProps={{ 'aria-label': 'Tutup' }}
        centered
        size={question?.wide ? 760 : 'md'}
        zIndex={400}
      >
        <Stack gap="md">
          <Text size="sm" component="div">
            {question?.text}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => close(false)}>
              Tidak jadi
            </Button>
            <Button color={question?.danger ? 'red.9' : undefined} onClick={() => close(true)} data-autofocus>
              {question?.confirm}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </ConfirmContext>
  )
}
