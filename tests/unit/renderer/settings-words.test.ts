import { describe, expect, it } from 'vitest'
import { attemptText, pinProblem, repeatProblem, waitText } from '../../../src/renderer/src/components/pin-rules.ts'
import { presetOf, urlOfPreset } from '../../../src/renderer/src/pages/pengaturan/bpjs-presets.ts'
import { fileProblem } from '../../../src/renderer/src/pages/pengaturan/import-file.ts'
import { numberOrEmpty } from '../../../src/renderer/src/pages/pengaturan/parts/field-props.ts'
import { secretFace } from '../../../src/renderer/src/pages/pengaturan/parts/secret-words.ts'
import { SECTION_FIELDS, SECTIONS, sectionOf } from '../../../src/renderer/src/pages/pengaturan/sections.ts'
import { ALL_FIELDS } from '../../../src/renderer/src/pages/pengaturan/settings-draft.ts'
import { BPJS_URLS } from '../../../src/shared/bpjs-urls.ts'

describe('the service of BPJS', () => {
  it('is told by its address, whatever its capitals and last slash', () => {
    expect(presetOf(BPJS_URLS.produksi)).toBe('produksi')
    expect(presetOf(` ${BPJS_URLS.produksi.toUpperCase()}/ `)).toBe('produksi')
    expect(presetOf(BPJS_URLS.pengembangan)).toBe('pengembangan')
    expect(presetOf('http://127.0.0.1:9000')).toBe('kustom')
    expect(presetOf('')).toBe('kustom')
  })

  it('chosen as Kustom starts from the address that is there', () => {
    expect(urlOfPreset('kustom', BPJS_URLS.produksi)).toBe(BPJS_URLS.produksi)
    expect(urlOfPreset('pengembangan', 'http://x')).toBe(BPJS_URLS.pengembangan)
  })
})

describe('sections', () => {
  it('hold every field once', () => {
    const placed = SECTIONS.flatMap((section) => SECTION_FIELDS[section])
    expect([...placed].sort()).toEqual([...ALL_FIELDS].sort())
  })

  it('fall back to the first', () => {
    expect(sectionOf('tabel')).toBe('tabel')
    expect(sectionOf('lain')).toBe('database')
    expect(sectionOf(null)).toBe('database')
  })
})

describe('a secret', () => {
  it('is shown as words once it is stored, and as an input when it is to be typed', () => {
    expect(secretFace('belum', undefined, false)).toBe('isian')
    expect(secretFace('tidak-terbaca', undefined, false)).toBe('isian')
    expect(secretFace('tersimpan', undefined, false)).toBe('tersimpan')
    expect(secretFace('sesi', undefined, false)).toBe('tersimpan')
    expect(secretFace('tersimpan', undefined, true)).toBe('isian')
    expect(secretFace('tersimpan', 'baru', false)).toBe('isian')
    expect(secretFace('tersimpan', '', false)).toBe('dihapus')
    expect(secretFace('lingkungan', undefined, true)).toBe('lingkungan')
  })
})

describe('the PIN', () => {
  it('is 4 to 12 digits, typed twice', () => {
    expect(pinProblem('')).toBe('Isi PIN baru.')
    expect(pinProblem('123')).toBe('PIN paling sedikit 4 angka.')
    expect(pinProblem('12a4')).toBe('PIN hanya berisi angka.')
    expect(pinProblem('1234567890123')).toBe('PIN paling banyak 12 angka.')
    expect(pinProblem('1234')).toBeNull()
    expect(repeatProblem('1234', '')).toBe('Ketik PIN sekali lagi.')
    expect(repeatProblem('1234', '1235')).toBe('Kedua PIN tidak sama.')
    expect(repeatProblem('1234', '1234')).toBeNull()
  })

  it('tells after a wrong one how long to wait, counted down', () => {
    expect(attemptText('PIN salah.', 0)).toBe('PIN salah.')
    expect(attemptText('PIN salah. Coba lagi 15 detik lagi.', 12)).toBe('PIN salah. Coba lagi dalam 12 detik.')
    expect(attemptText('PIN salah. Coba lagi 15 detik lagi.', 0)).toBe('PIN salah.')
    expect(attemptText(null, 300)).toBe('Terlalu banyak PIN salah. Coba lagi dalam 5 menit.')
    expect(attemptText(null, 0)).toBeNull()
    expect(waitText(89)).toBe('89 detik')
    expect(waitText(91)).toBe('2 menit')
  })
})

describe('a file to import', () => {
  it('is not read when it cannot be settings', () => {
    expect(fileProblem('database.xml', 4000)).toBeNull()
    expect(fileProblem('database.xml', 0)).toContain('kosong')
    expect(fileProblem('foto.jpg', 5_000_000)).toContain('4.883 KB')
    expect(fileProblem('x'.repeat(301), 10)).toContain('terlalu panjang')
  })
})

describe('a number input', () => {
  it('is empty while its text is no number', () => {
    expect(numberOrEmpty(5)).toBe(5)
    expect(numberOrEmpty('')).toBe('')
    expect(numberOrEmpty('-')).toBe('')
    expect(numberOrEmpty('2.5')).toBe(2.5)
  })
})
