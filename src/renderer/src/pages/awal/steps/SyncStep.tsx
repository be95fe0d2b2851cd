import { SyncFields } from '../../pengaturan/parts/SyncFields.tsx'
import type { SettingsFields } from '../../pengaturan/useSettingsForm.ts'
import classes from '../wizard.module.css'
import { StepHead } from './StepHead.tsx'

/** What differs from hospital to hospital; the usual answers stand there already. */
export function SyncStep({ fields }: { readonly fields: SettingsFields }) {
  return (
    <>
      <StepHead
        title="Yang disinkronkan"
        lead="Isian ini cocok untuk kebanyakan rumah sakit. Yang lain ada di Pengaturan dan dapat diubah kapan saja."
      />
      <section className={classes.panel} aria-label="Sinkronisasi">
        <SyncFields fields={fields} brief />
      </section>
    </>
  )
}
