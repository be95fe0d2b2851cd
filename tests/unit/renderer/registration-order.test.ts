import { describe, expect, it } from 'vitest'
import { pageRows, ROW_HEIGHT, rowKey, scrollTopFor } from '../../../src/renderer/src/pages/referensi/grid-keys.ts'
import {
  fixOrder,
  mergeRows,
  rowsInOrder,
  toggleRange,
  unshown,
} from '../../../src/renderer/src/pages/referensi/order.ts'
import {
  nextSort,
  readSort,
  SortedRows,
  sortParam,
  sortRows,
} from '../../../src/renderer/src/pages/referensi/sorting.ts'
import type { RegistrationRow } from '../../../src/shared/ipc/registrations.ts'
import { registration, taskCells } from './registration-rows.ts'

const one = registration(1, { nama: 'ZAKI', jam: '09:00:00' })
const two = registration(2, { nama: 'budi', jam: '07:30:00', taskAktif: 5 })
const three = registration(3, { nama: 'AMINAH', jam: '08:00:00', taskAktif: 3 })
const rows = [one, two, three]
const named = (sorted: readonly RegistrationRow[]) => sorted.map((row) => row.nama)
const byId = (list: readonly RegistrationRow[]) => new Map(list.map((row) => [row.no_rawat, row]))

describe('sorting', () => {
  it('is by the time of registration unless a column is chosen', () => {
    expect(named(sortRows(rows, null))).toEqual(['budi', 'AMINAH', 'ZAKI'])
  })

  it('sorts names whatever their case, both ways', () => {
    expect(named(sortRows(rows, { id: 'nama', desc: false }))).toEqual(['AMINAH', 'budi', 'ZAKI'])
    expect(named(sortRows(rows, { id: 'nama', desc: true }))).toEqual(['ZAKI', 'budi', 'AMINAH'])
  })

  it('keeps empty cells last in either direction', () => {
    expect(named(sortRows(rows, { id: 'taskAktif', desc: false }))).toEqual(['AMINAH', 'budi', 'ZAKI'])
    expect(named(sortRows(rows, { id: 'taskAktif', desc: true }))).toEqual(['budi', 'AMINAH', 'ZAKI'])
  })

  it('sorts by the time of a task', () => {
    const early = registration(4, {
      nama: 'PAGI',
      tasks: taskCells({ 4: { waktu: '2025-10-06 08:10:00', state: 'terkirim' } }),
    })
    const late = registration(5, {
      nama: 'SIANG',
      tasks: taskCells({ 4: { waktu: '2025-10-06 11:10:00', state: 'terkirim' } }),
    })
    expect(named(sortRows([one, late, early], { id: 't4', desc: true }))).toEqual(['SIANG', 'PAGI', 'ZAKI'])
  })

  it('sorts states by urgency', () => {
    const sent = registration(4, { nama: 'TERKIRIM', kirim: 'terkirim' })
    const held = registration(5, { nama: 'TERTAHAN', kirim: 'perlu-tindakan' })
    expect(named(sortRows([sent, held], { id: 'kirim', desc: false }))).toEqual(['TERTAHAN', 'TERKIRIM'])
  })

  it('of what the filter leaves is that of all rows, whatever is searched for and whatever changed meanwhile', () => {
    const sorted = new SortedRows()
    const byName = { id: 'nama', desc: false }
    expect(named(sorted.order(rows, rows, byName))).toEqual(named(sortRows(rows, byName)))
    expect(named(sorted.order(rows, [one, three], byName))).toEqual(['AMINAH', 'ZAKI'])
    expect(named(sorted.order(rows, [one, two], null))).toEqual(['budi', 'ZAKI'])
    const renamed = [{ ...one, nama: 'AAN' }, two, three]
    expect(named(sorted.order(renamed, renamed, byName))).toEqual(['AAN', 'AMINAH', 'budi'])
  })

  it('leaves the list it was given as it is', () => {
    sortRows(rows, { id: 'nama', desc: false })
    expect(named(rows)).toEqual(['ZAKI', 'budi', 'AMINAH'])
  })

  it('goes up, down and back to the usual order with every click', () => {
    const up = nextSort(null, 'nama')
    const down = nextSort(up, 'nama')
    expect([up, down, nextSort(down, 'nama')]).toEqual([{ id: 'nama', desc: false }, { id: 'nama', desc: true }, null])
    expect(nextSort(down, 'jam')).toEqual({ id: 'jam', desc: false })
  })

  it('is kept in the address', () => {
    expect(readSort(sortParam({ id: 't99', desc: true }))).toEqual({ id: 't99', desc: true })
    expect(sortParam(null)).toBeNull()
    expect(readSort('bukan-kolom')).toBeNull()
  })
})

describe('the fixed order', () => {
  it('keeps places while data changes underneath', () => {
    const order = fixOrder(sortRows(rows, { id: 'nama', desc: false }), byId(rows))
    const renamed = { ...three, nama: 'ZZZ', taskAktif: 7 }
    expect(named(rowsInOrder(order, byId([one, two, renamed])))).toEqual(['ZZZ', 'budi', 'ZAKI'])
  })

  it('is the rows themselves on the data it was fixed on', () => {
    const known = byId(rows)
    const order = fixOrder([three, one], known)
    expect(rowsInOrder(order, known)).toBe(order.rows)
  })

  it('closes the gap of a visit that is gone', () => {
    const order = fixOrder(rows, byId(rows))
    expect(named(rowsInOrder(order, byId([one, three])))).toEqual(['ZAKI', 'AMINAH'])
  })

  it('counts new visits apart from those that match since they changed', () => {
    const order = fixOrder([one], byId([one, two]))
    expect(unshown(order, [one, two, three])).toEqual({ baru: 1, berubah: 1 })
    expect(unshown(order, [one])).toEqual({ baru: 0, berubah: 0 })
  })

  it('takes fresh rows into the list in place, and unknown ones at its end', () => {
    const fresh = { ...two, nama: 'BUDI SANTOSO' }
    const added = registration(9, { nama: 'BARU' })
    const merged = mergeRows([one, two], [added, fresh])
    expect(named(merged)).toEqual(['ZAKI', 'BUDI SANTOSO', 'BARU'])
    expect(merged[0]).toBe(one)
    expect(mergeRows(rows, [])).toBe(rows)
  })
})

describe('selecting', () => {
  const ids = ['a', 'b', 'c', 'd']
  it('takes everything between two rows, in either direction', () => {
    expect([...toggleRange(new Set(['a']), ids, 3, 1, true)].sort()).toEqual(['a', 'b', 'c', 'd'])
    expect([...toggleRange(new Set(ids), ids, 1, 2, false)]).toEqual(['a', 'd'])
  })
})

describe('strokes on a row', () => {
  const stroke = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey', boolean>> = {}) =>
    rowKey({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held }, 5, 100, 20)

  it.each([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['PageDown', 25],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 99],
  ])('%s moves', (key, to) => {
    expect(stroke(key)).toEqual({ kind: 'pindah', to, extend: false })
  })

  it('knows opening, editing, selecting and the menu', () => {
    expect(stroke('Enter')).toEqual({ kind: 'buka' })
    expect(stroke('e')).toEqual({ kind: 'ubah' })
    expect(stroke(' ', { shiftKey: true })).toEqual({ kind: 'pilih', extend: true })
    expect(stroke('F10', { shiftKey: true })).toEqual({ kind: 'menu' })
  })

  it('leaves strokes that mean something elsewhere', () => {
    expect(stroke('e', { ctrlKey: true })).toBeNull()
    expect(stroke('Enter', { altKey: true })).toBeNull()
    expect(stroke('Tab')).toBeNull()
  })

  it('scrolls no further than the row needs', () => {
    const height = 10 * ROW_HEIGHT
    expect(scrollTopFor(3, 0, height)).toBe(0)
    expect(scrollTopFor(2, 5 * ROW_HEIGHT, height)).toBe(2 * ROW_HEIGHT)
    // Nine rows fit below the header; the tenth needs one row of scrolling.
    expect(scrollTopFor(8, 0, height)).toBe(0)
    expect(scrollTopFor(9, 0, height)).toBe(ROW_HEIGHT)
    expect(pageRows(height)).toBe(8)
    expect(pageRows(0)).toBe(1)
  })
})
