import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ImportedSettings, importSettings, previewOf } from '../../../src/main/settings/import.ts'
import { defaultForm } from '../../../src/main/settings/to-settings.ts'
import { SECRET_NAMES, settingsForm } from '../../../src/shared/ipc/settings.ts'
import { FORM, SECRETS } from './fixtures.ts'

/** As SIMRS Khanza writes a value; checked below against vectors of a real installation. */
function khanza(plain: string): string {
  const cipher = createCipheriv('aes-128-cbc', 'Bar12345Bar12345', 'sayangsamakhanza')
  return cipher.update(plain, 'utf8', 'base64') + cipher.final('base64')
}

function xml(
  entries: Record<string, string>,
  head = '<!DOCTYPE properties SYSTEM "http://java.sun.com/dtd/properties.dtd">',
): string {
  const lines = Object.entries(entries).map(([key, value]) => `<entry key="${key}">${value}</entry>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n${head}\n<properties>\n${lines.join('\n')}\n</properties>\n`
}

function imported(text: string, name = 'database.xml'): ImportedSettings {
  const result = importSettings(name, text)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

const refusal = (text: string, name = 'database.xml') => {
  const result = importSettings(name, text)
  return result.ok ? null : result.error
}

describe('a database.xml', () => {
  it('of a real installation is read: the vectors', () => {
    const text = xml({
      HOST: '5k7+C7EnUw9nUv2Nix+DBA==',
      PORT: 'nioxtijcpDaKSUiUiP5FAg==',
      DATABASE: 'AZHNccBwSmSho84f+X8GyQ==',
    })
    expect(imported(text)).toEqual({
      form: { databaseHost: 'localhost', databasePort: 3306, databaseName: 'sik' },
      secrets: {},
      notes: [],
      source: 'database.xml SIMRS Khanza',
    })
    expect(khanza('localhost')).toBe('5k7+C7EnUw9nUv2Nix+DBA==')
  })

  it('fills the database and BPJS in one step', () => {
    const text = xml({
      HOST: khanza('10.0.0.5'),
      PORT: khanza('3307'),
      DATABASE: khanza('sik'),
      USER: khanza('khanza'),
      PAS: khanza(' sandi <&> é '),
      HOSTHYBRIDWEB: 'localhost',
      SECRETKEYAPIMOBILEJKN: khanza('kunci-rahasia'),
      CONSIDAPIMOBILEJKN: khanza('12345'),
      USERKEYAPIMOBILEJKN: khanza('kunci-pengguna'),
      URLAPIMOBILEJKN: 'https://apijkn.bpjs-kesehatan.go.id/antreanrs/',
    })
    expect(imported(text)).toMatchObject({
      form: {
        databaseHost: '10.0.0.5',
        databasePort: 3307,
        databaseName: 'sik',
        databaseUser: 'khanza',
        bpjsUrl: 'https://apijkn.bpjs-kesehatan.go.id/antreanrs',
      },
      secrets: {
        databasePassword: ' sandi <&> é ',
        secretKey: 'kunci-rahasia',
        consId: '12345',
        userKey: 'kunci-pengguna',
      },
      notes: [],
    })
  })

  it('of which entries are empty leaves them', () => {
    expect(
      imported(xml({ HOST: khanza('db'), PAS: '', USERKEYAPIMOBILEJKN: khanza(''), URLAPIMOBILEJKN: ' ' })),
    ).toMatchObject({
      form: { databaseHost: 'db' },
      secrets: {},
      notes: [],
    })
  })

  it.each([
    ['plain text', 'localhost'],
    ['plain text that is base64', 'bG9jYWxob3N0'],
    ['base64 of the right length under another key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
    ['half a cipher block', '5k7+C7EnUw9nUv2N'],
    ['two values in one', '5k7+C7EnUw9nUv2Nix+DBA==5k7+C7EnUw9nUv2Nix+DBA=='],
  ])('with %s tells the entry by name and leaves it out', (_what, value) => {
    const { form, notes } = imported(xml({ HOST: value, DATABASE: khanza('sik') }))
    expect(form).toEqual({ databaseName: 'sik' })
    expect(notes).toEqual([expect.stringMatching(/^HOST tidak dapat dibuka/)])
    expect(notes.join()).not.toContain(value)
  })

  it.each([
    ['PORT', 'tiga ribu'],
    ['PORT', '99999'],
    ['DATABASE', 'x'.repeat(65)],
    ['USER', 'a\u0001b'],
    ['CONSIDAPIMOBILEJKN', 'é-rahasia'],
    ['SECRETKEYAPIMOBILEJKN', 'rahasia\nsekali'],
    ['PAS', 'rahasia'.repeat(40)],
  ])('with a value that no setting can take tells the entry, not the value: %s', (key, value) => {
    const { form, secrets, notes } = imported(xml({ HOST: khanza('db'), [key]: khanza(value) }))
    expect([form, secrets]).toEqual([{ databaseHost: 'db' }, {}])
    expect(notes).toEqual([`${key} berisi nilai yang tidak dapat dipakai; isi sendiri.`])
  })

  it.each([
    'https://api-satusehat.kemkes.go.id',
    'apijkn.bpjs-kesehatan.go.id',
    'https://u:p@x.id',
    'javascript:alert(1)',
  ])('with an address that is not BPJS leaves it out: %s', (address) => {
    const { form, notes } = imported(xml({ HOST: khanza('db'), URLAPIMOBILEJKN: address }))
    expect(form.bpjsUrl).toBeUndefined()
    expect(notes).toEqual([expect.stringMatching(/^URLAPIMOBILEJKN /)])
  })

  it('is read with the entities XML has, once, and the last of two entries', () => {
    const plus = khanza('sik').replaceAll('=', '&#61;').replaceAll('+', '&#x2B;')
    const text = xml({ DATABASE: plus, URLAPIMOBILEJKN: 'https://x.id/a&amp;b&amp;lt;' }).replace(
      '<entry',
      `<entry key="DATABASE">${khanza('lama')}</entry>\n<entry`,
    )
    expect(imported(text).form).toEqual({ databaseName: 'sik', bpjsUrl: 'https://x.id/a&b&lt;' })
  })

  it('is recognised by its content too, with a byte order mark', () => {
    expect(imported(`\uFEFF${xml({ HOST: khanza('db') })}`, 'pengaturan.txt').form).toEqual({ databaseHost: 'db' })
  })
})

describe('an XML file that is not it', () => {
  it.each([
    ['cut off', xml({ HOST: khanza('db') }).slice(0, -20), 'rusak atau terpotong'],
    ['no XML at all', 'bukan xml', 'rusak atau terpotong'],
    ['another root', '<settings><entry key="HOST">x</entry></settings>', 'bukan database.xml'],
    [
      'properties inside another root',
      '<a><properties><entry key="HOST">x</entry></properties></a>',
      'bukan database.xml',
    ],
    ['no entries', '<properties></properties>', 'bukan database.xml'],
    ['entries of another program', xml({ version: '1' }), 'bukan database.xml'],
    ['entries without a key', '<properties><entry>x</entry></properties>', 'bukan database.xml'],
    [
      'a name that poisons objects',
      '<properties><__proto__>x</__proto__><entry key="HOST">x</entry></properties>',
      'rusak',
    ],
    ['very deep nesting', '<a>'.repeat(50_000), 'rusak'],
    ['nothing', ' \n', 'kosong'],
    ['text of another encoding', 'H\u0000O\u0000', 'UTF-8'],
    ['half a million characters', 'x'.repeat(500_001), 'terlalu besar'],
  ])('is refused in a sentence: %s', (_what, text, words) => {
    expect(refusal(text)).toContain(words)
  })

  it('is refused when it declares entities, before anything is expanded', () => {
    const bomb = [
      '<!ENTITY a0 "ha">',
      ...Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`),
    ].join('')
    for (const head of [
      `<!DOCTYPE properties [${bomb}]>`,
      `<!DOCTYPE properties SYSTEM "x" [${bomb}]>`,
      '<!DOCTYPE properties [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ]) {
      expect(refusal(xml({ HOST: '&a20;' }, head))).toContain('bukan database.xml')
    }
  })

  it('never makes the import fail in another way', () => {
    const pieces = fc.constantFrom(
      '<properties>',
      '</properties>',
      '<entry key="HOST">',
      '</entry>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '&#1114112;',
      '&x;',
      khanza('x'),
      '<',
      '>',
      '=',
      '"',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 20 }), (parts) => {
        const result = importSettings('x.xml', parts.join(''))
        if (result.ok) expect(settingsForm.partial().safeParse(result.value.form).success).toBe(true)
        else expect(result.error).toMatch(/\.$/)
      }),
    )
  })
})

describe('a .env', () => {
  it('of this program is read with every name', () => {
    const text = `
# pengaturan
BPJS_MOBILE_JKN_URL="https://apijkn-dev.bpjs-kesehatan.go.id/antreanrs_dev/"
BPJS_API_KEY=12345
BPJS_SECRET_KEY='kunci#rahasia'
BPJS_USER_KEY=kunci-pengguna
BPJS_SIGNATURE=HEX
BPJS_CONTENT_TYPE=application/x-www-form-urlencoded
BPJS_TIMEOUT_MS=2500
BPJS_CA_FILE=/etc/rs/ca.pem
DB_HOST=10.0.0.5
DB_PORT=3307
DB_DATABASE=sik
DB_USERNAME=khanza
DB_PASSWORD=" sandi "
MOBILEJKN_DATA_DIR=/srv/jkn
MOBILEJKN_ZONA=asia/makassar
MOBILEJKN_INTERVAL=10
MOBILEJKN_KD_PJ_BPJS=BPJ, A09
MOBILEJKN_KODE_BOOKING=brief
MOBILEJKN_KONKURENSI=8
MOBILEJKN_POLI_DIKECUALIKAN=IGDK
MOBILEJKN_JKN_TANPA_BOOKING=tahan
MOBILEJKN_ANTREAN_FARMASI=tidak
MOBILEJKN_JENIS_RESEP=Ya
MOBILEJKN_MUNDUR_HARI=3
MOBILEJKN_SIMPAN_HARI=90
MOBILEJKN_TARGET_TUNGGU=45
MOBILEJKN_TARGET_LENGKAP=95
MOBILEJKN_JAM_PENGINGAT=13:30
`
    expect(imported(text, '.env')).toEqual({
      form: {
        ...FORM,
        autostart: undefined,
        bpjsUrl: 'https://apijkn-dev.bpjs-kesehatan.go.id/antreanrs_dev',
        timeoutSeconds: 2.5,
        excludedPolis: ['IGDK'],
      },
      secrets: {
        consId: '12345',
        secretKey: 'kunci#rahasia',
        userKey: 'kunci-pengguna',
        databasePassword: ' sandi ',
      },
      notes: [],
      source: 'berkas .env',
    })
  })

  it('of a Laravel application gives what it has, and nothing of the rest', () => {
    const text =
      'APP_NAME=Antrol\r\nAPP_KEY=base64:rahasia\r\nDB_CONNECTION=mysql\r\nDB_HOST=127.0.0.1\r\nDB_PORT=3306\r\nDB_DATABASE=sik\r\nDB_USERNAME=root\r\nDB_PASSWORD=\r\nMAIL_HOST=x\r\n'
    expect(imported(text, '.env')).toMatchObject({
      form: { databaseHost: '127.0.0.1', databasePort: 3306, databaseName: 'sik', databaseUser: 'root' },
      secrets: {},
      notes: [],
    })
  })

  it('as the brief shows it: the other ministry and the examples are left out, and told', () => {
    const text =
      'BPJS_MOBILE_JKN_URL=https://api-satusehat.kemkes.go.id\nBPJS_API_KEY=your_api_key_here\nBPJS_SECRET_KEY=your_secret_key_here\n'
    expect(imported(text, '.env')).toMatchObject({
      form: {},
      secrets: {},
      notes: [
        expect.stringContaining('BPJS_MOBILE_JKN_URL adalah alamat SATUSEHAT'),
        expect.stringContaining('BPJS_API_KEY masih berisi contoh'),
        expect.stringContaining('BPJS_SECRET_KEY masih berisi contoh'),
      ],
    })
  })

  it('with values that cannot be used names them and keeps the values to itself', () => {
    const { form, secrets, notes } = imported(
      'DB_PORT=rahasia\nMOBILEJKN_ZONA=rahasia\nBPJS_API_KEY=rahasi\u00e1\nDB_HOST=$\u007bRAHASIA}\nBPJS_USERKEY=rahasia\nDB_DATABASE=sik',
      'produksi.env',
    )
    expect([form, secrets]).toEqual([{ databaseName: 'sik' }, {}])
    expect(notes.map((note) => note.split(' ')[0])).toEqual([
      'BPJS_API_KEY',
      'DB_HOST',
      'DB_PORT',
      'MOBILEJKN_ZONA',
      'BPJS_USERKEY',
    ])
    expect(notes.join()).not.toMatch(/rahasi/i)
  })

  it('of another kind of database leaves the database alone', () => {
    expect(imported('DB_CONNECTION=sqlite\nDB_DATABASE=/x.sqlite\nBPJS_API_KEY=1', '.env')).toMatchObject({
      form: {},
      secrets: { consId: '1' },
      notes: [expect.stringContaining('DB_CONNECTION')],
    })
  })

  it.each(['halo dunia', 'APP_KEY=x', '{"DB_HOST": "x"}'])('without a known name is refused: %j', (text) => {
    expect(refusal(text, '.env')).toContain('Tidak ada isian yang dikenal')
  })

  it('never makes the import fail in another way, nor repeats a secret', () => {
    const names = fc.constantFrom(
      'DB_HOST',
      'DB_PORT',
      'DB_PASSWORD',
      'BPJS_API_KEY',
      'BPJS_SECRET_KEY',
      'MOBILEJKN_ZONA',
      'X',
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string({ maxLength: 20 }))), (lines) => {
        const result = importSettings('.env', lines.map(([name, value]) => `${name}=R@h${value}`).join('\n'))
        if (!result.ok) expect(result.error).toMatch(/\.$/)
        else expect(result.value.notes.join()).not.toContain('R@h')
      }),
    )
  })
})

describe('the preview', () => {
  const NEW = {
    consId: 'belum',
    secretKey: 'tersimpan',
    userKey: 'lingkungan',
    databasePassword: 'tidak-terbaca',
  } as const

  it('says in words what would change, and leaves out what would not', () => {
    const form = {
      databaseHost: '10.0.0.5',
      databasePort: 3306,
      timeoutSeconds: 30,
      payerCodes: ['BPJ', 'A09'],
      autostart: true,
    }
    expect(previewOf({ ...defaultForm(), databaseHost: 'lama' }, NEW, { form, secrets: {} })).toEqual([
      { field: 'databaseHost', label: 'Alamat server database', before: 'lama', after: '10.0.0.5' },
      { field: 'timeoutSeconds', label: 'Batas waktu permintaan', before: '15 detik', after: '30 detik' },
      { field: 'payerCodes', label: 'Kode penjamin BPJS', before: '(kosong)', after: 'BPJ, A09' },
      { field: 'autostart', label: 'Jalan bersama komputer', before: 'tidak', after: 'ya' },
    ])
  })

  it('of secrets says only that there is one', () => {
    const changes = previewOf(FORM, NEW, { form: FORM, secrets: SECRETS })
    expect(changes.map(({ field }) => field)).toEqual([...SECRET_NAMES])
    expect(changes.map(({ before }) => before)).toEqual([
      'belum diisi',
      'tersimpan',
      'dari variabel lingkungan',
      'tersimpan, tidak terbaca',
    ])
    expect(new Set(changes.map(({ after }) => after))).toEqual(new Set(['baru']))
    for (const secret of Object.values(SECRETS)) expect(JSON.stringify(changes)).not.toContain(secret)
  })
})
