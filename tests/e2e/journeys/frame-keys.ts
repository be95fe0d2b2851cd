import type { Page } from 'playwright'
import { see } from '../support/see.ts'
import { arrives, dialog, epochAt, firstRunEnds, isIdle, programKey, tasksAtBpjs, until, type World } from './world.ts'

const PAGES = [
  'Dasbor',
  'Data Referensi',
  'Validasi Task ID',
  'Antrean BPJS',
  'Capaian',
  'Antrian Kirim',
  'Log',
  'Pemetaan',
  'Audit',
] as const

async function onPage(page: Page, title: string): Promise<void> {
  await see(page.getByRole('heading', { level: 1, name: title })).toBeAttached()
}

/** Every page has its digit, from anywhere; the strokes do not reach through what is in front. */
export async function changesPages(page: Page): Promise<void> {
  await onPage(page, 'Dasbor')
  for (const [index, title] of PAGES.entries()) {
    await page.keyboard.press(`${programKey(page)}+${index + 1}`)
    await onPage(page, title)
  }
  await page.keyboard.press(`${programKey(page)}+,`)
  await onPage(page, 'Pengaturan')
  await page.getByRole('link', { name: 'Tentang' }).click()
  await onPage(page, 'Tentang')
  await page.keyboard.press('F1')
  const help = dialog(page, 'Bantuan: Tentang')
  await see(help.getByRole('tabpanel', { name: 'Panduan halaman ini' })).toContainText('letak folder data')
  await help.getByRole('tab', { name: 'Daftar tombol' }).click()
  await see(help.getByText('Sinkron sekarang')).toBeVisible()
  await see(help.getByText(`${programKey(page) === 'Alt' ? 'Alt' : 'Ctrl'} + 1 … 9`)).toBeVisible()
  await page.keyboard.press(`${programKey(page)}+1`)
  await page.keyboard.press('Escape')
  await see(help).toHaveCount(0)
  await onPage(page, 'Tentang')
}

/** F5 sends, and never loads the page anew under a half-filled form. */
export async function syncsWithF5(page: Page, world: World): Promise<void> {
  await onPage(page, 'Dasbor')
  await firstRunEnds(page, world)
  await page.keyboard.press(`${programKey(page)}+,`)
  await page.getByRole('navigation', { name: 'Bagian pengaturan' }).getByRole('link', { name: 'Sinkronisasi' }).click()
  await page.getByLabel('Jarak sinkron').fill('7')
  const visit = await arrives(world, { nama: 'TOMBOL LIMA' })
  await isIdle(page)
  await page.keyboard.press('F5')
  await until(() => tasksAtBpjs(world, visit.no_rawat)).toEqual({ 3: epochAt(world, '08:00') })
  await see(page.getByText(/^Sinkron selesai: 1 registrasi terkirim/)).toBeVisible()
  await see(page.getByLabel('Jarak sinkron')).toHaveValue('7 menit')
  await page.getByRole('button', { name: 'Buang perubahan' }).click()
}

/** `/` and Ctrl+F lead to the search of the page, also from a filter's choice; while somebody types `/` is a letter. */
export async function searchesWithSlash(page: Page): Promise<void> {
  await onPage(page, 'Dasbor')
  for (const [digit, label] of [
    ['2', 'Cari no. rawat, no. RM, nama, atau no. kartu'],
    ['3', 'Cari nama atau no. rawat'],
    ['6', 'Cari nama, no. rawat atau kode booking'],
    ['7', 'Cari dalam log'],
  ] as const) {
    await page.keyboard.press(`${programKey(page)}+${digit}`)
    const field = page.getByRole('textbox', { name: label })
    await see(field).toBeVisible()
    await page.keyboard.press('/')
    await see(field).toBeFocused()
    await page.keyboard.type('2025/10')
    await see(field).toHaveValue('2025/10')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('ganti')
    await see(field).toHaveValue('ganti')
    await page.keyboard.press('Escape')
    await see(field).toHaveValue('')
  }
  await page.getByText('Peringatan & galat', { exact: true }).click()
  await page.keyboard.press('/')
  await see(page.getByRole('textbox', { name: 'Cari dalam log' })).toBeFocused()
}
