import { useCallback, useEffect, useState } from 'react'
import type { ReferenceForm, RegistrationOffer } from '../../../../shared/ipc/registrations.ts'
import { type Api, RequestRefused, useApi } from '../../api/api.ts'
import { formOfOffer } from './form-model.ts'
import { NEW_ROW } from './new-row.ts'
import type { FormSubject } from './useReferenceForm.ts'

type SubjectState =
  | { readonly kind: 'memuat' }
  | { readonly kind: 'gagal'; readonly message: string }
  /** A new row whose registration is still to be chosen. */
  | { readonly kind: 'pilih' }
  | { readonly kind: 'isi'; readonly subject: FormSubject; readonly round: number }

/** Finds what the form is about. Read once and on purpose not from a cache: what is edited must be what is stored. */
export function useFormSubject(target: string) {
  const api = useApi()
  const [state, setState] = useState<SubjectState>({ kind: target === NEW_ROW ? 'pilih' : 'memuat' })
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (target === NEW_ROW) return
    let current = true
    loadSubject(api, target).then(
      (subject) => current && setState({ kind: 'isi', subject, round: attempt }),
      (error: unknown) => {
        if (current) setState({ kind: 'gagal', message: error instanceof RequestRefused ? error.message : UNREADABLE })
      },
    )
    return () => {
      current = false
    }
  }, [api, target, attempt])

  const fill = useCallback((subject: FormSubject) => {
    setState((before) => ({ kind: 'isi', subject, round: before.kind === 'isi' ? before.round + 1 : 0 }))
  }, [])
  return {
    state,
    pick: (offer: RegistrationOffer) => fill({ form: formOfOffer(offer), create: true, nama: offer.nama, view: null }),
    /** Goes on with a row that has no registration to read it by. */
    openExisting: (kini: ReferenceForm) => fill({ form: kini, create: false, nama: '', view: null }),
    retry: () => {
      setState({ kind: 'memuat' })
      setAttempt((before) => before + 1)
    },
  }
}

const UNREADABLE = 'Data kunjungan ini tidak dapat dibaca. Coba lagi.'

async function loadSubject(api: Api, no_rawat: string): Promise<FormSubject> {
  const view = await api.call('registrasi:kunjungan', { no_rawat })
  const { nama, tanggal } = view.row
  if (view.form) return { form: view.form, create: false, nama, view }
  // No row yet: the registration itself offers what a new one begins with.
  const offers = await api.call('registrasi:cari', { tanggal, teks: no_rawat })
  const offer = offers.find((one) => one.no_rawat === no_rawat)
  if (!offer) throw new RequestRefused({ code: 'tidak-ditemukan', message: UNREADABLE })
  return { form: formOfOffer(offer), create: true, nama, view }
}
