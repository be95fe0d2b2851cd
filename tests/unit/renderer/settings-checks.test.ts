import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorsOf } from '../../../src/renderer/src/pages/pengaturan/settings-checks.ts'
import { secretValues, settingsForm } from '../../../src/shared/ipc/settings.ts'
import { STORED_FORM } from './settings-fixtures.ts'

const text = (max: number) =>
  fc.oneof(fc.string({ maxLength: 6 }), fc.string({ minLength: max - 1, maxLength: max + 3 }))
const whole = fc.oneof(fc.integer({ min: -2, max: 70_000 }), fc.double({ min: 0, max: 400, noNaN: true }))
const codes = fc.oneof(
  fc.array(text(20), { maxLength: 4 }),
  fc.array(fc.constantFrom('A', ' B ', ','), { minLength: 199, maxLength: 202 }),
)

describe('limits told while somebody types', () => {
  it('are those of the contract', () => {
    const changes = fc.record(
      {
        databaseHost: text(255),
        databasePort: whole,
        databaseName: text(64),
        databaseUser: text(80),
        bpjsUrl: fc.oneof(
          text(300),
          text(290).map((path) => `https://${path}`),
          fc.webUrl(),
        ),
        timeoutSeconds: whole,
        caFile: text(500),
        intervalMinutes: whole,
        payerCodes: codes,
        excludedPolis: codes,
        lookBackDays: fc.oneof(whole, fc.integer({ min: -2, max: 34 })),
        concurrency: whole,
        retentionDays: whole,
        targetTungguMenit: whole,
        targetLengkapPersen: whole,
        jamPengingat: fc.oneof(text(6), fc.constantFrom('', ' 14:00 ', '24:00', '9:00', '14:00:00')),
        dataDir: text(500),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(changes, (change) => {
        const form = { ...STORED_FORM, ...change }
        const ours = Object.keys(errorsOf(form, {})).sort()
        const contract = settingsForm.safeParse(form)
        const theirs = [...new Set(contract.error?.issues.map(({ path }) => String(path[0])))].sort()
        expect(ours).toEqual(theirs)
      }),
      { numRuns: 500 },
    )
  })

  it('take no empty number', () => {
    const draft = { ...STORED_FORM, databasePort: '' as const, retentionDays: '' as const }
    expect(errorsOf(draft, {})).toEqual({ databasePort: 'Isi port, biasanya 3306.', retentionDays: 'Isi jumlah hari.' })
  })

  it('leave alone what a variable decides', () => {
    expect(errorsOf({ ...STORED_FORM, databaseHost: '' }, {}, ['databaseHost'])).toEqual({})
  })

  it('take secrets of the contract’s length', () => {
    for (const length of [0, 200, 201]) {
      const secrets = { secretKey: 'x'.repeat(length) }
      expect(errorsOf(STORED_FORM, secrets).secretKey === undefined).toBe(secretValues.safeParse(secrets).success)
    }
  })

  it('refuse a key that cannot travel in a header, but no such password', () => {
    const errors = errorsOf(STORED_FORM, { secretKey: 'kunci“', databasePassword: 'sandi“' })
    expect(Object.keys(errors)).toEqual(['secretKey'])
    expect(errors.secretKey).not.toContain('kunci“')
  })
})
