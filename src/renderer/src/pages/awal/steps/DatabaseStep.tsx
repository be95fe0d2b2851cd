import type { SettingsView } from '../../../../../shared/ipc/settings.ts'
import type { FieldName } from '../../pengaturan/fields.ts'
import { DatabaseFields } from '../../pengaturan/parts/DatabaseFields.tsx'
import { ImportPanel } from '../../pengaturan/parts/ImportPanel.tsx'
import type { SettingsFields } from '../../pengaturan/useSettingsForm.ts'
import classes from '../wizard.module.css'
import { StepHead } from './StepHead.tsx'

interface DatabaseStepProps {
  readonly fields: SettingsFields
  readonly onApplied: (view: SettingsView, taken: readonly FieldName[]) => void
  readonly onLocked: () => void
}

/** Import, or type. */
export function DatabaseStep({ fields, onApplied, onLocked }: DatabaseStepProps) {
  return (
    <>
      <StepHead
        title="Di mana database SIMRS Khanza?"
        lead="Impor dari Khanza mengisi langkah ini dan langkah berikutnya sekaligus. Tanpa berkas itu, ketik di kanan."
      />
      <div className={classes.two}>
        <section className={classes.panel} aria-labelledby="langkah-impor">
          <h2 className={classes.panelTitle} id="langkah-impor">
            Impor dari Khanza
          </h2>
          <ImportPanel onApplied={onApplied} onLocked={onLocked} />
        </section>
        <section className={classes.panel} aria-labelledby="langkah-database">
          <h2 className={classes.panelTitle} id="langkah-database">
            Database
          </h2>
          <DatabaseFields fields={fields} />
        </section>
      </div>
    </>
  )
}
