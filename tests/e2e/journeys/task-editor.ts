import type { Locator, Page } from 'playwright'
import { createBpjsClient } from '../../../src/main/bpjs/client.ts'
import { createFetchPort } from '../../../src/main/bpjs/http-port.ts'
import { seedHospital } from '../../support/hospital-seed.ts'
import { goTo } from '../support/pages.ts'
import { see } from '../support/see.ts'
import {
  arrives,
  changeReference,
  dialog,
  epochAt,
  finds,
  opensReferensi,
  referenceOf,
  sentTasks,
  syncsUntil,
  tasksAtBpjs,
  todayOf,
  until,
  type World,
} from './world.ts'

function step(drawer: Locator, words: string): Locator {
  return drawer.getByRole('listitem').filter({ hasText: words })
}

async function opensVisit(page: Page, nama: string): Promise<Locator> {
  await opensReferensi(page)
  const row = await finds(page, nama)
  await row.getByRole('button', { name: nama, exact: true }).click()
  const drawer = dialog(page, nama)
  await see(drawer.getByRole('heading', { name: 'Perjalanan task' })).toBeVisible()
  return drawer
}

/** Task 99 is asked for by name, can be left, and is at BPJS once it is confirmed. */
export async function declareAbsent(page: Page, world: World): Promise<void> {
  const { no_rawat, nm_pasien } = await arrives(world, { nama: 'JOKO TIDAKHADIR', times: { 3: '08:00' } })
  await syncsUntil(page, () => tasksAtBpjs(world, no_rawat)?.[3] !== undefined)
  const drawer = await opensVisit(page, nm_pasien)
  await drawer.getByRole('textbox', { name: 'Jam task 99' }).fill('10.30')
  await drawer.getByRole('button', { name: 'Simpan dan kirim' }).click()

  const question = dialog(page, 'Batalkan kunjungan ini di BPJS?')
  await see(question).toContainText(nm_pasien)
  await see(question).toContainText('10.30')
  await question.getByRole('button', { name: 'Tidak jadi' }).click()
  await see(question).toHaveCount(0)
  see(tasksAtBpjs(world, no_rawat)).toEqual({ 3: epochAt(world, '08:00') })

  await drawer.getByRole('button', { name: 'Simpan dan kirim' }).click()
  await question.getByRole('button', { name: 'Nyatakan batal' }).click()
  await until(() => tasksAtBpjs(world, no_rawat)).toEqual({
    3: epochAt(world, '08:00'),
    99: epochAt(world, '10:30'),
  })
  await see(drawer.getByRole('alert').filter({ hasText: 'Sudah batal di BPJS' })).toBeVisible()
  await see(drawer.getByRole('textbox', { name: 'Jam task 99' })).toHaveCount(0)
  await until(() => sentTasks(world, no_rawat)).toMatchObject({ 99: `${todayOf(world)} 10:30:00` })
}

/** What BPJS has taken cannot be typed over, says why, and stays what was sent whatever the table says later. */
export async function readWhatIsAccepted(page: Page, world: World): Promise<void> {
  const { no_rawat, nm_pasien } = await arrives(world, { nama: 'INDAH TERKUNCI', times: { 3: '08:05', 4: '08:35' } })
  await syncsUntil(page, () => tasksAtBpjs(world, no_rawat)?.[4] !== undefined)
  await until(() => sentTasks(world, no_rawat)).toHaveProperty('4')
  await changeReference(world, no_rawat, { taskid4: `${todayOf(world)} 08:50:00` })

  const drawer = await opensVisit(page, nm_pasien)
  for (const id of [3, 4]) await see(drawer.getByRole('textbox', { name: `Jam task ${id}` })).toHaveCount(0)
  await see(drawer.getByRole('textbox', { name: 'Jam task 5' })).toBeFocused()
  const locked = step(drawer, 'BPJS tidak menerima perubahan jam')
  await see(locked).toHaveCount(2)
  await see(locked.nth(1)).toContainText('08.35')
  await see(locked.nth(1)).toContainText('Di data referensi tertulis 08.50')
}

/** A time of the record says so, gives way to one that is typed, and comes back when that one is emptied. */
export async function replaceRecordedTime(page: Page, world: World): Promise<void> {
  const { no_rawat, nm_pasien } = await arrives(world, { nama: 'RATNA REKAM', times: { 3: '08:15' } })
  // Still to come, so that nothing is sent while it is being looked at.
  await world.db.run('insert into pemeriksaan_ralan (no_rawat, tgl_perawatan, jam_rawat) values (?, ?, ?)', [
    no_rawat,
    todayOf(world),
    '23:40:00',
  ])
  const drawer = await opensVisit(page, nm_pasien)
  const time = drawer.getByRole('textbox', { name: 'Jam task 4' })
  const four = drawer.locator('[data-task="4"]')
  await see(time).toHaveValue('23.40')
  await see(four).toContainText('Rekam medis: pemeriksaan pertama')
  await see(time).toHaveAccessibleDescription(/Jam yang Anda ketik menggantikannya/)

  await time.fill('23.50')
  await see(four).toContainText('Menggantikan jam rekam medis 23.40 (pemeriksaan pertama)')
  await drawer.getByRole('button', { name: 'Simpan', exact: true }).click()
  await see(four).toContainText('Manual')
  await until(async () => (await referenceOf(world, no_rawat))?.taskid4).toBe(`${todayOf(world)} 23:50:00`)

  await time.fill('')
  await see(four).toContainText('bila rekam medis punya jamnya, jam itu yang dipakai')
  await drawer.getByRole('button', { name: 'Simpan', exact: true }).click()
  await see(time).toHaveValue('23.40')
  await see(four).toContainText('Rekam medis: pemeriksaan pertama')
}

/** A visit of a day that nobody began says that no sync takes it in, and is sent by hand. */
export async function sendsADayLongPast(page: Page, world: World): Promise<void> {
  const tanggal = '2025-09-01'
  const { registrations } = await seedHospital(world.db, { tanggal, registrations: 2 })
  const [wanted, other] = registrations
  if (!wanted || !other) throw new Error('the seed has no visits')
  await goTo(page, `#/referensi?dari=${tanggal}&kunjungan=${encodeURIComponent(wanted.no_rawat)}`)
  const drawer = dialog(page, wanted.nm_pasien)
  await see(drawer.getByText('Hari kunjungan ini tidak diikuti lagi')).toBeVisible()
  await drawer.getByRole('button', { name: 'Kirim ulang' }).click()
  const question = dialog(page, 'Kirim kunjungan ini?')
  await see(question).toContainText('belum pernah dikirim')
  await question.getByRole('button', { name: 'Kirim', exact: true }).click()
  await until(() => tasksAtBpjs(world, wanted.no_rawat)).not.toBeNull()
  await see(drawer.getByText('Hari kunjungan ini tidak diikuti lagi')).toHaveCount(0)
  see(tasksAtBpjs(world, other.no_rawat)).toBeNull()
}

/** BPJS's own times stand beside ours, with what differs in words. */
export async function compareWithBpjs(page: Page, world: World): Promise<void> {
  const { rig, now } = world
  const { no_rawat, nm_pasien } = await arrives(world, { nama: 'AYU BANDING', times: { 3: '08:10' } })
  await syncsUntil(page, () => tasksAtBpjs(world, no_rawat)?.[3] !== undefined)
  // Another program of the hospital tells BPJS of a task this one knows nothing about.
  const other = createBpjsClient(rig.settings.bpjs, createFetchPort(), now)
  await other.send('updatewaktu', 4, { kodebooking: no_rawat, taskid: 4, waktu: epochAt(world, '08:45') })

  const drawer = await opensVisit(page, nm_pasien)
  await drawer.getByRole('button', { name: 'Ambil dari BPJS' }).click()
  await see(drawer.getByText('BPJS punya 2 task')).toBeVisible()
  await see(drawer.getByText('BPJS: 08.10 · sama')).toBeVisible()
  await see(drawer.getByText('BPJS: 08.45 · di sini belum ada jamnya')).toBeVisible()
}
