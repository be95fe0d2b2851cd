import type { SettingsForm } from '../../../../../shared/ipc/settings.ts'
import { FIELD_LABELS, inputId } from '../fields.ts'
import type { SettingsFields } from '../useSettingsForm.ts'

/** Help stands under the input: the inputs of a row stay on one line. */
const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** What every input of a plain setting has in common. A value that a variable decides is read-only and says whose it is. */
export function fieldProps(fields: SettingsFields, name: keyof SettingsForm, help?: string) {
  const variable = fields.view.fixed[name]
  const error = fields.errors[name]
  return {
    id: inputId(name),
    label: FIELD_LABELS[name],
    // The error says what to fill in: the help would say it again.
    description: variable ? fixedText(variable) : error ? undefined : help,
    error,
    readOnly: variable !== undefined,
    inputWrapperOrder: ORDER,
    onBlur: () => fields.leave(name),
  }
}

/** Whether the environment decides this setting. */
export function isFixed(fields: SettingsFields, name: keyof SettingsForm): boolean {
  return fields.view.fixed[name] !== undefined
}

export function fixedText(variable: string): string {
  return `Ditentukan variabel lingkungan ${variable}; ubah di sana.`
}

/** A number input hands over an empty text, or text it cannot read yet, while somebody types. */
export function numberOrEmpty(value: number | string): number | '' {
  if (typeof value === 'number') return value
  const read = value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(read) ? read : ''
}
