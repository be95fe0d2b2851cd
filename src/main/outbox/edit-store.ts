import type { OutboxDatabase } from './open.ts'

/** A change to a row of the hospital's table that waits for its database; the JSON texts belong to the caller. */
export interface EditRow {
  readonly id: number
  readonly no_rawat: string
  readonly nama: string
  readonly kunci: string
  /** The row as the person saw it; null when the row was to be created. */
  readonly dasar: string | null
  readonly perubahan: string
  /** `bentrok`: the row had been changed there in the meantime, a person chooses. */
  readonly state: 'menunggu' | 'bentrok'
  readonly kini: string | null
  /** Epoch milliseconds. */
  readonly created_at: number
}

/** Edits made while the hospital's database was away, in the order they were made. */
export interface EditStore {
  add(edit: Pick<EditRow, 'no_rawat' | 'nama' | 'kunci' | 'dasar' | 'perubahan'>, now: number): void
  list(): EditRow[]
  byId(id: number): EditRow | null
  /** The row is another one by now: what it is, is kept for the person who chooses. */
  conflict(id: number, kini: string): void
  remove(id: number): void
}

export function createEditStore(db: OutboxDatabase): EditStore {
  const add = db.prepare(
    `insert into suntingan (no_rawat, nama, kunci, dasar, perubahan, state, created_at)
     values (@no_rawat, @nama, @kunci, @dasar, @perubahan, 'menunggu', @now)`,
  )
  const list = db.prepare<[], EditRow>('select * from suntingan order by id')
  const byId = db.prepare<[number], EditRow>('select * from suntingan where id = ?')
  const conflict = db.prepare(`update suntingan set state = 'bentrok', kini = ? where id = ?`)
  const remove = db.prepare('delete from suntingan where id = ?')
  return {
    add: (edit, now) => void add.run({ ...edit, now }),
    list: () => list.all(),
    byId: (id) => byId.get(id) ?? null,
    conflict: (id, kini) => void conflict.run(kini, id),
    remove: (id) => void remove.run(id),
  }
}
