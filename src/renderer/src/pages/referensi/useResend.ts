import { useState } from 'react'
import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import { angka } from '../../../../shared/numbers.ts'
import { useCommand } from '../../api/api.ts'
import { useConfirm } from '../../components/confirm.tsx'
import type { DateRange } from '../../components/date-range.ts'
import { toastDone, toastProblem } from '../../components/toast.tsx'
import { useRoute } from '../../route.ts'

/** As many as one request takes. */
const AT_ONCE = 5_000

/** Sends registrations again, after asking once. */
export function useResend({ dari, sampai }: DateRange) {
  const confirm = useConfirm()
  const { go } = useRoute()
  const { mutateAsync } = useCommand('registrasi:kirim-ulang')
  const [sending, setSending] = useState(false)

  const resend = async (rows: readonly RegistrationRow[]): Promise<boolean> => {
    const count = angka(rows.length)
    const delivered = rows.filter(({ kirim }) => kirim === 'terkirim' || kirim === 'sudah-ada').length
    const whose = rows.length === 1 ? (rows[0]?.nama ?? '') : `${count} registrasi`
    const yes = await confirm({
      title: rows.length === 1 ? `Kirim ulang ${whose}?` : `Kirim ulang ${count} registrasi?`,
      text: `Kiriman yang tertahan dari ${whose} dilepas dan dikirim lagi. Kiriman yang sudah diterima BPJS${
        delivered > 0 && rows.length > 1 ? ` (${angka(delivered)} registrasi sudah terkirim)` : ''
      } juga diulang: BPJS menjawab “sudah ada”, dan datanya tidak berubah.`,
      confirm: `Kirim ulang ${count}`,
    })
    if (!yes) return false
    setSending(true)
    try {
      let kiriman = 0
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        const part = rows.slice(from, from + AT_ONCE).map((row) => row.no_rawat)
        kiriman += (await mutateAsync({ range: { dari, sampai }, no_rawat: part })).kiriman
      }
      const queue = { label: 'Antrian Kirim', onClick: () => go('antrian') }
      toastDone(
        kiriman === 0
          ? `Tidak ada kiriman untuk diulang dari ${whose}.`
          : `${angka(kiriman)} kiriman dari ${whose} masuk antrian.`,
        queue,
      )
      return true
    } catch (error) {
      toastProblem(error instanceof Error ? error.message : 'Kirim ulang gagal.')
      return false
    } finally {
      setSending(false)
    }
  }
  return { resend, sending }
}
