import { NumberInput, TextInput } from '@mantine/core'
import type { SettingsFields } from '../useSettingsForm.ts'
import { fieldProps, numberOrEmpty } from './field-props.ts'
import classes from './fields.module.css'
import { SecretField } from './SecretField.tsx'

/** Where the hospital's database is, and who may read it. */
export function DatabaseFields({ fields }: { readonly fields: SettingsFields }) {
  const { draft, set } = fields
  return (
    <div className={classes.stack}>
      <div className={classes.address}>
        <TextInput
          {...fieldProps(fields, 'databaseHost')}
          placeholder="192.168.1.10"
          value={draft.databaseHost}
          onChange={(event) => set({ databaseHost: event.currentTarget.value })}
          spellCheck={false}
        />
        <NumberInput
          {...fieldProps(fields, 'databasePort')}
          value={draft.databasePort}
          onChange={(value) => set({ databasePort: numberOrEmpty(value) })}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="none"
          hideControls
        />
      </div>
      <div className={classes.grid}>
        <TextInput
          {...fieldProps(fields, 'databaseName', 'Database SIMRS Khanza, biasanya sik.')}
          value={draft.databaseName}
          onChange={(event) => set({ databaseName: event.currentTarget.value })}
          spellCheck={false}
        />
        <TextInput
          {...fieldProps(fields, 'databaseUser')}
          value={draft.databaseUser}
          onChange={(event) => set({ databaseUser: event.currentTarget.value })}
          spellCheck={false}
          autoComplete="off"
        />
        <div className={classes.wide}>
          <SecretField fields={fields} name="databasePassword" help="Boleh kosong bila pengguna itu tanpa sandi." />
        </div>
      </div>
    </div>
  )
}
