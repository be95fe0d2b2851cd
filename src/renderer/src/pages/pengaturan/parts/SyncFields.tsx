import { Input, NumberInput, Radio, SegmentedControl, Stack, Switch, TagsInput } from '@mantine/core'
import { useId } from 'react'
import type { SettingsForm } from '../../../../../shared/ipc/settings.ts'
import { MAX_LOOK_BACK_DAYS } from '../../../../../shared/sync-limits.ts'
import { ZONE_LETTERS, ZONES } from '../../../../../shared/wall-time.ts'
import { FIELD_LABELS, inputId } from '../fields.ts'
import type { SettingsFields } from '../useSettingsForm.ts'
import { fieldProps, fixedText, isFixed, numberOrEmpty } from './field-props.ts'
import classes from './fields.module.css'

interface SyncFieldsProps {
  readonly fields: SettingsFields
  /** The wizard asks only for what differs from hospital to hospital. */
  readonly brief?: boolean
}

/** When is sent, for whom, and under which code. */
export function SyncFields({ fields, brief = false }: SyncFieldsProps) {
  const { draft, set } = fields
  return (
    <div className={classes.grid}>
      <NumberInput
        {...fieldProps(fields, 'intervalMinutes', 'Dari akhir satu sinkron ke sinkron berikutnya, 1 sampai 60 menit.')}
        suffix=" menit"
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        min={1}
        max={60}
        value={draft.intervalMinutes}
        onChange={(value) => set({ intervalMinutes: numberOrEmpty(value) })}
      />
      <ZoneField fields={fields} />
      <TagsInput
        {...fieldProps(
          fields,
          'payerCodes',
          'Kode penjamin (kd_pj) yang berarti BPJS. Kosong: menurut tabel password_asuransi, atau BPJ bila tabel itu tidak ada.',
        )}
        placeholder={draft.payerCodes.length === 0 ? 'Otomatis' : undefined}
        value={draft.payerCodes}
        onChange={(payerCodes) => set({ payerCodes })}
        splitChars={[',', ' ', ';']}
      />
      <TagsInput
        {...fieldProps(fields, 'excludedPolis', 'Poli tanpa antrean BPJS, dengan kode poli Khanza. Biasanya IGDK.')}
        placeholder={draft.excludedPolis.length === 0 ? 'Tidak ada' : undefined}
        value={draft.excludedPolis}
        onChange={(excludedPolis) => set({ excludedPolis })}
        splitChars={[',', ' ', ';']}
      />
      <Choice
        fields={fields}
        name="kodeBookingForm"
        help="Untuk registrasi yang tidak lewat Mobile JKN. Yang sudah terkirim tetap memakai kodenya."
        options={[
          { value: 'no_rawat', label: 'No. rawat', example: '2025/10/06/000012', text: 'Selalu unik. Dianjurkan.' },
          {
            value: 'brief',
            label: 'Tanggal, poli, dan no. antrean',
            example: '20251006INT012',
            text: 'Bila kodenya sudah terpakai, no. rawat yang dipakai.',
          },
        ]}
      />
      {!brief && (
        <>
          <Choice
            fields={fields}
            name="jknWithoutBooking"
            help="Pasien BPJS yang mendaftar di loket, tanpa booking Mobile JKN."
            options={[
              { value: 'kirim', label: 'Kirim', text: 'Nomor rujukan diambil dari SEP bila ada.' },
              { value: 'tahan', label: 'Tahan', text: 'Menunggu petugas melengkapi, tampil sebagai perlu tindakan.' },
              { value: 'lewati', label: 'Lewati', text: 'Tidak dikirim, seperti Khanza.' },
            ]}
          />
          <YesNo
            fields={fields}
            name="antreanFarmasi"
            help="Pasien yang mendapat resep diumumkan ke antrean farmasi BPJS sebelum task 6, seperti Khanza."
          />
          <YesNo
            fields={fields}
            name="jenisResep"
            help="Nyalakan bila antrean farmasi BPJS dipakai di apotek: task 5 sampai 7 menyebut Racikan, Non racikan, atau Tidak ada."
          />
          <NumberInput
            {...fieldProps(
              fields,
              'lookBackDays',
              'Berapa hari sebelum hari ini masih dilihat untuk yang belum terkirim atau terlambat dicatat, 0 sampai 31. 0: hari ini saja.',
            )}
            suffix=" hari"
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="none"
            min={0}
            max={MAX_LOOK_BACK_DAYS}
            value={draft.lookBackDays}
            onChange={(value) => set({ lookBackDays: numberOrEmpty(value) })}
          />
          <NumberInput
            {...fieldProps(fields, 'concurrency', 'Berapa pasien dikirim bersamaan, 1 sampai 16. Biasanya 4.')}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="none"
            min={1}
            max={16}
            value={draft.concurrency}
            onChange={(value) => set({ concurrency: numberOrEmpty(value) })}
          />
        </>
      )}
    </div>
  )
}

interface YesNoProps {
  readonly fields: SettingsFields
  readonly name: 'antreanFarmasi' | 'jenisResep'
  readonly help: string
}

function YesNo({ fields, name, help }: YesNoProps) {
  const { id, label, description, error, onBlur } = fieldProps(fields, name, help)
  return (
    <Switch
      id={id}
      label={label}
      description={description}
      error={error}
      size="sm"
      disabled={isFixed(fields, name)}
      checked={fields.draft[name]}
      onBlur={onBlur}
      onChange={(event) => fields.set({ [name]: event.currentTarget.checked })}
    />
  )
}

const ZONE_CITIES: Readonly<Record<SettingsForm['zone'], string>> = {
  'Asia/Jakarta': 'Jakarta',
  'Asia/Makassar': 'Makassar',
  'Asia/Jayapura': 'Jayapura',
}

function ZoneField({ fields }: { readonly fields: SettingsFields }) {
  const label = useId()
  const variable = fields.view.fixed.zone
  return (
    <Input.Wrapper
      label={FIELD_LABELS.zone}
      labelElement="div"
      labelProps={{ id: label }}
      size="xs"
      inputWrapperOrder={['label', 'input', 'description']}
      description={
        variable
          ? fixedText(variable)
          : `Waktu ${ZONE_CITIES[fields.draft.zone]}. Jam di database Khanza dibaca menurut zona ini.`
      }
    >
      <SegmentedControl
        id={inputId('zone')}
        aria-labelledby={label}
        className={classes.segments}
        fullWidth
        disabled={variable !== undefined}
        data={ZONES.map((zone) => ({ value: zone, label: ZONE_LETTERS[zone] }))}
        value={fields.draft.zone}
        onChange={(value) => fields.set({ zone: value as SettingsForm['zone'] })}
      />
    </Input.Wrapper>
  )
}

interface ChoiceOption {
  readonly value: string
  readonly label: string
  readonly text: string
  readonly example?: string
}

interface ChoiceProps {
  readonly fields: SettingsFields
  readonly name: 'kodeBookingForm' | 'jknWithoutBooking'
  readonly help: string
  readonly options: readonly ChoiceOption[]
}

function Choice({ fields, name, help, options }: ChoiceProps) {
  const fixed = isFixed(fields, name)
  const { id, onBlur, readOnly: _asDisabled, inputWrapperOrder, ...wrapper } = fieldProps(fields, name, help)
  return (
    <Radio.Group
      {...wrapper}
      inputWrapperOrder={inputWrapperOrder}
      size="xs"
      value={fields.draft[name]}
      disabled={fixed}
      // The value is one of the options, which are the field's own.
      onChange={(value) => fields.set({ [name]: value })}
    >
      <Stack gap={6} mt={4} mb={4}>
        {options.map((option, index) => (
          <Radio
            key={option.value}
            id={index === 0 ? id : undefined}
            size="xs"
            value={option.value}
            onBlur={onBlur}
            label={
              <>
                {option.label}
                {option.example && (
                  <>
                    {' · '}
                    <span className={classes.example}>{option.example}</span>
                  </>
                )}
              </>
            }
            description={option.text}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
