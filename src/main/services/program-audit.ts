import type { AuditAction } from '../../shared/audit-words.ts'
import type { AuditEntry, JournalStore } from '../outbox/journal-store.ts'

/** What was done to the program as a whole, named without any value. */
export interface ProgramAct {
  readonly action: AuditAction
  readonly subject: string
  /** What the screens call the settings that were changed. */
  readonly changed?: readonly string[]
}

export interface ProgramAudit {
  note(act: ProgramAct): void
  /** The hospital's journal, while one is open. */
  use(journal: JournalStore | null): void
}

export interface ProgramAuditDeps {
  readonly who: { readonly user: string; readonly workstation: string }
  /** Epoch milliseconds. */
  readonly now: () => number
}

/**
 * Audit rows of acts that may happen while no hospital is open: in the wizard, in the demo, between two engines. They
 * wait in memory for the hospital's journal, since the demo's is thrown away with it.
 */
export function createProgramAudit({ who, now }: ProgramAuditDeps): ProgramAudit {
  const waiting: { readonly entry: AuditEntry; readonly at: number }[] = []
  let open: JournalStore | null = null

  function write(): void {
    if (open === null) return
    for (const { entry, at } of waiting.splice(0)) open.audit(entry, at)
  }

  return {
    note({ action, subject, changed }) {
      const after = changed === undefined ? null : { isian: changed }
      const entry = { who: who.user, workstation: who.workstation, action, subject, before: null, after }
      waiting.push({ entry, at: now() })
      write()
    },
    use(journal) {
      open = journal
      write()
    },
  }
}
