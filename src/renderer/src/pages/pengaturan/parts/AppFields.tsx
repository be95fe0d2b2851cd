import { NumberInput, Switch, TextInput } from '@mantine/core'
import { FIELD_LABELS, inputId } from '../fields.ts'
import type { SettingsFields } from '../useSettingsForm.ts'
import { fieldProps, numberOrEmpty } from './field-props.ts'
import classes from './fields.module.css'

/** How the program lives on this computer. */
export function AppFields({ fields }: { readonly fields: SettingsFields }) {
  const { draft, set, view } = fields
  return (
    <div className={classes.stack}>
      <Switch
        id={inputId('autostart')}
        size="sm"
        label={FIELD_LABELS.autostart}
        description={
          view.canAutostart
            ? 'Program dibuka di baki sistem begitu pengguna ini masuk.'
            : 'Hanya dapat diatur di aplikasi desktop. Di peramban, jalankan lewat penjadwal tugas komputer ini.'
        }
        disabled={!view.canAutostart}
        checked={draft.autostart}
        onChange={(event) => set({ autostart: event.currentTarget.checked })}
      />
      <div className={classes.grid}>
        <NumberInput
          {...fieldProps(fields, 'retentionDays', 'Riwayat kiriman dan audit di komputer ini, 31 sampai 3.650 hari.')}
          suffix=" hari"
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="none"
          min={31}
          max={3650}
          step={30}
          value={draft.retentionDays}
          onChange={(value) => set({ retentionDays: numberOrEmpty(value) })}
        />
        <TextInput
          {...fieldProps(fields, 'dataDir', `Kosong: tempat yang biasa. Sekarang di ${view.dataDir}`)}
          placeholder={view.dataDir}
          value={draft.dataDir}
          onChange={(event) => set({ dataDir: event.currentTarget.value })}
          spellCheck={false}
        />
      </div>
      <div className={classes.help}>
        Folder data yang baru dipakai setelah program dibuka lagi. Antrian kirim yang lama tidak ikut pindah; pindahkan
        isinya sendiri selagi program tertutup.
      </div>
    </div>
  )
}
