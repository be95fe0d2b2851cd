import { describe, expect, it } from 'vitest'
import { fieldOfRefusal } from '../../../src/renderer/src/pages/pengaturan/fields.ts'
import {
  allErrors,
  changedFields,
  homelessProblems,
  initialState,
  reduceSettings,
  type SettingsAction,
  type SettingsState,
  sameForTest,
  shownErrors,
  submissionOf,
  testSubmission,
} from '../../../src/renderer/src/pages/pengaturan/settings-draft.ts'
import { settingsForm } from '../../../src/shared/ipc/settings.ts'
import { settingsView } from './settings-fixtures.ts'

function applied(state: SettingsState, ...actions: SettingsAction[]): SettingsState {
  return actions.reduce(reduceSettings, state)
}

describe('what is not saved yet', () => {
  it('counts each field once, and none that was set back', () => {
    const start = initialState(settingsView())
    const edited = applied(
      start,
      { kind: 'isi', values: { databaseHost: '10.0.0.9', excludedPolis: ['IGDK', 'LAB'] } },
      { kind: 'rahasia', name: 'secretKey', value: 'baru' },
    )
    expect(changedFields(edited)).toEqual(['databaseHost', 'secretKey', 'excludedPolis'])
    const back = applied(
      edited,
      { kind: 'isi', values: { databaseHost: '10.0.0.5', excludedPolis: ['IGDK'] } },
      { kind: 'rahasia', name: 'secretKey', value: undefined },
    )
    expect(changedFields(back)).toEqual([])
  })

  it('counts removing a secret as a change', () => {
    const state = applied(initialState(settingsView()), { kind: 'rahasia', name: 'userKey', value: '' })
    expect(changedFields(state)).toEqual(['userKey'])
    expect(submissionOf(state)?.secrets).toEqual({ userKey: '' })
  })

  it('is gone after throwing it away, and after saving', () => {
    const edited = applied(initialState(settingsView()), { kind: 'isi', values: { intervalMinutes: 10 } })
    const thrown = applied(edited, { kind: 'buang' })
    expect(thrown.draft.intervalMinutes).toBe(5)
    expect(thrown.round).toBe(1)
    const saved = applied(edited, { kind: 'tersimpan', view: settingsView({ form: { intervalMinutes: 10 } }) })
    expect(changedFields(saved)).toEqual([])
    expect(saved.draft.intervalMinutes).toBe(10)
  })
})

describe('settings stored anew while somebody types', () => {
  it('keeps what was typed and takes the rest', () => {
    const edited = applied(
      initialState(settingsView()),
      { kind: 'isi', values: { databaseHost: 'server-baru' } },
      { kind: 'rahasia', name: 'consId', value: '123' },
    )
    const view = settingsView({ form: { databaseHost: 'lain', databaseUser: 'baru' } })
    const state = applied(edited, { kind: 'terbaca', view, taken: [] })
    expect(state.draft).toMatchObject({ databaseHost: 'server-baru', databaseUser: 'baru' })
    expect(state.secrets).toEqual({ consId: '123' })
    expect(changedFields(state)).toEqual(['databaseHost', 'consId'])
  })

  it('gives way where an import decided', () => {
    const edited = applied(
      initialState(settingsView()),
      { kind: 'isi', values: { databaseHost: 'server-baru' } },
      { kind: 'rahasia', name: 'consId', value: '123' },
    )
    const view = settingsView({ form: { databaseHost: 'dari-berkas' } })
    const state = applied(edited, { kind: 'terbaca', view, taken: ['databaseHost', 'consId'] })
    expect(changedFields(state)).toEqual([])
    expect(state.draft.databaseHost).toBe('dari-berkas')
  })

  it('gives way where a variable decides from now on', () => {
    const edited = applied(initialState(settingsView()), { kind: 'isi', values: { databaseHost: 'server-baru' } })
    const view = settingsView({ form: { databaseHost: 'variabel' }, fixed: { databaseHost: 'DB_HOST' } })
    expect(applied(edited, { kind: 'terbaca', view, taken: [] }).draft.databaseHost).toBe('variabel')
  })
})

describe('errors', () => {
  it('show for a field that was left, not while it is first typed in', () => {
    const typed = applied(initialState(settingsView()), { kind: 'isi', values: { intervalMinutes: 90 } })
    expect(shownErrors(typed)).toEqual({})
    expect(shownErrors(applied(typed, { kind: 'ditinggal', fields: ['intervalMinutes'] }))).toEqual({
      intervalMinutes: 'Jarak sinkron 1 sampai 60 menit.',
    })
  })

  it('of a refused save go when the field changes', () => {
    const refused = applied(initialState(settingsView()), { kind: 'ditolak', field: 'databaseHost', message: 'Salah.' })
    expect(shownErrors(refused)).toEqual({ databaseHost: 'Salah.' })
    expect(shownErrors(applied(refused, { kind: 'isi', values: { databaseHost: 'x' } }))).toEqual({})
  })

  it('of what is stored go when the field changes', () => {
    const view = settingsView({ problems: [{ field: 'consId', message: 'Isi Cons ID dari BPJS.' }] })
    const start = initialState(view)
    expect(shownErrors(start)).toEqual({ consId: 'Isi Cons ID dari BPJS.' })
    expect(shownErrors(applied(start, { kind: 'rahasia', name: 'consId', value: '1' }))).toEqual({})
  })

  it('of what no field can show stand apart', () => {
    const view = settingsView({ problems: [{ field: 'berkas', message: 'Berkas rusak.' }] })
    expect(homelessProblems(initialState(view))).toEqual(['Berkas rusak.'])
    expect(shownErrors(initialState(view))).toEqual({})
  })

  it('leave out what a variable decides', () => {
    const view = settingsView({ form: { databaseHost: '' }, fixed: { databaseHost: 'DB_HOST' } })
    expect(allErrors(initialState(view))).toEqual({})
  })

  it('find their field by the path in the request', () => {
    expect(fieldOfRefusal('databaseHost')).toBe('databaseHost')
    expect(fieldOfRefusal('form.payerCodes.0')).toBe('payerCodes')
    expect(fieldOfRefusal('secrets.consId')).toBe('consId')
    expect(fieldOfRefusal('pin')).toBeNull()
    expect(fieldOfRefusal(undefined)).toBeNull()
  })
})

describe('what is handed in', () => {
  it('is trimmed, but for the password', () => {
    const state = applied(
      initialState(settingsView()),
      { kind: 'isi', values: { databaseHost: ' 10.0.0.9 ', payerCodes: [' BPJ '] } },
      { kind: 'rahasia', name: 'databasePassword', value: ' rahasia ' },
      { kind: 'rahasia', name: 'secretKey', value: ' kunci ' },
    )
    expect(submissionOf(state)).toMatchObject({
      form: { databaseHost: '10.0.0.9', payerCodes: ['BPJ'] },
      secrets: { databasePassword: ' rahasia ', secretKey: 'kunci' },
    })
  })

  it('is nothing while a number is empty', () => {
    const state = applied(initialState(settingsView()), { kind: 'isi', values: { intervalMinutes: '' } })
    expect(submissionOf(state)).toBeNull()
  })

  it('for a test does not ask for the other part', () => {
    const state = applied(initialState(settingsView()), {
      kind: 'isi',
      values: { bpjsUrl: '', intervalMinutes: '', timeoutSeconds: 0 },
    })
    const request = testSubmission(state, 'database')
    expect(request?.form.databaseHost).toBe('10.0.0.5')
    expect(settingsForm.safeParse(request?.form).success).toBe(true)
    expect(testSubmission(state, 'bpjs')).toBeNull()
  })
})

describe('a test result', () => {
  it('is stale once its own part changes', () => {
    const asked = initialState(settingsView())
    const other = applied(asked, { kind: 'isi', values: { databaseHost: 'x' } })
    expect(sameForTest(asked, other, 'bpjs')).toBe(true)
    expect(sameForTest(asked, other, 'database')).toBe(false)
    const key = applied(asked, { kind: 'rahasia', name: 'secretKey', value: 'x' })
    expect(sameForTest(asked, key, 'bpjs')).toBe(false)
  })
})
