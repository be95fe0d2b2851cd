import { BpjsFields } from '../../pengaturan/parts/BpjsFields.tsx'
import { SessionNotice } from '../../pengaturan/parts/SessionNotice.tsx'
import type { SettingsFields } from '../../pengaturan/useSettingsForm.ts'
import classes from '../wizard.module.css'
import { StepHead } from './StepHead.tsx'

/** The service of BPJS and the credentials it gave to this hospital. */
export function BpjsStep({ fields }: { readonly fields: SettingsFields }) {
  return (
    <>
      <StepHead
        title="Antrean BPJS yang mana?"
        lead="Kredensial layanan Antrean diberikan BPJS kepada rumah sakit; yang dipakai Khanza sama dengan yang dipakai di sini."
      />
      <div className={classes.wideAndNarrow}>
        <section className={classes.panel} aria-label="Antrean BPJS">
          <BpjsFields fields={fields} />
        </section>
        <section className={classes.panel} aria-labelledby="langkah-kredensial">
          <h2 className={classes.panelTitle} id="langkah-kredensial">
            Tiga kredensial
          </h2>
          <dl className={classes.facts}>
            <dt>Cons ID</dt>
            <dd>Nomor rumah sakit di layanan web BPJS.</dd>
            <dt>Secret key</dt>
            <dd>Pasangan Cons ID, untuk menandatangani setiap kiriman.</dd>
            <dt>User key</dt>
            <dd>Milik layanan Antrean. Bukan user key VClaim.</dd>
          </dl>
          <SessionNotice keyStore={fields.view.keyStore} />
        </section>
      </div>
    </>
  )
}
