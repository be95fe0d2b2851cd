import { Alert, Checkbox } from '@mantine/core'
import { IconShieldOff } from '@tabler/icons-react'
import { ZONE_LETTERS } from '../../../../../shared/wall-time.ts'
import { presetOf } from '../../pengaturan/bpjs-presets.ts'
import { PinFields } from '../../pengaturan/parts/PinFields.tsx'
import type { SettingsDraft } from '../../pengaturan/settings-draft.ts'
import type { NewPin } from '../useNewPin.ts'
import classes from '../wizard.module.css'
import { StepHead } from './StepHead.tsx'

interface PinStepProps {
  readonly draft: SettingsDraft
  readonly pinSet: boolean
  readonly newPin: NewPin
}

const SERVICE_NAMES = { produksi: 'Produksi', pengembangan: 'Pengembangan', kustom: 'Kustom' } as const

/** The admin PIN, and what begins when the wizard ends. */
export function PinStep({ draft, pinSet, newPin }: PinStepProps) {
  const preset = presetOf(draft.bpjsUrl)
  return (
    <>
      <StepHead
        title="PIN admin"
        lead="PIN menjaga pengaturan agar tidak berubah tanpa sengaja. Petugas pendaftaran tidak memerlukannya."
      />
      <div className={classes.two}>
        <section className={classes.panel} aria-labelledby="langkah-pin">
          <h2 className={classes.panelTitle} id="langkah-pin">
            {pinSet ? 'PIN sudah dipasang' : 'Pasang PIN'}
          </h2>
          {pinSet && <p className={classes.lead}>Biarkan kosong untuk tetap memakai PIN yang sekarang.</p>}
          {!newPin.skipped && (
            <PinFields
              typed={newPin.typed}
              again={newPin.again}
              onTyped={newPin.setTyped}
              onAgain={newPin.setAgain}
              showErrors={newPin.tried}
              refused={newPin.refused}
            />
          )}
          {!pinSet && (
            <Checkbox
              mt="md"
              size="xs"
              label="Lewati, tanpa PIN"
              checked={newPin.skipped}
              onChange={(event) => newPin.setSkipped(event.currentTarget.checked)}
            />
          )}
          {newPin.skipped && (
            <Alert color="yellow" mt="sm" p="xs" icon={<IconShieldOff aria-hidden />}>
              Tanpa PIN, siapa pun di komputer ini dapat mengganti database, kredensial, dan cara pengiriman. PIN dapat
              dipasang kemudian di Pengaturan.
            </Alert>
          )}
        </section>
        <section className={classes.panel} aria-labelledby="langkah-ringkas">
          <h2 className={classes.panelTitle} id="langkah-ringkas">
            Yang dimulai sesudah ini
          </h2>
          <dl className={classes.facts}>
            <dt>Database</dt>
            <dd>
              {draft.databaseName} di {draft.databaseHost}:{draft.databasePort}
            </dd>
            <dt>Antrean BPJS</dt>
            <dd>
              {SERVICE_NAMES[preset]}
              {preset === 'kustom' && ` (${draft.bpjsUrl})`}
            </dd>
            <dt>Sinkron</dt>
            <dd>
              Setiap {draft.intervalMinutes} menit, waktu {ZONE_LETTERS[draft.zone]}
            </dd>
            <dt>Dikecualikan</dt>
            <dd>{draft.excludedPolis.length > 0 ? `Poli ${draft.excludedPolis.join(', ')}` : 'Tidak ada'}</dd>
          </dl>
          <Alert color={preset === 'produksi' ? 'yellow' : 'blue'} mt="md" p="xs">
            {preset === 'produksi'
              ? 'Begitu disimpan, antrean hari ini mulai dikirim ke BPJS Produksi dan terlihat pasien di Mobile JKN.'
              : 'Begitu disimpan, antrean hari ini mulai dikirim ke alamat di atas.'}
          </Alert>
        </section>
      </div>
    </>
  )
}
