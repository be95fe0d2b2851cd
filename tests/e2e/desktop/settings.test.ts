import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterEach, describe, expect, it } from 'vitest'
import type { IpcResult } from '../../../src/shared/ipc/channel.ts'
import type { ChannelName, ResponseOf } from '../../../src/shared/ipc/contract.ts'
import type { SettingsForm } from '../../../src/shared/ipc/settings.ts'
import { CREDENTIALS } from '../../support/rig.ts'
import { createDesktopRig, type DesktopRig } from '../support/desktop-rig.ts'
import { see } from '../support/see.ts'

let desktop: DesktopRig | null = null

afterEach(async () => {
  await desktop?.close()
  desktop = null
})

/** Asks over the window's own bridge, as its screens do. */
async function ask<C extends ChannelName>(page: Page, channel: C, request?: unknown): Promise<ResponseOf<C>> {
  const result = (await page.evaluate(
    ([name, body]) =>
      (window as unknown as { mobilejkn: { invoke(c: string, r: unknown): unknown } }).mobilejkn.invoke(name, body),
    [channel, request] as const,
  )) as IpcResult<ResponseOf<C>>
  if (!result.ok) throw new Error(`${channel}: ${result.error.code} ${result.error.message}`)
  return result.value
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

describe('settings made in the desktop application', () => {
  it('survive a restart, and no file below its folder holds a secret in clear', async () => {
    desktop = await createDesktopRig({ configured: false })
    const { rig } = desktop
    const first = await desktop.launch()
    await see(first.page.getByRole('button', { name: /Mode Demo/ })).toBeVisible()
    const before = await ask(first.page, 'pengaturan:baca')
    const form: SettingsForm = {
      ...before.form,
      databaseHost: rig.settings.database.host,
      databasePort: rig.settings.database.port,
      databaseName: rig.settings.database.database,
      databaseUser: rig.settings.database.username,
      bpjsUrl: rig.simulator.url,
      payerCodes: ['BPJ'],
      intervalMinutes: 7,
      autostart: true,
    }
    const secrets = {
      consId: CREDENTIALS.consId,
      secretKey: CREDENTIALS.secret,
      userKey: CREDENTIALS.userKey,
      databasePassword: rig.settings.database.password,
    }
    const saved = await ask(first.page, 'pengaturan:simpan', { form, secrets })
    for (const state of Object.values(saved.secrets)) expect(['tersimpan', 'sesi']).toContain(state)
    // The window shows the hospital by itself, and sends.
    await see(first.page.getByRole('heading', { level: 1, name: 'Dasbor' })).toBeVisible()
    await expect.poll(() => rig.simulator.bookings().size, { timeout: 30_000 }).toBeGreaterThan(0)
    const atLogin = readFileSync(join(desktop.home, '.config/autostart/khanza-mobile-jkn.desktop'), 'utf8')
    expect(atLogin).toMatch(/^Exec=.*"--tersembunyi"$/m)
    await first.quit()

    // The cons id is a short number that may stand anywhere; the keys and the password may not.
    const hidden = [CREDENTIALS.secret, CREDENTIALS.userKey, secrets.databasePassword].filter((text) => text.length > 3)
    expect(hidden.length).toBeGreaterThan(1)
    const leaks = filesBelow(rig.dataDir).filter((file) => {
      const content = readFileSync(file)
      return hidden.some((secret) => content.includes(secret))
    })
    expect(leaks).toEqual([])

    const second = await desktop.launch()
    const after = await ask(second.page, 'pengaturan:baca')
    expect(after.form).toMatchObject({ ...form, dataDir: after.form.dataDir })
    // With a key store the hospital goes on; without one the screens ask for the secrets again, and say why.
    const asked = Object.values(after.secrets).includes('belum')
    expect(asked).toBe(after.keyStore === 'sesi')
  })
})
