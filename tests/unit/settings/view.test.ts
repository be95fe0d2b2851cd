import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSecretStore, SECRETS_FILE } from '../../../src/main/settings/secrets.ts'
import { settingsView } from '../../../src/main/settings/view.ts'
import { FORM, folder, resolved, SECRETS } from './fixtures.ts'

async function viewOf(given: Parameters<typeof resolved>[0], parts: { autostart?: boolean } = {}) {
  const secrets = createSecretStore({ file: join(folder(), SECRETS_FILE), cipher: null })
  await secrets.set({ consId: SECRETS.consId, databasePassword: SECRETS.databasePassword })
  return settingsView({
    resolved: resolved({ secrets: secrets.values(), ...given }),
    storedProblems: given?.storedProblems ?? [],
    secretStates: secrets.states(),
    keyStore: secrets.kind,
    autostart: parts.autostart ?? null,
  })
}

describe('the settings screen', () => {
  it('shows what is in force, where it comes from, and what is missing', async () => {
    const view = await viewOf({ form: FORM, environment: { DB_HOST: 'db', BPJS_USER_KEY: 'dari-lingkungan' } })
    expect(view).toEqual({
      form: { ...FORM, databaseHost: 'db' },
      secrets: { consId: 'sesi', secretKey: 'belum', userKey: 'lingkungan', databasePassword: 'sesi' },
      fixed: { databaseHost: 'DB_HOST' },
      keyStore: 'sesi',
      dataDir: '/srv/jkn',
      canAutostart: false,
      problems: [{ field: 'secretKey', message: 'Isi Secret key dari BPJS.' }],
    })
  })

  it('holds no secret, wherever it comes from', async () => {
    const view = await viewOf({
      form: FORM,
      environment: { BPJS_SECRET_KEY: SECRETS.secretKey },
      envFile: { BPJS_USER_KEY: `${SECRETS.userKey}\u0007` },
    })
    for (const secret of Object.values(SECRETS)) expect(JSON.stringify(view)).not.toContain(secret)
  })

  it('takes starting with the computer from the computer, where that can be set', async () => {
    expect(await viewOf({ form: FORM }, { autostart: false })).toMatchObject({
      canAutostart: true,
      form: { autostart: false },
    })
  })

  it('tells also what hinders nothing', async () => {
    const storedProblems = [{ field: 'mode', message: 'Mode tidak dikenal.' }] as const
    const environment = { BPJS_SECRET_KEY: 'x' }
    expect((await viewOf({ form: FORM, storedProblems, environment })).problems).toEqual(storedProblems)
  })
})
