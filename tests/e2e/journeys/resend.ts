import type { Page } from 'playwright'
import { expect } from 'vitest'
import { owedTasks } from '../../support/expect-hospital.ts'
import type { SeededRegistration } from '../../support/hospital-seed.ts'
import { see } from '../support/see.ts'
import { filtersBy, seesOnly, shownNames } from './filters.ts'
import { dialog, firstRunEnds, grid, isIdle, opensReferensi, until, type World } from './world.ts'

const codeOf = (registration: SeededRegistration) => registration.nobooking ?? registration.no_rawat

/** Everything that a filter leaves is selected in one stroke and sent again, and nothing besides. */
export async function resendWhatIsFiltered(page: Page, world: World): Promise<void> {
  await firstRunEnds(page, world)
  await opensReferensi(page)
  const { registrations } = world.day
  const poli = registrations[0]?.poli
  if (!poli) throw new Error('the seed is empty')
  const wanted = registrations.filter((one) => one.poli.kd_poli === poli.kd_poli)
  const count = String(wanted.length)

  await filtersBy(page, 'Poli', poli.nm_poli)
  await seesOnly(page, world, wanted)
  await grid(page).getByRole('row').nth(1).focus()
  await page.keyboard.press('Control+a')
  await see(page.getByText(`${count} dipilih`)).toBeVisible()
  expect(await shownNames(page)).toHaveLength(wanted.length)

  world.rig.simulator.clearRecord()
  await page.getByRole('button', { name: `Kirim ulang ${count}`, exact: true }).click()
  const question = dialog(page, `Kirim ulang ${count} registrasi?`)
  await see(question.getByText(`${count} registrasi`).first()).toBeVisible()
  await question.getByRole('button', { name: 'Tidak jadi' }).click()
  await see(question).toHaveCount(0)
  await isIdle(page)
  expect(world.rig.simulator.requests).toEqual([])

  await page.getByRole('button', { name: `Kirim ulang ${count}`, exact: true }).click()
  await question.getByRole('button', { name: `Kirim ulang ${count}`, exact: true }).click()
  await see(page.getByRole('alert').filter({ hasText: 'masuk antrian' })).toBeVisible()
  const calls = () => world.rig.simulator.requests.map(({ call, kodebooking }) => `${call} ${kodebooking}`).sort()
  const owed = (one: SeededRegistration) => ['add', ...owedTasks(one).map(() => 'updatewaktu')]
  const repeated = wanted.flatMap((one) => owed(one).map((call) => `${call} ${codeOf(one)}`)).sort()
  await until(calls).toEqual(repeated)
  await isIdle(page)
  expect(calls()).toEqual(repeated)
  expect(world.rig.simulator.requests.map(({ code }) => code)).toEqual(repeated.map(() => 208))
}
