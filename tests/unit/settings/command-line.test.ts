import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CommandContext, createContext, loadSettings, localSettings } from '../../../src/main/cli/context.ts'
import type { Environment } from '../../../src/main/settings/env.ts'
import { createSecretStore, SECRETS_FILE } from '../../../src/main/settings/secrets.ts'
import { createConfStore, STORED_FILE, writeStored } from '../../../src/main/settings/stored.ts'
import { recordingTerminal } from '../cli/fixtures.ts'
import { FORM, folder, SECRETS } from './fixtures.ts'

const VARIABLES = {
  BPJS_API_KEY: SECRETS.consId,
  BPJS_SECRET_KEY: SECRETS.secretKey,
  BPJS_USER_KEY: SECRETS.userKey,
  DB_PASSWORD: SECRETS.databasePassword,
}

function contextIn(directory: string, environment: Environment): CommandContext {
  const { terminal } = recordingTerminal()
  const never = new AbortController().signal
  return createContext(terminal, false, never, never, { ...environment, MOBILEJKN_DATA_DIR: directory }, directory)
}

/** A folder as the window leaves it. */
async function windowFolder(form = FORM): Promise<string> {
  const directory = folder()
  writeStored(createConfStore(directory), { version: 1, form, mode: 'rumah-sakit' })
  const cipher = {
    encrypt: async (text: string) => Buffer.from(text).reverse(),
    decrypt: () => Promise.reject(new Error()),
  }
  await createSecretStore({ file: join(directory, SECRETS_FILE), cipher }).set(SECRETS)
  return directory
}

const messages = (context: CommandContext) => {
  const settings = loadSettings(context)
  return settings.ok ? [] : settings.error.map(({ message }) => message)
}

describe('the command line', () => {
  it('runs a hospital that was set up in the window, with the secrets in the environment', async () => {
    const directory = await windowFolder()
    const context = contextIn(directory, VARIABLES)
    expect(loadSettings(context)).toMatchObject({
      ok: true,
      value: {
        database: { host: '10.0.0.5', password: SECRETS.databasePassword },
        bpjs: { credentials: { consId: SECRETS.consId }, signatureEncoding: 'hex' },
        sync: { kodeBookingForm: 'brief' },
        // The variable that names the program's folder also says where data is.
        dataDir: directory,
      },
    })
    expect(localSettings(context)).toEqual({ dataDir: directory, zone: 'Asia/Makassar' })
  })

  it('says of each secret of the window where it looks for it, even of those that may be empty', async () => {
    const said = messages(contextIn(await windowFolder(), {}))
    expect(said).toHaveLength(4)
    for (const name of Object.keys(VARIABLES)) {
      expect(said.some((message) => message.startsWith(`${name} belum diisi`) && message.includes('.env'))).toBe(true)
    }
  })

  it('takes the .env file over the stored values, and the environment over both', async () => {
    const directory = await windowFolder()
    writeFileSync(join(directory, '.env'), 'DB_HOST=berkas\nDB_PORT=1\n')
    expect(loadSettings(contextIn(directory, { ...VARIABLES, DB_PORT: '2' }))).toMatchObject({
      value: { database: { host: 'berkas', port: 2, username: 'khanza' } },
    })
  })

  it('does not run on a damaged file as if it were none', async () => {
    const directory = await windowFolder()
    writeFileSync(join(directory, STORED_FILE), '{')
    expect(messages(contextIn(directory, VARIABLES))[0]).toContain(join(directory, STORED_FILE))
  })

  it('says the same as ever where no window has been', () => {
    expect(messages(contextIn(folder(), {}))[1]).toBe('BPJS_API_KEY belum diisi (cons id dari BPJS).')
  })
})
