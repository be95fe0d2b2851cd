import { Button, Group, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { ValidasiView } from '../../../../shared/ipc/quality.ts'
import { angka } from '../../../../shared/numbers.ts'
import { jamIndonesia } from '../../../../shared/wall-time.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import pageClasses from '../../components/list-page.module.css'
import type { Changes } from './findings.ts'

interface ListFooterProps {
  readonly view: ValidasiView
  readonly shown: number
  readonly visits: number
  readonly unshown: Changes | null
  readonly onSettle: () => void
}

/** How much was looked at and found, what changed while somebody worked on it, and the keys. */
export function ListFooter({ view, shown, visits, unshown, onSettle }: ListFooterProps) {
  const all = view.findings.length
  const found = shown === all ? `${angka(all)} temuan` : `${angka(shown)} dari ${angka(all)} temuan`
  return (
    <Group gap="md" justify="space-between" wrap="nowrap" className={pageClasses.foot}>
      <Group gap="sm" wrap="nowrap" role="status">
        <Text size="sm" className="angka">
          {found} pada {angka(visits)} kunjungan. {angka(view.registrasi)} registrasi diperiksa pukul{' '}
          {jamIndonesia(view.readAt)}.
        </Text>
        {unshown && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={onSettle}
            className="angka"
          >
            {changeWords(unshown)}, tampilkan
          </Button>
        )}
      </Group>
      {shown > 0 && (
        <Group gap="sm" wrap="nowrap" className={pageClasses.quiet} visibleFrom="md">
          <KeyHint keys="T" text="terima" />
          <KeyHint keys="Spasi" text="pilih" />
          <KeyHint keys="Enter" text="buka" />
        </Group>
      )}
    </Group>
  )
}

function changeWords({ arrived, gone }: Changes): string {
  const parts = [arrived > 0 && `${angka(arrived)} temuan baru`, gone > 0 && `${angka(gone)} sudah beres`]
  const said = parts.filter((part) => part !== false)
  return said.length === 0 ? 'Ada perubahan' : said.join(', ')
}
