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
  /** Whether BPJS pays for the patient; null where the list gives no sign of it. */
  readonly jkn: boolean | null
}

/** The response of /antrean/pendaftaran/tanggal, as far as it has the shape it is known for. Null where it has not. */
export function parseDayList(data: unknown): ListedBooking[] | null {
  if (!Array.isArray(data)) return null
  return data.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const fields = new Map<string, unknown>(Object.entries(entry))
    const text = (name: string) => {
      const written = String(fields.get(name) ?? '').trim()
      // How hospitals and BPJS write that there is nothing.
      return written === '-' ? '' : written
    }
    const kodebooking = text('kodebooking')
    if (kodebooking === '') return []
    return [
      {
        kodebooking,
        status: text('status'),
        norm: text('norekammedis'),
        kodepoli: text('kodepoli'),
        kodedokter: text('kodedokter'),
        sumberdata: text('sumberdata'),
        noantrean: text('noantrean'),
        jkn: isJkn(text('ispeserta'), text('nokapst'), text('sumberdata')),
      },
    ]
  })
}

/** Some answers leave `ispeserta` out. A card, or the members' own app, says as much. */
function isJkn(ispeserta: string, card: string, source: string): boolean | null {
  if (ispeserta !== '') return ['1', 'true', 'ya', 'jkn'].includes(ispeserta.toLowerCase())
  if (/[1-9]/.test(card) || /mobile\s*jkn/i.test(source)) return true
  return null
}

/** Whether BPJS's word for a booking says that it was cancelled, or that nobody came: task 99 means both. */
export function isCancelledStatus(status: string): boolean {
  return /batal|tidak hadir/i.test(status)
}
