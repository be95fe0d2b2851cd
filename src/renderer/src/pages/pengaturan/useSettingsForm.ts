import { useReducer } from 'react'
import type { SecretName, SecretValues, SettingsView } from '../../../../shared/ipc/settings.ts'
import type { FieldName } from './fields.ts'
import type { FieldErrors } from './settings-checks.ts'
import {
  changedFields,
  initialState,
  reduceSettings,
  type SettingsDraft,
  type SettingsState,
  shownErrors,
} from './settings-draft.ts'

/** What the groups of fields get: the values, their errors, and how to change them. */
export interface SettingsFields {
  readonly view: SettingsView
  readonly draft: SettingsDraft
  readonly secrets: SecretValues
  readonly errors: FieldErrors
  /** Grows when everything was saved or thrown away. */
  readonly round: number
  readonly set: (values: Partial<SettingsDraft>) => void
  readonly setSecret: (name: SecretName, value: string | undefined) => void
  /** A field was left: from now on its error shows. */
  readonly leave: (...fields: FieldName[]) => void
}

export interface SettingsFormHandle {
  readonly state: SettingsState
  readonly fields: SettingsFields
  /** Names of what differs from what is stored. */
  readonly changed: readonly FieldName[]
  readonly discard: () => void
  readonly refuse: (field: FieldName, message: string) => void
  /** Stored anew elsewhere: edits stay but for `taken`. */
  readonly reread: (view: SettingsView, taken?: readonly FieldName[]) => void
  readonly saved: (view: SettingsView) => void
}

/** The settings form over what is stored. A newer `view` is taken over without touching what has been typed. */
export function useSettingsForm(view: SettingsView): SettingsFormHandle {
  const [state, dispatch] = useReducer(reduceSettings, view, initialState)
  // During render, as React asks for state that follows a prop; equal views are the same object.
  if (view !== state.view) dispatch({ kind: 'terbaca', view, taken: [] })
  return {
    state,
    fields: {
      view: state.view,
      draft: state.draft,
      secrets: state.secrets,
      errors: shownErrors(state),
      round: state.round,
      set: (values) => dispatch({ kind: 'isi', values }),
      setSecret: (name, value) => dispatch({ kind: 'rahasia', name, value }),
      leave: (...fields) => dispatch({ kind: 'ditinggal', fields }),
    },
    changed: changedFields(state),
    discard: () => dispatch({ kind: 'buang' }),
    refuse: (field, message) => dispatch({ kind: 'ditolak', field, message }),
    reread: (next, taken = []) => dispatch({ kind: 'terbaca', view: next, taken }),
    saved: (next) => dispatch({ kind: 'tersimpan', view: next }),
  }
}
