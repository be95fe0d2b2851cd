import type { Page } from 'playwright'
import { see } from '../support/see.ts'
import {
  arrives,
  dialog,
  epochAt,
  grid,
  opensReferensi,
  programKey,
  referenceOf,
  rowOf,
  searchField,
  sentTasks,
  syncsUntil,
  tasksAtBpjs,
  todayOf,
  until,
  type World,
} from './world.ts'

/**
 * A clerk finds a patient by part of the name, sees why the visit was not sent, corrects the time and sees it arrive,
 * without the mouse.
 */
export async function findCorrectAndSend(page: Page, world: World): Promise<void> {
  const nama = 'WULANDARI KENCANA'
  const { no_rawat } = await arrives(world, { nama, times: { 3: '08:25', 4: '08:10', 5: '09:05' } })
  await syncsUntil(page, () => tasksAtBpjs(world, no_rawat)?.[3] !== undefined)

  const { keyboard } = page
  await keyboard.press(`${programKey(page)}+2`)
  await see(page.getByRole('heading', { level: 1, name: 'Data Referensi' })).toBeAttached()
  await see(grid(page)).toBeVisible()
  await keyboard.press('/')
  await see(searchField(page)).toBeFocused()
  await keyboard.type('kencana')
  const row = rowOf(page, nama)
  await see(grid(page)).toHaveAttribute('aria-rowcount', '2')
  await see(row).toContainText('Perlu tindakan')
  await see(row).toContainText('Jam task 4 (08.10) lebih awal dari task 3 (08.25)')
  await keyboard.press('ArrowDown')
  await see(row).toBeFocused()
  await keyboard.press('Enter')

  const drawer = dialog(page, nama)
  await see(drawer.getByText('Mengapa belum terkirim')).toBeVisible()
  await see(drawer.getByText('BPJS akan menolak').first()).toBeVisible()
  const wrong = drawer.getByRole('textbox', { name: 'Jam task 4' })
  await see(wrong).toBeFocused()
  await see(wrong).toHaveAccessibleDescription(/lebih awal dari task 3/)
  await keyboard.type('0840')
  await see(drawer.getByText('Isian Anda memperbaikinya')).toBeVisible()
  await keyboard.press('Control+Enter')

  await see(drawer.getByRole('status').filter({ hasText: 'Sudah diterima BPJS.' })).toBeVisible()
  await see(drawer.getByText('Mengapa belum terkirim')).toHaveCount(0)
  await until(() => tasksAtBpjs(world, no_rawat)).toEqual({
    3: epochAt(world, '08:25'),
    4: epochAt(world, '08:40'),
    5: epochAt(world, '09:05'),
  })
  await keyboard.press('Escape')
  await see(drawer).toHaveCount(0)
  await see(row).toContainText('Terkirim')
  await see(row).not.toContainText('Perlu tindakan')
  await see(row).toBeFocused()

  const today = todayOf(world)
  await until(() => sentTasks(world, no_rawat)).toEqual({
    3: `${today} 08:25:00`,
    4: `${today} 08:40:00`,
    5: `${today} 09:05:00`,
  })
  await until(() => referenceOf(world, no_rawat)).toMatchObject({
    taskid: 5,
    taskid4: `${today} 08:40:00`,
    status_kirim: 'Sudah',
  })
}

/** BPJS refuses the referral number; the clerk reads why, types the right one and the visit goes through. */
export async function correctARefusedReferral(page: Page, world: World): Promise<void> {
  const nama = 'BAMBANG RUJUKAN'
  const stale = '0001R0040101A000001'
  const right = '0001R0041025A004711'
  world.rig.simulator.refuse(stale, 'Rujukan tidak valid')
  const { no_rawat } = await arrives(world, { nama, times: { 3: '08:30' }, nomorReferensi: stale })
  await opensReferensi(page)
  await searchField(page).fill('rujukan')
  const row = rowOf(page, nama)
  await syncsUntil(page, async () =>
    (await row.count()) === 0 ? false : /Perlu tindakan/.test((await row.textContent()) ?? ''),
  )
  await row.getByRole('button', { name: nama, exact: true }).click()

  const drawer = dialog(page, nama)
  await see(drawer.getByText('Rujukan tidak valid').first()).toBeVisible()
  await drawer.getByRole('button', { name: 'Ubah data' }).click()

  const form = dialog(page, 'Ubah Data')
  const referral = form.getByRole('textbox', { name: 'Nomor referensi' })
  await see(referral).toHaveValue(stale)
  await referral.fill(right)
  await form.getByRole('button', { name: 'Simpan dan kirim' }).click()

  await until(() => world.rig.simulator.bookings().get(no_rawat)?.add.nomorreferensi).toBe(right)
  await until(() => tasksAtBpjs(world, no_rawat)).toEqual({ 3: epochAt(world, '08:30') })
  await until(() => referenceOf(world, no_rawat)).toMatchObject({ nomor_referensi: right, status_kirim: 'Sudah' })
  await see(form).toHaveCount(0)
  // Back at the visit it was opened from, which is now sent.
  await see(drawer).toBeVisible()
  await see(drawer.getByText('Rujukan tidak valid')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await see(drawer).toHaveCount(0)
  await see(row).toContainText('Terkirim')
  await see(row).not.toContainText('Rujukan tidak valid')
}
