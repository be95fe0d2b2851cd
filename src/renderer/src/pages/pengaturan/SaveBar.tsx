import { Anchor, Button, Tooltip } from '@mantine/core'
import { FIELD_LABELS, type FieldName } from './fields.ts'
import { changesText, errorsText } from './save-words.ts'
import classes from './settings.module.css'
import type { FieldErrors } from './settings-checks.ts'

interface SaveBarProps {
  readonly changed: readonly FieldName[]
  readonly errors: FieldErrors
  readonly saving: boolean
  readonly onSave: () => void
  readonly onDiscard: () => void
  readonly onShow: (field: FieldName) => void
}

/** What is not saved yet, and the two ways out of that. Always in its place, so that nothing jumps. */
export function SaveBar({ changed, errors, saving, onSave, onDiscard, onShow }: SaveBarProps) {
  const dirty = changed.length > 0
  const wrong = Object.keys(errors) as FieldName[]
  const firstWrong = wrong[0]
  return (
    <section className={classes.bar} data-dirty={dirty || undefined} aria-label="Simpan pengaturan">
      <div className={classes.barText} role="status">
        <span className={dirty ? classes.barCount : classes.barQuiet}>{changesText(changed.length)}</span>
        {dirty && <span className={classes.barNames}>{changed.map((field) => FIELD_LABELS[field]).join(', ')}</span>}
      </div>
      {firstWrong && (
        <Anchor component="button" type="button" size="sm" c="red" onClick={() => onShow(firstWrong)}>
          {errorsText(wrong.length)}
        </Anchor>
      )}
      <Button variant="default" disabled={!dirty || saving} onClick={onDiscard}>
        Buang perubahan
      </Button>
      <Tooltip label="Simpan (Ctrl+S)">
        <Button disabled={!dirty} loading={saving} onClick={onSave} aria-keyshortcuts="Control+S">
          Simpan
        </Button>
      </Tooltip>
    </section>
  )
}
