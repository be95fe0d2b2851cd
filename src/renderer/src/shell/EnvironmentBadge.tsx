import { Badge, Button, Group } from '@mantine/core'
import type { EnvironmentName } from '../../../shared/ipc/app-state.ts'
import { useAppState, useCommand } from '../api/api.ts'
import { useConfirm } from '../components/confirm.tsx'
import { toastProblem } from '../components/toast.tsx'

const TITLES: Readonly<Record<Exclude<EnvironmentName, 'PRODUKSI'>, string>> = {
  DEMO: 'Data contoh. Tidak ada sistem sungguhan yang disentuh.',
  PENGEMBANGAN: 'Terhubung ke server pengembangan BPJS, bukan produksi.',
  KUSTOM: 'Alamat BPJS diisi sendiri, bukan alamat produksi.',
}

/** Says which world this is wherever it is not production, and leads out of the demo. */
export function EnvironmentBadge() {
  const { lingkungan } = useAppState()
  const confirm = useConfirm()
  const leave = useCommand('demo:keluar')
  if (lingkungan === null || lingkungan === 'PRODUKSI') return null
  const askToLeave = async () => {
    const yes = await confirm({
      title: 'Keluar dari demo?',
      text: 'Data contoh ditutup. Program kembali ke rumah sakit yang sudah diatur, atau ke pengaturan awal bila belum ada.',
      confirm: 'Keluar dari demo',
    })
    if (yes) leave.mutate(undefined, { onError: (error) => toastProblem(error.message) })
  }
  return (
    <Group gap={4} wrap="nowrap" flex="none">
      <Badge color="grape" variant="filled" size="md" radius="sm" title={TITLES[lingkungan]}>
        {lingkungan}
      </Badge>
      {lingkungan === 'DEMO' && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={askToLeave} loading={leave.isPending}>
          Keluar dari demo
        </Button>
      )}
    </Group>
  )
}
