import { Modal, Tabs } from '@mantine/core'
import { Suspense } from 'react'
import { LoadingState } from '../components/feedback.tsx'
import { useRoute } from '../route.ts'
import { KeyList } from './KeyList.tsx'
import { GuideSectionView } from './lazy-pages.ts'
import { PAGE_LOOKS } from './pages.ts'

/** The guide's page for the screen in front, and the strokes of all screens: opened by F1 over any page. */
export function Help({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { page, params } = useRoute()
  const title = params.get('kunjungan') === null ? PAGE_LOOKS[page].title : 'Editor Task ID'
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`Bantuan: ${title}`}
      size={800}
      zIndex={350}
      closeButtonProps={{ 'aria-label': 'Tutup' }}
    >
      <Tabs defaultValue="panduan" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="panduan">Panduan halaman ini</Tabs.Tab>
          <Tabs.Tab value="tombol">Daftar tombol</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="panduan">
          <Suspense fallback={<LoadingState />}>
            <GuideSectionView title={title} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="tombol">
          <KeyList columns={2} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  )
}
