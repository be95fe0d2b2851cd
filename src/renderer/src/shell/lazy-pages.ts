import { type ComponentType, lazy } from 'react'
import type { PageName } from '../route.ts'

/** React.lazy for a named export. */
function lazyView<Name extends string, Props = object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  return lazy(async () => ({ default: (await load())[name] }))
}

/** Every page is a chunk of its own, so that the first one shows before the others have been read. */
export const PAGE_VIEWS: Readonly<Record<PageName, ComponentType>> = {
  dasbor: lazyView(() => import('../pages/dasbor/DasborPage.tsx'), 'DasborPage'),
  referensi: lazyView(() => import('../pages/referensi/ReferensiPage.tsx'), 'ReferensiPage'),
  validasi: lazyView(() => import('../pages/validasi/ValidasiPage.tsx'), 'ValidasiPage'),
  bpjs: lazyView(() => import('../pages/bpjs/BpjsPage.tsx'), 'BpjsPage'),
  capaian: lazyView(() => import('../pages/capaian/CapaianPage.tsx'), 'CapaianPage'),
  antrian: lazyView(() => import('../pages/antrian/AntrianPage.tsx'), 'AntrianPage'),
  log: lazyView(() => import('../pages/log/LogPage.tsx'), 'LogPage'),
  pemetaan: lazyView(() => import('../pages/pemetaan/PemetaanPage.tsx'), 'PemetaanPage'),
  audit: lazyView(() => import('../pages/audit/AuditPage.tsx'), 'AuditPage'),
  pengaturan: lazyView(() => import('../pages/pengaturan/PengaturanPage.tsx'), 'PengaturanPage'),
  tentang: lazyView(() => import('../pages/tentang/TentangPage.tsx'), 'TentangPage'),
}
export const VisitDrawerView = lazyView(() => import('../pages/kunjungan/VisitDrawer.tsx'), 'VisitDrawer')
export const WizardView = lazyView(() => import('../pages/awal/WizardPage.tsx'), 'WizardPage')
/** With the text of the whole guide, which nobody needs before they ask. */
export const GuideSectionView = lazyView(() => import('../guide/GuideSection.tsx'), 'GuideSection')
