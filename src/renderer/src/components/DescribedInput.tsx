import type { ComponentProps } from 'react'

interface DescribedInputProps extends ComponentProps<'input'> {
  /** Ids of the texts, as in `aria-describedby`. */
  readonly describedBy: string | undefined
}

/**
 * For `InputBase`'s `component`: an input described by texts that stand elsewhere on the page. Mantine's own inputs name
 * only the texts they draw themselves, and drop an `aria-describedby` they are given.
 */
export function DescribedInput({ describedBy, ...input }: DescribedInputProps) {
  return <input {...input} aria-describedby={describedBy} />
}
