import { describe, expect, it } from 'vitest'
import { invalidFields } from '../../../src/main/bpjs/payloads.ts'
import { addOf, farmasiOf, taskOf } from '../simulator/fixtures.ts'

describe('add', () => {
  it('a complete payload can be sent', () => {
    expect(invalidFields('add', addOf())).toEqual([])
  })

  it('kodedokter may be a number or text', () => {
    expect(invalidFields('add', addOf({ kodedokter: 1234 }))).toEqual([])
    expect(invalidFields('add', addOf({ kodedokter: 'D0001' }))).toEqual([])
    expect(invalidFields('add', addOf({ kodedokter: '' }))).toEqual(['kodedokter'])
  })

  it('a patient without insurance may leave the identifiers empty or dashed', () => {
    const none = { jenispasien: 'NON JKN', nomorkartu: '', nik: '-', nohp: '', nomorreferensi: '' } as const
    expect(invalidFields('add', addOf(none))).toEqual([])
  })

  it.each(['kodebooking', 'kodepoli', 'namapoli', 'norm', 'namadokter', 'nomorantrean'] as const)(
    '%s must not be empty',
    (field) => {
      expect(invalidFields('add', addOf({ [field]: '' }))).toEqual([field])
    },
  )

  it('every field is needed', () => {
    const full = addOf()
    for (const field of Object.keys(full)) {
      const rest: Record<string, unknown> = { ...full }
      delete rest[field]
      expect(invalidFields('add', rest)).toEqual([field])
    }
  })

  it.each([
    ['tanggalperiksa', '06-10-2025'],
    ['jampraktek', '8:00-16:00'],
    ['jampraktek', ''],
    ['jeniskunjungan', 5],
    ['jeniskunjungan', '1'],
    ['jenispasien', 'UMUM'],
    ['pasienbaru', 2],
    ['angkaantrean', -1],
    ['angkaantrean', 1.5],
    ['kuotajkn', '30'],
    ['estimasidilayani', Number.NaN],
  ])('%s = %s is named as wrong', (field, value) => {
    expect(invalidFields('add', { ...addOf(), [field]: value })).toEqual([field])
  })

  it('a practice time without an end can be sent', () => {
    expect(invalidFields('add', addOf({ jampraktek: '08:00' }))).toEqual([])
  })

  it('all wrong fields are named, each once', () => {
    const wrong = invalidFields('add', { ...addOf(), kodebooking: '', pasienbaru: 7, kuotajkn: -2 })
    expect(wrong.toSorted()).toEqual(['kodebooking', 'kuotajkn', 'pasienbaru'])
  })
})

describe('updatewaktu', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 99] as const)('task %i can be sent', (taskid) => {
    expect(invalidFields('updatewaktu', taskOf(taskid, '09:00:00'))).toEqual([])
  })

  it.each([0, 8, 98, '3', null])('task %s does not exist', (taskid) => {
    expect(invalidFields('updatewaktu', { ...taskOf(3, '09:00:00'), taskid })).toEqual(['taskid'])
  })

  it.each([0, -1, 1.5, '1728194400000', null, Number.POSITIVE_INFINITY])('a waktu of %s is no moment', (waktu) => {
    expect(invalidFields('updatewaktu', { ...taskOf(3, '09:00:00'), waktu })).toEqual(['waktu'])
  })

  it('jenisresep is optional and has three values', () => {
    const task = taskOf(5, '09:00:00')
    for (const jenisresep of ['Tidak ada', 'Racikan', 'Non racikan']) {
      expect(invalidFields('updatewaktu', { ...task, jenisresep })).toEqual([])
    }
    expect(invalidFields('updatewaktu', { ...task, jenisresep: 'racikan' })).toEqual(['jenisresep'])
  })
})

describe('batal and farmasi/add', () => {
  it('can be sent when complete', () => {
    expect(invalidFields('batal', { kodebooking: 'B1', keterangan: '' })).toEqual([])
    expect(invalidFields('farmasi/add', farmasiOf())).toEqual([])
  })

  it('name what is missing', () => {
    expect(invalidFields('batal', {}).toSorted()).toEqual(['keterangan', 'kodebooking'])
    expect(invalidFields('farmasi/add', { ...farmasiOf(), jenisresep: 'Racikan' })).toEqual(['jenisresep'])
  })
})

it.each(['add', 'updatewaktu', 'batal', 'farmasi/add'] as const)('%s that is no object is wrong as a whole', (call) => {
  for (const payload of [null, undefined, 'teks', 5]) expect(invalidFields(call, payload)).toEqual(['(payload)'])
})
