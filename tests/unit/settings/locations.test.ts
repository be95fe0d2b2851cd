import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { defaultDataDir, programDirectory, readEnvFile } from '../../../src/main/settings/locations.ts'

describe('the data folder', () => {
  it.each<[NodeJS.Platform, Record<string, string>, string[]]>([
    ['win32', { APPDATA: '/roaming' }, ['/roaming', 'khanza-mobile-jkn']],
    ['win32', {}, ['/pengguna/rs', 'AppData', 'Roaming', 'khanza-mobile-jkn']],
    ['darwin', {}, ['/pengguna/rs', 'Library', 'Application Support', 'khanza-mobile-jkn']],
    ['linux', { XDG_DATA_HOME: '/xdg' }, ['/xdg', 'khanza-mobile-jkn']],
    ['linux', {}, ['/pengguna/rs', '.local', 'share', 'khanza-mobile-jkn']],
    ['linux', { XDG_DATA_HOME: '' }, ['/pengguna/rs', '.local', 'share', 'khanza-mobile-jkn']],
  ])('is where %s keeps data of programs, with %j', (platform, environment, path) => {
    expect(defaultDataDir(platform, environment, '/pengguna/rs')).toBe(join(...path))
  })
})

describe("the program's own folder", () => {
  it.each<[Record<string, string>, Record<string, string>, string]>([
    [{}, {}, '/rumah/.local/share/khanza-mobile-jkn'],
    [{ MOBILEJKN_DATA_DIR: '/berkas' }, {}, '/berkas'],
    [{ MOBILEJKN_DATA_DIR: '/berkas' }, { MOBILEJKN_DATA_DIR: ' /lingkungan ' }, '/lingkungan'],
    [{ MOBILEJKN_DATA_DIR: '' }, { MOBILEJKN_DATA_DIR: ' ' }, '/rumah/.local/share/khanza-mobile-jkn'],
    [{ MOBILEJKN_DATA_DIR: 'sub' }, {}, join(process.cwd(), 'sub')],
  ])('is named by a variable, else usual: .env %j, environment %j', (envFile, environment, expected) => {
    expect(programDirectory('linux', envFile, environment, '/rumah')).toBe(expected)
  })
})

describe('a .env file', () => {
  function fileWith(text: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'jkn-env-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, '.env')
    writeFileSync(file, text)
    return file
  }

  it('that is not there holds nothing', () => {
    expect(readEnvFile(join(tmpdir(), 'tidak-ada', '.env'))).toEqual({})
  })

  it('gives its variables, without comments and quotes', () => {
    expect(readEnvFile(fileWith('# catatan\nDB_HOST=db\nDB_PASSWORD="a b#c"\n\nBPJS_API_KEY= 1 # dua\n'))).toEqual({
      DB_HOST: 'db',
      DB_PASSWORD: 'a b#c',
      BPJS_API_KEY: '1',
    })
  })

  it('saved by Notepad, with a byte order mark and its line ends, loses none', () => {
    expect(readEnvFile(fileWith('\uFEFFDB_HOST=db\r\nDB_PORT=3307\r\n'))).toEqual({ DB_HOST: 'db', DB_PORT: '3307' })
  })
})
