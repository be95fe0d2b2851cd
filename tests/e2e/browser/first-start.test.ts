import { createCipheriv } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { CREDENTIALS } from '../../support/rig.ts'
import { configureByTyping, finish, PIN, tryTheDemo, typesBpjs, typesDatabase } from '../journeys/first-start.ts'
import { seriousViolations } from '../support/axe.ts'
import { goTo } from '../support/pages.ts'
import { see } from '../support/see.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig | null = null

async function fresh(): Promise<WindowRig> {
  window = await createWindowRig({ configured: false, seed: { registrations: 12, bookings: 6 } })
  return window
}

afterEach(async () => {
  await window?.close()
  window = null
})

/** Khanza's own way of hiding values: AES with a key and iv that stand in its public source. */
function hidden(text: string): string {
  const cipher = createCipheriv('aes-128-cbc', 'Bar12345Bar12345', 'sayangsamakhanza')
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}

describe('the first start', () => {
  it('reaches a working demo in one click, and the demo can be left', async () => {
    const rig = await fresh()
    await tryTheDemo(await rig.page())
  })

  it('leads by typing to a hospital that sends, and tells a wrong password and a wrong key', async () => {
    const rig = await fresh()
    const page = await rig.page()
    await configureByTyping(page, rig)

    // What was typed is nowhere on the disk and nowhere on the screen.
    const secrets = [CREDENTIALS.secret, CREDENTIALS.userKey, rig.rig.settings.database.password, PIN]
    const { dataDir } = rig.rig
    for (const name of readdirSync(dataDir)) {
      const content = readFileSync(join(dataDir, name))
      expect({ name, leaks: secrets.filter((secret) => secret.length > 3 && content.includes(secret)) }).toEqual({
        name,
        leaks: [],
      })
    }
    await goTo(page, '#/pengaturan?bagian=bpjs')
    await see(page.getByText('Disimpan sampai program ditutup').first()).toBeVisible()
    const shown = await page.content()
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([])
  })

  it('imports what a Khanza program already knows', async () => {
    const rig = await fresh()
    const { database } = rig.rig.settings
    const entries = {
      HOST: hidden(database.host),
      PORT: hidden(String(database.port)),
      DATABASE: hidden(database.database),
      USER: hidden(database.username),
      PAS: hidden(database.password),
      CONSIDAPIMOBILEJKN: hidden(CREDENTIALS.consId),
      SECRETKEYAPIMOBILEJKN: hidden(CREDENTIALS.secret),
      USERKEYAPIMOBILEJKN: hidden(CREDENTIALS.userKey),
      URLAPIMOBILEJKN: rig.rig.simulator.url,
    }
    const lines = Object.entries(entries).map(([key, value]) => `<entry key="${key}">${value}</entry>`)
    const xml = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE properties SYSTEM "http://java.sun.com/dtd/properties.dtd">\n<properties>\n${lines.join('\n')}\n</properties>\n`
    const page = await rig.page()
    await page.getByRole('button', { name: /Hubungkan rumah sakit/ }).click()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'database.xml', mimeType: 'text/xml', buffer: Buffer.from(xml) })
    await see(page.getByRole('cell', { name: database.database })).toBeVisible()
    await page.getByRole('button', { name: /^Terapkan/ }).click()
    await see(page.getByLabel('Nama database')).toHaveValue(database.database)
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
    await page.getByRole('button', { name: 'Uji database dan BPJS' }).click()
    await see(page.getByText('Tanda tangan diterima BPJS')).toBeVisible()
    await finish(page, rig)
  })

  it.each([{ dark: false }, { dark: true }])('has no serious barrier (dark: $dark)', async ({ dark }) => {
    const rig = await fresh()
    const page = await rig.page({ dark })
    await see(page.getByRole('button', { name: /Hubungkan rumah sakit/ })).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: /Hubungkan rumah sakit/ }).click()
    await see(page.getByLabel('Alamat server')).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await typesDatabase(page, rig)
    await see(page.getByLabel('Cons ID', { exact: true })).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await typesBpjs(page, rig)
    await page.getByRole('button', { name: 'Uji database dan BPJS' }).click()
    await see(page.getByText('Tanda tangan diterima BPJS')).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
    await see(page.getByLabel('Jarak sinkron')).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
    await see(page.getByLabel('PIN baru', { exact: true })).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
  })
})
