import type { Page } from 'playwright'
import { see } from '../support/see.ts'
import { shownNames } from './filters.ts'
import { arrives, firstRunEnds, grid, opensReferensi, rowOf, syncsUntil, tasksAtBpjs, type World } from './world.ts'

/** A patient who is registered meanwhile announces themselves; the rows move only when a person says so. */
export async function seeANewcomer(page: Page, world: World): Promise<void> {
  await firstRunEnds(page, world)
  await opensReferensi(page)
  const before = await shownNames(page)
  const held = grid(page).getByRole('row').nth(4)
  const place = await held.getAttribute('aria-rowindex')
  await held.focus()

  const { no_rawat, nm_pasien } = await arrives(world, { nama: 'ZAHRA BARUSAJA' })
  await syncsUntil(page, () => tasksAtBpjs(world, no_rawat) !== null)
  const news = page.getByRole('button', { name: '1 registrasi baru, tampilkan' })
  await see(news).toBeVisible()
  see(await shownNames(page)).toEqual(before)
  await see(rowOf(page, nm_pasien)).toHaveCount(0)
  await see(held).toBeFocused()
  await see(held).toHaveAttribute('aria-rowindex', place ?? '')

  await news.click()
  await see(news).toHaveCount(0)
  await see(rowOf(page, nm_pasien)).toContainText('Terkirim')
}
