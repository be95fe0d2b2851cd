import { Modal } from '@mantine/core'
import { KeyList } from './KeyList.tsx'

/** The list of strokes, opened by F1 over any page. */
export function KeyHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Daftar tombol"
      size={760}
      zIndex={350}
      closeButtonProps={{ 'aria-label': 'Tutup' }}
    >
      <KeyList columns={2} />
    </Modal>
  )
}
