import { Alert } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useAppState } from '../../../api/api.ts'

/** Secrets that are forgotten when the program closes: said where they are typed. */
export function SessionNotice({ keyStore }: { readonly keyStore: 'aman' | 'sesi' }) {
  const { host } = useAppState()
  if (keyStore === 'aman') return null
  return (
    <Alert color="blue" mt="md" p="xs" icon={<IconKey aria-hidden />}>
      {host === 'peramban'
        ? 'Sandi dan kunci dilupakan saat program ditutup: penyimpan sandi komputer hanya dapat dipakai aplikasi desktop. Agar tetap ada, isi lewat variabel lingkungan atau berkas .env.'
        : 'Sandi dan kunci dilupakan saat program ditutup: komputer ini tidak punya penyimpan sandi (misalnya GNOME Keyring atau KWallet). Agar tetap ada, isi lewat variabel lingkungan atau berkas .env.'}
    </Alert>
  )
}
