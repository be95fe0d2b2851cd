import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskKnown, maskPatientText, maskValue, patientValues, secretRedactor } from '../../../src/shared/mask.ts'

const NIK = '3201010101010001'
const CARD = '0001234567890'
const PHONE = '081234567890'

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

describe('maskValue', () => {
  it('keeps the last three characters', () => {
    expect(maskValue(NIK)).toBe('••••••••001')
    expect(maskValue('12345')).toBe('••345')
  })

  it('keeps nothing of a value of three or fewer', () => {
    expect(maskValue('123')).toBe('•••')
    expect(maskValue('')).toBe('')
  })
})

describe('maskPatientText', () => {
  it.each([
    ['a NIK', `NIK ${NIK} tidak ditemukan`, 'NIK ••••••••001 tidak ditemukan'],
    ['a card number', `Peserta ${CARD} tidak aktif`, 'Peserta ••••••••890 tidak aktif'],
    ['a phone number', `hubungi ${PHONE}.`, 'hubungi ••••••••890.'],
    ['a phone number with a country code', 'hubungi +6281234567890', 'hubungi ••••••••890'],
    ['a JSON field of any length', '{"nik":"12345","norm":"12345"}', '{"nik":"••345","norm":"12345"}'],
    ['a JSON field as BPJS spells it', '{"nokapst" : "12345"}', '{"nokapst" : "••345"}'],
    ['a JSON field in capitals', '{"NoKartu":"12345"}', '{"NoKartu":"••345"}'],
  ])('hides %s', (_name, text, masked) => {
    expect(maskPatientText(text)).toBe(masked)
  })

  it.each([
    'no_rawat 2025/10/06/000123',
    'kodebooking 20251006INT001',
    'nomorreferensi 0001R0040116A000001',
    '{"taskid":3,"waktu":1759716000000}',
    'Waktu tidak boleh kurang atau sama dengan waktu sebelumnya (2025-10-06 09:15:00 WIB)',
    'norm 000001',
    '',
  ])('leaves "%s" as it is', (text) => {
    expect(maskPatientText(text)).toBe(text)
  })

  it('leaves no NIK and no card number in any text', () => {
    const words = fc.stringMatching(/^[A-Za-z ,.:"{}]*$/)
    const identifier = fc.oneof(
      digits(16),
      digits(10).map((rest) => `000${rest}`),
    )
    fc.assert(
      fc.property(words, identifier, words, (before, value, after) => {
        expect(maskPatientText(`${before}${value}${after}`)).not.toContain(value)
      }),
    )
  })

  it('leaves nothing more to hide when done twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(NIK, CARD, PHONE, `{"nik":"${NIK}"}`), fc.string(), (value, text) => {
        const once = maskPatientText(`${text} ${value} ${text}`)
        expect(once).not.toMatch(/(?<!\d)\d{16}(?!\d)/)
        expect(once).not.toContain(value)
      }),
    )
  })
})

describe('known values', () => {
  it('are the identifiers of a payload, and not its other fields', () => {
    const payload = { nomorkartu: CARD, nik: NIK, nohp: PHONE, norm: '000001', namadokter: 'dr. Contoh', kuotajkn: 30 }
    expect(patientValues(payload)).toEqual([CARD, NIK, PHONE])
  })

  it('leave out what stands for none', () => {
    expect(patientValues({ nomorkartu: '-', nik: '', nohp: 'ada' })).toEqual([])
  })

  it('are hidden wherever they stand, also within other text', () => {
    expect(maskKnown('A12345B 12345', ['12345'])).toBe('A••345B ••345')
    expect(maskKnown('- dan 123', ['-', '123'])).toBe('- dan 123')
  })
})

describe('secretRedactor', () => {
  it('removes a secret whole, as often as it stands there', () => {
    const redact = secretRedactor(['kunci-rahasia'])
    expect(redact('a kunci-rahasia b kunci-rahasia')).toBe('a [rahasia] b [rahasia]')
  })

  it('removes the longer of two secrets first, so that no rest of it stays', () => {
    expect(secretRedactor(['kunci', 'kunci-rahasia'])('kunci-rahasia kunci')).toBe('[rahasia] [rahasia]')
  })

  it('reads a secret as text, not as a pattern', () => {
    expect(secretRedactor(['a.*b$&'])('a.*b$& axxb')).toBe('[rahasia] axxb')
  })

  it('leaves no secret in any text', () => {
    const secret = fc.string({ minLength: 4, maxLength: 20 })
    fc.assert(
      fc.property(fc.string(), secret, fc.string(), (before, value, after) => {
        fc.pre(!'[rahasia]'.includes(value) && !`${before}[rahasia]${after}`.includes(value))
        expect(secretRedactor([value])(`${before}${value}${after}`)).not.toContain(value)
      }),
    )
  })
})

describe('a credential that is a number', () => {
  it('is removed where it stands alone and left where it is part of a longer number', () => {
    const redact = secretRedactor(['12345'])
    expect(redact('cons id 12345 ditolak')).toBe('cons id [rahasia] ditolak')
    expect(redact('2025/10/06/012345')).toBe('2025/10/06/012345')
  })

  it('with signs in it is taken by its letters, not as a pattern', () => {
    expect(secretRedactor(['a.b*(c'])('x a.b*(c y aXb')).toBe('x [rahasia] y aXb')
  })
})
