import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KNOWN_VARIABLES } from '../../../src/main/settings/env.ts'
import { FORM_VARIABLES, fieldOfVariable, SECRET_VARIABLES } from '../../../src/main/settings/fields.ts'
import { defaultForm, fixedFields, storableForm } from '../../../src/main/settings/to-settings.ts'
import { SECRET_NAMES, settingsForm } from '../../../src/shared/ipc/settings.ts'
import { anyForm, FORM, resolved, SECRETS } from './fixtures.ts'

const COMPLETE = { form: FORM, secrets: SECRETS }

describe('settings from what is stored', () => {
  it('are those of the form and the secrets', () => {
    expect(resolved(COMPLETE).settings).toEqual({
      ok: true,
      value: {
        bpjs: {
          baseUrl: 'https://apijkn.bpjs-kesehatan.go.id/antreanrs',
          credentials: { consId: SECRETS.consId, secret: SECRETS.secretKey, userKey: SECRETS.userKey },
          signatureEncoding: 'hex',
          contentType: 'application/x-www-form-urlencoded',
          timeoutMs: 20_000,
          caFile: '/etc/rs/ca.pem',
        },
        database: {
          host: '10.0.0.5',
          port: 3307,
          database: 'sik',
          username: 'khanza',
          password: SECRETS.databasePassword,
        },
        sync: {
          zone: 'Asia/Makassar',
          intervalMs: 600_000,
          payerCodes: ['BPJ', 'A09'],
          kodeBookingForm: 'brief',
          concurrency: 8,
          excludedPolis: [],
          jknWithoutBooking: 'tahan',
          antreanFarmasi: false,
          jenisResep: true,
          lookBackDays: 3,
          retentionDays: 90,
        },
        capaian: { targetTungguMenit: 45, targetLengkapPersen: 95, jamPengingat: '13:30' },
        dataDir: '/srv/jkn',
      },
    })
  })

  it('are shown again as they were typed, whatever was typed', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const { settings, form: shown } = resolved({ form, secrets: SECRETS })
        expect(settings.ok).toBe(true)
        expect(shown).toEqual(form)
      }),
    )
  })

  it('keep data in the program folder, or where the form says', () => {
    const dataDir = (folder: string) => resolved({ form: { ...FORM, dataDir: folder } }).dataDir
    expect([dataDir(''), dataDir('/lain'), dataDir('sub')]).toEqual(['/program', '/lain', '/program/sub'])
  })

  it('are there as far as they are known, for a test of one part', () => {
    const { possible, settings } = resolved({ form: { databaseHost: 'db', databaseName: 'sik', databaseUser: 'u' } })
    expect([settings.ok, possible.database.host, possible.bpjs.baseUrl]).toEqual([false, 'db', ''])
  })

  it('have a default for every field, that the form can show', () => {
    expect(resolved().form).toEqual(defaultForm())
    expect(settingsForm.safeParse({ ...defaultForm(), ...REQUIRED }).success).toBe(true)
  })
})

const REQUIRED = { databaseHost: 'db', databaseName: 'sik', databaseUser: 'u', bpjsUrl: 'https://x.id' }

describe('a variable', () => {
  it('stands for every field but starting with the computer, and for every secret', () => {
    expect(KNOWN_VARIABLES.map(fieldOfVariable).toSorted()).toEqual(
      [...settingsForm.keyof().options, ...SECRET_NAMES].filter((name) => name !== 'autostart').toSorted(),
    )
  })

  it('wins over what is stored, and the environment over the .env file', () => {
    const { form, settings, fixed, fixedSecrets } = resolved({
      ...COMPLETE,
      envFile: { DB_HOST: 'dari-berkas', DB_PORT: '3399', BPJS_SECRET_KEY: 'dari-berkas' },
      environment: { DB_HOST: 'dari-lingkungan', MOBILEJKN_DATA_DIR: '/lingkungan' },
    })
    expect(form).toEqual({ ...FORM, databaseHost: 'dari-lingkungan', databasePort: 3399, dataDir: '/lingkungan' })
    expect(settings).toMatchObject({ value: { bpjs: { credentials: { secret: 'dari-berkas' } } } })
    expect(fixed).toEqual({
      databaseHost: 'DB_HOST',
      databasePort: 'DB_PORT',
      dataDir: 'MOBILEJKN_DATA_DIR',
    })
    expect(fixedSecrets).toEqual({ secretKey: 'BPJS_SECRET_KEY' })
  })

  it('that is empty leaves the stored value, as in a half filled .env', () => {
    const envFile = Object.fromEntries(KNOWN_VARIABLES.map((name) => [name, '']))
    const { MOBILEJKN_POLI_DIKECUALIKAN: _polis, MOBILEJKN_JAM_PENGINGAT: _hour, ...empty } = envFile
    expect(resolved({ ...COMPLETE, envFile: empty })).toEqual(resolved(COMPLETE))
    expect(fixedFields(empty, {})).toEqual({ fixed: {}, fixedSecrets: {} })
  })

  it('that is empty and lists excluded polis excludes none', () => {
    const { form, fixed } = resolved({
      form: { ...FORM, excludedPolis: ['IGDK'] },
      environment: { MOBILEJKN_POLI_DIKECUALIKAN: '' },
    })
    expect([form.excludedPolis, fixed.excludedPolis]).toEqual([[], 'MOBILEJKN_POLI_DIKECUALIKAN'])
  })

  it('below what the form can say is shown as the least it can', () => {
    expect(resolved({ environment: { BPJS_TIMEOUT_MS: '50' } }).form.timeoutSeconds).toBe(1)
  })

  it('is not saved as if it had been typed', () => {
    const { form, fixed } = resolved({ ...COMPLETE, environment: { DB_HOST: 'lingkungan', DB_PORT: '1' } })
    const { databasePort: _none, ...before } = FORM
    expect(storableForm({ ...form, concurrency: 2 }, before, fixed)).toEqual({ ...before, concurrency: 2 })
  })
})

describe('problems', () => {
  const problemsOf = (...given: Parameters<typeof resolved>) => {
    const { settings } = resolved(...given)
    return settings.ok ? [] : settings.error
  }

  it('of a program nobody has set up are sentences without names of variables', () => {
    const problems = problemsOf()
    expect(problems.map(({ field }) => field)).toEqual([
      'bpjsUrl',
      'consId',
      'secretKey',
      'databaseHost',
      'databaseName',
      'databaseUser',
    ])
    for (const { message } of problems) expect(message).toMatch(/^(Isi|Pilih)(?!.*[A-Z]+_[A-Z]+).*\.$/)
  })

  it('are the same ones in the words of the command line', () => {
    const { problems } = resolved()
    expect(problems.map(({ name }) => fieldOfVariable(name))).toEqual(problemsOf().map(({ field }) => field))
    for (const { name, message } of problems) expect(message).toContain(`${name} belum diisi`)
  })

  it('of a variable name it, for it is there that they are mended', () => {
    expect(problemsOf({ ...COMPLETE, environment: { DB_PORT: '0' } })).toMatchObject([
      { field: 'databasePort', message: expect.stringContaining('DB_PORT') },
    ])
  })

  it('of an address that only looks like one are told', () => {
    expect(problemsOf({ ...COMPLETE, form: { ...FORM, bpjsUrl: 'https://[::1' } })).toMatchObject([
      { field: 'bpjsUrl' },
    ])
  })

  it('of a stored value keep a default from taking its place, until a variable decides', () => {
    const { kodeBookingForm: _lost, ...form } = FORM
    const storedProblems = [{ field: 'kodeBookingForm', message: 'Tidak dapat dipakai.' }] as const
    expect(problemsOf({ ...COMPLETE, form, storedProblems })).toEqual(storedProblems)
    expect(resolved({ ...COMPLETE, form, storedProblems }).problems).toMatchObject([
      { name: 'MOBILEJKN_KODE_BOOKING', message: expect.stringContaining('MOBILEJKN_KODE_BOOKING') },
    ])
    const environment = { MOBILEJKN_KODE_BOOKING: 'brief' }
    expect(problemsOf({ ...COMPLETE, form, storedProblems, environment })).toEqual([])
  })

  it('of a stored value that is required are told once', () => {
    const { databaseHost: _lost, ...form } = FORM
    const storedProblems = [{ field: 'databaseHost', message: 'Tidak dapat dipakai.' }] as const
    expect(problemsOf({ ...COMPLETE, form, storedProblems })).toEqual(storedProblems)
  })

  it('of what no call depends on hinder nothing', () => {
    const storedProblems = [
      { field: 'mode', message: 'x' },
      { field: 'autostart', message: 'x' },
      { field: 'targetTungguMenit', message: 'x' },
      { field: 'targetLengkapPersen', message: 'x' },
      { field: 'jamPengingat', message: 'x' },
    ] as const
    expect(problemsOf({ ...COMPLETE, storedProblems })).toEqual([])
  })

  it('of a damaged file name it to the command line', () => {
    const storedProblems = [{ field: 'berkas', message: 'Rusak.' }] as const
    expect(resolved({ ...COMPLETE, storedProblems }).problems).toMatchObject([
      { message: expect.stringContaining('pengaturan.json') },
    ])
  })

  it.each(SECRET_NAMES)(
    'of a secret that is stored but cannot be read are told once, even where it may be empty: %s',
    (name) => {
      const { [name]: _locked, ...secrets } = SECRETS
      const given = { form: FORM, secrets, unreadable: [name] }
      expect(problemsOf(given)).toMatchObject([{ field: name, message: expect.stringContaining('Ketik lagi') }])
      const variable = SECRET_VARIABLES[name]
      expect(resolved(given).problems).toMatchObject([
        { name: variable, kind: 'tidak-terbaca', message: expect.stringContaining(`${variable} belum diisi`) },
      ])
      expect(problemsOf({ ...given, environment: { [variable]: 'dari-lingkungan' } })).toEqual([])
      expect(problemsOf({ ...given, secrets: SECRETS })).toEqual([])
    },
  )

  it('never repeat a secret', () => {
    const secret = fc.string({ minLength: 6, maxLength: 30 }).map((text) => `R@hasia${text}\u0007`)
    fc.assert(
      fc.property(
        fc.record({ consId: secret, secretKey: secret, userKey: secret, databasePassword: secret }),
        (secrets) => {
          const asVariables = Object.fromEntries(SECRET_NAMES.map((name) => [SECRET_VARIABLES[name], secrets[name]]))
          for (const given of [{ secrets }, { environment: asVariables }]) {
            const { settings, problems, form } = resolved(given)
            const said = JSON.stringify([settings.ok ? 'tidak mungkin' : settings.error, problems, form])
            for (const name of SECRET_NAMES) expect(said).not.toContain(JSON.stringify(secrets[name]).slice(1, -1))
            expect(said).not.toContain('R@hasia')
            expect(said).not.toContain('tidak mungkin"')
          }
        },
      ),
    )
  })
})

describe('the map of fields', () => {
  it('names each variable once', () => {
    const names = [...Object.values(FORM_VARIABLES), ...Object.values(SECRET_VARIABLES)]
    expect(names.toSorted()).toEqual([...KNOWN_VARIABLES].toSorted())
  })
})
