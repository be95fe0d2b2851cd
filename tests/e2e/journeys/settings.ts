import type { Locator, Page } from 'playwright'
import { see } from '../support/see.ts'
import { dialog } from './world.ts'

export const ADMIN_PIN = '753159'

/** The names of the parts of the settings page. */
export const SETTINGS_PARTS = ['Database', 'BPJS', 'Sinkronisasi', 'Capaian', 'Aplikasi', 'Impor', 'Tabel'] as const
export type SettingsPart = (typeof SETTINGS_PARTS)[number]

export async function opensSettings(page: Page, part: SettingsPart): Promise<void> {
  await page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name: 'Pengaturan' }).click()
  await opensPart(page, part)
}

export async function opensPart(page: Page, part: SettingsPart): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Bagian pengaturan' }).getByRole('link', { name: part })
  await link.click()
  await see(link).toHaveAttribute('aria-current', 'page')
}

const lockedDoor = (page: Page) => page.getByRole('heading', { level: 1, name: 'Pengaturan terkunci' })

async function typesPin(page: Page, pin: string): Promise<void> {
  await page.getByRole('textbox', { name: 'PIN admin' }).fill(pin)
  await page.getByRole('button', { name: 'Buka pengaturan' }).click()
}

export async function opensWithPin(page: Page, pin: string): Promise<void> {
  await see(lockedDoor(page)).toBeVisible()
  await typesPin(page, pin)
  await see(lockedDoor(page)).toHaveCount(0)
}

/** The settings stand open until a PIN is set, and say so. */
export async function setsPin(page: Page, pin: string): Promise<void> {
  await opensSettings(page, 'Database')
  await see(page.getByText('Belum ada PIN admin')).toBeVisible()
  await page.getByRole('button', { name: 'Pasang PIN' }).click()
  await page.getByLabel('PIN baru', { exact: true }).fill(pin)
  await page.getByLabel('Ketik PIN sekali lagi', { exact: true }).fill(pin.replace(/.$/, '0'))
  await see(page.getByText('Kedua PIN tidak sama.')).toBeVisible()
  await page.getByLabel('Ketik PIN sekali lagi', { exact: true }).fill(pin)
  await page.getByRole('button', { name: 'Pasang PIN' }).click()
  await see(page.getByText('PIN admin sudah dipasang.')).toBeVisible()
}

/** Locked, three wrong guesses, the wait they cost, and the right PIN. */
export async function guessesThenOpens(page: Page, pin: string, hidden: string): Promise<void> {
  await opensSettings(page, 'Aplikasi')
  await page.getByRole('button', { name: 'Kunci sekarang' }).click()
  await see(lockedDoor(page)).toBeVisible()
  await see(page.getByText(hidden)).toHaveCount(0)

  await typesPin(page, '000000')
  await see(page.getByText('PIN salah.')).toBeVisible()
  await typesPin(page, '111111')
  await see(page.getByText('PIN salah.')).toBeVisible()
  await typesPin(page, '222222')
  await see(page.getByText(/PIN salah\. Coba lagi dalam \d detik\./)).toBeVisible()
  const open = page.getByRole('button', { name: 'Buka pengaturan' })
  await see(open).toBeDisabled()
  await see(open).toBeEnabled()
  await opensWithPin(page, pin)
  await see(page.getByRole('heading', { name: 'Program di komputer ini' })).toBeVisible()
}

export const interval = (page: Page): Locator => page.getByLabel('Jarak sinkron')
export const zone = (page: Page, letters: 'WIB' | 'WITA' | 'WIT'): Locator =>
  page.getByRole('radio', { name: letters, exact: true })

/** Another interval and another zone, saved. */
export async function changesSync(page: Page, minutes: number): Promise<void> {
  await opensSettings(page, 'Sinkronisasi')
  await interval(page).fill('90')
  await page.getByText('WITA', { exact: true }).click()
  await see(page.getByText('2 perubahan belum disimpan')).toBeVisible()
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await see(page.getByText('Jarak sinkron 1 sampai 60 menit.')).toBeVisible()
  await see(interval(page)).toBeFocused()
  await interval(page).fill(String(minutes))
  await page.keyboard.press('Control+s')
  await see(page.getByText('Pengaturan disimpan dan langsung dipakai.')).toBeVisible()
  await see(page.getByText('Semua perubahan sudah tersimpan.')).toBeVisible()
}

/** Targets of their own and another hour of the reminder; what is no time of day is not taken. */
export async function setsTargets(page: Page): Promise<void> {
  await opensSettings(page, 'Capaian')
  await see(page.getByLabel('Target waktu tunggu poli')).toHaveValue('60 menit')
  await page.getByLabel('Target waktu tunggu poli').fill('45')
  await page.getByLabel('Target kunjungan lengkap').fill('0')
  const hour = page.getByLabel('Jam pengingat')
  await see(hour).toHaveValue('14:00')
  await hour.fill('9.30')
  await page.keyboard.press('Control+s')
  await see(page.getByText('Isi jam dan menit, seperti 14:00.')).toBeVisible()
  await hour.fill('09:30')
  await page.keyboard.press('Control+s')
  await see(page.getByText('Pengaturan disimpan dan langsung dipakai.')).toBeVisible()
}

/** A change of page asks while something is unsaved: stay, throw away, or save. */
export async function leavesUnsaved(page: Page): Promise<void> {
  const question = dialog(page, 'Pindah halaman?')
  const toLog = () =>
    page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name: 'Log', exact: true }).click()
  const onLog = () => see(page.getByRole('heading', { level: 1, name: 'Log' })).toBeAttached()

  await opensSettings(page, 'Sinkronisasi')
  await see(interval(page)).toHaveValue('5 menit')
  await interval(page).fill('9')
  await toLog()
  await see(question.getByText('1 perubahan belum disimpan')).toBeVisible()
  await question.getByRole('button', { name: 'Tetap di sini' }).click()
  await see(question).toHaveCount(0)
  await see(interval(page)).toHaveValue('9 menit')

  await toLog()
  await question.getByRole('button', { name: 'Buang dan pindah' }).click()
  await onLog()
  await opensSettings(page, 'Sinkronisasi')
  await see(interval(page)).toHaveValue('5 menit')

  await interval(page).fill('11')
  // Back through the parts is no leaving; back to the page before is.
  const goBack = () => page.evaluate(() => window.history.back())
  await goBack()
  await see(page.getByRole('heading', { name: 'Database SIMRS Khanza' })).toBeVisible()
  await see(question).toHaveCount(0)
  await goBack()
  await see(question).toBeVisible()
  await question.getByRole('button', { name: 'Simpan dan pindah' }).click()
  await onLog()
  await opensSettings(page, 'Sinkronisasi')
  await see(interval(page)).toHaveValue('11 menit')
}

/** Reads a file in, looks at what it would change, and takes it over. */
export async function imports(
  page: Page,
  file: { readonly name: string; readonly text: string },
  expected: readonly { readonly field: string; readonly before: string; readonly after: string }[],
): Promise<void> {
  await opensSettings(page, 'Impor')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Pilih berkas' }).click(),
  ])
  await chooser.setFiles({ name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) })
  const preview = page.getByRole('region', { name: 'Yang akan berubah' })
  for (const { field, before, after } of expected) {
    const row = preview.getByRole('row').filter({ has: page.getByRole('rowheader', { name: field, exact: true }) })
    await see(row.getByRole('cell')).toHaveText([before, after])
  }
  await page.getByRole('button', { name: `Terapkan ${expected.length} perubahan` }).click()
  await see(page.getByText(`${expected.length} isian dari ${file.name} sudah dipakai dan disimpan.`)).toBeVisible()
}

/** The one table of the program: shown before it is made, made after a yes. */
export async function createsTable(page: Page, table: string, isThere: () => Promise<boolean>): Promise<void> {
  const notices = page.getByRole('region', { name: 'Pemberitahuan' })
  await see(notices.getByText('Tabel data referensi belum ada di database.')).toBeVisible()
  await notices.getByRole('button', { name: 'Buat tabel' }).click()
  const panel = page.getByRole('region', { name: 'Tabel data referensi' })
  await see(panel.getByRole('region', { name: 'Perintah SQL' })).toContainText(
    new RegExp(`create table.*${table}`, 'i'),
  )

  await panel.getByRole('button', { name: 'Buat tabel' }).click()
  const question = dialog(page, 'Buat tabel di database SIMRS?')
  await see(question.getByText(table)).toBeVisible()
  await question.getByRole('button', { name: 'Tidak jadi' }).click()
  await see(question).toHaveCount(0)
  see(await isThere()).toBe(false)

  await panel.getByRole('button', { name: 'Buat tabel' }).click()
  await question.getByRole('button', { name: 'Buat tabel' }).click()
  await see(page.getByText(`Tabel ${table} sudah dibuat.`)).toBeVisible()
  await see(panel.getByText(`Tabel ${table} sudah ada.`)).toBeVisible()
  await see(panel.getByRole('button', { name: 'Buat tabel' })).toHaveCount(0)
  await see(notices.getByText('Tabel data referensi belum ada')).toHaveCount(0)
  see(await isThere()).toBe(true)
}
