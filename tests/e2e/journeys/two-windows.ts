import type { Locator, Page } from 'playwright'
import type { SeededRegistration } from '../../support/hospital-seed.ts'
import { see } from '../support/see.ts'
import { opensForm } from './edit-row.ts'
import { arrives, dialog, finds, opensReferensi, referenceOf, todayOf, until, type World } from './world.ts'

async function opensVisit(page: Page, patient: SeededRegistration): Promise<Locator> {
  await opensReferensi(page)
  const row = await finds(page, patient.nm_pasien)
  await row.getByRole('button', { name: patient.nm_pasien, exact: true }).click()
  const drawer = dialog(page, patient.nm_pasien)
  await see(drawer.getByRole('textbox', { name: 'Jam task 5' })).toBeVisible()
  return drawer
}

/** The line of a comparison, cell by cell: the field, what it was, what this person wants, what is there now. */
async function seesCompared(notice: Locator, ...cells: readonly string[]): Promise<void> {
  const line = notice.getByRole('row').filter({ hasText: cells[0] ?? '' })
  await until(async () =>
    (await line.getByRole('rowheader').or(line.getByRole('cell')).allInnerTexts()).join(' | '),
  ).toBe(cells.join(' | '))
}

/** Two people give one task different times: the second is told the old, the own and the new one, and chooses. */
export async function meetInTheTimes(first: Page, second: Page, world: World): Promise<void> {
  const patient = await arrives(world, { nama: 'PUSPITA BERDUA', times: { 3: '08:00', 4: '08:30', 5: '09:00' } })
  const [one, other] = [await opensVisit(first, patient), await opensVisit(second, patient)]
  const mine = other.getByRole('textbox', { name: 'Jam task 5' })
  const stored = async () => (await referenceOf(world, patient.no_rawat))?.taskid5
  const today = todayOf(world)

  async function collide(theirs: string, ours: string): Promise<Locator> {
    await mine.fill(ours)
    await one.getByRole('textbox', { name: 'Jam task 5' }).fill(theirs)
    await one.getByRole('button', { name: 'Simpan', exact: true }).click()
    await until(stored).toBe(`${today} ${theirs.replace('.', ':')}:00`)
    await see(other.getByText(`Sementara Anda mengisi, di database menjadi ${theirs}.`)).toBeVisible()
    await see(mine).toHaveValue(ours)
    await other.getByRole('button', { name: 'Simpan', exact: true }).click()
    const notice = other.getByRole('alert').filter({ hasText: 'diubah orang lain' })
    await see(notice).toBeVisible()
    return notice
  }

  const lost = await collide('09.10', '09.20')
  await seesCompared(lost, 'Jam task 5', '09.00', '09.20', '09.10')
  await lost.getByRole('button', { name: 'Pakai yang di database' }).click()
  await see(lost).toHaveCount(0)
  await see(mine).toHaveValue('09.10')
  see(await stored()).toBe(`${today} 09:10:00`)

  const won = await collide('09.30', '09.40')
  await seesCompared(won, 'Jam task 5', '09.10', '09.40', '09.30')
  await won.getByRole('button', { name: 'Pakai isian saya' }).click()
  await until(stored).toBe(`${today} 09:40:00`)
  await see(won).toHaveCount(0)
  // The first window shows it without being asked.
  await see(one.getByRole('textbox', { name: 'Jam task 5' })).toHaveValue('09.40')
}

/** The same in the form, where fields that do not collide are saved along with either choice. */
export async function meetInTheForm(first: Page, second: Page, world: World): Promise<void> {
  const patient = await arrives(world, { nama: 'MELATI SERENTAK', nomorReferensi: 'ASLI' })
  const referral = (form: Locator) => form.getByRole('textbox', { name: 'Nomor referensi' })
  const stored = async () => (await referenceOf(world, patient.no_rawat))?.nomor_referensi
  await opensReferensi(first)
  await opensReferensi(second)

  async function collide(theirs: string, ours: string): Promise<{ form: Locator; notice: Locator }> {
    const form = await opensForm(second, patient)
    await referral(form).fill(ours)
    const one = await opensForm(first, patient)
    await referral(one).fill(theirs)
    await first.keyboard.press('Control+s')
    await see(one).toHaveCount(0)
    await form.getByRole('button', { name: 'Simpan', exact: true }).click()
    const notice = form.getByRole('alert').filter({ hasText: 'diubah orang lain' })
    await see(notice).toBeVisible()
    see(await stored()).toBe(theirs)
    return { form, notice }
  }

  const lost = await collide('DARI-LOKET-1', 'DARI-LOKET-2')
  await seesCompared(lost.notice, 'Nomor referensi', 'ASLI', 'DARI-LOKET-2', 'DARI-LOKET-1')
  await lost.notice.getByRole('button', { name: 'Pakai yang di database' }).click()
  await see(lost.notice).toHaveCount(0)
  await see(referral(lost.form)).toHaveValue('DARI-LOKET-1')
  see(await stored()).toBe('DARI-LOKET-1')
  await referral(lost.form).press('Escape')
  await see(lost.form).toHaveCount(0)

  const won = await collide('LAGI-LOKET-1', 'LAGI-LOKET-2')
  await won.notice.getByRole('button', { name: 'Pakai isian saya' }).click()
  await see(won.form).toHaveCount(0)
  await until(stored).toBe('LAGI-LOKET-2')
}
