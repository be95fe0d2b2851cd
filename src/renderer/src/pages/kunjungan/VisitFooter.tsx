import { Alert, Button, Group } from '@mantine/core'
import { IconDeviceFloppy, IconRotateClockwise, IconSend } from '@tabler/icons-react'
import classes from './kunjungan.module.css'
import type { Outcome, SaveVisit } from './useSaveVisit.ts'

interface VisitFooterProps {
  /** What sending now would leave behind. */
  readonly forecast: string | null
  readonly busy: SaveVisit['busy']
  readonly outcome: Outcome | null
  /** How the sending goes on. */
  readonly sending: string
  readonly dirty: boolean
  readonly editable: boolean
  readonly canResend: boolean
  readonly resending: boolean
  readonly onSave: () => void
  readonly onSend: () => void
  readonly onResend: () => void
  readonly onClose: () => void
}

/** What can be done, and what came of it. */
export function VisitFooter(props: VisitFooterProps) {
  const { forecast, busy, outcome, sending, dirty, editable } = props
  return (
    <div className={classes.footer}>
      {forecast && editable && outcome === null && <p className={`${classes.forecast} angka`}>{forecast}</p>}
      {outcome?.kind === 'ditolak' && (
        <Alert color="red" role="alert" mb="xs" p="xs">
          {outcome.message}
        </Alert>
      )}
      <div className={`${classes.outcome} angka`} role="status">
        {outcomeWords(outcome, sending)}
      </div>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={props.onClose} data-tutup>
            Tutup
            <Stroke keys="Esc" />
          </Button>
          <Button
            variant="default"
            leftSection={<IconRotateClockwise size={15} aria-hidden />}
            disabled={dirty || !props.canResend}
            loading={props.resending}
            title={dirty ? 'Simpan dahulu perubahan jam' : 'Kirim ulang semua kiriman kunjungan ini'}
            onClick={props.onResend}
          >
            Kirim ulang
          </Button>
        </Group>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={15} aria-hidden />}
            disabled={!editable}
            loading={busy === 'simpan'}
            onClick={props.onSave}
          >
            Simpan
            <Stroke keys="Ctrl+S" />
          </Button>
          <Button
            leftSection={<IconSend size={15} aria-hidden />}
            disabled={!editable}
            loading={busy === 'kirim'}
            onClick={props.onSend}
            data-kirim
          >
            Simpan dan kirim
            <Stroke keys="Ctrl+Enter" />
          </Button>
        </Group>
      </Group>
    </div>
  )
}

function Stroke({ keys }: { readonly keys: string }) {
  return (
    <span className={classes.stroke} aria-hidden>
      {keys}
    </span>
  )
}

function outcomeWords(outcome: Outcome | null, sending: string): string {
  if (outcome === null || outcome.kind === 'ditolak') return ''
  if (outcome.kind === 'tetap') return 'Tidak ada yang berubah.'
  if (outcome.kind === 'lokal')
    return 'Database tidak terhubung. Perubahan aman di komputer ini, dicatat lalu dikirim begitu database kembali.'
  if (outcome.kind === 'diulang') {
    return outcome.kiriman === 0
      ? `Kunjungan diantrekan. ${sending}`
      : `${outcome.kiriman} kiriman diantrekan lagi. ${sending}`
  }
  return outcome.kirim ? `Tersimpan. ${sending}` : 'Tersimpan.'
}
