import type { MappedKind, MappingRow } from '../../../../shared/ipc/pemetaan.ts'
import type { CodeName } from '../../../../shared/ipc/registrations.ts'
import { angka } from '../../../../shared/numbers.ts'
import { KIND_WORDS } from './kinds.ts'

/** `14 registrasi tertahan` */
export function heldWords(count: number): string {
  return `${angka(count)} registrasi tertahan`
}

/** `GIG – GIGI`; the code alone where BPJS's name is not known. */
export function codeWords(code: CodeName | null): string {
  if (code === null) return 'Belum ada'
  return code.nama === '' ? code.kode : `${code.kode} – ${code.nama}`
}

/** `2 tanpa kode, 14 registrasi tertahan`; empty where all is mapped. */
export function tabWords(unmapped: number, held: number): string {
  const parts = [unmapped > 0 && `${angka(unmapped)} tanpa kode`, held > 0 && heldWords(held)]
  return parts.filter((part) => part !== false).join(', ')
}

/** What is told once it is stored. A registration may be held for another reason besides: only this one is over. */
export function savedWords(jenis: MappedKind, before: MappingRow, bpjs: CodeName, released: number): string {
  const stored = `${nameWords(jenis, before)} dipetakan ke ${codeWords(bpjs)}.`
  return released > 0 ? `${stored} ${angka(released)} registrasi tidak lagi menunggu kode ini.` : stored
}

/** `Poli Gigi`, `Dokter dr. Ahmad`: a name that begins with its own kind is not named twice. */
export function nameWords(jenis: MappedKind, row: CodeName): string {
  const { satu } = KIND_WORDS[jenis]
  const named = row.nama || row.kode
  const own = jenis === 'poli' ? /^(poli|unit|klinik|instalasi)/i : /^(dr|drg|prof)\b/i
  return own.test(named) ? named : `${satu} ${named}`
}
