import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changedElsewhere,
  shownText,
  storedWords,
  type Typed,
  typeTime,
  visitForm,
  withoutSaved,
  withoutTasks,
} from '../../../src/renderer/src/pages/kunjungan/visit-form.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'
import { tanggalIndonesia } from '../../../src/shared/wall-time.ts'
import { at, DAY, NOW, timesOf, typedOf, visitOf } from './visit-fixtures.ts'

type Clocks = Parameters<typeof visitOf>[0]

function formOf(clocks: Clocks, typed: Typed = {}, accepted: Clocks = {}) {
  const visit = visitOf(clocks, accepted)
  return visitForm({ visit, times: timesOf(clocks), typed, now: NOW })
}

const fieldOf = (form: ReturnType<typeof formOf>, id: TaskId) => form.fields.find((field) => field.id === id)

describe('what an input shows', () => {
  it.each([
    [null, ''],
    ['0000-00-00 00:00:00', ''],
    [at('08:10'), '08.10'],
    [`${DAY} 08:10:07`, '08.10.07'],
    ['2025-02-31 08:00:00', '2025-02-31 08:00:00'],
  ])('%s', (stored, text) => {
    expect(shownText(stored)).toBe(text)
  })
})

describe('a time of the record', () => {
  const visit = visitOf({})
  const tasks = visit.tasks.map((task) =>
    task.taskid === 4 ? { ...task, waktu: at('08:10'), sumber: 'rekam-medis' as const, asal: 'x' } : task,
  )
  const shown = timesOf({ 4: '08:10' })
  const form = (typed: Typed) => visitForm({ visit: { ...visit, tasks }, times: shown, typed, now: NOW })

  it('is no change while it stands, and typing over it is one', () => {
    expect(form({}).changes).toEqual({})
    const typed = typeTime({}, 4, '08.20', at('08:10'), DAY)
    expect(form(typed).changes).toEqual({ 4: at('08:20') })
  })

  it('was not in the row as the person saw it', () => {
    expect(form(typeTime({}, 4, '08.20', at('08:10'), DAY)).dasar?.times[4]).toBeNull()
  })

  it('may be still to come', () => {
    const later = tasks.map((task) => (task.taskid === 4 ? { ...task, waktu: at('18:00') } : task))
    const given = { visit: { ...visit, tasks: later }, times: timesOf({ 3: '08:00', 4: '18:00' }), now: NOW }
    expect(visitForm({ ...given, typed: {} }).problems).toEqual([])
  })
})

describe('typing', () => {
  const type = (text: string, stored: string | null, typed: Typed = {}) => typeTime(typed, 4, text, stored, DAY)

  it('remembers the text and what was stored when it began', () => {
    const first = type('0', at('08:10'))
    expect(type('083', at('08:20'), first)).toEqual({ 4: { text: '083', base: at('08:10') } })
  })

  it.each([
    ['08.10', at('08:10')],
    ['0810', at('08:10')],
    ['', null],
    ['  ', '0000-00-00 00:00:00'],
    ['2025-02-31 08:00:00', '2025-02-31 08:00:00'],
  ])('%j over %s is no change', (text, stored) => {
    expect(type(text, stored, { 4: { text: 'x', base: stored } })).toEqual({})
  })

  it('stays a change while somebody else changed the time underneath', () => {
    const typed: Typed = { 4: { text: '08.15', base: at('08:10') } }
    expect(type('08.20', at('08:20'), typed)).toEqual({ 4: { text: '08.20', base: at('08:10') } })
  })

  it('the clock of another day is a change: it means the day of the visit', () => {
    expect(type('08.10', '2025-10-05 08:10:00')).toHaveProperty('4')
  })
})

describe('the form', () => {
  it('shows what is stored as long as nothing is typed', () => {
    const form = formOf({ 3: '08:00', 4: '08:10' })
    expect(form).toMatchObject({ changes: {}, dirty: false, invalid: null, problems: [] })
    expect(form.fields.map(({ text }) => text)).toEqual(['', '', '08.00', '08.10', '', '', '', ''])
  })

  it('writes only what was changed, an emptied time as null', () => {
    const stored = { 3: '08:00', 4: '08:10', 5: '08:20' }
    const form = formOf(stored, typedOf({ 4: '8.15', 5: '' }, stored))
    expect(form.changes).toEqual({ 4: at('08:15'), 5: null })
    expect(form.dirty).toBe(true)
  })

  it('tells what is wrong while it is typed, and stops telling once it is right', () => {
    const stored = { 3: '08:25', 4: '08:10' }
    expect(fieldOf(formOf(stored), 4)?.problem?.message).toMatch(/^Jam task 4 \(08\.10\) lebih awal/)
    expect(formOf(stored, typedOf({ 4: '830' }, stored)).problems).toEqual([])
  })

  it('a text that is no time is saved by nobody', () => {
    const form = formOf({ 3: '08:00' }, typedOf({ 4: 'siang', 5: '9.00' }))
    expect(form).toMatchObject({ invalid: 4, dirty: true, changes: { 5: at('09:00') } })
    expect(form.changes).not.toHaveProperty('4')
  })

  it('keeps the typed text when the stored time changes, and says so', () => {
    const form = formOf({ 3: '08:00', 4: '08:20' }, typedOf({ 4: '08.15' }, { 4: '08:10' }))
    expect(fieldOf(form, 4)).toMatchObject({ text: '08.15', underneath: at('08:20'), changed: true })
    // The conflict is told against what the person saw.
    expect(form.dasar?.times[4]).toBe(at('08:10'))
    expect(form.dasar?.times[3]).toBe(at('08:00'))
  })

  it('what BPJS has taken is shown as it was sent and cannot be changed', () => {
    const form = formOf({ 3: '08:05', 4: '08:10' }, typedOf({ 3: '08.01' }, { 3: '08:05' }), { 3: '08:00' })
    expect(fieldOf(form, 3)).toMatchObject({ text: '08.00', stored: at('08:05'), locked: true, changed: false })
    expect(form).toMatchObject({ changes: {}, dirty: false })
  })

  it('shows the date of a time on another day', () => {
    const form = formOf({ 3: '2025-10-05 08:10:00' })
    expect(fieldOf(form, 3)).toMatchObject({ text: '08.10', otherDay: '2025-10-05' })
    expect(fieldOf(form, 3)?.problem?.reason).toBe('waktu-hari-lain')
  })

  it('leaves nothing to save when everything typed is typed back', () => {
    const clock = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minute) => {
      const two = (value: number) => String(value).padStart(2, '0')
      return `${DAY} ${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`
    })
    const stored = fc.record(Object.fromEntries(TASK_IDS.map((id) => [id, fc.option(clock)])))
    const keys = fc.array(fc.tuple(fc.constantFrom(...TASK_IDS), fc.string({ maxLength: 5 })))
    fc.assert(
      fc.property(stored, keys, (record, strokes) => {
        const times = timesOf(record)
        let typed: Typed = {}
        for (const [id, text] of strokes) typed = typeTime(typed, id, text, times[id], DAY)
        for (const [id] of strokes) typed = typeTime(typed, id, shownText(times[id]), times[id], DAY)
        expect(typed).toEqual({})
      }),
    )
  })
})

describe('changes of others', () => {
  it('name what it was and what it is, but not the own change', () => {
    const seen = timesOf({ 3: '08:00', 4: '08:10', 5: '0000-00-00 00:00:00' })
    const next = timesOf({ 3: '08:00', 4: '08:15', 5: null, 6: '09:00' })
    expect(changedElsewhere(seen, next, [6])).toEqual([{ id: 4, from: at('08:10'), to: at('08:15') }])
    expect(changedElsewhere(seen, seen)).toEqual([])
  })

  it('are put into words', () => {
    const words = (stored: string | null) => storedWords(stored, DAY, tanggalIndonesia)
    expect([null, at('08:10'), '2025-10-05 08:10:00', '2025-02-31 08:00:00'].map(words)).toEqual([
      'kosong',
      '08.10',
      'Min, 5 Okt 2025 08.10',
      '2025-02-31 08:00:00',
    ])
  })

  it('to what the person typed too are no news', () => {
    const form = formOf({ 4: '08:15' }, typedOf({ 4: '815' }, { 4: '08:10' }))
    expect(fieldOf(form, 4)).toMatchObject({ underneath: undefined, changed: false })
    expect(form.dirty).toBe(false)
  })

  it('that come too late for the person are told', () => {
    const typed = typedOf({ 4: '08.30' }, { 4: '08:10' })
    expect(fieldOf(formOf({ 4: '08:10' }, typed, { 4: '08:10' }), 4)).toMatchObject({ text: '08.10', tooLate: '08.30' })
    expect(fieldOf(formOf({ 4: '08:30' }, typed, { 4: '08:30' }), 4)).toMatchObject({ tooLate: null })
  })

  it('a save forgets what it saved, in whichever way it was written, and keeps what was typed on', () => {
    const typed = typedOf({ 3: '815', 4: '08.30', 5: '', 6: '09.00' })
    const saved = { 3: at('08:15'), 4: at('08:20'), 5: null }
    expect(withoutSaved(typed, saved, DAY)).toEqual(typedOf({ 4: '08.30', 6: '09.00' }))
  })

  it('typed times can be dropped one by one', () => {
    expect(withoutTasks(typedOf({ 3: '1', 4: '2' }), [3])).toEqual(typedOf({ 4: '2' }))
  })
})
