import type { Locator, Page } from 'playwright'
import { FINDING_REASONS, FINDING_TITLES } from '../../../src/shared/findings.ts'
import { expectMended, expectTablesAgree, unmended } from '../../support/expect-faulty-day.ts'
import type { FaultKind, FaultyDay, PlantedFault } from '../../support/faulty-day.ts'
import { see } from '../support/see.ts'
import { dialog, isIdle, programKey, referenceOf, until, type World } from './world.ts'

/**
 * A clerk who knows nothing but what the two pages say mends a day with thirty faults: wrong times first, then what BPJS
 * has otherwise than the hospital.
 */
export interface FaultyWorld extends World {
  readonly faulty: FaultyDay
}

export async function mendsTheDay(page: Page, world: FaultyWorld): Promise<void> {
  await see(page.getByRole('heading', { level: 1, name: 'Dasbor' })).toBeAttached()
  await findsTheTimes(page, world)
  await acceptsOne(page, world)
  await typesOne(page, world)
  await acceptsAReason(page)
  await acceptsTheChosen(page)
  await acceptsTheRest(page)
  await arrivesWhole(page, world)
  await findsTheDifferences(page, world)
  await mendsOneBooking(page, world)
  await mendsTheRest(page)
  expectMended(world.rig, world.faulty, world.now)
  await expectTablesAgree(world.db, world.rig, world.faulty)
  await bothPagesSaySo(page)
}

async function findsTheTimes(page: Page, { faulty }: FaultyWorld): Promise<void> {
  await opens(page, 3, 'Validasi Task ID')
  await hasFindings(page, 18)
  for (const reason of FINDING_REASONS) {
    const title = FINDING_TITLES[reason].replace(/^j/, 'J')
    await see(
      reasonsOf(page)
        .locator('label')
        .filter({ hasText: new RegExp(`^${title}\\s*3$`) }),
    ).toBeVisible()
  }
  for (const fault of faultsOf(faulty, 'kosong')) await see(findingOf(page, fault)).toContainText('kosong')
}

/** One proposal, without the mouse. */
async function acceptsOne(page: Page, { faulty }: FaultyWorld): Promise<void> {
  const fault = first(faulty, 'terbalik')
  const { keyboard } = page
  await keyboard.press('/')
  await keyboard.type(fault.visit.no_rawat)
  // The column titles, the title of the reason, and the row.
  await see(findings(page)).toHaveAttribute('aria-rowcount', '3')
  await keyboard.press('ArrowDown')
  await see(findings(page)).toBeFocused()
  await keyboard.press('t')
  const question = dialog(page, 'Terima 1 usulan?')
  await see(question).toContainText(fault.visit.nm_pasien)
  await see(question.getByRole('button', { name: 'Terima dan kirim 1' })).toBeFocused()
  await keyboard.press('Enter')
  await see(question).toHaveCount(0)
  await page.getByRole('button', { name: 'Hapus saringan' }).click()
  await hasFindings(page, 17)
}

/** One visit whose true time the clerk has on paper: typed in the task editor, though a proposal is there. */
async function typesOne(page: Page, world: FaultyWorld): Promise<void> {
  const fault = first(world.faulty, 'depan')
  const { visit, taskid } = fault
  const truth = visit.tasks.find((task) => task.taskid === taskid)?.waktu ?? ''
  await findingOf(page, fault).getByText(visit.nm_pasien).click()
  const editor = dialog(page, visit.nm_pasien)
  const time = editor.getByRole('textbox', { name: `Jam task ${taskid}` })
  await see(time).toBeFocused()
  await see(time).toHaveAccessibleDescription(/belum terjadi/)
  const clock = truth.slice(11).replaceAll(':', '.')
  await page.keyboard.type(clock)
  await see(time).toHaveValue(clock)
  await page.keyboard.press('Control+Enter')
  await see(editor.getByRole('status').filter({ hasText: 'Sudah diterima BPJS.' })).toBeVisible()
  await page.keyboard.press('Escape')
  await see(editor).toHaveCount(0)
  await hasFindings(page, 16)
  await until(async () => (await referenceOf(world, visit.no_rawat))?.[`taskid${taskid}`]).toBe(truth)
}

/** All of one reason, once only those are shown. */
async function acceptsAReason(page: Page): Promise<void> {
  await reasonsOf(page).locator('label').filter({ hasText: 'Jam tidak mungkin' }).click()
  await page.getByRole('button', { name: 'Terima yang tampil 3' }).click()
  await dialog(page, 'Terima 3 usulan?').getByRole('button', { name: 'Terima dan kirim 3' }).click()
  await page.getByRole('button', { name: 'Hapus saringan' }).click()
  await hasFindings(page, 13)
}

/** Two rows chosen with the keys. */
async function acceptsTheChosen(page: Page): Promise<void> {
  await page.keyboard.press('/')
  for (const key of ['ArrowDown', 'Home', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key)
  await page.getByRole('button', { name: 'Terima terpilih 2' }).click()
  const question = dialog(page, 'Terima 2 usulan?')
  await see(question.getByRole('row')).toHaveCount(3)
  await question.getByRole('button', { name: 'Terima dan kirim 2' }).click()
  await hasFindings(page, 11)
}

async function acceptsTheRest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Terima semua usulan 11' }).click()
  const question = dialog(page, 'Terima 11 usulan?')
  await see(question).toContainText('11 jam task pada 11 kunjungan')
  await question.getByRole('button', { name: 'Terima dan kirim 11' }).click()
  await see(page.getByText('Semua jam task sudah benar')).toBeVisible()
}

/** What was accepted is on its way: BPJS gets the rest of all eighteen visits. */
async function arrivesWhole(page: Page, { faulty, rig, now }: FaultyWorld): Promise<void> {
  const timed = new Set(FINDING_REASONS.flatMap((reason) => faultsOf(faulty, reason)).map((fault) => fault.kodebooking))
  await until(() => unmended(rig, faulty, now).filter(({ kodebooking }) => timed.has(kodebooking))).toEqual([])
  await isIdle(page)
}

/** Twelve bookings differ: three that BPJS lost, three with the wrong end, and six by their tasks. */
async function findsTheDifferences(page: Page, { faulty }: FaultyWorld): Promise<void> {
  await opens(page, 4, 'Antrean BPJS')
  await see(page.getByText('12 dari 60 booking berbeda')).toBeVisible()
  const kinds: readonly FaultKind[] = ['booking-hilang', 'task-hilang', 'program-lain', 'batal-hilang']
  for (const kind of kinds) for (const fault of faultsOf(faulty, kind)) await see(bookingOf(page, fault)).toHaveCount(1)
  await see(bookingOf(page, first(faulty, 'booking-hilang'))).toContainText('Tidak ada')
  await see(bookingOf(page, first(faulty, 'batal-hilang'))).toContainText('Batal')
}

/** One booking is looked into and mended there. */
async function mendsOneBooking(page: Page, { faulty, rig }: FaultyWorld): Promise<void> {
  const fault = first(faulty, 'booking-hilang')
  await bookingOf(page, fault).getByText(fault.visit.nm_pasien).click()
  const details = dialog(page, 'Rincian booking')
  await see(details).toContainText('BPJS tidak punya')
  await details.getByRole('button', { name: 'Kirim ulang' }).click()
  const question = dialog(page, 'Perbaiki perbedaan?')
  await see(question).toContainText(fault.visit.nm_pasien)
  await question.getByRole('button', { name: 'Perbaiki 1' }).click()
  await see(page.getByText('11 dari 60 booking berbeda')).toBeVisible()
  see(rig.simulator.bookings().has(fault.kodebooking)).toBe(true)
}

async function mendsTheRest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Perbaiki semua yang aman (11)' }).click()
  await dialog(page, 'Perbaiki perbedaan?').getByRole('button', { name: 'Perbaiki 11' }).click()
  await see(page.getByText('BPJS dan SIMRS sama', { exact: true })).toBeVisible()
}

/** Asked anew, BPJS has nothing that differs, and no time is found fault with. */
async function bothPagesSaySo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Bandingkan lagi' }).click()
  await see(page.getByText('Semua 60 booking sama')).toBeVisible()
  await see(page.getByText('BPJS dan SIMRS sama', { exact: true })).toBeVisible()
  await opens(page, 3, 'Validasi Task ID')
  await see(page.getByText('Semua jam task sudah benar')).toBeVisible()
  await opens(page, 1, 'Dasbor')
  await see(page.getByText('Tidak ada registrasi hari ini yang menunggu tindakan.')).toBeVisible()
}

async function opens(page: Page, digit: number, title: string): Promise<void> {
  await page.keyboard.press(`${programKey(page)}+${digit}`)
  await see(page.getByRole('heading', { level: 1, name: title })).toBeAttached()
}

const reasonsOf = (page: Page): Locator => page.getByRole('radiogroup', { name: 'Saring menurut alasan' })
const findings = (page: Page): Locator => page.getByRole('grid', { name: 'Temuan jam task' })
const bookings = (page: Page): Locator => page.getByRole('grid', { name: 'Booking di BPJS dan SIMRS' })
const findingOf = (page: Page, { visit }: PlantedFault): Locator =>
  findings(page).getByRole('row').filter({ hasText: visit.no_rawat })
const bookingOf = (page: Page, { kodebooking }: PlantedFault): Locator =>
  bookings(page).getByRole('row').filter({ hasText: kodebooking })

async function hasFindings(page: Page, count: number): Promise<void> {
  await see(page.getByRole('status').filter({ hasText: 'registrasi diperiksa' })).toContainText(
    `${count} temuan pada ${count} kunjungan. 62 registrasi diperiksa`,
  )
}

const faultsOf = ({ faults }: FaultyDay, kind: FaultKind) => faults.filter((fault) => fault.kind === kind)

function first(day: FaultyDay, kind: FaultKind): PlantedFault {
  const [fault] = faultsOf(day, kind)
  if (!fault) throw new Error(`no fault of the kind ${kind} was planted`)
  return fault
}
