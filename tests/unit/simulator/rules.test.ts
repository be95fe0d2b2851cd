import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UpdateWaktuPayload } from '../../../src/main/bpjs/payloads.ts'
import { type BpjsRules, type BpjsRulesOptions, createBpjsRules } from '../../../src/main/demo/simulator/rules.ts'
import { TASK_IDS } from '../../../src/shared/task-ids.ts'
import { wallTimeToEpoch, ZONE_LETTERS, ZONES } from '../../../src/shared/wall-time.ts'
import { addOf, at, farmasiOf, NOW, TODAY, taskOf, ZONE } from './fixtures.ts'

const rulesWith = (options: Partial<BpjsRulesOptions> = {}): BpjsRules =>
  createBpjsRules({ now: () => NOW, zone: ZONE, ...options })

/** Rules that know booking B1 and have accepted these tasks of it. */
function rulesAfter(...tasks: UpdateWaktuPayload[]): BpjsRules {
  const rules = rulesWith()
  expect(rules.apply('add', addOf()).code).toBe(200)
  for (const task of tasks) expect(rules.apply('updatewaktu', task).code).toBe(200)
  return rules
}

const refusal = (message: string) => ({ code: 201, message, changed: false })
const accepted = { code: 200, message: 'Ok.', changed: true }

describe('add', () => {
  it('is accepted once', () => {
    const rules = rulesWith()
    expect(rules.apply('add', addOf())).toEqual(accepted)
    expect(rules.apply('add', addOf())).toEqual({
      code: 208,
      message: 'Terdapat duplikasi Kode Booking',
      changed: false,
    })
  })

  it('of a booking from the Mobile JKN app is a duplicate', () => {
    const rules = rulesWith()
    expect(rules.preload([{ kodebooking: 'B1', tanggalperiksa: TODAY }])).toBe(1)
    expect(rules.apply('add', addOf()).code).toBe(208)
  })

  it('wants a card number of 13 digits from a JKN patient only', () => {
    for (const nomorkartu of ['', '-', '000123456789', '00012345678901', '000123456789X']) {
      expect(rulesWith().apply('add', addOf({ nomorkartu }))).toEqual(refusal('Nomor kartu harus 13 digit'))
      expect(rulesWith().apply('add', addOf({ nomorkartu, jenispasien: 'NON JKN' }))).toEqual(accepted)
    }
  })

  it.each([
    ['kodepoli', ''],
    ['jeniskunjungan', 9],
    ['tanggalperiksa', '2025-02-31'],
    ['kuotajkn', undefined],
  ])('with %s = %s is refused by the name of the field', (field, value) => {
    expect(rulesWith().apply('add', { ...addOf(), [field]: value })).toEqual(refusal(`${field} tidak sesuai`))
  })

  it('can be refused by kode booking or by nomor referensi, until the refusal is lifted', () => {
    const rules = rulesWith({ refusals: { B1: 'Rujukan tidak valid' } })
    rules.refuse('0001R0040116A000002', 'Kuota antrean sudah penuh')
    expect(rules.apply('add', addOf())).toEqual(refusal('Rujukan tidak valid'))
    expect(rules.apply('add', addOf({ kodebooking: 'B2', nomorreferensi: '0001R0040116A000002' }))).toEqual(
      refusal('Kuota antrean sudah penuh'),
    )
    rules.refuse('B1', null)
    expect(rules.apply('add', addOf())).toEqual(accepted)
  })
})

describe('updatewaktu: order', () => {
  it('of an unknown booking is refused', () => {
    expect(rulesWith().apply('updatewaktu', taskOf(3, '09:00:00'))).toEqual(refusal('Kode Booking tidak ditemukan'))
  })

  it('begins with 1 or 3', () => {
    for (const taskid of [1, 3] as const) {
      expect(rulesAfter().apply('updatewaktu', taskOf(taskid, '09:00:00'))).toEqual(accepted)
    }
    for (const taskid of [2, 4, 5, 6, 7] as const) {
      expect(rulesAfter().apply('updatewaktu', taskOf(taskid, '09:00:00'))).toEqual(refusal('TaskId terakhir 0'))
    }
  })

  it('leaves none out', () => {
    const rules = rulesAfter(taskOf(3, '09:00:00'))
    expect(rules.apply('updatewaktu', taskOf(5, '09:10:00'))).toEqual(refusal('TaskId terakhir 3'))
    expect(rules.apply('updatewaktu', taskOf(4, '09:10:00'))).toEqual(accepted)
  })

  it('does not go back: task 1 after task 3 is too late', () => {
    const rules = rulesAfter(taskOf(3, '09:00:00'))
    expect(rules.apply('updatewaktu', taskOf(1, '08:00:00'))).toEqual(refusal('TaskId terakhir 3'))
  })

  it('knows a task that is there, whatever its time and however far the visit is', () => {
    const there = { code: 208, message: 'TaskId=3 sudah ada', changed: false }
    expect(rulesAfter(taskOf(3, '09:00:00')).apply('updatewaktu', taskOf(3, '23:00:00'))).toEqual(there)
    const cancelled = rulesAfter(taskOf(3, '09:00:00'), taskOf(99, '09:01:00'))
    expect(cancelled.apply('updatewaktu', taskOf(3, '09:00:00'))).toEqual(there)
  })

  it('ends with 99', () => {
    const rules = rulesAfter(taskOf(3, '09:00:00'), taskOf(99, '09:01:00'))
    expect(rules.apply('updatewaktu', taskOf(4, '09:10:00'))).toEqual(refusal('TaskId terakhir 99'))
    expect(rules.apply('updatewaktu', taskOf(99, '09:10:00'))).toMatchObject({
      code: 208,
      message: 'TaskId=99 sudah ada',
    })
  })

  it('takes 99 at any moment, before the first task too', () => {
    expect(rulesAfter().apply('updatewaktu', taskOf(99, '08:00:00'))).toEqual(accepted)
    const after5 = rulesAfter(taskOf(3, '09:00:00'), taskOf(4, '09:10:00'), taskOf(5, '09:20:00'))
    expect(after5.apply('updatewaktu', { ...taskOf(99, '08:00:00') })).toEqual(accepted)
  })

  it.each([0, 8, '3', null, undefined, 3.5])('does not know task %s', (taskid) => {
    expect(rulesAfter().apply('updatewaktu', { ...taskOf(3, '09:00:00'), taskid })).toEqual(
      refusal('TaskId tidak valid'),
    )
  })
})

describe('updatewaktu: time', () => {
  it.each([
    ['more than a minute ahead', NOW + 60_001],
    ['of yesterday', at('23:59:59', '2025-10-05')],
    ['in seconds', Math.floor(NOW / 1000)],
    ['as text', String(at('09:00:00'))],
    ['with a fraction', at('09:00:00') + 0.5],
    ['below zero', -1],
    ['beyond any date', Number.MAX_SAFE_INTEGER],
    ['absent', undefined],
  ])('%s is not valid', (_name, waktu) => {
    expect(rulesAfter().apply('updatewaktu', { kodebooking: 'B1', taskid: 3, waktu })).toEqual(
      refusal('Waktu tidak valid'),
    )
  })

  it('a minute ahead is still accepted, as clocks differ', () => {
    expect(rulesAfter().apply('updatewaktu', { kodebooking: 'B1', taskid: 3, waktu: NOW + 60_000 })).toEqual(accepted)
  })

  it.each(ZONES)('the day of the visit is the day in %s', (zone) => {
    const midnight = wallTimeToEpoch(`${TODAY} 00:00:00`, zone)
    for (const [waktu, code] of [[midnight - 1, 201] as const, [midnight, 200] as const]) {
      const rules = rulesWith({ zone })
      rules.apply('add', addOf())
      expect(rules.apply('updatewaktu', { kodebooking: 'B1', taskid: 3, waktu }).code).toBe(code)
    }
  })

  it.each(ZONES)('must be later than the one before, which the refusal shows in the letters of %s', (zone) => {
    const rules = rulesWith({ zone })
    const waktu = wallTimeToEpoch(`${TODAY} 09:00:00`, zone)
    rules.apply('add', addOf())
    rules.apply('updatewaktu', { kodebooking: 'B1', taskid: 3, waktu })
    const message = `Waktu tidak boleh kurang atau sama dengan waktu sebelumnya (${TODAY} 09:00:00 ${ZONE_LETTERS[zone]})`
    expect(rules.apply('updatewaktu', { kodebooking: 'B1', taskid: 4, waktu })).toEqual(refusal(message))
    expect(rules.apply('updatewaktu', { kodebooking: 'B1', taskid: 4, waktu: waktu - 1 })).toEqual(refusal(message))
    expect(rules.apply('updatewaktu', { kodebooking: 'B1', taskid: 4, waktu: waktu + 1 })).toEqual(accepted)
  })
})

describe('batal', () => {
  const batal = { kodebooking: 'B1', keterangan: 'Pasien tidak datang' }

  it('cancels a known booking once', () => {
    const rules = rulesAfter(taskOf(3, '09:00:00'))
    expect(rules.apply('batal', batal)).toEqual(accepted)
    expect(rules.apply('batal', batal)).toEqual(refusal('TaskId terakhir 99'))
    expect(rulesWith().apply('batal', batal)).toEqual(refusal('Kode Booking tidak ditemukan'))
  })

  it('closes the visit for every further task', () => {
    const rules = rulesAfter(taskOf(3, '09:00:00'))
    rules.apply('batal', batal)
    for (const taskid of [4, 99] as const) {
      expect(rules.apply('updatewaktu', taskOf(taskid, '09:10:00'))).toEqual(refusal('TaskId terakhir 99'))
    }
  })

  it('after a task 99 is refused', () => {
    expect(rulesAfter(taskOf(99, '09:00:00')).apply('batal', batal)).toEqual(refusal('TaskId terakhir 99'))
  })
})

describe('farmasi/add', () => {
  it('is accepted once for a known booking', () => {
    const rules = rulesAfter()
    expect(rulesWith().apply('farmasi/add', farmasiOf())).toEqual(refusal('Kode Booking tidak ditemukan'))
    expect(rules.apply('farmasi/add', { ...farmasiOf(), jenisresep: 'Racikan' })).toEqual(
      refusal('jenisresep tidak sesuai'),
    )
    expect(rules.apply('farmasi/add', farmasiOf())).toEqual(accepted)
    expect(rules.apply('farmasi/add', farmasiOf()).code).toBe(208)
  })
})

describe('what BPJS remembers', () => {
  it('outlives it as JSON', () => {
    const before = rulesAfter(taskOf(3, '09:00:00'))
    before.apply('farmasi/add', farmasiOf())
    const after = rulesWith({ state: JSON.parse(JSON.stringify(before.snapshot())) })
    expect(after.snapshot()).toEqual(before.snapshot())
    expect(after.apply('updatewaktu', taskOf(3, '09:00:00')).code).toBe(208)
    expect(after.apply('updatewaktu', taskOf(4, '09:10:00')).code).toBe(200)
    expect(after.apply('farmasi/add', farmasiOf()).code).toBe(208)
  })

  it('is not changed by what happens after the snapshot', () => {
    const rules = rulesAfter()
    const snapshot = rules.snapshot()
    rules.apply('updatewaktu', taskOf(3, '09:00:00'))
    expect(snapshot.bookings[0]?.tasks).toEqual([])
  })

  it('is not overwritten by a booking preloaded again', () => {
    const rules = rulesAfter(taskOf(3, '09:00:00'))
    expect(rules.preload([addOf()])).toBe(0)
    expect(rules.bookings().get('B1')?.tasks).toHaveLength(1)
  })
})

it('whatever is sent, a visit keeps ascending tasks at ascending times', () => {
  const task = fc.record({
    taskid: fc.constantFrom(...TASK_IDS),
    minute: fc.nat({ max: 600 }),
  })
  fc.assert(
    fc.property(fc.array(task, { maxLength: 40 }), (sent) => {
      const rules = rulesAfter()
      for (const { taskid, minute } of sent) {
        rules.apply('updatewaktu', { kodebooking: 'B1', taskid, waktu: at('05:00:00') + minute * 60_000 })
      }
      const kept = (rules.bookings().get('B1')?.tasks ?? []).filter(({ taskid }) => taskid !== 99)
      for (const [index, { taskid, waktu }] of kept.entries()) {
        const previous = kept[index - 1]
        expect(previous ? taskid === previous.taskid + 1 : [1, 3].includes(taskid)).toBe(true)
        if (previous) expect(waktu).toBeGreaterThan(previous.waktu)
      }
    }),
  )
})

it('no payload makes the rules throw', () => {
  const calls = fc.constantFrom('add' as const, 'updatewaktu' as const, 'batal' as const, 'farmasi/add' as const)
  fc.assert(
    fc.property(calls, fc.anything(), (call, payload) => {
      expect(rulesAfter().apply(call, payload).code).toBe(201)
    }),
  )
})
