import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type { Pin } from '../../components/usePin.ts'
import { AppFields } from './parts/AppFields.tsx'
import { BpjsFields } from './parts/BpjsFields.tsx'
import { CapaianFields } from './parts/CapaianFields.tsx'
import { DatabaseFields } from './parts/DatabaseFields.tsx'
import { DemoPanel } from './parts/DemoPanel.tsx'
import { ImportPanel } from './parts/ImportPanel.tsx'
import { MigrationPanel } from './parts/MigrationPanel.tsx'
import { PinPanel } from './parts/PinPanel.tsx'
import { SessionNotice } from './parts/SessionNotice.tsx'
import { SyncFields } from './parts/SyncFields.tsx'
import { TestPanel } from './parts/TestPanel.tsx'
import { SECTION_TITLES, type SectionName } from './sections.ts'
import classes from './settings.module.css'
import type { TestPart } from './settings-draft.ts'
import type { ConnectionTest } from './useConnectionTest.ts'
import type { SettingsFormHandle } from './useSettingsForm.ts'
import { useStoreView } from './useStoreView.ts'

const TEST_ABOUT: Readonly<Record<TestPart, string>> = {
  database:
    'Mencoba isian di sebelah, walau belum disimpan: sambungan, hak pengguna, tabel Khanza, dan jam server. Tidak ada yang diubah di database.',
  bpjs: 'Mencoba isian di sebelah, walau belum disimpan: alamat, kredensial, tanda tangan, dan jam komputer. Tidak ada antrean yang dikirim.',
}

interface SectionContentProps {
  readonly section: SectionName
  readonly form: SettingsFormHandle
  readonly tests: Readonly<Record<TestPart, ConnectionTest>>
  readonly pin: Pin
  readonly dirty: boolean
}

/** One part of the settings. */
export function SectionContent({ section, form, tests, pin, dirty }: SectionContentProps) {
  const { fields } = form
  const store = useStoreView()
  switch (section) {
    case 'database':
      return (
        <div className={classes.beside}>
          <Panel title="Database SIMRS Khanza">
            <DatabaseFields fields={fields} />
            <SessionNotice keyStore={fields.view.keyStore} />
          </Panel>
          <TestPanel
            title="Uji database"
            about={TEST_ABOUT.database}
            outcome={tests.database.outcome}
            onRun={() => void tests.database.run()}
          />
        </div>
      )
    case 'bpjs':
      return (
        <div className={classes.beside}>
          <Panel title="Antrean BPJS">
            <BpjsFields fields={fields} />
            <SessionNotice keyStore={fields.view.keyStore} />
          </Panel>
          <TestPanel
            title="Uji BPJS"
            about={TEST_ABOUT.bpjs}
            outcome={tests.bpjs.outcome}
            onRun={() => void tests.bpjs.run()}
          />
        </div>
      )
    case 'sinkronisasi':
      return (
        <Panel title={SECTION_TITLES.sinkronisasi}>
          <SyncFields fields={fields} />
        </Panel>
      )
    case 'capaian':
      return (
        <Panel title="Capaian">
          <CapaianFields fields={fields} />
        </Panel>
      )
    case 'aplikasi':
      return (
        <div className={classes.beside}>
          <Panel title="Program di komputer ini">
            <AppFields fields={fields} />
          </Panel>
          <div className={classes.column}>
            <PinPanel pin={pin} />
            <DemoPanel dirty={dirty} onDiscard={form.discard} />
          </div>
        </div>
      )
    case 'impor':
      return (
        <Panel title="Impor pengaturan">
          <ImportPanel
            onLocked={pin.refresh}
            onApplied={(view, taken) => {
              form.reread(view, taken)
              store(view)
            }}
          />
        </Panel>
      )
    case 'tabel':
      return <MigrationPanel onLocked={pin.refresh} />
  }
}

function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <Title order={2} fz="md" fw={600} mb="sm" id={id}>
        {title}
      </Title>
      {children}
    </section>
  )
}
