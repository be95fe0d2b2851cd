import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import type { StoredBooking } from '../../../src/main/demo/simulator/state.ts'
import { epochToWallTime } from '../../../src/shared/wall-time.ts'
import type { SeededRegistration } from '../../support/hospital-seed.ts'
import { ZONE } from '../../support/rig.ts'
import type { BpjsSwitch } from '../support/bpjs-switch.ts'
import { see } from '../support/see.ts'
import { saves } from './export.ts'
import { dialog, firstRunEnds, isIdle, tasksAtBpjs, todayOf, until, type World } from './world.ts'

const STRANGER = 'MJKN0001'

/** A day on which BPJS went its own way: what is lost there, what came from elsewhere, and what only it knows. */
export interface OwnWay {
  /** Bookings BPJS has lost: one made in Khanza's table, one of a patient who just came. */
  readonly lost: readonly [SeededRegistration, SeededRegistration]
  /** BPJS has lost its tasks after the fourth. */
  readonly half: SeededRegistration
  /** Another program has sent its last task, a minute later. */
  readonly moved: SeededRegistration
  /** Cancelled at BPJS alone. */
  readonly cancelled: SeededRegistration
}

const codeOf = ({ nobooking, no_rawat }: SeededRegistration) => nobooking ?? no_rawat
const wanted = ({ tasks }: SeededRegistration) => tasks.map(({ taskid, waktu }) => `${taskid} ${waktu}`)
const arrived = (world: World, visit: SeededRegistration) =>
  Object.entries(tasksAtBpjs(world, codeOf(visit)) ?? {}).map(([id, at]) => `${id} ${epochToWallTime(at, ZONE)}`)

/** Everything has reached BPJS; then BPJS loses some of it, and gets other things. */
export async function bpjsGoesItsOwnWay(page: Page, world: World): Promise<OwnWay> {
  await firstRunEnds(page, world)
  const whole = world.day.registrations.filter(({ tasks }) => tasks.length === 5)
  for (const visit of world.day.registrations) await until(() => arrived(world, visit)).toEqual(wanted(visit))
  await isIdle(page)
  const booked = whole.find(({ nobooking }) => nobooking !== null)
  const [walkIn, half, moved, cancelled] = whole.filter((visit) => visit !== booked && visit.nobooking === null)
  if (!booked || !walkIn || !half || !moved || !cancelled) throw new Error('the seed holds too few whole visits')
  const { simulator } = world.rig
  simulator.preload([{ kodebooking: STRANGER, tanggalperiksa: todayOf(world), norm: '999999' }])
  const [lastOfMoved] = moved.tasks.slice(-1)
  const bookings = simulator.snapshot().bookings.flatMap((booking): StoredBooking[] => {
    const { kodebooking } = booking.add
    const { tasks } = booking
    if (kodebooking === codeOf(booked) || kodebooking === codeOf(walkIn)) return []
    if (kodebooking === codeOf(half)) return [{ ...booking, tasks: tasks.slice(0, 2), farmasi: null }]
    if (kodebooking === codeOf(cancelled)) return [{ ...booking, batal: { keterangan: 'dari aplikasi', waktu: 1 } }]
    if (kodebooking === STRANGER) return [{ ...booking, tasks: [{ taskid: 3, waktu: 1, diterima: 1 }] }]
    if (kodebooking !== codeOf(moved)) return [booking]
    const later = (task: (typeof tasks)[number]) =>
      task.taskid === lastOfMoved?.taskid ? { ...task, waktu: task.waktu + 60_000 } : task
    return [{ ...booking, tasks: tasks.map(later) }]
  })
  simulator.restore({ bookings })
  return { lost: [booked, walkIn], half, moved, cancelled }
}

const list = (page: Page): Locator => page.getByRole('grid', { name: 'Booking di BPJS dan SIMRS' })
const rowOf = (page: Page, code: string): Locator => list(page).getByRole('row').filter({ hasText: code })
const search = (page: Page): Locator => page.getByRole('textbox', { name: /^Cari nama, no\. rawat, kode booking/ })

async function hasRows(page: Page, count: number): Promise<void> {
  await see(list(page)).toHaveAttribute('aria-rowcount', String(count + 1))
}

async function shows(page: Page, word: string): Promise<void> {
  const choices = page.getByRole('radiogroup', { name: 'Saring menurut perbedaan' })
  await choices
    .locator('label')
    .filter({ hasText: new RegExp(`^${word}`) })
    .click()
}

export async function opensAntreanBpjs(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name: 'Antrean BPJS' }).click()
  await see(page.getByRole('heading', { level: 1, name: 'Antrean BPJS' })).toBeAttached()
  await see(page.getByText(/^Dibandingkan \d\d\.\d\d$/)).toBeVisible()
}

interface Numbers {
  readonly total: number
  readonly jkn: number
  readonly nonJkn: number
  readonly checkin: number
  readonly dilayani: number
  readonly selesai: number
  readonly batal: number
}

/** The counters as they stand on the screen, by side. */
async function shownNumbers(page: Page, side: 'BPJS' | 'SIMRS'): Promise<Numbers> {
  const row = page.getByRole('table', { name: 'Jumlah booking di BPJS dan SIMRS' }).getByRole('row', { name: side })
  const cells = await row.getByRole('cell').allInnerTexts()
  const [total, jkn, nonJkn, checkin, dilayani, selesai, batal] = cells.map((text) =>
    Number(text.trim().split(/\s+/).at(-1)),
  ) as [number, number, number, number, number, number, number]
  return { total, jkn, nonJkn, checkin, dilayani, selesai, batal }
}

/** The same, counted from what the simulator keeps, in words of its own. */
function numbersAtBpjs(world: World): Numbers {
  const all = world.rig.simulator.snapshot().bookings.map(({ add, tasks, batal }) => ({
    jkn: add.jenispasien === 'JKN',
    gone: batal !== null || tasks.some(({ taskid }) => taskid === 99),
    last: tasks.at(-1)?.taskid ?? 0,
  }))
  const going = all.filter(({ gone }) => !gone)
  return {
    total: all.length,
    jkn: all.filter(({ jkn }) => jkn).length,
    nonJkn: all.filter(({ jkn }) => !jkn).length,
    checkin: going.filter(({ last }) => last > 0).length,
    dilayani: going.filter(({ last }) => last === 4).length,
    selesai: going.filter(({ last }) => last > 4).length,
    batal: all.length - going.length,
  }
}

/** And the hospital's, from what was registered. */
function numbersHere({ day: { registrations } }: World): Numbers {
  const { length: total } = registrations
  const jkn = registrations.filter(({ bpjs }) => bpjs).length
  const lastOf = (visit: SeededRegistration) => visit.tasks.at(-1)?.taskid ?? 0
  return {
    total,
    jkn,
    nonJkn: total - jkn,
    checkin: registrations.filter((visit) => lastOf(visit) > 0).length,
    dilayani: registrations.filter((visit) => lastOf(visit) === 4).length,
    selesai: registrations.filter((visit) => lastOf(visit) > 4).length,
    batal: 0,
  }
}

async function numbersAreTrue(page: Page, world: World): Promise<void> {
  await until(() => shownNumbers(page, 'BPJS')).toEqual(numbersAtBpjs(world))
  expect(await shownNumbers(page, 'SIMRS')).toEqual(numbersHere(world))
}

/** Both sides in numbers, and what differs first, each with how it stands there and here. */
export async function comparesTheDay(
  page: Page,
  world: World,
  { lost, half, moved, cancelled }: OwnWay,
): Promise<void> {
  await opensAntreanBpjs(page)
  await numbersAreTrue(page, world)
  await hasRows(page, 6)
  for (const visit of lost) {
    const row = rowOf(page, codeOf(visit))
    await see(row).toContainText('Tidak ada di BPJS')
    await see(row).toContainText('Terkirim · task 7')
    await see(row.getByRole('button', { name: 'Kirim ulang' })).toBeVisible()
  }
  await see(rowOf(page, codeOf(half))).toContainText('Sedang dilayani · task 4')
  await see(rowOf(page, codeOf(half))).toContainText('Task 5, 6, 7')
  await see(rowOf(page, codeOf(moved)).getByRole('button', { name: 'Tandai sudah' })).toBeVisible()
  await see(rowOf(page, codeOf(cancelled)).getByRole('button', { name: 'Buka editor' })).toBeVisible()
  await see(rowOf(page, STRANGER)).toContainText('No. RM 999999')
  await see(rowOf(page, STRANGER).getByRole('button', { name: 'Salin kode' })).toBeVisible()

  await shows(page, 'Status berbeda')
  await hasRows(page, 1)
  await see(rowOf(page, codeOf(cancelled))).toContainText('Batal')
  await shows(page, 'Semua')
  await hasRows(page, world.day.registrations.length + 1)
  await shows(page, 'Berbeda')
  await hasRows(page, 6)
}

/** One booking, found, opened, understood and sent again without leaving the keyboard. */
export async function mendsOneByKeyboard(page: Page, world: World, { lost: [visit] }: OwnWay): Promise<void> {
  await list(page).focus()
  await page.keyboard.press('/')
  await see(search(page)).toBeFocused()
  await page.keyboard.type(visit.no_rawat)
  await hasRows(page, 1)
  await page.keyboard.press('ArrowDown')
  await see(list(page)).toBeFocused()
  await page.keyboard.press('Enter')
  const drawer = dialog(page, 'Rincian booking')
  await see(drawer.getByText('Di sini tercatat sudah terkirim, tetapi BPJS tidak punya.')).toBeVisible()
  await see(drawer.getByRole('button', { name: 'Kirim ulang' })).toBeFocused()
  await page.keyboard.press('Enter')
  const ask = dialog(page, 'Perbaiki perbedaan?')
  await see(ask.getByText(/^Kirim ulang: 1 booking/)).toBeVisible()
  await see(ask.getByRole('button', { name: 'Perbaiki 1' })).toBeFocused()
  await page.keyboard.press('Enter')
  await see(page.getByText('1 perbedaan diperbaiki. Masih berbeda: 5 booking.')).toBeVisible()
  expect(arrived(world, visit)).toEqual(wanted(visit))
  await see(drawer).toHaveCount(0)
  await see(page.getByText('Tidak ada booking yang cocok')).toBeVisible()
  await page.keyboard.press('/')
  await see(search(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await see(search(page)).toHaveValue('')
  await hasRows(page, 5)
}

/** A selection of rows touches those alone; one question covers the rest that is safe, and says how many of what. */
export async function mendsAllThatIsSafe(page: Page, world: World, way: OwnWay): Promise<void> {
  const { lost, half, moved, cancelled } = way
  const before = arrived(world, moved)
  await see(rowOf(page, STRANGER).getByRole('checkbox')).toBeDisabled()
  await rowOf(page, codeOf(half)).getByRole('checkbox').click()
  await see(page.getByText('1 dipilih')).toBeVisible()
  await page.getByRole('button', { name: 'Perbaiki terpilih' }).click()
  const ask = dialog(page, 'Perbaiki perbedaan?')
  await see(ask).toContainText('3 perbedaan')
  await ask.getByRole('button', { name: 'Tidak jadi' }).click()
  await see(ask).toHaveCount(0)
  expect(arrived(world, half)).toEqual(wanted(half).slice(0, 2))

  await page.getByRole('button', { name: 'Perbaiki semua yang aman (3)' }).click()
  await see(ask).toContainText('3 booking, 5 perbedaan')
  await see(ask).toContainText('Kirim ulang: 2 booking')
  await see(ask).toContainText('Tandai sudah: 1 booking')
  await ask.getByRole('button', { name: 'Perbaiki 3' }).click()
  await see(page.getByText('5 perbedaan diperbaiki. Masih berbeda: 2 booking.')).toBeVisible()
  for (const visit of [...lost, half]) expect(arrived(world, visit)).toEqual(wanted(visit))
  // BPJS's own time counts from now on; it was not sent again.
  expect(arrived(world, moved)).toEqual(before)
  await hasRows(page, 2)
  await see(rowOf(page, codeOf(cancelled))).toBeVisible()
  await see(rowOf(page, STRANGER)).toBeVisible()
  await see(page.getByRole('button', { name: /^Perbaiki semua yang aman/ })).toHaveCount(0)
  await numbersAreTrue(page, world)
}

/** What nobody but a person can mend says what to do, and leads to where it is done. */
export async function leavesTheRestToAPerson(page: Page, { cancelled }: OwnWay): Promise<void> {
  await rowOf(page, STRANGER).getByText(STRANGER).click()
  const drawer = dialog(page, 'Rincian booking')
  await see(drawer).toContainText('Registrasikan bila pasien datang')
  await see(drawer.getByRole('button', { name: 'Salin kode booking' })).toBeVisible()
  await see(drawer.getByRole('button', { name: 'Buka editor task' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await see(drawer).toHaveCount(0)
  await rowOf(page, codeOf(cancelled)).getByRole('button', { name: 'Buka editor' }).click()
  const editor = dialog(page, cancelled.nm_pasien)
  await see(editor.getByText('Perjalanan task')).toBeVisible()
  await page.keyboard.press('Escape')
  await see(editor).toHaveCount(0)
}

/** The file holds the rows of the screen, with both sides and the sentence. */
export async function exportsTheDifferences(page: Page, world: World, { cancelled }: OwnWay): Promise<void> {
  await list(page).focus()
  const { path, name } = await saves(page, 'csv')
  expect(name).toBe(`antrean-bpjs_${todayOf(world)}_${todayOf(world)}.csv`)
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').replace('\uFEFF', ''), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data.map((row) => row['Kode booking'])).toEqual([STRANGER, codeOf(cancelled)])
  expect(data[0]).toMatchObject({
    'Nama pasien': 'No. RM 999999',
    'No. Rawat': '',
    'Status di BPJS': 'Belum dilayani',
    'Task di BPJS': '3',
    Sumber: 'Mobile JKN',
    'Status di SIMRS': 'Tidak ada',
    Beda: 'Tidak ada di SIMRS',
  })
  expect(data[1]).toMatchObject({ 'Nama pasien': cancelled.nm_pasien, 'Status di BPJS': 'Batal', Beda: 'Status' })
  expect(data[1]?.Penjelasan).toContain('BPJS mencatat kunjungan ini batal')
}

/** BPJS goes: what was compared stays with its hour. A first visit meanwhile says why it is empty, and fills by itself. */
export async function comparesAcrossAnOutage(page: Page, world: World, bpjs: BpjsSwitch): Promise<void> {
  await firstRunEnds(page, world)
  await opensAntreanBpjs(page)
  await see(page.getByText('BPJS dan SIMRS sama')).toBeVisible()
  await bpjs.off()
  await page.getByRole('button', { name: 'Bandingkan lagi' }).click()
  const stale = page.getByRole('alert').filter({ hasText: 'Tidak dapat dibandingkan lagi' })
  await see(stale).toContainText('Server BPJS tidak menjawab')
  await see(page.getByText('BPJS dan SIMRS sama')).toBeVisible()

  await page.reload()
  await see(page.getByRole('alert').filter({ hasText: 'Server BPJS tidak menjawab' })).toBeVisible()
  await see(page.getByRole('button', { name: 'Coba lagi' }).last()).toBeVisible()
  const notices = page.getByRole('region', { name: 'Pemberitahuan' })
  await see(notices.getByText(/Server BPJS tidak menjawab sejak/)).toBeVisible()
  await bpjs.on()
  await see(page.getByText('BPJS dan SIMRS sama')).toBeVisible()
  await page.getByRole('button', { name: 'Lihat semua booking' }).click()
  await hasRows(page, world.day.registrations.length)
}

/** Another workstation leads: comparing goes on here, and mending says where it is done. */
export async function standsBy(page: Page): Promise<void> {
  await opensAntreanBpjs(page)
  await see(page.getByText('Komputer ini siaga: komputer lain memimpin pengiriman.')).toBeVisible()
  await page.getByRole('button', { name: /^Perbaiki semua yang aman/ }).click()
  await dialog(page, 'Perbaiki perbedaan?')
    .getByRole('button', { name: /^Perbaiki \d+$/ })
    .click()
  const told = page.getByRole('alert').filter({ hasText: 'Komputer lain sedang memimpin pengiriman.' })
  await see(told).toContainText('Jalankan perbaikan di komputer itu')
  await see(list(page)).toBeVisible()
}

/** A day without bookings says so, and the range of the address is the one that is shown. */
export async function showsAnEmptyDay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kemarin' }).click()
  await see(page.getByText(/^Tidak ada antrean pada /)).toBeVisible()
  await see.poll(() => new URL(page.url()).hash).toMatch(/^#\/bpjs\?dari=\d{4}-\d\d-\d\d$/)
  await page.getByRole('button', { name: 'Hari ini' }).click()
  await see(list(page)).toBeVisible()
}
