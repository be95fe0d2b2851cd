import { angka } from '../../../../shared/numbers.ts'

/** A settings file is a few kilobytes; the contract takes no more than this. */
export const MAX_IMPORT_CHARACTERS = 500_000
const MAX_NAME = 300

/** Why a file is not even read, or null. The main process says whether it understands what is in it. */
export function fileProblem(name: string, bytes: number): string | null {
  if (name.length > MAX_NAME) return 'Nama berkas terlalu panjang.'
  if (bytes === 0) return `${name} kosong. Pilih database.xml atau .env yang berisi.`
  if (bytes > MAX_IMPORT_CHARACTERS)
    return `${name} terlalu besar (${angka(bytes / 1024)} KB) untuk berkas pengaturan. Pilih database.xml atau .env.`
  return null
}
