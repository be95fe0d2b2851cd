import { Collapse, Input, NumberInput, SegmentedControl, Select, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { SettingsForm } from '../../../../../shared/ipc/settings.ts'
import { type BpjsPreset, presetOf, urlOfPreset } from '../bpjs-presets.ts'
import { BPJS_ADVANCED_FIELDS } from '../fields.ts'
import type { SettingsFields } from '../useSettingsForm.ts'
import { fieldProps, isFixed, numberOrEmpty } from './field-props.ts'
import classes from './fields.module.css'
import { SecretField } from './SecretField.tsx'

const PRESET_LABELS: readonly { readonly value: BpjsPreset; readonly label: string }[] = [
  { value: 'produksi', label: 'Produksi' },
  { value: 'pengembangan', label: 'Pengembangan' },
  { value: 'kustom', label: 'Kustom' },
]

const PRESET_HELP: Readonly<Record<BpjsPreset, string>> = {
  produksi: 'Antrean yang sebenarnya: kiriman terlihat di Mobile JKN.',
  pengembangan: 'Tempat uji coba BPJS, dengan kredensial uji coba.',
  kustom: 'Alamat lain, misalnya perantara di rumah sakit.',
}

/** The service of BPJS, its three credentials, and what hardly anybody has to change. */
export function BpjsFields({ fields }: { readonly fields: SettingsFields }) {
  const { draft, set } = fields
  // Chosen by hand, Kustom stays chosen while its address still is one of the presets.
  const [custom, setCustom] = useState(false)
  const label = useId()
  const found = presetOf(draft.bpjsUrl)
  const preset = custom ? 'kustom' : found
  const fixed = isFixed(fields, 'bpjsUrl')

  return (
    <div className={classes.stack}>
      <Input.Wrapper
        label="Layanan Antrean BPJS"
        labelElement="div"
        labelProps={{ id: label }}
        size="xs"
        inputWrapperOrder={['label', 'input', 'description']}
        description={PRESET_HELP[preset]}
      >
        <div className={classes.segments}>
          <SegmentedControl
            aria-labelledby={label}
            size="sm"
            data={[...PRESET_LABELS]}
            value={preset}
            readOnly={fixed}
            disabled={fixed}
            onChange={(value) => {
              const chosen = value as BpjsPreset
              setCustom(chosen === 'kustom')
              set({ bpjsUrl: urlOfPreset(chosen, draft.bpjsUrl) })
            }}
          />
        </div>
      </Input.Wrapper>
      <TextInput
        {...fieldProps(fields, 'bpjsUrl')}
        placeholder="https://"
        value={draft.bpjsUrl}
        readOnly={fixed || preset !== 'kustom'}
        onChange={(event) => set({ bpjsUrl: event.currentTarget.value })}
        spellCheck={false}
        inputMode="url"
      />
      <SecretField fields={fields} name="consId" />
      <SecretField fields={fields} name="secretKey" />
      <SecretField
        fields={fields}
        name="userKey"
        help="User key layanan Antrean. Bila kosong, secret key yang dipakai sebagai gantinya."
      />
      <AdvancedFields fields={fields} />
    </div>
  )
}

/** Shut unless somebody opens it, or something in it is wrong or not as usual. */
function AdvancedFields({ fields }: { readonly fields: SettingsFields }) {
  const { draft, set, errors } = fields
  const [wanted, setWanted] = useState(false)
  const opened = wanted || BPJS_ADVANCED_FIELDS.some((field) => errors[field])
  const id = useId()
  const Icon = opened ? IconChevronDown : IconChevronRight
  return (
    <div>
      <UnstyledButton
        className={classes.disclose}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => setWanted(!opened)}
      >
        <Icon size={15} aria-hidden />
        Lanjutan
      </UnstyledButton>
      <Collapse expanded={opened} id={id} pt={4}>
        <div className={classes.grid}>
          <Select
            {...fieldProps(
              fields,
              'signatureEncoding',
              'Base64 sesuai dokumen BPJS; heksadesimal untuk perantara lama.',
            )}
            data={[
              { value: 'base64', label: 'Base64' },
              { value: 'hex', label: 'Heksadesimal' },
            ]}
            allowDeselect={false}
            value={draft.signatureEncoding}
            onChange={(value) => value && set({ signatureEncoding: value as SettingsForm['signatureEncoding'] })}
          />
          <Select
            {...fieldProps(fields, 'contentType')}
            data={['application/json', 'application/x-www-form-urlencoded']}
            allowDeselect={false}
            value={draft.contentType}
            onChange={(value) => value && set({ contentType: value as SettingsForm['contentType'] })}
          />
          <NumberInput
            {...fieldProps(fields, 'timeoutSeconds', 'Lama menunggu jawaban BPJS, 1 sampai 300 detik.')}
            suffix=" detik"
            decimalSeparator=","
            allowNegative={false}
            clampBehavior="none"
            min={1}
            max={300}
            value={draft.timeoutSeconds}
            onChange={(value) => set({ timeoutSeconds: numberOrEmpty(value) })}
          />
          <TextInput
            {...fieldProps(
              fields,
              'caFile',
              'Hanya bila jaringan rumah sakit membuka sambungan HTTPS dengan sertifikatnya sendiri: letak berkas .pem, .crt, atau .cer CA-nya. Sertifikat server selalu diperiksa.',
            )}
            placeholder="Tidak ada"
            value={draft.caFile}
            onChange={(event) => set({ caFile: event.currentTarget.value })}
            spellCheck={false}
          />
        </div>
      </Collapse>
    </div>
  )
}
