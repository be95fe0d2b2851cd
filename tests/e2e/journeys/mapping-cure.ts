import type { Page } from 'playwright'
import { POLIS } from '../../support/seed-masters.ts'
import { goTo } from '../support/pages.ts'
import { see } from '../support/see.ts'
import { arrives, dialog, firstRunEnds, isIdle, type World } from './world.ts'

const [DALAM] = POLIS as [(typeof POLIS)[number]]

/** A visit waits for a code: its own reasons and the dashboard lead to where the code is filled in. */
export async function leadsToTheMapping(page: Page, world: World): Promise<void> {
  await firstRunEnds(page, world)
  await isIdle(page)
  await world.db.run('DELETE FROM maping_poli_bpjs WHERE kd_poli_rs = ?', [DALAM.kd_poli])
  const { no_rawat } = await arrives(world, { nama: 'CICI TANPA KODE' })
  await goTo(page, `#/referensi?kunjungan=${encodeURIComponent(no_rawat)}`)
  const visit = page.getByRole('dialog').filter({ hasText: 'CICI TANPA KODE' })
  await see(visit).toContainText(`Poli ${DALAM.kd_poli} (${DALAM.nm_poli}) belum punya kode BPJS.`)
  await visit.getByRole('button', { name: 'Buka Pemetaan' }).click()
  await see(page.getByRole('heading', { level: 1, name: 'Pemetaan' })).toBeVisible()
  await see(dialog(page, 'Pemetaan poli').getByRole('heading', { name: DALAM.nm_poli })).toBeVisible()

  await goTo(page, '#/dasbor')
  await page.getByRole('link', { name: /poli belum punya kode BPJS/ }).click()
  await see(page.getByRole('grid', { name: 'Pemetaan poli' })).toContainText(DALAM.nm_poli)
}
