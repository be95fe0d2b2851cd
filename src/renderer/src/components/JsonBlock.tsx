import { Group, Text } from '@mantine/core'
import { CopyIcon } from './CopyIcon.tsx'
import classes from './JsonBlock.module.css'

interface JsonBlockProps {
  readonly label: string
  readonly text: string
  /** What stands there when there is no text. */
  readonly empty?: string
}

/** A text as it went over the line, indented where it is JSON, with a way to take it along. */
export function JsonBlock({ label, text, empty = 'Kosong.' }: JsonBlockProps) {
  const pretty = prettyJson(text)
  return (
    <section aria-label={label}>
      <Group justify="space-between" mih={28}>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        {text !== '' && <CopyIcon label={`Salin ${label.toLowerCase()}`} text={pretty} />}
      </Group>
      {text === '' ? (
        <Text size="sm" className={classes.faint}>
          {empty}
        </Text>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to enter it
        <pre className={classes.code} tabIndex={0}>
          {pretty}
        </pre>
      )}
    </section>
  )
}

/** JSON with one value a line; any other text as it is. */
function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
