import { describe, expect, it } from 'vitest'
import {
  acceptedOf,
  changesOf,
  conflictLines,
  draftOf,
  type FormDraft,
  fieldOf,
  formErrors,
  formOfOffer,
  isDirty,
  sets99,
  timesForRules,
  timeText,
} from '../../../src/renderer/src/pages/referensi/form-model.ts'
import type { ReferenceForm, RegistrationOffer, VisitView } from '../../../src/shared/ipc/registrations.ts'
import type { TaskId } from '../../../src/shared/task-ids.ts'
import { registration } from './registration-rows.ts'

const form: ReferenceForm = {
  tanggal_periksa: '2025-10-06',
  jam_periksa: '08:00:00',
  no_rkm_medis: '000101',
  no_rawat: '2025/10/06/000001',
  no_kartu: '0001000000001',
  kodepoli: 'INT',
  nama_poli: 'Poli Penyakit Dalam',
  nomor_referensi: '0001R0040116A000001',
  jenis_kunjungan: 1,
  taskid: 3,
  times: { 1: null, 2: null, 3: '2025-10-06 08:25:07', 4: '2025-10-06 08:10:00', 5: null, 6: null, 7: null, 99: null },
  status_kirim: 'Belum',
}
const draft = draftOf(form)
const typing = (times: Partial<Record<TaskId, string>>, from: FormDraft = draft): FormDraft => ({
  ...from,
  times: { ...from.times, ...times },
})
const filling = (fields: Partial<FormDraft['fields']>): FormDraft => ({
  ...draft,
  fields: { ...draft.fields, ...fields },
})

describe('the form as it is loaded', () => {
  it('shows times as a clock of the visit’s day', () => {
    expect(draft.times[3]).toBe('08.25.07')
    expect(draft.times[4]).toBe('08.10')
    expect(draft.times[5]).toBe('')
  })

  it('shows a time of another day, or none at all, as it is stored', () => {
    expect(timeText('2025-10-07 08:10:00', '2025-10-06')).toBe('2025-10-07 08:10:00')
    expect(timeText('2025-02-31 08:10:00', '2025-10-06')).toBe('2025-02-31 08:10:00')
    expect(timeText('0000-00-00 00:00:00', '2025-10-06')).toBe('')
  })

  it('has nothing to save', () => {
    expect(changesOf(draft, form, false)).toEqual({ fields: {}, times: {} })
    expect(isDirty(draft, form)).toBe(false)
  })
})

describe('what the person changed', () => {
  it.each(['0905', '9.05', '09:05', ' 09.05 '])('reads %j as a time of the visit’s day', (text) => {
    expect(changesOf(typing({ 4: text }), form, false).times).toEqual({ 4: '2025-10-06 09:05:00' })
  })

  it('empties a time that was deleted', () => {
    expect(changesOf(typing({ 4: '' }), form, false).times).toEqual({ 4: null })
  })

  it('does not touch a stored time that it cannot show as a clock', () => {
    const odd: ReferenceForm = { ...form, times: { ...form.times, 4: '2025-10-07 08:10:00', 5: '0000-00-00 00:00:00' } }
    expect(changesOf(draftOf(odd), odd, false).times).toEqual({})
    expect(changesOf(typing({ 4: '08.10' }, draftOf(odd)), odd, false).times).toEqual({ 4: '2025-10-06 08:10:00' })
  })

  it('is no change when the same is typed another way', () => {
    expect(changesOf(typing({ 4: '0810' }), form, false).times).toEqual({})
  })

  it('names the changed fields only', () => {
    const changed = filling({ no_kartu: '0001000000002', status_kirim: 'Sudah' })
    expect(changesOf(changed, form, false).fields).toEqual({ no_kartu: '0001000000002', status_kirim: 'Sudah' })
    expect(isDirty(changed, form)).toBe(true)
  })

  it('is everything when the row is new', () => {
    const { fields, times } = changesOf(
      typing({ 5: '10.25' }, draftOf({ ...form, times: draftTimes() })),
      { ...form, times: draftTimes() },
      true,
    )
    expect(Object.keys(fields)).toHaveLength(7)
    expect(times).toEqual({ 5: '2025-10-06 10:25:00' })
  })
})

function draftTimes(): ReferenceForm['times'] {
  return { 1: null, 2: null, 3: null, 4: null, 5: null, 6: null, 7: null, 99: null }
}

describe('a new row', () => {
  const offer: RegistrationOffer = {
    tanggal_periksa: '2025-10-06',
    jam_periksa: '08:00:00',
    no_rkm_medis: '000101',
    no_rawat: '2025/10/06/000001',
    nama: 'AHMAD ZAKI',
    no_kartu: '0001000000001',
    kodepoli: 'INT',
    nama_poli: 'Poli Penyakit Dalam',
    nomor_referensi: '',
    jenis_kunjungan: 3,
    dokter: 'dr. Ratna',
    penjamin: { kode: 'BPJ', nama: 'BPJS Kesehatan' },
    adaReferensi: false,
  }

  it('begins with what the registration says', () => {
    const created = formOfOffer(offer)
    expect(created).toMatchObject({
      no_rawat: offer.no_rawat,
      kodepoli: 'INT',
      jenis_kunjungan: 3,
      status_kirim: 'Belum',
      taskid: 0,
    })
    expect(Object.values(created.times)).toEqual(Array(8).fill(null))
    expect(isDirty(draftOf(created), created)).toBe(false)
  })

  it('needs a kind of visit and a poli', () => {
    const created = formOfOffer({ ...offer, jenis_kunjungan: 0, kodepoli: '' })
    expect(formErrors(draftOf(created), created, true)).toEqual({
      jenis_kunjungan: 'Pilih jenis kunjungan.',
      kodepoli: 'Isi kode poli.',
    })
  })
})

describe('what keeps the form from being saved', () => {
  it('is nothing in a row that is left as it is, whatever it holds', () => {
    const bare: ReferenceForm = { ...form, jenis_kunjungan: 0, kodepoli: '' }
    expect(formErrors(draftOf(bare), bare, false)).toEqual({})
  })

  it.each(['25.00', '10.75', 'pagi', '10.2'])('is %j in a time', (text) => {
    expect(formErrors(typing({ 5: text }), form, false).taskid5).toMatch(/tidak terbaca/)
  })

  it('is a task 99 nobody confirmed', () => {
    const cancelled = typing({ 99: '10.25' })
    expect(sets99(cancelled, form)).toBe(true)
    expect(formErrors(cancelled, form, false).konfirmasi99).toBeDefined()
    expect(formErrors({ ...cancelled, konfirmasi99: true }, form, false)).toEqual({})
  })

  it('is not the emptying of task 99', () => {
    const stored: ReferenceForm = { ...form, times: { ...form.times, 99: '2025-10-06 10:25:00' } }
    expect(sets99(draftOf(stored), stored)).toBe(false)
    expect(sets99(typing({ 99: '' }, draftOf(stored)), stored)).toBe(false)
    expect(sets99(typing({ 99: '10.30' }, draftOf(stored)), stored)).toBe(true)
  })
})

describe('what the rules of a chain look at', () => {
  it('is the times as they would be stored, without those that cannot be read', () => {
    expect(timesForRules(typing({ 5: '0930', 6: 'x' }), form, null).times).toMatchObject({
      3: '2025-10-06 08:25:07',
      5: '2025-10-06 09:30:00',
      6: null,
    })
  })

  it('is the record’s time where none is typed, known as such', () => {
    const recorded = (taskid: TaskId, waktu: string) => ({
      taskid,
      waktu,
      sumber: 'rekam-medis' as const,
      asal: 'resep disiapkan',
      diterima: false,
      waktuDiterima: null,
      call: null,
    })
    const view: VisitView = {
      row: registration(1),
      form,
      add: null,
      lain: [],
      diikuti: true,
      now: '2025-10-06 11:00:00',
      tasks: [recorded(5, '2025-10-06 09:00:00'), recorded(6, '2025-10-06 09:40:00')],
    }
    const { times, fromRecord } = timesForRules(typing({ 5: '0930' }), form, view)
    expect(times).toMatchObject({ 5: '2025-10-06 09:30:00', 6: '2025-10-06 09:40:00' })
    expect([...fromRecord]).toEqual([6])
  })

  it('includes what BPJS has accepted', () => {
    const view: VisitView = {
      row: registration(1),
      form,
      add: null,
      lain: [],
      diikuti: true,
      now: '2025-10-06 11:00:00',
      tasks: [
        {
          taskid: 3,
          waktu: null,
          sumber: null,
          asal: '',
          diterima: true,
          waktuDiterima: '2025-10-06 08:25:00',
          call: null,
        },
        { taskid: 4, waktu: null, sumber: null, asal: '', diterima: false, waktuDiterima: null, call: null },
      ],
    }
    expect([...acceptedOf(view)]).toEqual([[3, '2025-10-06 08:25:00']])
    expect([...acceptedOf(null)]).toEqual([])
  })
})

describe('refusals and conflicts', () => {
  it.each([
    ['fields.no_kartu', 'no_kartu'],
    ['times.4', 'taskid4'],
    ['taskid99', 'taskid99'],
    ['konfirmasi99', 'konfirmasi99'],
    ['kunci.jam_periksa', null],
  ])('puts a message about %s under %s', (path, field) => {
    expect(fieldOf(path)).toBe(field)
  })

  it('compares field by field, in the words of the form', () => {
    const changes = { fields: { no_kartu: '222', jenis_kunjungan: 3 }, times: { 4: '2025-10-06 09:05:00', 5: null } }
    const kini: ReferenceForm = {
      ...form,
      no_kartu: '',
      jenis_kunjungan: 2,
      times: { ...form.times, 4: '2025-10-06 09:10:00', 5: '2025-10-06 09:30:00' },
    }
    expect(conflictLines(changes, form, kini, ['no_kartu', 'jenis_kunjungan', 'taskid4', 'taskid5'])).toEqual([
      { field: 'no_kartu', semula: form.no_kartu, milik: '222', kini: '' },
      { field: 'jenis_kunjungan', semula: '1 – Rujukan FKTP', milik: '3 – Kontrol', kini: '2 – Rujukan Internal' },
      { field: 'taskid4', semula: timeText(form.times[4], form.tanggal_periksa), milik: '09.05', kini: '09.10' },
      { field: 'taskid5', semula: timeText(form.times[5], form.tanggal_periksa), milik: '', kini: '09.30' },
    ])
  })
})
