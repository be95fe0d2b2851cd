import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { BESIDE_TABLE } from '../../support/khanza-tables.ts'
import { CREDENTIALS } from '../../support/rig.ts'
import {
  ADMIN_PIN,
  changesSync,
  createsTable,
  guessesThenOpens,
  imports,
  interval,
  leavesUnsaved,
  opensPart,
  opensSettings,
  opensWithPin,
  SETTINGS_PARTS,
  setsPin,
  setsTargets,
  zone,
} from '../journeys/settings.ts'
import { until } from '../journeys/world.ts'
import { seriousViolations } from '../support/axe.ts'
import { goTo } from '../support/pages.ts'
import { see } from '../support/see.ts'
import { createWindowRig, type WindowRig, type WindowRigOptions } from '../support/window-rig.ts'

let window: WindowRig | null = null

async function fresh(options: WindowRigOptions = {}): Promise<WindowRig> {
  window = await createWindowRig({ seed: { registrations: 8, bookings: 4 }, ...options })
  return window
}

afterEach(async () => {
  await window?.close()
  window = null
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

describe('the settings', () => {
  it('are shut by the PIN, make who guesses wait, and open with the right one', async () => {
    const rig = await fresh()
    const page = await rig.page()
    await setsPin(page, ADMIN_PIN)
    await guessesThenOpens(page, ADMIN_PIN, rig.rig.dataDir)

    // Another window stands before the same door, and what is locked there is locked here.
    const other = await rig.page()
    await opensSettings(other, 'Aplikasi')
    await other.getByRole('button', { name: 'Kunci sekarang' }).click()
    await see(page.getByRole('heading', { level: 1, name: 'Pengaturan terkunci' })).toBeVisible()
  })

  it('put a change in force at once and keep it over a restart', async () => {
    const rig = await fresh({ environment: { MOBILEJKN_ZONA: undefined } })
    const page = await rig.page()
    await setsPin(page, ADMIN_PIN)
    await changesSync(page, 12)
    await goTo(page, '#/dasbor')
    await see(page.getByText(/^1[12]\.\d\d$/).first()).toBeVisible()
    const stored = JSON.parse(readFileSync(join(rig.rig.dataDir, 'pengaturan.json'), 'utf8'))
    expect(stored.form).toMatchObject({ intervalMinutes: 12, zone: 'Asia/Makassar' })

    await rig.restart()
    const again = await rig.page()
    await goTo(again, '#/pengaturan?bagian=sinkronisasi')
    await opensWithPin(again, ADMIN_PIN)
    await see(interval(again)).toHaveValue('12 menit')
    await see(zone(again, 'WITA')).toBeChecked()
  })

  it('hold what the hospital wants to reach, and when it is reminded', async () => {
    const rig = await fresh()
    const page = await rig.page()
    await setsTargets(page)
    const stored = JSON.parse(readFileSync(join(rig.rig.dataDir, 'pengaturan.json'), 'utf8'))
    expect(stored.form).toMatchObject({ targetTungguMenit: 45, targetLengkapPersen: 0, jamPengingat: '09:30' })
  })

  it('take over a .env, never show a secret, and say that this host forgets it', async () => {
    const rig = await fresh({
      environment: { BPJS_USER_KEY: undefined, BPJS_TIMEOUT_MS: undefined },
    })
    const page = await rig.page()
    // Without the user key BPJS refuses everything: the window says where to mend it.
    const notices = page.getByRole('region', { name: 'Pemberitahuan' })
    await see(notices.getByText('BPJS menolak cons id, kunci, atau jam komputer ini.')).toBeVisible()
    await notices.getByRole('button', { name: 'Buka Pengaturan' }).click()
    const userKey = page.getByLabel('User key', { exact: true })
    await see(userKey).toBeVisible()
    await userKey.fill('bukan-kunci-ini')
    await page.getByRole('button', { name: 'Uji koneksi' }).click()
    await see(page.getByText(/BPJS menolak tanda tangan: User key tidak valid/)).toBeVisible()
    await page.getByRole('button', { name: 'Buang perubahan' }).click()

    const lines = [`BPJS_USER_KEY=${CREDENTIALS.userKey}`, 'BPJS_TIMEOUT_MS=20000', 'MOBILEJKN_INTERVAL=10']
    await imports(page, { name: 'rumah-sakit.env', text: `${lines.join('\n')}\n` }, [
      { field: 'Batas waktu permintaan', before: '15 detik', after: '20 detik' },
      { field: 'Jarak sinkron', before: '5 menit', after: '10 menit' },
      { field: 'User key', before: 'belum diisi', after: 'baru' },
    ])
    await page.keyboard.press('F5')
    await until(() => rig.rig.simulator.bookings().size).toBe(rig.day.registrations.length)
    await see(notices.getByText('BPJS menolak')).toHaveCount(0)

    await opensPart(page, 'BPJS')
    const field = page.getByRole('group', { name: 'User key' })
    await see(field.getByText('Disimpan sampai program ditutup')).toBeVisible()
    await see(page.getByText('Sandi dan kunci dilupakan saat program ditutup')).toBeVisible()

    const secrets = [CREDENTIALS.secret, CREDENTIALS.userKey, rig.rig.settings.database.password].filter(
      (secret) => secret.length > 3,
    )
    for (const part of SETTINGS_PARTS) {
      await opensPart(page, part)
      const shown = await page.content()
      expect({ part, leaks: secrets.filter((secret) => shown.includes(secret)) }).toEqual({ part, leaks: [] })
    }
    for (const file of filesBelow(rig.rig.dataDir)) {
      const content = readFileSync(file)
      expect({ file, leaks: secrets.filter((secret) => content.includes(secret)) }).toEqual({ file, leaks: [] })
    }
  })

  it('that a variable decides are read-only and name it', async () => {
    const rig = await fresh()
    const page = await rig.page()
    await opensSettings(page, 'Database')
    const host = page.getByLabel('Alamat server')
    await see(host).toHaveValue(rig.rig.settings.database.host)
    await see(host).not.toBeEditable()
    await see(host).toHaveAccessibleDescription('Ditentukan variabel lingkungan DB_HOST; ubah di sana.')
    await opensPart(page, 'BPJS')
    await see(page.getByLabel('Alamat layanan')).not.toBeEditable()
    await see(page.getByText('Ditentukan variabel lingkungan BPJS_SECRET_KEY; ubah di sana.')).toBeVisible()
    await see(page.getByRole('group', { name: 'Secret key' }).getByText('Dari variabel lingkungan')).toBeVisible()
    await opensPart(page, 'Sinkronisasi')
    await see(zone(page, 'WIT')).toBeDisabled()
    await see(page.getByText('Ditentukan variabel lingkungan MOBILEJKN_ZONA; ubah di sana.')).toBeVisible()
    await see(interval(page)).toBeEditable()
  })

  it.each([{ dark: false }, { dark: true }])(
    'have no serious barrier in any part, nor at their locked door (dark: $dark)',
    async ({ dark }) => {
      const rig = await fresh()
      const page = await rig.page({ dark })
      await goTo(page, '#/pengaturan')
      for (const part of SETTINGS_PARTS) {
        await opensPart(page, part)
        await see(page.getByRole('status').filter({ hasText: 'Memuat' })).toHaveCount(0)
        expect({ part, barriers: await seriousViolations(page) }).toEqual({ part, barriers: [] })
      }
      await setsPin(page, ADMIN_PIN)
      await opensPart(page, 'Aplikasi')
      await page.getByRole('button', { name: 'Kunci sekarang' }).click()
      await see(page.getByRole('heading', { level: 1, name: 'Pengaturan terkunci' })).toBeVisible()
      expect(await seriousViolations(page)).toEqual([])
    },
  )

  it('ask before what is unsaved is left', async () => {
    const rig = await fresh()
    await leavesUnsaved(await rig.page())
  })
})

describe('the table of the program', () => {
  it('is shown before it is made, and made after a yes', async () => {
    const rig = await fresh({ database: { besideTable: false } })
    const isThere = async () => (await rig.db.query('SHOW TABLES LIKE ?', [BESIDE_TABLE])).length > 0
    await createsTable(await rig.page(), BESIDE_TABLE, isThere)
  })

  it('that this database user may not make is refused in words', async () => {
    const rig = await fresh({
      database: { besideTable: false },
      access: async (db) => ({ user: await db.createUser({ readOnly: true }) }),
    })
    const page = await rig.page()
    await opensSettings(page, 'Tabel')
    const panel = page.getByRole('region', { name: 'Tabel data referensi' })
    await panel.getByRole('button', { name: 'Buat tabel' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Buat tabel' }).click()
    await see(page.getByRole('alert').filter({ hasText: 'belum boleh membuat tabel' })).toBeVisible()
    expect(await rig.db.query('SHOW TABLES LIKE ?', [BESIDE_TABLE])).toEqual([])
  })
})
