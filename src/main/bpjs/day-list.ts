/** A booking as BPJS lists it in a day's queue. */
export interface ListedBooking {
  readonly kodebooking: string
  /** BPJS's own word, such as `Belum dilayani` or `Batal`. */
  readonly status: string
  readonly norm: string
  readonly kodepoli: string
  readonly kodedokter: string
  /** Who announced it, such as `Mobile JKN` or `Bridging Antrean`. */
  readonly sumberdata: string
  readonly noantrean: string
  /** Whether BPJS pays for the patient; null where the list does not say. */
  readonly jkn: boolean | null
}

/** The response of /antrean/pendaftaran/tanggal, as far as it has the shape it is known for. Null where it has not. */
export function parseDayList(data: unknown): ListedBooking[] | null {
  if (!Array.isArray(data)) return null
  return data.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const fields = new Map<string, unknown>(Object.entries(entry))
    const text = (name: string) => String(fields.get(name) ?? '').trim()
    const kodebooking = text('kodebooking')
    if (kodebooking === '') return []
    const ispeserta = text('ispeserta').toLowerCase()
    return [
      {
        kodebooking,
        status: text('status'),
        norm: text('norekammedis'),
        kodepoli: text('kodepoli'),
        kodedokter: text('kodedokter'),
        sumberdata: text('sumberdata'),
        noantrean: text('noantrean'),
        jkn: ispeserta === '' ? null : ispeserta === '1' || ispeserta === 'true',
      },
    ]
  })
}

/** Whether BPJS's word for a booking says that it was cancelled. */
export function isCancelledStatus(status: string): boolean {
  return /batal/i.test(status)
}
