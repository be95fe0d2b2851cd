import { NumberInput, TextInput } from '@mantine/core'
import type { SettingsFields } from '../useSettingsForm.ts'
import { fieldProps, numberOrEmpty } from './field-props.ts'
import classes from './fields.module.css'

/** What the hospital wants to reach, and when it is reminded of what is missing. Sending does not depend on it. */
export function CapaianFields({ fields }: { readonly fields: SettingsFields }) {
  const { draft, set } = fields
  return (
    <div className={classes.grid}>
      <NumberInput
        {...fieldProps(
          fields,
          'targetTungguMenit',
          'Garis target di layar Capaian: paling lama dari task 3 ke task 4, 0 sampai 600 menit. 0: tanpa target.',
        )}
        suffix=" menit"
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        min={0}
        max={600}
        step={5}
        value={draft.targetTungguMenit}
        onChange={(value) => set({ targetTungguMenit: numberOrEmpty(value) })}
      />
      <NumberInput
        {...fieldProps(
          fields,
          'targetLengkapPersen',
          'Kunjungan yang booking dan semua tasknya ada di BPJS, 0 sampai 100 persen. 0: tanpa target.',
        )}
        suffix="%"
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        min={0}
        max={100}
        step={5}
        value={draft.targetLengkapPersen}
        onChange={(value) => set({ targetLengkapPersen: numberOrEmpty(value) })}
      />
      <TextInput
        {...fieldProps(
          fields,
          'jamPengingat',
          'Sekali sehari sejak jam ini, program mengingatkan kunjungan hari ini yang sudah dilayani tetapi belum lengkap. Kosong: tidak diingatkan.',
        )}
        placeholder="Tidak diingatkan"
        value={draft.jamPengingat}
        onChange={(event) => set({ jamPengingat: event.currentTarget.value })}
        spellCheck={false}
      />
    </div>
  )
}
