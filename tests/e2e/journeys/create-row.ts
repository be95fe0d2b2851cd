import type { Locator, Page } from 'playwright'
import type { SeededRegistration } from '../../support/hospital-seed.ts'
import { see } from '../support/see.ts'
import {
  arrives,
  dialog,
  epochAt,
  firstRunEnds,
  opensReferensi,
  programKey,
  REFERENCE_TABLE,
  referenceOf,
  rowOf,
  tasksAtBpjs,
  todayOf,
  until,
  type World,
} from './world.ts'

/** Chooses the registration a new row is made for, by part of the name. */
async function picks(page: Page, registration: SeededRegistration): Promise<Locator> {
  await page.keyboard.press(`${programKey(page)}+n`)
  const form = dialog(page, 'Tambah Data')
  const patient = form.getByRole('combobox', { name: 'Pasien' })
  await see(patient).toBeFocused()
  await page.keyboard.type(registration.nm_pasien.split(' ')[0] ?? '')
  await see(form.getByRole('option')).toHaveCount(1)
  await see(form.getByRole('option')).toContainText(registration.nm_pasien)
  // Enter takes an offer once the list is that of the text.
  await until(async () => {
    if ((await form.getByRole('option').count()) > 0) await page.keyboard.press('Enter')
    return form.getByRole('region', { name: 'Data Registrasi' }).isVisible()
  }).toBe(true)
  return form
}

/** A registration of a minute ago gets its row by hand, filled in from SIMRS, and is sent at once. */
export async function createARow(page: Page, world: World): Promise<void> {
  await firstRunEnds(page, world)
  const patient = await arrives(world, { nama: 'GALUH SUSULAN', reference: false })
  await opensReferensi(page)
  const form = await picks(page, patient)

  const registration = form.getByRole('region', { name: 'Data Registrasi' })
  await see(registration).toContainText(patient.no_rawat)
  await see(registration).toContainText(patient.no_rkm_medis)
  await see(form.getByRole('textbox', { name: 'No. kartu BPJS' })).toHaveValue(patient.no_peserta)
  await see(form.getByRole('textbox', { name: 'Kode poli' })).toHaveValue(patient.poli.kd_poli_bpjs)
  await see(form.getByRole('textbox', { name: 'Nama poli' })).toHaveValue(patient.poli.nm_poli)
  await form.getByRole('textbox', { name: 'Nomor referensi' }).fill('0001R0041025A001122')
  await form.getByRole('textbox', { name: /^Task 3/ }).fill('1010')
  await page.keyboard.press('Control+Enter')

  await see(form).toHaveCount(0)
  await see(page.getByRole('alert').filter({ hasText: 'tersimpan dan dikirim' })).toBeVisible()
  await until(() => tasksAtBpjs(world, patient.no_rawat)).toEqual({ 3: epochAt(world, '10:10') })
  await until(() => referenceOf(world, patient.no_rawat)).toMatchObject({
    no_rawat: patient.no_rawat,
    no_rkm_medis: patient.no_rkm_medis,
    jam_periksa: patient.jam_reg,
    no_kartu: patient.no_peserta,
    kodepoli: patient.poli.kd_poli_bpjs,
    nama_poli: patient.poli.nm_poli,
    nomor_referensi: '0001R0041025A001122',
    taskid3: `${todayOf(world)} 10:10:00`,
    taskid: 3,
    status_kirim: 'Sudah',
  })
}

/** Somebody else made the row meanwhile: nothing is written over it, and the form leads to what is there. */
export async function meetAnExistingRow(page: Page, world: World): Promise<void> {
  const patient = await arrives(world, { nama: 'RINJANI GANDA', reference: false })
  await opensReferensi(page)
  const form = await picks(page, patient)
  await form.getByRole('textbox', { name: 'Nomor referensi' }).fill('ISIAN-SAYA')
  await world.db.run(
    `INSERT INTO ${REFERENCE_TABLE} (tanggal_periksa, jam_periksa, no_rkm_medis, no_rawat, no_kartu, kodepoli,
      nama_poli, nomor_referensi, jenis_kunjungan) VALUES (?, ?, ?, ?, ?, ?, ?, 'ISIAN-ORANG-LAIN', 3)`,
    [
      patient.tgl_registrasi,
      patient.jam_reg,
      patient.no_rkm_medis,
      patient.no_rawat,
      patient.no_peserta,
      patient.poli.kd_poli_bpjs,
      patient.poli.nm_poli,
    ],
  )
  await form.getByRole('button', { name: 'Simpan', exact: true }).click()
  const notice = form.getByRole('alert').filter({ hasText: 'Data ini sudah ada' })
  await see(notice).toBeVisible()
  await notice.getByRole('button', { name: 'Buka data yang ada' }).click()

  const existing = dialog(page, 'Ubah Data')
  await see(existing.getByRole('textbox', { name: 'Nomor referensi' })).toHaveValue('ISIAN-ORANG-LAIN')
  await page.keyboard.press('Escape')
  await see(existing).toHaveCount(0)
  await see(rowOf(page, patient.nm_pasien)).toBeVisible()
  see(await referenceOf(world, patient.no_rawat)).toMatchObject({ nomor_referensi: 'ISIAN-ORANG-LAIN' })
}
