import { Alert, Button, Group, Text } from '@mantine/core'
import { IconDatabaseOff, IconInfoCircle } from '@tabler/icons-react'
import type { SendState } from '../../../../shared/ipc/registrations.ts'
import { useAppState } from '../../api/api.ts'
import { useSyncNow } from '../../shell/useSyncNow.ts'
import classes from './kunjungan.module.css'

interface NoFormProps {
  readonly kirim: SendState
  /** The next run takes it in by itself. */
  readonly followed: boolean
  readonly onSettings: () => void
}

/** Why the times of a visit cannot be changed here, and what makes it possible. */
export function NoForm({ kirim, followed, onSettings }: NoFormProps) {
  const { referenceTable, database } = useAppState()
  const sync = useSyncNow()
  if (referenceTable === 'belum') {
    return (
      <Alert
        color="yellow"
        icon={<IconInfoCircle aria-hidden />}
        classNames={{ title: classes.alertTitle }}
        title="Tabel data referensi belum ada"
      >
        <Text size="sm">
          Jam task disimpan di tabel data referensi, yang belum dibuat di database SIMRS. Admin membuatnya di Pengaturan
          → Tabel.
        </Text>
        <Button variant="default" mt="xs" onClick={onSettings}>
          Buka Pengaturan
        </Button>
      </Alert>
    )
  }
  if (!database.ok) {
    return (
      <Alert
        color="yellow"
        icon={<IconDatabaseOff aria-hidden />}
        classNames={{ title: classes.alertTitle }}
        title="Database SIMRS tidak terhubung"
      >
        <Text size="sm">
          Yang tampil adalah yang diingat komputer ini. Jam task dapat diubah begitu database kembali.
        </Text>
      </Alert>
    )
  }
  if (kirim === 'dilewati' || kirim === 'batal') {
    return (
      <Alert color="gray" icon={<IconInfoCircle aria-hidden />} title="Kunjungan ini tidak dikirim">
        <Text size="sm">
          {kirim === 'batal'
            ? 'Registrasinya batal, jadi tidak dimasukkan ke data referensi.'
            : 'Menurut pengaturan kunjungan ini dilewati, misalnya karena polinya dikecualikan, jadi tidak dimasukkan ke data referensi.'}
        </Text>
      </Alert>
    )
  }
  if (!followed) {
    return (
      <Alert color="gray" icon={<IconInfoCircle aria-hidden />} title="Hari kunjungan ini tidak diikuti lagi">
        <Text size="sm">
          Kunjungan ini belum pernah dikirim, dan sinkron tidak memulainya sendiri. Tekan Kirim ulang di bawah untuk
          mengirimnya; sesudah itu jam task dapat diisi di sini.
        </Text>
      </Alert>
    )
  }
  return (
    <Alert color="blue" icon={<IconInfoCircle aria-hidden />} title="Kunjungan ini belum masuk data referensi">
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm">
          Sinkron berikutnya memasukkannya dengan sendirinya; sesudah itu jam task dapat diisi di sini.
        </Text>
        <Button loading={sync.running} onClick={sync.start} style={{ flex: 'none' }}>
          Sinkron sekarang
        </Button>
      </Group>
    </Alert>
  )
}
