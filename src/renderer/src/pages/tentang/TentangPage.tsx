import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { RequestRefused, useApi, useRequest } from '../../api/api.ts'
import { copyText } from '../../components/clipboard.ts'
import { ErrorState, LoadingState } from '../../components/feedback.tsx'
import { toastDone, toastProblem } from '../../components/toast.tsx'
import { hrefOf } from '../../route.ts'
import { KeyList } from '../../shell/KeyList.tsx'
import classes from './tentang.module.css'

/** What this program is, where it keeps things, and what to hand to support. */
export function TentangPage() {
  return (
    <div className={classes.page}>
      <Stack gap="md" className={classes.column}>
        <Title order={1} fz="lg" fw={600}>
          Tentang
        </Title>
        <Facts />
        <section className={classes.panel} aria-labelledby="tentang-tombol">
          <Title order={2} fz="md" fw={600} mb="xs" id="tentang-tombol">
            Daftar tombol
          </Title>
          <KeyList columns={3} />
        </section>
        <section className={classes.panel} aria-labelledby="tentang-panduan">
          <Title order={2} fz="md" fw={600} mb={4} id="tentang-panduan">
            Panduan dan lisensi
          </Title>
          <Text size="sm">
            F1 membuka panduan untuk halaman yang sedang tampil; panduan lengkap bergambar ada di berkas{' '}
            <b>docs/panduan.md</b> yang menyertai program ini. Apa yang terjadi dari menit ke menit tercatat di{' '}
            <Anchor href={hrefOf('log')}>Log</Anchor>.
          </Text>
          <Text size="sm" c="dimmed" mt={4}>
            Perangkat lunak bebas di bawah lisensi MIT. SIMRS Khanza dan BPJS Kesehatan adalah milik pemegangnya
            masing-masing.
          </Text>
        </section>
      </Stack>
    </div>
  )
}

function Facts() {
  const api = useApi()
  const { data, error, refetch } = useRequest('tentang:baca')
  const copyDiagnostics = async () => {
    try {
      const { teks } = await api.call('tentang:diagnostik')
      if (await copyText(teks)) toastDone('Diagnostik disalin. Tempel di pesan kepada admin atau pengembang.')
      else toastProblem('Papan klip tidak dapat dipakai. Klik jendela ini, lalu coba lagi.')
    } catch (refused) {
      if (!(refused instanceof RequestRefused)) throw refused
      toastProblem(refused.message)
    }
  }
  if (error) return <ErrorState message={error.message} onRetry={() => void refetch()} />
  if (!data) return <LoadingState />
  return (
    <section className={classes.panel} aria-labelledby="tentang-program">
      <Group justify="space-between" mb="xs" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} fz="md" fw={600} id="tentang-program">
            Khanza Mobile JKN {data.version}
          </Title>
          <Text size="sm" c="dimmed">
            Menjaga Antrean BPJS tetap selaras dengan SIMRS Khanza.
          </Text>
        </div>
        <Button leftSection={<IconCopy size={16} aria-hidden />} onClick={copyDiagnostics} flex="none">
          Salin diagnostik
        </Button>
      </Group>
      <Table fz="sm" verticalSpacing={5} className="angka" variant="vertical" layout="fixed">
        <Table.Tbody>
          <Fact name="Berjalan di">{data.host === 'desktop' ? 'Aplikasi desktop' : 'Peramban di komputer ini'}</Fact>
          <Fact name="Folder data">{data.dataDir}</Fact>
          <Fact name="Berkas log">{data.logFile}</Fact>
          {data.versions.map(({ name, version }) => (
            <Fact key={name} name={name}>
              {version}
            </Fact>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="xs">
        Diagnostik tidak memuat sandi, kredensial, NIK, nomor kartu, atau nomor telepon pasien.
      </Text>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" w={200}>
        {name}
      </Table.Th>
      <Table.Td className={classes.value}>{children}</Table.Td>
    </Table.Tr>
  )
}
