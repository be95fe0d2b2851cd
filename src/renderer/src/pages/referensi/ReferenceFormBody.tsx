import { Radio, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { jamIndonesia, tanggalIndonesia } from '../../../../shared/wall-time.ts'
import classes from './form.module.css'
import { VISIT_KINDS } from './form-model.ts'
import { TaskTimeFields } from './TaskTimeFields.tsx'
import type { FormSubject, ReferenceFormState } from './useReferenceForm.ts'

interface ReferenceFormBodyProps {
  readonly subject: FormSubject
  readonly state: ReferenceFormState
}

/** The four sections of a row, in the order of the customer's brief. */
export function ReferenceFormBody({ subject, state }: ReferenceFormBodyProps) {
  const { form, draft, errors, setField, saving } = state
  const kind = VISIT_KINDS.find(({ value }) => value === draft.fields.jenis_kunjungan)
  return (
    <Stack gap="lg">
      <Section title="Data Registrasi">
        <dl className={classes.facts}>
          <Fact name="Pasien">{subject.nama || '–'}</Fact>
          <Fact name="No. RM">{form.no_rkm_medis}</Fact>
          <Fact name="Tanggal">{tanggalIndonesia(form.tanggal_periksa)}</Fact>
          <Fact name="Jam">{jamIndonesia(form.jam_periksa)}</Fact>
          {form.no_rawat !== '' && <Fact name="No. rawat">{form.no_rawat}</Fact>}
        </dl>
        {form.no_rawat === '' && (
          <TextInput
            label="No. rawat"
            value={draft.fields.no_rawat}
            maxLength={17}
            error={errors.no_rawat}
            disabled={saving}
            onChange={(event) => setField('no_rawat', event.currentTarget.value)}
          />
        )}
      </Section>

      <Section title="Data BPJS">
        <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
          <TextInput
            label="No. kartu BPJS"
            value={draft.fields.no_kartu}
            maxLength={25}
            inputMode="numeric"
            error={errors.no_kartu}
            disabled={saving}
            onChange={(event) => setField('no_kartu', event.currentTarget.value.trim())}
          />
          <TextInput
            label="Nomor referensi"
            description="Nomor rujukan atau surat kontrol"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft.fields.nomor_referensi}
            maxLength={40}
            error={errors.nomor_referensi}
            disabled={saving}
            onChange={(event) => setField('nomor_referensi', event.currentTarget.value.trim())}
          />
          <TextInput
            label="Kode poli"
            value={draft.fields.kodepoli}
            maxLength={15}
            error={errors.kodepoli}
            disabled={saving}
            onChange={(event) => setField('kodepoli', event.currentTarget.value.trim())}
          />
          <TextInput
            label="Nama poli"
            value={draft.fields.nama_poli}
            maxLength={255}
            error={errors.nama_poli}
            disabled={saving}
            onChange={(event) => setField('nama_poli', event.currentTarget.value)}
          />
          <Select
            label="Jenis kunjungan"
            description={kind ? `Sebutan lain: ${kind.hint}` : 'Pilih satu'}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={VISIT_KINDS.map(({ value, label }) => ({ value: String(value), label }))}
            value={kind ? String(kind.value) : null}
            placeholder="Pilih jenis kunjungan"
            error={errors.jenis_kunjungan}
            disabled={saving}
            allowDeselect={false}
            comboboxProps={{ withinPortal: true, zIndex: 400 }}
            renderOption={({ option }) => (
              <span className={classes.option}>
                {option.label}
                <span className={classes.quiet}>
                  {VISIT_KINDS.find(({ value }) => String(value) === option.value)?.hint}
                </span>
              </span>
            )}
            onChange={(value) => value !== null && setField('jenis_kunjungan', Number(value))}
          />
        </SimpleGrid>
      </Section>

      <Section title="Tracking Task ID" aside={`Task aktif: ${form.taskid === 0 ? 'belum ada' : form.taskid}`}>
        <TaskTimeFields state={state} view={subject.view} />
      </Section>

      <Section title="Status">
        <Radio.Group
          aria-label="Status kirim"
          value={draft.fields.status_kirim}
          onChange={(value) => setField('status_kirim', value === 'Sudah' ? 'Sudah' : 'Belum')}
          error={errors.status_kirim}
        >
          <Stack gap="xs">
            <Radio
              value="Belum"
              label="Belum"
              description="Antrean pasien ini dikirim ke BPJS pada sinkron berikutnya."
              disabled={saving}
            />
            <Radio
              value="Sudah"
              label="Sudah"
              description="BPJS dianggap sudah punya antreannya; yang dikirim tinggal jam task."
              disabled={saving}
            />
          </Stack>
        </Radio.Group>
      </Section>
    </Stack>
  )
}

interface SectionProps {
  readonly title: string
  readonly aside?: string
  readonly children: ReactNode
}

function Section({ title, aside, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <div className={classes.sectionHead}>
        <Title order={3} fz="sm" fw={600}>
          {title}
        </Title>
        {aside && (
          <Text size="sm" className={classes.quiet}>
            {aside}
          </Text>
        )}
      </div>
      {children}
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className={classes.quiet}>{name}</dt>
      <dd className="angka">{children}</dd>
    </div>
  )
}
