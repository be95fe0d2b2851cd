import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createConfStore,
  NOTHING_STORED,
  patchStored,
  readStored,
  STORED_FILE,
  storedSettings,
  writeStored,
} from '../../../src/main/settings/stored.ts'
import { settingsForm } from '../../../src/shared/ipc/settings.ts'
import { anyForm, FORM, folder } from './fixtures.ts'

const NOW = Date.UTC(2025, 9, 6, 3, 25, 7)

function storeWith(text?: string) {
  const directory = folder()
  const file = join(directory, STORED_FILE)
  if (text !== undefined) writeFileSync(file, text)
  return { directory, file, store: createConfStore(directory, () => NOW) }
}

const storeOf = (value: unknown) => ({ read: () => value })

describe('the stored settings', () => {
  it('of a new program are nothing, and looking makes no file', () => {
    const { directory, store } = storeWith()
    expect(readStored(store)).toEqual({ stored: NOTHING_STORED, problems: [] })
    expect(readdirSync(directory)).toEqual([])
  })

  it('come back as they were saved, from a file only its owner reads', () => {
    const { directory, file, store } = storeWith()
    const saved = { version: 1, form: FORM, mode: 'rumah-sakit' } as const
    expect(writeStored(store, saved)).toEqual({ ok: true, value: null })
    expect(readStored(createConfStore(directory))).toEqual({ stored: saved, problems: [] })
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('are made in a folder that is not there yet', () => {
    const store = createConfStore(join(folder(), 'belum', 'ada'))
    expect(writeStored(store, { ...NOTHING_STORED, mode: 'demo' }).ok).toBe(true)
    expect(readStored(store).stored.mode).toBe('demo')
  })

  it('that cannot be written are told in a sentence', () => {
    const { directory } = storeWith()
    const blocked = join(directory, 'berkas')
    writeFileSync(blocked, '')
    const written = writeStored(createConfStore(blocked), NOTHING_STORED)
    expect(written).toMatchObject({ ok: false, error: expect.stringContaining('tidak dapat disimpan') })
  })

  it('keep out what no schema knows, such as a secret', () => {
    const { file, store } = storeWith()
    const careless = { ...NOTHING_STORED, form: { ...FORM, secretKey: 'bocor' }, secrets: { consId: 'bocor' } }
    writeStored(store, careless)
    patchStored(store, { form: { ...FORM, ...{ databasePassword: 'bocor' } } })
    expect(readFileSync(file, 'utf8')).not.toContain('bocor')
  })
})

describe('a stored value that cannot be used', () => {
  it.each<[string, unknown]>([
    ['databasePort', '3306'],
    ['databasePort', 70_000],
    ['intervalMinutes', 0],
    ['zone', 'WIB'],
    ['kodeBookingForm', 'nobooking'],
    ['payerCodes', 'BPJ'],
    ['payerCodes', ['BPJ,A09']],
    ['bpjsUrl', 'ftp://x'],
    ['autostart', 'ya'],
    ['dataDir', null],
  ])('is left out and told, the others stay: %s = %j', (field, value) => {
    const { stored, problems } = readStored(storeOf({ version: 1, form: { ...FORM, [field]: value }, mode: null }))
    const { [field as keyof typeof FORM]: _dropped, ...others } = FORM
    expect(stored.form).toEqual(others)
    expect(problems).toMatchObject([{ field, message: expect.stringContaining('tidak dapat dipakai') }])
  })

  it('as mode is told and chosen anew', () => {
    const { stored, problems } = readStored(storeOf({ version: 1, form: FORM, mode: 'lain' }))
    expect([stored.mode, problems.map(({ field }) => field)]).toEqual([null, ['mode']])
  })

  it('never stops the reading, whatever the document is', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (form, mode) => {
        const { stored } = readStored(storeOf({ version: 1, form, mode }))
        expect(storedSettings.safeParse(stored).success).toBe(true)
      }),
    )
  })

  it('is never one that the screen could have saved', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(settingsForm.parse(form)).toEqual(form)
        expect(readStored(storeOf(JSON.parse(JSON.stringify({ version: 1, form, mode: null }))))).toEqual({
          stored: { version: 1, form, mode: null },
          problems: [],
        })
      }),
    )
  })

  it('is not swept away by a change of something else', () => {
    const { store } = storeWith(JSON.stringify({ form: { ...FORM, zone: 'WIB' }, baru: 1 }))
    patchStored(store, { mode: 'demo' })
    patchStored(store, { form: { concurrency: 2 } })
    const { stored, problems } = readStored(store)
    expect(problems.map(({ field }) => field)).toEqual(['zone'])
    expect(stored).toMatchObject({ mode: 'demo', form: { concurrency: 2, databaseHost: '10.0.0.5' } })
    expect(store.read()).toMatchObject({ baru: 1 })
  })
})

describe('a damaged file', () => {
  it.each(['{"form": {', '', '[]', 'null', '"teks"', '\u0000\u0001'])(
    'is told and left alone by looking: %j',
    (text) => {
      const { file, store } = storeWith(text)
      for (const _time of [1, 2]) {
        expect(readStored(store)).toMatchObject({ stored: NOTHING_STORED, problems: [{ field: 'berkas' }] })
      }
      expect(readFileSync(file, 'utf8')).toBe(text)
    },
  )

  it('is kept under a dated name when settings are saved', () => {
    const { directory, store } = storeWith('{"form": {')
    writeStored(store, { version: 1, form: FORM, mode: null })
    expect(readStored(store)).toEqual({ stored: { version: 1, form: FORM, mode: null }, problems: [] })
    expect(readFileSync(join(directory, 'pengaturan-rusak-20251006-032507.json'), 'utf8')).toBe('{"form": {')
  })

  it('is not given up for remembering the mode alone', () => {
    const { directory, file, store } = storeWith('{"form": {')
    expect(patchStored(store, { mode: 'demo' }).ok).toBe(true)
    expect([readdirSync(directory), existsSync(file)]).toEqual([[STORED_FILE], true])
  })

  it('of which the form is no form is told', () => {
    expect(readStored(storeOf({ version: 1, form: 'x', mode: 'demo' }))).toMatchObject({
      stored: { form: {}, mode: 'demo' },
      problems: [{ field: 'berkas' }],
    })
  })

  it('with the byte order mark of an editor is not one', () => {
    const { store } = storeWith(`\uFEFF${JSON.stringify({ version: 1, form: FORM, mode: null })}`)
    expect(readStored(store)).toEqual({ stored: { version: 1, form: FORM, mode: null }, problems: [] })
  })
})
