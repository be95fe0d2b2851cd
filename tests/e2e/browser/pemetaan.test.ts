import { afterEach, describe, expect, it } from 'vitest'
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'
import {
  BPJS_LISTS,
  comparesSchedules,
  mapsWhatHoldsBack,
  outlastsTheDatabase,
  restsWhenAllIsMapped,
  tellsOfAnother,
  typesWithoutBpjs,
} from '../journeys/pemetaan.ts'
import { ADMIN_PIN } from '../journeys/settings.ts'
import { seriousViolations } from '../support/axe.ts'
import { type BpjsSwitch, bpjsSwitch } from '../support/bpjs-switch.ts'
import { goTo } from '../support/pages.ts'
import { see } from '../support/see.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig | null = null
let bpjs: BpjsSwitch | null = null
let wire: TcpProxy | null = null

async function open(): Promise<WindowRig> {
  window = await createWindowRig({
    seed: { registrations: 10, bookings: 4 },
    rig: { simulator: { lists: BPJS_LISTS } },
  })
  return window
}

afterEach(async () => {
  wire?.restore()
  await window?.close()
  await bpjs?.close()
  await wire?.close()
  window = null
  wire = null
  bpjs = null
})

describe('Pemetaan', () => {
  it('gives a poli the code its patients wait for, tells of others who were faster, and compares the schedules', async () => {
    const rig = await open()
    const page = await rig.page()
    await restsWhenAllIsMapped(page)
    await mapsWhatHoldsBack(page, rig, ADMIN_PIN)
    await tellsOfAnother(page, rig)
    await comparesSchedules(page, rig)
  })

  it('takes a code that is typed while BPJS is away', async () => {
    const rig = await open()
    bpjs = bpjsSwitch(rig)
    await typesWithoutBpjs(await rig.page(), rig, bpjs)
  })

  it('keeps its list while the database is away, and reads it again by itself', async () => {
    window = await createWindowRig({
      seed: { registrations: 10, bookings: 4 },
      async access(db) {
        wire = await startTcpProxy(db.config)
        return { server: wire }
      },
    })
    if (!wire) throw new Error('the wire was not asked for')
    await outlastsTheDatabase(await window.page(), wire)
  })

  it.each([false, true])('has no serious barrier in drawer, question and schedules (dark: %s)', async (dark) => {
    const rig = await open()
    await rig.db.run("DELETE FROM maping_poli_bpjs WHERE kd_poli_rs = 'U0003'")
    const page = await rig.page({ dark })
    await goTo(page, '#/pemetaan?kode=U0003')
    const drawer = page.getByRole('dialog', { name: 'Pemetaan poli' })
    await see(drawer.getByRole('option').first()).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await drawer.getByRole('option').first().click()
    const question = page.getByRole('dialog', { name: 'Petakan poli?' })
    await see(question).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await question.getByRole('button', { name: 'Tidak jadi' }).click()
    await goTo(page, '#/pemetaan?jenis=jadwal&jadwal=semua')
    await page.getByRole('button', { name: 'Bandingkan dengan HFIS' }).click()
    await see(page.getByRole('grid', { name: 'Jadwal SIMRS dan HFIS' })).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
  })

  it('says that a read-only user cannot map, before anybody has chosen', async () => {
    window = await createWindowRig({
      seed: { registrations: 10, bookings: 4 },
      async access(db) {
        await db.run("DELETE FROM maping_poli_bpjs WHERE kd_poli_rs = 'U0003'")
        return { user: await db.createUser({ readOnly: true }) }
      },
    })
    const page = await window.page()
    await goTo(page, '#/pemetaan?kode=U0003')
    const drawer = page.getByRole('dialog', { name: 'Pemetaan poli' })
    await see(drawer.getByText('Belum dapat dipetakan')).toBeVisible()
    await see(drawer).toContainText('maping_poli_bpjs')
    await see(drawer.getByRole('combobox')).toHaveCount(0)
  })
})
