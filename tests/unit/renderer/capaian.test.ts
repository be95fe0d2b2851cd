import { describe, expect, it } from 'vitest'
import { comparePolis, isNotable } from '../../../src/renderer/src/pages/capaian/bpjs-compare.ts'
import {
  allMeasures,
  axisFloor,
  lengkapVerdict,
  measureText,
  minuteText,
  numberText,
  SPAN_TASKS,
  share,
  shownMeasures,
  taskBars,
  tungguVerdict,
  verdictWord,
} from '../../../src/renderer/src/pages/capaian/figures.ts'
import { periodMark, periodText } from '../../../src/renderer/src/pages/capaian/periods.ts'
import {
  incompleteRequestOf,
  isListed,
  readSubject,
  type Subject,
  subjectParam,
  subjectText,
} from '../../../src/renderer/src/pages/capaian/subject.ts'
import { tasksSummary, trendSummary, waitsSummary } from '../../../src/renderer/src/pages/capaian/summary.ts'
import { headingOf, workbook } from '../../../src/renderer/src/pages/capaian/tables.ts'
import { capaianRanges, readView, viewParams } from '../../../src/renderer/src/pages/capaian/view.ts'
import { cureText, missingText } from '../../../src/renderer/src/pages/capaian/visit-words.ts'
import {
  type BpjsCapaian,
  type CapaianFigures,
  type CapaianView,
  type GroupFigures,
  SPANS,
  type SpanStats,
} from '../../../src/shared/ipc/capaian.ts'

const TODAY = '2025-10-08'

function stats(rata: number, median = rata, p90 = rata): SpanStats {
  return { kunjungan: 10, rata, median, p90 }
}

function figures(change: Partial<CapaianFigures> = {}): CapaianFigures {
  return {
    kunjungan: 10,
    terkirim: 9,
    lengkap: 8,
    dilewati: 1,
    tasks: [
      { taskid: 3, perlu: 10, ada: 9 },
      { taskid: 4, perlu: 10, ada: 8 },
    ],
    waktu: {
      tungguAdmisi: null,
      layanAdmisi: null,
      tungguPoli: stats(32.5, 30, 61.2),
      layanPoli: stats(12),
      tungguFarmasi: null,
      layanFarmasi: null,
    },
    ...change,
  }
}

const target = { tungguMenit: 60, lengkapPersen: 80 }

function capaian(change: Partial<CapaianView> = {}): CapaianView {
  const group = (kode: string, nama: string): GroupFigures => ({ kode, nama, ...figures() })
  return {
    semua: figures(),
    hari: [{ dari: '2025-10-06', sampai: '2025-10-06', ...figures() }],
    minggu: [{ dari: '2025-10-06', sampai: '2025-10-08', ...figures() }],
    bulan: [{ dari: '2025-10-01', sampai: '2025-10-08', ...figures() }],
    poli: [group('U1', 'Poli Anak'), group('U2', 'Poli Mata')],
    dokter: [group('D1', 'dr. Ana')],
    target,
    namaInstansi: 'RS Uji',
    readAt: '2025-10-08 15:00:00',
    ...change,
  }
}

describe('the view of Capaian in the address', () => {
  it('begins with this month, and leaves what it begins with out of the address', () => {
    const view = readView(new URLSearchParams(), TODAY)
    expect(view).toEqual({
      range: { dari: '2025-10-01', sampai: TODAY },
      poli: null,
      dokter: null,
      grain: 'hari',
      statistic: 'rata',
      tab: 'poli',
    })
    expect(new Set(Object.values(viewParams(view, TODAY)))).toEqual(new Set([null]))
  })

  it('is read as it was written', () => {
    const view = {
      range: { dari: '2025-09-01', sampai: '2025-09-30' },
      poli: 'U1',
      dokter: 'D1',
      grain: 'minggu',
      statistic: 'p90',
      tab: 'bpjs',
    } as const
    const params = new URLSearchParams()
    for (const [name, value] of Object.entries(viewParams(view, TODAY))) if (value !== null) params.set(name, value)
    expect(readView(params, TODAY)).toEqual(view)
  })

  it('drops what makes no sense', () => {
    const params = new URLSearchParams('dari=kemarin&per=abad&ukuran=modus&tabel=x&poli=')
    expect(readView(params, TODAY)).toMatchObject({ grain: 'hari', statistic: 'rata', tab: 'poli', poli: null })
  })

  it('offers today, this week from Monday, this month and the one before', () => {
    expect(capaianRanges(TODAY).map(({ range }) => [range.dari, range.sampai])).toEqual([
      [TODAY, TODAY],
      ['2025-10-06', TODAY],
      ['2025-10-01', TODAY],
      ['2025-09-01', '2025-09-30'],
    ])
    // A Sunday belongs to the week before it; January's month before is December's.
    expect(capaianRanges('2026-01-04').map(({ range }) => range.dari)).toEqual([
      '2026-01-04',
      '2025-12-29',
      '2026-01-01',
      '2025-12-01',
    ])
  })
})

describe('figures in words', () => {
  it('never call a hundred what lacks one', () => {
    expect(share(9999, 10_000)).toBe(99.9)
    expect(share(10_000, 10_000)).toBe(100)
    expect(share(2, 3)).toBe(66.6)
    expect(share(0, 0)).toBeNull()
  })

  it('are written the Indonesian way', () => {
    expect(numberText(1234.5)).toBe('1.234,5')
    expect(numberText(12)).toBe('12')
    expect(numberText(-3.24)).toBe('−3,2')
    expect(numberText(null)).toBe('–')
    expect(minuteText(27)).toBe('27 mnt')
  })

  it('stand under each other in a table', () => {
    const texts = shownMeasures('median').map((measure) => measureText(measure, figures()))
    expect(texts).toEqual(['10', '9', '90,0%', '8', '80,0%', '30,0', '12,0', '–', '–'])
  })

  it('reach a target for completeness from above, and one for waiting from below', () => {
    expect([80, 79.9].map((value) => lengkapVerdict(value, target))).toEqual(['tercapai', 'meleset'])
    expect([60, 60.1].map((value) => tungguVerdict(value, target))).toEqual(['tercapai', 'meleset'])
    expect(verdictWord('meleset', 'persen')).toBe('di bawah')
    expect(verdictWord('meleset', 'menit')).toBe('di atas')
    expect(verdictWord('tercapai', 'menit')).toBe('di bawah')
  })

  it('have no verdict without a target or a figure', () => {
    const none = { tungguMenit: 0, lengkapPersen: 0 }
    expect([lengkapVerdict(10, none), tungguVerdict(500, none)]).toEqual([null, null])
    expect([lengkapVerdict(null, target), tungguVerdict(null, target)]).toEqual([null, null])
  })

  it('know the spans of the contract', () => {
    expect(SPAN_TASKS).toEqual(SPANS)
  })

  it('begin their axis below the least of them', () => {
    expect(axisFloor([97, 92, 80])).toBe(75)
    expect(axisFloor([97, 76])).toBe(50)
    expect(axisFloor([null, 3])).toBe(0)
    expect(axisFloor([])).toBe(75)
  })

  it('have the booking before the tasks', () => {
    expect(taskBars(figures()).map(({ taskid, perlu, ada }) => [taskid, perlu, ada])).toEqual([
      [0, 10, 9],
      [3, 10, 9],
      [4, 10, 8],
    ])
  })
})

describe('periods', () => {
  it('are named as a clerk would', () => {
    const day = { dari: '2025-10-06', sampai: '2025-10-06' }
    const week = { dari: '2025-10-06', sampai: '2025-10-12' }
    const across = { dari: '2025-09-29', sampai: '2025-10-05' }
    const month = { dari: '2025-02-01', sampai: '2025-02-28' }
    expect(periodText(day, 'hari')).toBe('Sen, 6 Okt 2025')
    expect(periodText(week, 'minggu')).toBe('6 Okt – 12 Okt 2025')
    expect(periodText(month, 'bulan')).toBe('Februari 2025')
    expect(periodText({ dari: '2025-02-01', sampai: '2025-02-20' }, 'bulan')).toBe('1 Feb – 20 Feb 2025')
    expect([periodMark(day, 'hari'), periodMark(week, 'minggu'), periodMark(across, 'minggu')]).toEqual([
      '6 Okt',
      '6–12 Okt',
      '29 Sep – 5 Okt',
    ])
    expect(periodMark(month, 'bulan')).toBe('Feb 2025')
  })
})

describe('whose incomplete visits are listed', () => {
  const view = { ...readView(new URLSearchParams(), TODAY), poli: 'U1' }
  it.each<{ subject: Subject; text: string; narrows: object }>([
    { subject: { kind: 'semua' }, text: 'semua', narrows: { taskid: null } },
    { subject: { kind: 'dilayani' }, text: 'dilayani', narrows: { taskid: null, poli: 'U1' } },
    { subject: { kind: 'task', taskid: 0 }, text: 'task:0', narrows: { taskid: 0, poli: 'U1' } },
    { subject: { kind: 'dokter', kode: 'D:1' }, text: 'dokter:D:1', narrows: { poli: 'U1', dokter: 'D:1' } },
    {
      subject: { kind: 'periode', grain: 'minggu', dari: '2025-10-06', sampai: '2025-10-08' },
      text: 'minggu:2025-10-06:2025-10-08',
      narrows: { range: { dari: '2025-10-06', sampai: '2025-10-08' }, poli: 'U1' },
    },
  ])('survives the address: $text', ({ subject, text, narrows }) => {
    expect(subjectParam(subject)).toBe(text)
    expect(readSubject(text)).toEqual(subject)
    expect(incompleteRequestOf(view, subject)).toMatchObject(narrows)
  })

  it('is nobody where the address makes no sense', () => {
    for (const text of [null, '', 'task:', 'task:abc', 'poli:', 'hari:2025-02-31:2025-03-01', 'abad:x:y'])
      expect(readSubject(text)).toBeNull()
  })

  it('is named in words', () => {
    expect(subjectText({ kind: 'poli', kode: 'U2' }, capaian())).toBe('Poli Mata')
    expect(subjectText({ kind: 'poli', kode: 'U9' }, capaian())).toBe('U9')
    expect(subjectText({ kind: 'task', taskid: 4 }, undefined)).toBe('Task 4 belum ada di BPJS')
  })

  it('are for the reminder those it counts: served, and waiting for a person', () => {
    const kinds = [
      { dilayani: true, pesan: 'Isi jam task 4.' },
      { dilayani: true, pesan: '' },
      { dilayani: false, pesan: 'Isi jam task 4.' },
    ]
    expect(kinds.map((visit) => isListed({ kind: 'dilayani' }, visit))).toEqual([true, false, false])
    expect(kinds.map((visit) => isListed({ kind: 'semua' }, visit))).toEqual([true, true, true])
  })

  it('lacks its booking, tasks, or both', () => {
    expect(missingText({ terkirim: false, kurang: [3, 4] })).toBe('Kurang antrean, task 3, 4')
    expect(missingText({ terkirim: true, kurang: [5] })).toBe('Kurang task 5')
    expect(missingText({ terkirim: false, kurang: [] })).toBe('Kurang antrean')
  })

  it('says what to do, or that nothing has to be done', () => {
    expect(cureText({ pesan: 'Isi jam task 4.', dilayani: true })).toBe('Isi jam task 4.')
    expect(cureText({ pesan: '', dilayani: true })).toContain('terkirim sendiri')
    expect(cureText({ pesan: '', dilayani: false })).toContain('Belum selesai dilayani')
  })
})

describe('what charts say in words', () => {
  it('names the task that is missing most', () => {
    expect(tasksSummary(figures())).toBe('Paling kurang task 4: 80%, 2 kunjungan belum ada.')
    expect(tasksSummary(figures({ terkirim: 10, tasks: [] }))).toBe('Semua task sudah ada di BPJS.')
    expect(tasksSummary(figures({ kunjungan: 0, terkirim: 0, tasks: [] }))).toContain('Belum ada kunjungan')
  })

  it('tells the course of the periods against the target', () => {
    const day = (dari: string, lengkap: number) => ({ dari, sampai: dari, ...figures({ lengkap }) })
    const days = [day('2025-10-06', 7), day('2025-10-07', 9)]
    expect(trendSummary(days, 'hari', target)).toBe(
      'Lengkap dari 70% (Sen, 6 Okt 2025) menjadi 90% (Sel, 7 Okt 2025). 1 dari 2 hari di bawah target 80%.',
    )
    expect(trendSummary(days.slice(1), 'hari', { ...target, lengkapPersen: 0 })).toBe(
      'Lengkap 90% pada Sel, 7 Okt 2025.',
    )
    expect(trendSummary([], 'hari', target)).toContain('Belum ada kunjungan')
  })

  it('names the longest wait', () => {
    expect(waitsSummary(figures())).toBe(
      'Paling lama tunggu poli: median 30 mnt, sembilan dari sepuluh kunjungan dalam 61,2 mnt.',
    )
  })
})

describe("BPJS's polis beside ours", () => {
  const bpjs = (...names: string[]): BpjsCapaian => ({
    antrean: 1,
    tidakTerbaca: [],
    poli: names.map((nama, index) => ({
      kode: `B${index}`,
      nama,
      antrean: 5,
      waktu: {
        tungguAdmisi: null,
        layanAdmisi: null,
        tungguPoli: 40,
        layanPoli: 12,
        tungguFarmasi: 9,
        layanFarmasi: null,
      },
    })),
  })

  it('meet by name, whatever its letters and whether it says poli', () => {
    const [anak, gigi] = comparePolis(bpjs('ANAK', 'GIGI'), capaian().poli)
    expect(anak?.kita?.nama).toBe('Poli Anak')
    expect(anak?.spans.map(({ bpjs: theirs, kita, selisih }) => [theirs, kita, selisih])).toEqual([
      [40, 32.5, 7.5],
      [12, 12, 0],
      [9, null, null],
      [null, null, null],
    ])
    expect(gigi?.kita).toBeNull()
  })

  it('do not meet where a name is that of several', () => {
    const twice = capaian().poli.map((poli) => ({ ...poli, nama: 'Poli Anak' }))
    expect(comparePolis(bpjs('Anak'), twice)[0]?.kita).toBeNull()
    expect(comparePolis(bpjs('Anak', 'ANAK'), capaian().poli).map(({ kita }) => kita)).toEqual([null, null])
  })

  it('differ notably from five minutes on', () => {
    expect([null, 4.9, 5, -5].map(isNotable)).toEqual([false, false, true, true])
  })
})

describe('the workbook', () => {
  const view = readView(new URLSearchParams('poli=U2'), TODAY)
  const sheets = workbook(view, capaian(), [
    {
      no_rawat: '2025/10/06/000001',
      nama: 'SITI',
      tanggal: '2025-10-06',
      poli: { kode: 'U1', nama: 'Poli Anak' },
      dokter: { kode: 'D1', nama: 'dr. Ana' },
      terkirim: true,
      kurang: [4, 5],
      dilayani: true,
      pesan: 'Isi jam task 4.',
    },
  ])
  it('shows nobody a number of a patient that BPJS wrote into its answer', () => {
    const visit = { no_rawat: '1', nama: 'SITI', tanggal: '2025-10-06', terkirim: false, kurang: [], dilayani: true }
    const [poli, dokter] = [
      { kode: 'U1', nama: 'Poli Anak' },
      { kode: 'D1', nama: 'dr. Ana' },
    ]
    const pesan = 'Data pasien dengan NIK 3201234567890123 tidak sesuai.'
    const book = workbook(view, capaian(), [{ ...visit, poli, dokter, pesan }])
    const list = book.find((one) => one.sheet === 'Belum lengkap')?.table.rows ?? []
    expect(JSON.stringify(list)).toContain('tidak sesuai')
    expect(JSON.stringify(list)).not.toContain('3201234567890')
  })

  const sheet = (name: string) => sheets.find((one) => one.sheet === name)?.table

  it('has a sheet for every way to look at the figures', () => {
    expect(sheets.map((one) => one.sheet)).toEqual([
      'Ringkasan',
      'Per hari',
      'Per minggu',
      'Per bulan',
      'Per poli',
      'Per dokter',
      'Belum lengkap',
    ])
    for (const { table } of sheets) for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
  })

  it('says of what it is, and against which target', () => {
    expect(headingOf(view, capaian())).toEqual({
      rumahSakit: 'RS Uji',
      periode: '1 Okt – 8 Okt 2025',
      poli: 'Poli Mata',
      dokter: 'Semua dokter',
      dibaca: 'Rab, 8 Okt 2025 15.00',
    })
    expect(sheet('Ringkasan')?.rows).toContainEqual(['Lengkap', 8, 10, 80, 80])
    expect(sheet('Ringkasan')?.rows).toContainEqual(['Tunggu poli: persentil 90 (menit)', 61.2, 10, null, 60])
  })

  it('has every span in all three statistics', () => {
    expect(sheet('Per poli')?.columns).toHaveLength(2 + allMeasures().length)
    expect(allMeasures()).toHaveLength(5 + 18)
  })

  it('lists what each visit lacks', () => {
    expect(sheet('Belum lengkap')?.rows[0]?.slice(5)).toEqual(['Ada', '4, 5', 'Isi jam task 4.'])
  })
})
