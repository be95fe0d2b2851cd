import type { Locator, Page } from 'playwright'
import type { SeededRegistration } from '../../support/hospital-seed.ts'
import { see } from '../support/see.ts'
import { arrives, dialog, finds, opensReferensi, referenceOf, todayOf, until, type World } from './world.ts'

/** Opens the form of a visit from its row's menu. */
export async function opensForm(page: Page, patient: SeededRegistration): Promise<Locator> {
  const row = await finds(page, patient.nm_pasien)
  await row.getByRole('button', { name: `Menu ${patient.nm_pasien}` }).click()
  await page.getByRole('menuitem', { name: 'Ubah data' }).click()
  const form = dialog(page, 'Ubah Data')
  await see(form.getByRole('textbox', { name: 'No. kartu BPJS' })).toBeVisible()
  return form
}

/** What is changed in the form is what the hospital's table holds, and nothing else of the row changes. */
export async function editARow(page: Page, world: World): Promise<void> {
  const patient = await arrives(world, { nama: 'KARTINI SUNTING', times: { 3: '08:15' }, nomorReferensi: 'LAMA-1' })
  const before = await referenceOf(world, patient.no_rawat)
  await opensReferensi(page)
  const form = await opensForm(page, patient)
  await form.getByRole('textbox', { name: 'No. kartu BPJS' }).fill('0001234567890')
  await form.getByRole('textbox', { name: 'Nomor referensi' }).fill('BARU-2')
  await form.getByLabel('Jenis kunjungan').click()
  await page.getByRole('option', { name: '2 – Rujukan Internal' }).click()
  await form.getByRole('textbox', { name: /^Task 4/ }).fill('8.45')
  await page.keyboard.press('Control+s')

  await see(form).toHaveCount(0)
  await see(page.getByRole('alert').filter({ hasText: `Data ${patient.nm_pasien} tersimpan.` })).toBeVisible()
  const after = await referenceOf(world, patient.no_rawat)
  see(after).toEqual({
    ...before,
    no_kartu: '0001234567890',
    nomor_referensi: 'BARU-2',
    jenis_kunjungan: 2,
    taskid4: `${todayOf(world)} 08:45:00`,
    taskid: after?.taskid,
    updated_at: after?.updated_at,
  })
}

/** What cannot be saved is said under its field; closing with something unsaved asks, and loses nothing by itself. */
export async function meetErrorsInTheForm(page: Page, world: World): Promise<void> {
  const patient = await arrives(world, { nama: 'LESTARI KELIRU', times: { 3: '08:15' } })
  const before = await referenceOf(world, patient.no_rawat)
  await opensReferensi(page)
  const form = await opensForm(page, patient)
  const poli = form.getByRole('textbox', { name: 'Kode poli' })
  const time = form.getByRole('textbox', { name: /^Task 4/ })
  await poli.fill('')
  await time.fill('25.99')
  await page.keyboard.press('Control+s')
  await see(poli).toHaveAccessibleDescription(/Isi kode poli/)
  await see(time).toHaveAccessibleDescription(/Jam tidak terbaca/)
  await see(form.getByRole('alert')).toContainText('Ada isian yang belum benar')
  await see(poli).toBeFocused()

  await poli.fill('INT')
  await time.fill('08.05')
  await see(time).toHaveAccessibleDescription(/lebih awal dari task 3/)
  await page.keyboard.press('Escape')
  const question = dialog(page, 'Buang perubahan?')
  await question.getByRole('button', { name: 'Tidak jadi' }).click()
  await see(question).toHaveCount(0)
  await see(time).toHaveValue('08.05')
  await time.press('Escape')
  await question.getByRole('button', { name: 'Buang perubahan' }).click()
  await see(form).toHaveCount(0)
  await until(() => referenceOf(world, patient.no_rawat)).toEqual(before)
}
