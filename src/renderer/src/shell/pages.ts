import {
  IconChecklist,
  IconFileText,
  IconHistory,
  IconInfoCircle,
  IconLayoutDashboard,
  IconListCheck,
  IconMapPins,
  IconSend,
  IconSettings,
  IconTable,
  IconTrophy,
  type TablerIcon,
} from '@tabler/icons-react'
import type { PageName } from '../route.ts'

/**
 * Name and icon of every page, for navigation, window title and error texts. `titled`: the page shows its name itself;
 * the dense ones leave that line to their table.
 */
export const PAGE_LOOKS: Readonly<
  Record<PageName, { readonly title: string; readonly icon: TablerIcon; readonly titled?: boolean }>
> = {
  dasbor: { title: 'Dasbor', icon: IconLayoutDashboard, titled: true },
  referensi: { title: 'Data Referensi', icon: IconTable },
  validasi: { title: 'Validasi Task ID', icon: IconChecklist },
  bpjs: { title: 'Antrean BPJS', icon: IconListCheck },
  capaian: { title: 'Capaian', icon: IconTrophy },
  antrian: { title: 'Antrian Kirim', icon: IconSend },
  log: { title: 'Log', icon: IconFileText },
  pemetaan: { title: 'Pemetaan', icon: IconMapPins },
  audit: { title: 'Audit', icon: IconHistory },
  pengaturan: { title: 'Pengaturan', icon: IconSettings, titled: true },
  tentang: { title: 'Tentang', icon: IconInfoCircle, titled: true },
}

/** Pages of the daily work, and below the line those for whoever looks after the program. */
export const DAILY_PAGES: readonly PageName[] = ['dasbor', 'referensi', 'validasi', 'bpjs', 'capaian', 'antrian', 'log']
export const OTHER_PAGES: readonly PageName[] = ['pemetaan', 'audit', 'pengaturan', 'tentang']
