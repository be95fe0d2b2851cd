import { describe, expect, it } from 'vitest'
import { exportTable } from '../../../src/renderer/src/pages/bpjs/export-rows.ts'
import {
  actionOf,
  bookingsByRepair,
  type CHOICES,
  choiceOf,
  countChoices,
  differenceWords,
  hasUnreadTasks,
  heldByTimes,
  keyOf,
  MAX_COMPARED_DAYS,
  rowWords,
  safeOf,
  shownRows,
} from '../../../src/renderer/src/pages/bpjs/view.ts'
import { deltaWords, outcomeWords } from '../../../src/renderer/src/pages/bpjs/words.ts'
import type { Difference } from '../../../src/shared/differences.ts'
import * as contract from '../../../src/shared/ipc/quality.ts'

const DAY = '2025-10-06'
type Row = contract.BpjsDayRow

function row(kodebooking: string, overrides: Partial<Row> = {}): Row {
  return {
    tanggal: DAY,
    kodebooking,
    no_rawat: `2025/10/06/${kodebooking}`,
    nama: `PASIEN ${kodebooking}`,
    poli: 'Poli Mata',
    dokter: 'dr. Nur',
    bpjs: { status: 'Belum dilayani', task: 0, sumber: 'Mobile JKN', jkn: true },
    disini: { status: 'terkirim', task: 0, jkn: true },
    beda: [],
    ...overrides,
  }
}

function beda(kodebooking: string, overrides: Partial<Difference> = {}): Difference {
  const { jenis = 'task-berbeda', taskid = 0 } = overrides
  return {
    id: `${kodebooking}#${taskid || jenis}`,
    jenis,
    kodebooking,
    no_rawat: `2025/10/06/${kodebooking}`,
    nama: '',
    poli: '',
    taskid,
    disini: 'ada',
    dibpjs: 'tidak ada',
    pesan: 'Kirim ulang.',
    perbaikan: null,
    ...overrides,
  }
}

const lost = row('A', { bpjs: null, beda: [beda('A', { jenis: 'tidak-ada-di-bpjs', perbaikan: 'kirim-lagi' })] })
const stranger = row('B', {
  no_rawat: '',
  nama: '',
  disini: null,
  beda: [beda('B', { jenis: 'tidak-ada-di-sini' })],
})
const tasks = row('C', {
  beda: [
    beda('C', { jenis: 'status-berbeda', perbaikan: 'tandai' }),
    beda('C', { taskid: 5, perbaikan: 'kirim' }),
    beda('C', { taskid: 6 }),
  ],
})
const alike = row('D')
const ALL = [alike, tasks, stranger, lost]

describe('the list of bookings', () => {
  it('begins with what differs, by kind, and holds all that a choice names', () => {
    const codes = (choice: (typeof CHOICES)[number], text = '') =>
      shownRows(ALL, choice, text).map(({ kodebooking }) => kodebooking)
    expect(codes('berbeda')).toEqual(['A', 'B', 'C'])
    expect(codes('semua')).toEqual(['A', 'B', 'C', 'D'])
    expect(codes('task-berbeda')).toEqual(['C'])
    expect(countChoices(ALL)).toEqual({
      berbeda: 3,
      'tidak-ada-di-bpjs': 1,
      'tidak-ada-di-sini': 1,
      'status-berbeda': 1,
      'task-berbeda': 1,
      semua: 4,
    })
  })

  it('finds by any words of name, number, code, poli and doctor', () => {
    expect(shownRows(ALL, 'semua', 'pasien nur d').map(({ kodebooking }) => kodebooking)).toEqual(['A', 'C', 'D'])
    expect(shownRows(ALL, 'semua', '06/a')).toEqual([lost])
    expect(shownRows(ALL, 'semua', 'mata xyz')).toEqual([])
  })

  it('keeps days together, and names the same code of two days apart', () => {
    const next = row('A', { tanggal: '2025-10-07', beda: lost.beda })
    expect(shownRows([next, alike, lost], 'semua', '').map(keyOf)).toEqual([`${DAY}/A`, `${DAY}/D`, '2025-10-07/A'])
  })

  it('takes an unknown choice in the address for the usual one', () => {
    expect([choiceOf(null), choiceOf('apa'), choiceOf('semua')]).toEqual(['berbeda', 'berbeda', 'semua'])
  })

  it('asks about no more days than the contract allows', () => {
    expect(MAX_COMPARED_DAYS).toBe(contract.MAX_COMPARED_DAYS)
  })
})

describe('what a row offers', () => {
  it('is its repair, the editor where a person has to decide, or the code to look for at BPJS', () => {
    const held = row('E', { beda: [beda('E', { taskid: 4 })] })
    expect([lost, tasks, held, stranger, alike].map(actionOf)).toEqual([
      'kirim-lagi',
      'perbaiki',
      'editor',
      'salin',
      null,
    ])
  })

  it('leaves to a person what is not safe, and counts a booking once for each thing it needs', () => {
    const safe = safeOf(ALL)
    expect(safe.map(({ id }) => id)).toEqual(['C#status-berbeda', 'C#5', 'A#tidak-ada-di-bpjs'])
    expect(bookingsByRepair(safe)).toEqual({ kirim: 1, 'kirim-lagi': 1, tandai: 1 })
  })
})

describe('the words', () => {
  it('name what differs shortly', () => {
    expect(ALL.map((one) => differenceWords(one.beda))).toEqual([
      '',
      'Status · Task 5, 6',
      'Tidak ada di SIMRS',
      'Tidak ada di BPJS',
    ])
  })

  it('say by how much the numbers differ', () => {
    expect([deltaWords(3, 3), deltaWords(5, 3), deltaWords(1, 1_234)]).toEqual(['', '+2', '−1.233'])
  })

  it('tell what a repair brought and what is left', () => {
    expect(outcomeWords(4, 0, 0, 0)).toBe('4 perbedaan diperbaiki. BPJS dan SIMRS kini sama.')
    expect(outcomeWords(4, 0, 0, 1)).toBe('4 perbedaan diperbaiki. Task 1 booking tidak terbaca.')
    expect(outcomeWords(4, 1, 2, 0)).toBe(
      '3 dari 4 perbedaan diperbaiki; 1 belum, sebabnya ada di daftar. Masih berbeda: 2 booking.',
    )
  })
})

describe('the file', () => {
  it('holds a line for each booking with both sides and every sentence', () => {
    const { columns, rows } = exportTable([lost, tasks], (one) => one.disini?.status ?? '')
    const named = rows.map((cells) => Object.fromEntries(columns.map(({ title }, index) => [title, cells[index]])))
    expect(named[0]).toMatchObject({
      'Kode booking': 'A',
      'Status di BPJS': 'Tidak ada',
      'Task di BPJS': null,
      Sumber: null,
      'Status di SIMRS': 'terkirim',
      Beda: 'Tidak ada di BPJS',
    })
    expect(named[1]).toMatchObject({
      'Status di BPJS': 'Belum dilayani',
      Penjelasan: 'Kirim ulang. Kirim ulang. Kirim ulang.',
    })
  })
})

describe('a booking whose tasks BPJS would not tell', () => {
  const unread = row('U', { bpjs: { status: 'Belum dilayani', task: null, sumber: 'Mobile JKN', jkn: true } })

  it('is no difference, and is said not to have been compared', () => {
    expect(countChoices([unread])).toMatchObject({ berbeda: 0, semua: 1 })
    expect(rowWords(unread)).toBe('Task tidak terbaca')
    expect(rowWords({ ...unread, beda: [beda('U', { jenis: 'status-berbeda' })] })).toBe('Status · Task tidak terbaca')
    expect(hasUnreadTasks(lost)).toBe(false)
  })

  it('stands behind what differs and before what is the same', () => {
    const same = row('S')
    expect(shownRows([same, unread, lost], 'semua', '')).toEqual([lost, unread, same])
  })

  it('says so in the file', () => {
    const { columns, rows } = exportTable([unread], () => '')
    const cell = (title: string) => rows[0]?.[columns.findIndex((column) => column.title === title)]
    expect([cell('Task di BPJS'), cell('Beda')]).toEqual([null, 'Task tidak terbaca'])
    expect(cell('Penjelasan')).toContain('tidak ikut dibandingkan')
  })
})

describe('what Validasi Task ID mends', () => {
  const needsHand = { status: 'perlu-tindakan', task: 5, jkn: true } as const

  it('is a booking BPJS has, whose steps all wait for a person here', () => {
    expect(
      heldByTimes([row('E', { disini: needsHand, beda: [beda('E', { taskid: 4 }), beda('E', { taskid: 5 })] })]),
    ).toBe(1)
  })

  it('is none that a safe repair goes before, that BPJS lacks, or that is held for nothing here', () => {
    const safe = beda('E', { taskid: 3, perbaikan: 'kirim-lagi' })
    const steps = [beda('E', { taskid: 4 })]
    expect(heldByTimes([row('E', { disini: needsHand, beda: [...steps, safe] })])).toBe(0)
    expect(heldByTimes([row('E', { disini: needsHand, bpjs: null, beda: steps })])).toBe(0)
    expect(heldByTimes([row('E', { beda: steps })])).toBe(0)
    expect(heldByTimes([row('E', { disini: needsHand }), stranger])).toBe(0)
  })
})
