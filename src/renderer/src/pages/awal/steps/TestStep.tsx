import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import type { Ref } from 'react'
import { TestPanel } from '../../pengaturan/parts/TestPanel.tsx'
import type { TestOutcome } from '../../pengaturan/useConnectionTest.ts'
import classes from '../wizard.module.css'
import { StepHead } from './StepHead.tsx'

interface TestStepProps {
  readonly database: TestOutcome
  readonly bpjs: TestOutcome
  readonly busy: boolean
  readonly runRef: Ref<HTMLButtonElement>
  readonly onRun: () => void
}

/** Both connections, tried with one button. Nothing is changed or sent. */
export function TestStep({ database, bpjs, busy, runRef, onRun }: TestStepProps) {
  const ran = database.kind !== 'belum' || bpjs.kind !== 'belum'
  return (
    <>
      <StepHead
        title="Uji sambungan"
        lead="Tidak ada yang diubah di database dan tidak ada antrean yang dikirim. Bila ada yang gagal, kembali untuk memperbaiki isiannya, atau lanjut dan perbaiki nanti."
      />
      <div className={classes.actions}>
        <Button
          ref={runRef}
          size="sm"
          loading={busy}
          onClick={onRun}
          leftSection={<IconPlugConnected size={18} aria-hidden />}
        >
          {ran ? 'Uji lagi keduanya' : 'Uji database dan BPJS'}
        </Button>
      </div>
      <div className={classes.two}>
        <TestPanel title="Database" about="Belum diuji." outcome={database} />
        <TestPanel title="BPJS" about="Belum diuji." outcome={bpjs} />
      </div>
    </>
  )
}
