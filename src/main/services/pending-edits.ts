import type { PendingEdit, ReferenceForm, SaveReference } from '../../shared/ipc/registrations.ts'
import { TASK_IDS } from '../../shared/task-ids.ts'
import { epochToWallTime } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import type { EditRow } from '../outbox/edit-store.ts'
import { acceptedTimeChanged } from './accepted-times.ts'
import { applyChange, type Change, describeChange } from './reference-change.ts'
import { Refusal } from './refusal.ts'
import type { SendRequest } from './send-visit.ts'

/**
 * Staff edits made while the hospital's database is away:
 *
 *     menunggu ──database returns, row unchanged there──▶ applied, gone from here
 *        └──the row was changed there meanwhile──▶ bentrok ──a person chooses──▶ applied, or dropped
 */
export interface PendingEdits {
  add(request: SaveReference, visit: { readonly no_rawat: string; readonly nama: string }): void
  list(): PendingEdit[]
  counts(): { readonly waiting: number; readonly conflicts: number }
  /** Applies what waits, in order. Stops at the first failure of the database. True when anything was applied. */
  applyAll(): Promise<boolean>
  /** Settles a conflict as the person chose. Refuses what cannot be settled that way; rejects when the database fails. */
  decide(id: number, choice: 'milik-saya' | 'di-database'): Promise<void>
}

export interface PendingEditsDeps {
  readonly onVisits: (noRawat: readonly string[]) => void
  /** Sends a visit whose edit has just been applied, where that was asked for or a person settled a conflict. */
  readonly send: (request: SendRequest) => void
}

export function createPendingEdits(app: App, { onVisits, send }: PendingEditsDeps): PendingEdits {
  const { edits } = app.stores
  let applying: Promise<boolean> | null = null

  /** True when the row of the hospital's table now says what the person wanted. */
  async function apply(row: EditRow, overrule: boolean): Promise<boolean> {
    const kept = keptOf(row)
    const refused = acceptedTimeChanged(app, row.no_rawat, kept.times)
    if (refused) throw refused
    const result = await applyChange(app, { ...kept, timpa: overrule })
    const applied = result.hasil === 'tersimpan' || isFulfilled(kept, result.kini)
    if (applied) {
      edits.remove(row.id)
      tell(row, 'info', 'Suntingan yang menunggu sudah disimpan ke database SIMRS.')
      if (kept.kirim || kept.konfirmasi99 || overrule) {
        const { tanggal_periksa: tanggal } = kept.kunci
        send({ tanggal, no_rawat: row.no_rawat, confirmed99: kept.konfirmasi99 })
      }
    } else {
      edits.conflict(row.id, JSON.stringify(result.kini))
      tell(row, 'warn', 'Suntingan yang menunggu bertabrakan dengan perubahan di database SIMRS; pilih yang dipakai.')
    }
    onVisits([row.no_rawat])
    return applied
  }

  function tell({ no_rawat }: EditRow, level: 'info' | 'warn', message: string): void {
    app.log.write({ level, noRawat: no_rawat, message })
  }

  async function applyWaiting(): Promise<boolean> {
    let any = false
    for (const row of edits.list()) {
      if (row.state !== 'menunggu') continue
      try {
        any = (await apply(row, false)) || any
      } catch (error) {
        // The database is away again, or the program is ending: the rest waits as it did.
        if (!(error instanceof Refusal)) return any
        // The row is gone, or BPJS has the task by now: the person sees it as a conflict.
        edits.conflict(row.id, row.dasar ?? 'null')
        tell(row, 'warn', `Suntingan yang menunggu tidak dapat disimpan. ${error.message}`)
        onVisits([row.no_rawat])
      }
    }
    return any
  }

  return {
    add(request, visit) {
      const { kunci, dasar, fields, times, kirim, konfirmasi99 } = request
      edits.add(
        {
          ...visit,
          kunci: JSON.stringify(kunci),
          dasar: dasar && JSON.stringify(dasar),
          perubahan: JSON.stringify({ fields, times, kirim, konfirmasi99 }),
        },
        app.now(),
      )
    },
    list: () =>
      edits.list().map((row) => {
        const kept = keptOf(row)
        const kini = row.kini === null ? null : (JSON.parse(row.kini) as ReferenceForm | null)
        return {
          id: row.id,
          no_rawat: row.no_rawat,
          nama: row.nama,
          kunci: kept.kunci,
          state: row.state,
          at: epochToWallTime(row.created_at, app.settings.sync.zone),
          changes: describeChange(kept, kini),
        }
      }),
    counts() {
      const rows = edits.list()
      const conflicts = rows.filter((row) => row.state === 'bentrok').length
      return { waiting: rows.length - conflicts, conflicts }
    },
    applyAll() {
      applying ??= applyWaiting().finally(() => {
        applying = null
      })
      return applying
    },
    async decide(id, choice) {
      const row = edits.byId(id)
      if (!row) throw new Refusal('tidak-ditemukan', 'Suntingan ini sudah diputuskan, mungkin di jendela lain.')
      if (choice === 'milik-saya') {
        await apply(row, true)
        return
      }
      edits.remove(id)
      onVisits([row.no_rawat])
    },
  }
}

type Kept = Change & Pick<SaveReference, 'kirim' | 'konfirmasi99'>

function keptOf(row: EditRow): Kept {
  const kept = JSON.parse(row.perubahan) as Pick<Kept, 'fields' | 'times' | 'kirim' | 'konfirmasi99'>
  return {
    kunci: JSON.parse(row.kunci) as Change['kunci'],
    dasar: row.dasar === null ? null : (JSON.parse(row.dasar) as ReferenceForm),
    ...kept,
    timpa: false,
  }
}

/** A row that was to be created is there with all that was wanted: an attempt before this one got through. */
function isFulfilled({ dasar, fields, times }: Change, kini: ReferenceForm): boolean {
  if (dasar !== null) return false
  const sameFields = Object.entries(fields).every(([name, wanted]) => kini[name as keyof typeof fields] === wanted)
  return sameFields && TASK_IDS.every((id) => times[id] === undefined || times[id] === kini.times[id])
}
