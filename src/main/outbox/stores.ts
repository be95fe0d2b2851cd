import { type AdminStore, createAdminStore } from './admin-store.ts'
import { type AdoptStore, createAdoptStore } from './adopt-store.ts'
import { createEditStore, type EditStore } from './edit-store.ts'
import { createHistoryStore, type HistoryStore } from './history-store.ts'
import { createJournalStore, type JournalStore } from './journal-store.ts'
import type { OutboxDatabase } from './open.ts'
import { createOutboxStore, type OutboxStore } from './outbox-store.ts'
import { createRecordStore, type RecordStore } from './record-store.ts'
import { createWriteBackStore, type WriteBackStore } from './write-back-store.ts'

/** The local database as its users see it: one store per concern, all on the same file. */
export interface Stores {
  readonly outbox: OutboxStore
  readonly writeBacks: WriteBackStore
  readonly journal: JournalStore
  readonly admin: AdminStore
  readonly history: HistoryStore
  readonly edits: EditStore
  readonly records: RecordStore
  readonly adopted: AdoptStore
  /** Everything written meanwhile, or nothing: one wait for the disk instead of one for each row. */
  together<T>(work: () => T): T
}

export function createStores(db: OutboxDatabase): Stores {
  return {
    outbox: createOutboxStore(db),
    writeBacks: createWriteBackStore(db),
    journal: createJournalStore(db),
    admin: createAdminStore(db),
    history: createHistoryStore(db),
    edits: createEditStore(db),
    records: createRecordStore(db),
    adopted: createAdoptStore(db),
    together: (work) => db.transaction(work).immediate(),
  }
}
