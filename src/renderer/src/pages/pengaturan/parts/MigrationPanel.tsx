import { Alert, Button, Code } from '@mantine/core'
import { IconCircleCheck, IconHandStop, IconTablePlus } from '@tabler/icons-react'
import type { MigrationView } from '../../../../../shared/ipc/settings.ts'
import { useCommand, useRequest } from '../../../api/api.ts'
import { useConfirm } from '../../../components/confirm.tsx'
import { ErrorState, LoadingState } from '../../../components/feedback.tsx'
import { toastDone, toastProblem } from '../../../components/toast.tsx'
import classes from './panels.module.css'

interface MigrationPanelProps {
  readonly onLocked: () => void
}

/** The one table this program may create in the hospital's database: what it would be, and the button that makes it. */
export function MigrationPanel({ onLocked }: MigrationPanelProps) {
  const { data, error, refetch, isFetching } = useRequest('migrasi:lihat')
  const ask = useConfirm()
  const create = useCommand('migrasi:jalankan', ['migrasi:lihat', 'registrasi:baca'])

  if (error && !isFetching) return <ErrorState message={error.message} onRetry={() => void refetch()} />
  if (!data) return <LoadingState text="Melihat tabel di database…" />

  const run = async () => {
    const yes = await ask({
      title: 'Buat tabel di database SIMRS?',
      text: `Satu tabel baru, ${data.table}, dibuat. Tabel Khanza tidak diubah dan tidak ada data yang dihapus.`,
      confirm: 'Buat tabel',
    })
    if (!yes) return
    create.mutate(undefined, {
      onSuccess: (view) => toastDone(`Tabel ${view.table} sudah dibuat.`),
      onError: (refusal) => {
        if (refusal.code === 'perlu-pin') onLocked()
        toastProblem(refusal.message)
      },
    })
  }

  return (
    <section className={classes.panel} aria-label="Tabel data referensi">
      <div className={classes.head}>
        <h2 className={classes.title}>Tabel data referensi</h2>
        {data.kind === 'buat' && (
          <Button
            leftSection={<IconTablePlus size={16} aria-hidden />}
            loading={create.isPending}
            onClick={() => void run()}
          >
            Buat tabel
          </Button>
        )}
      </div>
      <div className={classes.body}>
        <p className={classes.quiet}>
          Program ini menyimpan jam task dan status kirim di satu tabel miliknya sendiri. Tabel milik Khanza tidak
          pernah diubah atau dihapus; nama yang sudah dipakai Khanza dibiarkan.
        </p>
        <Verdict view={data} />
        {data.ddl !== '' && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls has to be reached by keyboard
          <section tabIndex={0} className={classes.code} aria-label="Perintah SQL">
            <Code block>{data.ddl}</Code>
          </section>
        )}
      </div>
    </section>
  )
}

function Verdict({ view }: { readonly view: MigrationView }) {
  const look = {
    'sudah-ada': { color: 'green', icon: <IconCircleCheck aria-hidden /> },
    buat: { color: 'yellow', icon: <IconTablePlus aria-hidden /> },
    ditolak: { color: 'red', icon: <IconHandStop aria-hidden /> },
  }[view.kind]
  return (
    <Alert color={look.color} icon={look.icon} p="xs">
      {view.message}
    </Alert>
  )
}
