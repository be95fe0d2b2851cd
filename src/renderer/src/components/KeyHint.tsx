import { Kbd, Text } from '@mantine/core'

/** A stroke and what it does, at the foot of a list. */
export function KeyHint({ keys, text }: { readonly keys: string; readonly text: string }) {
  return (
    <Text size="xs" span>
      <Kbd size="xs">{keys}</Kbd> {text}
    </Text>
  )
}
