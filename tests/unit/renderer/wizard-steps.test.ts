import { describe, expect, it } from 'vitest'
import {
  fieldsOfStep,
  missingSecrets,
  STEPS,
  stepErrors,
  stepOfField,
} from '../../../src/renderer/src/pages/awal/wizard-steps.ts'
import { initialState, reduceSettings } from '../../../src/renderer/src/pages/pengaturan/settings-draft.ts'
import { settingsView } from './settings-fixtures.ts'

const fresh = () =>
  initialState(
    settingsView({
      form: { databaseHost: '', databaseUser: '', bpjsUrl: '' },
      secrets: { consId: 'belum', secretKey: 'belum', userKey: 'belum', databasePassword: 'belum' },
    }),
  )

describe('the wizard', () => {
  it('stops at a step only for the fields of that step', () => {
    const state = fresh()
    expect(Object.keys(stepErrors('database', state))).toEqual(['databaseHost', 'databaseUser'])
    expect(Object.keys(stepErrors('bpjs', state))).toEqual(['bpjsUrl', 'consId', 'secretKey'])
    for (const step of ['uji', 'sinkronisasi', 'pin'] as const) expect(stepErrors(step, state)).toEqual({})
  })

  it('asks for the credentials that are neither stored nor typed', () => {
    expect(missingSecrets(initialState(settingsView()))).toEqual({})
    const typed = reduceSettings(fresh(), { kind: 'rahasia', name: 'consId', value: '123' })
    expect(Object.keys(missingSecrets(typed))).toEqual(['secretKey'])
    const blank = reduceSettings(fresh(), { kind: 'rahasia', name: 'consId', value: '  ' })
    expect(Object.keys(missingSecrets(blank))).toEqual(['consId', 'secretKey'])
    const removed = reduceSettings(initialState(settingsView()), { kind: 'rahasia', name: 'secretKey', value: '' })
    expect(Object.keys(missingSecrets(removed))).toEqual(['secretKey'])
  })

  it('knows where to mend a field', () => {
    for (const step of STEPS) for (const field of fieldsOfStep(step)) expect(stepOfField(field)).toBe(step)
    expect(stepOfField('concurrency')).toBe('sinkronisasi')
  })
})
