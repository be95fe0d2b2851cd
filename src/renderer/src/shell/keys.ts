import type { AppState } from '../../../shared/ipc/app-state.ts'
import { PAGES, type PageName } from '../route.ts'

export interface KeyGroup {
  readonly title: string
  readonly keys: readonly { readonly strokes: readonly string[]; readonly text: string }[]
}

/** The key beside a digit that changes the page: a browser keeps Ctrl with digits and with N to itself. */
export function pageModifier(host: AppState['host']): 'Ctrl' | 'Alt' {
  return host === 'peramban' ? 'Alt' : 'Ctrl'
}

/** The stroke that opens a page: Ctrl and its digit in the menu, and Ctrl with a comma for the settings; null for none. */
export function pageStroke(page: PageName, host: AppState['host']): string | null {
  const place = PAGES.indexOf(page) + 1
  const key = place <= 9 ? String(place) : page === 'pengaturan' ? ',' : null
  return key === null ? null : `${pageModifier(host)}+${key}`
}

/** The strokes of every screen, by where they work: shown behind F1 and on Tentang. */
export function keyGroups(host: AppState['host']): readonly KeyGroup[] {
  const modifier = pageModifier(host)
  return [
    {
      title: 'Di semua halaman',
      keys: [
        { strokes: ['F5'], text: 'Sinkron sekarang' },
        { strokes: [`${modifier} + 1 … 9`], text: 'Halaman menurut urutan menu' },
        { strokes: [`${modifier} + ,`], text: 'Pengaturan' },
        { strokes: ['/', 'Ctrl + F'], text: 'Ke kolom pencarian' },
        { strokes: ['Esc'], text: 'Tutup panel atau jendela kecil' },
        { strokes: ['F1'], text: 'Panduan halaman ini dan daftar tombol' },
      ],
    },
    {
      title: 'Di tabel',
      keys: [
        { strokes: ['↑', '↓', 'PgUp', 'PgDn', 'Home', 'End'], text: 'Pindah baris' },
        { strokes: ['Enter'], text: 'Buka baris' },
        { strokes: ['Spasi'], text: 'Pilih baris' },
        { strokes: ['Ctrl + A'], text: 'Pilih semua yang tampil' },
        { strokes: [`${modifier} + N`], text: 'Registrasi baru' },
        { strokes: ['T'], text: 'Terima usulan (di Validasi Task ID)' },
        { strokes: ['Ctrl + E'], text: 'Ekspor yang tampil' },
        { strokes: ['Ctrl + P'], text: 'Cetak laporan (di Capaian)' },
      ],
    },
    {
      title: 'Di formulir',
      keys: [
        { strokes: ['Ctrl + S'], text: 'Simpan' },
        { strokes: ['Ctrl + Enter'], text: 'Simpan dan kirim' },
      ],
    },
  ]
}
