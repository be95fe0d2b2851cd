import type { Page } from 'playwright'

/** The places of the window by their address, each with the words that show that it is there. */
export const SCREENS = [
  { hash: '#/dasbor', title: 'Dasbor' },
  { hash: '#/referensi', title: 'Data Referensi' },
  { hash: '#/validasi', title: 'Validasi Task ID' },
  { hash: '#/bpjs', title: 'Antrean BPJS' },
  { hash: '#/capaian', title: 'Capaian' },
  { hash: '#/antrian', title: 'Antrian Kirim' },
  { hash: '#/log', title: 'Log' },
  { hash: '#/pemetaan', title: 'Pemetaan' },
  { hash: '#/audit', title: 'Audit' },
  { hash: '#/pengaturan', title: 'Pengaturan' },
  { hash: '#/tentang', title: 'Tentang' },
] as const

export async function goTo(page: Page, hash: string): Promise<void> {
  // As text: unit tests read this file too, and know no window.
  await page.evaluate(`window.location.hash = ${JSON.stringify(hash)}`)
}
