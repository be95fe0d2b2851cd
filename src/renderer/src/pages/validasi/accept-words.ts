import type { AppState } from '../../../../shared/ipc/app-state.ts'
import type { AcceptView } from '../../../../shared/ipc/quality.ts'
import { angka } from '../../../../shared/numbers.ts'

type Why = AcceptView['ditinggalkan'][number]['why']

/** What was written, and what that brought to light. */
export function acceptedWords(
  { diterima, kunjungan }: AcceptView,
  arrived: number,
  service: AppState['service']['state'],
): string {
  const written = `${angka(diterima)} usulan pada ${angka(kunjungan)} kunjungan diterima`
  const done =
    service === 'siaga'
      ? `${written}. Komputer lain yang memimpin akan mengirimnya.`
      : service === 'jeda'
        ? `${written}. Pengiriman sedang dijeda; dikirim setelah dilanjutkan.`
        : `${written} dan sedang dikirim ke BPJS.`
  return arrived === 0 ? done : `${done} Sesudahnya ada ${angka(arrived)} temuan baru di daftar.`
}

const LEFT: Record<Why, string> = {
  berubah: 'tidak ditulis, karena jamnya sudah berubah sejak ditampilkan. Lihat usulannya sekarang, lalu terima lagi.',
  'tanpa-baris':
    'tidak ditulis, karena registrasinya belum punya data referensi. Sinkron dahulu (F5), atau tambahkan datanya di Data Referensi.',
}

/** What was left, and where that is mended: one sentence for each cause. */
export function leftWords({ ditinggalkan }: AcceptView): { readonly why: Why; readonly text: string }[] {
  return (['berubah', 'tanpa-baris'] as const).flatMap((why) => {
    const count = ditinggalkan.filter((left) => left.why === why).length
    return count === 0 ? [] : [{ why, text: `${angka(count)} usulan ${LEFT[why]}` }]
  })
}
