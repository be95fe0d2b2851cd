import type {
  CapaianFigures,
  CapaianView,
  GroupFigures,
  IncompleteVisit,
  PeriodFigures,
} from '../../../../shared/ipc/capaian.ts'
import { maskPatientText } from '../../../../shared/mask.ts'
import type { WallDate } from '../../../../shared/wall-time.ts'
import { rangeText } from '../../components/date-range.ts'
import type { ExportCell, ExportSheet, ExportTable } from '../../components/export-file.ts'
import { momentText } from '../../components/moment.ts'
import { allMeasures, type Measure, SPAN_NAMES, SPAN_WORDS, STATISTIC_WORDS, share, taskBars } from './figures.ts'
import { periodText } from './periods.ts'
import { GRAIN_WORDS, GRAINS, type Grain, type View } from './view.ts'
import { cureText } from './visit-words.ts'

/** What the figures are of, in words: for paper and workbook. */
export interface Heading {
  readonly rumahSakit: string
  readonly periode: string
  readonly poli: string
  readonly dokter: string
  readonly dibaca: string
}

export function headingOf(view: View, figures: CapaianView): Heading {
  const nameOf = (kind: 'poli' | 'dokter') => {
    const kode = view[kind]
    if (kode === null) return `Semua ${kind}`
    return figures[kind].find((group) => group.kode === kode)?.nama ?? kode
  }
  return {
    rumahSakit: figures.namaInstansi,
    periode: rangeText(view.range.dari, view.range.sampai),
    poli: nameOf('poli'),
    dokter: nameOf('dokter'),
    dibaca: momentText(figures.readAt),
  }
}

const WORDS_WIDTH = 220
const NUMBER_WIDTH = 90

function figureTable<Row extends CapaianFigures>(
  first: readonly {
    readonly title: string
    readonly cell: (row: Row) => ExportCell
    readonly type: 'teks' | 'tanggal'
  }[],
  measures: readonly Measure[],
  rows: readonly Row[],
): ExportTable {
  return {
    columns: [
      ...first.map(({ title, type }) => ({ title, type, width: type === 'teks' ? WORDS_WIDTH : NUMBER_WIDTH })),
      ...measures.map(({ title }) => ({ title, type: 'angka' as const, width: NUMBER_WIDTH })),
    ],
    rows: rows.map((row) => [...first.map(({ cell }) => cell(row)), ...measures.map(({ value }) => value(row))]),
  }
}

function dateCell(date: WallDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

export function periodTable(
  rows: readonly PeriodFigures[],
  grain: Grain,
  measures: readonly Measure[] = allMeasures(),
): ExportTable {
  return figureTable(
    [
      { title: GRAIN_WORDS[grain], type: 'teks', cell: (row) => periodText(row, grain) },
      { title: 'Dari', type: 'tanggal', cell: ({ dari }) => dateCell(dari) },
      { title: 'Sampai', type: 'tanggal', cell: ({ sampai }) => dateCell(sampai) },
    ],
    measures,
    rows,
  )
}

export function groupTable(
  rows: readonly GroupFigures[],
  title: string,
  measures: readonly Measure[] = allMeasures(),
): ExportTable {
  return figureTable(
    [
      { title: 'Kode', type: 'teks', cell: ({ kode }) => kode },
      { title, type: 'teks', cell: ({ nama }) => nama },
    ],
    measures,
    rows,
  )
}

export function incompleteTable(visits: readonly IncompleteVisit[]): ExportTable {
  const titles = ['No. Rawat', 'Nama pasien', 'Tanggal', 'Poli', 'Dokter', 'Antrean di BPJS', 'Task kurang', 'Tindakan']
  return {
    columns: titles.map((title) => ({
      title,
      type: title === 'Tanggal' ? 'tanggal' : 'teks',
      width: title === 'Tindakan' ? 480 : 140,
    })),
    rows: visits.map((visit) => [
      visit.no_rawat,
      visit.nama,
      dateCell(visit.tanggal),
      visit.poli.nama,
      visit.dokter.nama,
      visit.terkirim ? 'Ada' : 'Belum ada',
      visit.kurang.join(', '),
      // BPJS's own words may name a patient's numbers.
      maskPatientText(cureText(visit)),
    ]),
  }
}

function summaryTable(heading: Heading, { semua, target }: CapaianView): ExportTable {
  const percent = (part: number) => share(part, semua.kunjungan)
  const wanted = (value: number) => (value === 0 ? null : value)
  const waits = SPAN_NAMES.flatMap((span): ExportCell[][] => {
    const stats = semua.waktu[span]
    if (!stats) return []
    const limit = span === 'tungguPoli' ? wanted(target.tungguMenit) : null
    return (['rata', 'median', 'p90'] as const).map((statistic) => [
      `${SPAN_WORDS[span]}: ${STATISTIC_WORDS[statistic].toLowerCase()} (menit)`,
      stats[statistic],
      stats.kunjungan,
      null,
      limit,
    ])
  })
  return {
    columns: ['Ukuran', 'Nilai', 'Dari kunjungan', 'Persen', 'Target'].map((title, column) => ({
      title,
      type: column === 0 ? ('teks' as const) : ('angka' as const),
      width: column < 2 ? WORDS_WIDTH : NUMBER_WIDTH,
    })),
    rows: [
      ['Rumah sakit', heading.rumahSakit, null, null, null],
      ['Periode', heading.periode, null, null, null],
      ['Poli', heading.poli, null, null, null],
      ['Dokter', heading.dokter, null, null, null],
      ['Data dibaca', heading.dibaca, null, null, null],
      ['Kunjungan', semua.kunjungan, null, null, null],
      ['Terkirim', semua.terkirim, semua.kunjungan, percent(semua.terkirim), null],
      ['Lengkap', semua.lengkap, semua.kunjungan, percent(semua.lengkap), wanted(target.lengkapPersen)],
      ['Dilewati atau batal', semua.dilewati, null, null, null],
      ...taskBars(semua)
        .filter(({ taskid }) => taskid !== 0)
        .map(({ name, meaning, ada, perlu }): ExportCell[] => [
          `${name}: ${meaning}`,
          ada,
          perlu,
          share(ada, perlu),
          null,
        ]),
      ...waits,
    ],
  }
}

/** The sheets of the workbook. */
export function workbook(view: View, figures: CapaianView, visits: readonly IncompleteVisit[]): readonly ExportSheet[] {
  return [
    { sheet: 'Ringkasan', table: summaryTable(headingOf(view, figures), figures) },
    ...GRAINS.map((grain) => ({ sheet: `Per ${grain}`, table: periodTable(figures[grain], grain) })),
    { sheet: 'Per poli', table: groupTable(figures.poli, 'Poli') },
    { sheet: 'Per dokter', table: groupTable(figures.dokter, 'Dokter') },
    { sheet: 'Belum lengkap', table: incompleteTable(visits) },
  ]
}
