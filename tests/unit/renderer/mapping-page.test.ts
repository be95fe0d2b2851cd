import { describe, expect, it } from 'vitest'
import { rangeText } from '../../../src/renderer/src/components/date-range.ts'
import { narrowed, rank } from '../../../src/renderer/src/pages/pemetaan/candidates.ts'
import { mappingTable, scheduleTable } from '../../../src/renderer/src/pages/pemetaan/export-table.ts'
import { MAPPED_KINDS } from '../../../src/renderer/src/pages/pemetaan/kinds.ts'
import { placeOf, scheduleFilterOf } from '../../../src/renderer/src/pages/pemetaan/place.ts'
import { countOf, heldBy, inPlace, matchingRows, takenCodes } from '../../../src/renderer/src/pages/pemetaan/rows.ts'
import {
  differenceWords,
  hoursWords,
  kindOf,
  matchingSchedules,
} from '../../../src/renderer/src/pages/pemetaan/schedule-words.ts'
import { codeWords, nameWords, savedWords, tabWords } from '../../../src/renderer/src/pages/pemetaan/words.ts'
import {
  MAPPED_KINDS as CONTRACT_KINDS,
  type MappingRow,
  type MappingView,
  type ScheduleRow,
} from '../../../src/shared/ipc/pemetaan.ts'

function poli(kode: string, nama: string, facts: Partial<MappingRow> = {}): MappingRow {
  return { kode, nama, bpjs: null, kunjungan: 0, tertahan: 0, dikecualikan: false, ...facts }
}

const GIGI = poli('U0012', 'Poli Gigi', { kunjungan: 30, tertahan: 14 })
const MATA = poli('U0006', 'Poli Mata', { bpjs: { kode: 'MAT', nama: 'MATA' }, kunjungan: 12 })
const GIZI = poli('U0020', 'Klinik Gizi')
const IGD = poli('IGDK', 'Unit IGD', { kunjungan: 8, dikecualikan: true })
const POLIS = [GIGI, GIZI, IGD, MATA]
const codes = (rows: readonly { readonly kode: string }[]) => rows.map(({ kode }) => kode)

describe('the place on the page', () => {
  it('is read from the address, and what is not known counts as not set', () => {
    expect(placeOf(new URLSearchParams('jenis=dokter&saring=semua&kode=D01'))).toEqual({
      jenis: 'dokter',
      saring: 'semua',
      kode: 'D01',
    })
    expect(placeOf(new URLSearchParams('jenis=apa&saring=apa'))).toEqual({ jenis: 'poli', saring: 'belum', kode: null })
    expect(scheduleFilterOf(new URLSearchParams('jadwal=semua'))).toBe('semua')
    expect(scheduleFilterOf(new URLSearchParams())).toBe('berbeda')
  })

  it('opens no drawer over the schedules', () => {
    expect(placeOf(new URLSearchParams('jenis=jadwal&kode=U0012')).kode).toBeNull()
  })

  it('knows the same kinds as the contract', () => {
    expect(MAPPED_KINDS).toEqual(CONTRACT_KINDS)
  })
})

describe('the list of polis or doctors', () => {
  it('asks no code of what a setting leaves out', () => {
    expect(codes(matchingRows(POLIS, 'belum', ''))).toEqual(['U0012', 'U0020'])
    expect(codes(matchingRows(POLIS, 'menahan', ''))).toEqual(['U0012'])
    expect(codes(matchingRows(POLIS, 'semua', ''))).toEqual(['U0012', 'U0020', 'IGDK', 'U0006'])
    expect([countOf(POLIS, 'belum'), heldBy(POLIS)]).toEqual([2, 14])
  })

  it('is searched by code and name of both sides', () => {
    expect(codes(matchingRows(POLIS, 'semua', 'mat'))).toEqual(['U0006'])
    expect(codes(matchingRows(POLIS, 'semua', ' gigi  u0012 '))).toEqual(['U0012'])
    expect(matchingRows(POLIS, 'semua', 'gigi anak')).toEqual([])
  })

  it('keeps a row where it stands when it has just been mapped, and puts new ones below', () => {
    const mapped = { ...GIGI, bpjs: { kode: 'GIG', nama: 'GIGI' }, tertahan: 0 }
    const later = [poli('U0030', 'Poli Baru'), GIZI, IGD, mapped, MATA]
    const shown = inPlace(['U0012', 'U0020'], later, matchingRows(later, 'belum', ''))
    expect(shown).toEqual([mapped, GIZI, later[0]])
  })

  it('forgets a row that is gone', () => {
    expect(inPlace(['U0012', 'U0020'], [GIZI], [GIZI])).toEqual([GIZI])
  })

  it('says who uses a code already, without the one in question', () => {
    const twice = poli('U0007', 'Poli Mata Sore', { bpjs: { kode: 'MAT', nama: 'MATA' } })
    expect(takenCodes([...POLIS, twice], 'U0007')).toEqual(new Map([['MAT', ['Poli Mata']]]))
    expect(takenCodes([...POLIS, twice], 'U0012').get('MAT')).toEqual(['Poli Mata', 'Poli Mata Sore'])
  })
})

describe("BPJS's list", () => {
  const list = [
    { kode: 'ANA', nama: 'ANAK' },
    { kode: 'GIG', nama: 'GIGI' },
    { kode: 'GND', nama: 'GIGI ENDODONSI' },
  ]

  it('begins with the name that is most alike, and names it', () => {
    const ranked = rank('Poli Gigi', list)
    expect(codes(ranked.list)).toEqual(['GIG', 'GND', 'ANA'])
    expect(ranked.likely).toBe('GIG')
  })

  it('names none when none is alike', () => {
    expect(rank('Hemodialisa', list).likely).toBeNull()
    expect(rank('Poli Gigi', []).likely).toBeNull()
  })

  it('is narrowed by what is typed and keeps its order', () => {
    const ranked = rank('Poli Gigi', list)
    expect(codes(narrowed(ranked, 'g'))).toEqual(['GIG', 'GND'])
    expect(codes(narrowed(ranked, 'gnd gigi'))).toEqual(['GND'])
    expect(codes(narrowed(ranked, ''))).toEqual(['GIG', 'GND', 'ANA'])
  })
})

describe('the words of the mapping', () => {
  it('count what is missing and what that holds back', () => {
    expect(tabWords(2, 14)).toBe('2 tanpa kode, 14 registrasi tertahan')
    expect(tabWords(1, 0)).toBe('1 tanpa kode')
    expect(tabWords(0, 0)).toBe('')
  })

  it('name a code with what BPJS calls it', () => {
    expect(codeWords(MATA.bpjs)).toBe('MAT – MATA')
    expect(codeWords({ kode: 'X', nama: '' })).toBe('X')
    expect(codeWords(null)).toBe('Belum ada')
  })

  it('do not name the kind twice', () => {
    expect(nameWords('poli', GIGI)).toBe('Poli Gigi')
    expect(nameWords('poli', poli('U1', 'Gigi'))).toBe('Poli Gigi')
    expect(nameWords('dokter', poli('D1', 'dr. Ani, Sp.A'))).toBe('dr. Ani, Sp.A')
    expect(nameWords('dokter', poli('D1', 'Ani'))).toBe('Dokter Ani')
    expect(nameWords('dokter', poli('D1', ''))).toBe('Dokter D1')
  })

  it('tell what was stored and how many waited for it', () => {
    const bpjs = { kode: 'GIG', nama: 'GIGI' }
    expect(savedWords('poli', GIGI, bpjs, 14)).toBe(
      'Poli Gigi dipetakan ke GIG – GIGI. 14 registrasi tidak lagi menunggu kode ini.',
    )
    expect(savedWords('poli', GIZI, bpjs, 0)).toBe('Klinik Gizi dipetakan ke GIG – GIGI.')
  })

  it('say the days that were counted', () => {
    expect(rangeText('2025-10-06', '2025-10-06')).toBe('Sen, 6 Okt 2025')
    expect(rangeText('2025-09-30', '2025-10-06')).toBe('30 Sep – 6 Okt 2025')
    expect(rangeText('2025-12-31', '2026-01-01')).toBe('31 Des 2025 – 1 Jan 2026')
  })
})

describe('the comparison of schedules', () => {
  const session = (facts: Partial<ScheduleRow>): ScheduleRow => ({
    poli: { kode: 'U0006', nama: 'Poli Mata' },
    dokter: { kode: 'D01', nama: 'dr. Ani' },
    khanza: { jam: '08:00-12:00', kuota: 30 },
    hfis: { jam: '08:00-12:00', kuota: 30, libur: false },
    beda: [],
    ...facts,
  })
  const same = session({})
  const fewer = session({ hfis: { jam: '08:00-13:00', kuota: 20, libur: false }, beda: ['jam', 'kuota'] })

  it('says in words what differs', () => {
    expect(differenceWords(same)).toBe('Sama')
    expect(differenceWords(fewer)).toBe('Jam berbeda, kuota HFIS kurang 10')
    expect(differenceWords(session({ hfis: { jam: '', kuota: 45, libur: false }, beda: ['kuota'] }))).toBe(
      'Kuota HFIS lebih 15',
    )
    expect(differenceWords(session({ hfis: null, beda: ['tidak-ada-di-hfis'] }))).toBe('Tidak ada di HFIS')
    expect(differenceWords(session({ khanza: null, beda: ['tidak-ada-di-simrs'] }))).toBe('Tidak ada di SIMRS')
    expect(differenceWords(session({ beda: ['libur'] }))).toBe('Libur di HFIS')
  })

  it('writes hours as people do', () => {
    expect(hoursWords(same.khanza)).toBe('08.00–12.00')
    expect(hoursWords(null)).toBe('')
  })

  it('is narrowed to what differs, and by poli and doctor', () => {
    expect(matchingSchedules([fewer, same], 'berbeda', '')).toEqual([fewer])
    expect(matchingSchedules([fewer, same], 'semua', 'ani mata')).toEqual([fewer, same])
    expect(matchingSchedules([fewer, same], 'semua', 'budi')).toEqual([])
  })

  it('leads who has no code to the list they stand in', () => {
    const view: MappingView = {
      poli: POLIS,
      dokter: [poli('D01', 'dr. Ani'), poli('U0012', 'dr. Sama Kode')],
      dari: '2025-10-06',
      sampai: '2025-10-06',
      halangan: { poli: null, dokter: null },
      readAt: '2025-10-06 10:00:00',
    }
    expect(kindOf({ kode: 'U0012', nama: 'Poli Gigi' }, view)).toBe('poli')
    expect(kindOf({ kode: 'U0012', nama: 'dr. Sama Kode' }, view)).toBe('dokter')
    expect(kindOf({ kode: 'D01', nama: 'dr. Ani (lama)' }, view)).toBe('dokter')
    expect(kindOf({ kode: 'X', nama: 'X' }, view)).toBeNull()
  })

  it('is exported as it is shown, with empty cells where a side has nothing', () => {
    expect(scheduleTable([session({ hfis: null, beda: ['tidak-ada-di-hfis'] })]).rows).toEqual([
      ['Poli Mata', 'dr. Ani', '08.00–12.00', 30, null, null, 'Tidak ada di HFIS'],
    ])
    expect(mappingTable('poli', POLIS).rows).toEqual([
      ['U0012', 'Poli Gigi', null, null, 30, 14, 'Belum ada kode'],
      ['U0020', 'Klinik Gizi', null, null, 0, 0, 'Belum ada kode'],
      ['IGDK', 'Unit IGD', null, null, 8, 0, 'Dilewati'],
      ['U0006', 'Poli Mata', 'MAT', 'MATA', 12, 0, null],
    ])
  })
})
