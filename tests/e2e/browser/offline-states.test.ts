import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, it } from 'vitest'
import { expectTraces } from '../../support/expect-hospital.ts'
import type { DatabaseUser } from '../../support/hospital-db.ts'
import { CREDENTIALS } from '../../support/rig.ts'
import { opensOutbox } from '../journeys/outbox.ts'
import { opensSettings } from '../journeys/settings.ts'
import { until } from '../journeys/world.ts'
import { goTo } from '../support/pages.ts'
import { see } from '../support/see.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig | null = null

afterEach(async () => {
  await window?.close()
  window = null
})

describe('what there is to say when there is nothing to show', () => {
  it('on a day without registrations: so, and when is looked again', async () => {
    window = await createWindowRig({ seed: { registrations: 0, bookings: 0 } })
    const page = await window.page()
    await see(page.getByRole('heading', { name: 'Belum ada registrasi hari ini' })).toBeVisible()
    await see(page.getByText(/^Sinkron berikutnya \d\d\.\d\d\.$/)).toBeVisible()
    await see(page.getByRole('banner').getByRole('button', { name: 'Berjalan' })).toBeVisible()
    await goTo(page, '#/referensi')
    await see(page.getByText('Belum ada registrasi pada Sen, 6 Okt 2025.')).toBeVisible()
    await see(page.getByText(/^Sinkron berikutnya \d\d\.\d\d\.$/)).toBeVisible()
    await opensOutbox(page)
    await see(page.getByText('Antrian kosong. Semua kiriman sudah sampai di BPJS.')).toBeVisible()
  })

  it('with settings that miss their secrets, as after a restart of this host: what is missing, and the way there', async () => {
    window = await createWindowRig({ configured: false, seed: { registrations: 6, bookings: 2 } })
    const { rig, day } = window
    const { database } = rig.settings
    const form = {
      databaseHost: database.host,
      databasePort: database.port,
      databaseName: database.database,
      databaseUser: database.username,
      bpjsUrl: rig.simulator.url,
      payerCodes: ['BPJ'],
    }
    writeFileSync(join(rig.dataDir, 'pengaturan.json'), JSON.stringify({ version: 1, form, mode: 'rumah-sakit' }))
    await window.restart()
    const page = await window.page()
    const notices = page.getByRole('region', { name: 'Pemberitahuan' })
    await see(notices.getByText(/^Pengaturan belum lengkap\. /)).toBeVisible()
    await see(page.getByRole('banner').getByRole('button', { name: 'Perlu tindakan' })).toBeVisible()
    await goTo(page, '#/referensi')
    await see(page.getByRole('alert').filter({ hasText: 'Pengaturan belum lengkap.' })).toBeVisible()

    await notices.getByRole('button', { name: 'Buka Pengaturan' }).click()
    await page.getByLabel('Sandi database', { exact: true }).fill(database.password)
    const parts = page.getByRole('navigation', { name: 'Bagian pengaturan' })
    await parts.getByRole('link', { name: 'BPJS' }).click()
    await page.getByLabel('Cons ID', { exact: true }).fill(CREDENTIALS.consId)
    await page.getByLabel('Secret key', { exact: true }).fill(CREDENTIALS.secret)
    await page.getByLabel('User key', { exact: true }).fill(CREDENTIALS.userKey)
    await page.keyboard.press('Control+s')
    await see(page.getByText('Pengaturan disimpan dan langsung dipakai.')).toBeVisible()
    await until(() => rig.simulator.bookings().size).toBe(day.registrations.length)
    await see(notices.getByText('Pengaturan belum lengkap')).toHaveCount(0)
  })

  it('with a database user who may only read: all is sent, which right is missing is said, and its grant mends all', async () => {
    let reader: DatabaseUser | null = null
    window = await createWindowRig({
      seed: { registrations: 6, bookings: 2, withTimes: true },
      async access(db) {
        reader = await db.createUser({ readOnly: true })
        return { user: reader }
      },
    })
    const { rig, day, db } = window
    const page = await window.page()
    await until(() => rig.simulator.bookings().size).toBe(day.registrations.length)
    const notices = page.getByRole('region', { name: 'Pemberitahuan' })
    await see(notices.getByText(/belum boleh menulis ke tabel referensi_mobilejkn_bpjs/).first()).toBeVisible()
    const chip = page.getByRole('banner').getByRole('button', { name: 'Perlu tindakan' })
    await chip.click()
    const menu = page.getByRole('menu')
    const why = /status kirim belum tercatat di SIMRS karena hak pengguna database kurang\./
    await see(menu.getByText(why)).toBeVisible()
    await page.keyboard.press('Escape')

    await opensSettings(page, 'Database')
    await page.getByRole('button', { name: 'Uji koneksi' }).click()
    const test = page.getByRole('region', { name: 'Uji database' })
    await see(test.getByText(/^Database .* terhubung$/)).toBeVisible()
    await see(test.getByText(/belum boleh menulis ke tabel/).first()).toBeVisible()

    const { user } = reader ?? { user: '' }
    await db.run(`GRANT ALL PRIVILEGES ON \`${db.name.replaceAll('_', '\\_')}\`.* TO '${user}'@'%'`)
    // The server gives a right on a whole database to new connections only.
    await window.restart()
    await page.goto(window.host.url)
    await see(notices.getByText('belum boleh menulis')).toHaveCount(0)
    await see(chip).toHaveCount(0)
    await expectTraces(db, day)
  })
})
