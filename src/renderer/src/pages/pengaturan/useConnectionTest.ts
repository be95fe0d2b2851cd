import { useState } from 'react'
import type { CheckLine } from '../../../../shared/ipc/settings.ts'
import { useApi } from '../../api/api.ts'
import { refusalOf } from '../../api/refusal.ts'
import { BPJS_FIELDS, DATABASE_FIELDS, type FieldName, fieldOfRefusal } from './fields.ts'
import { type SettingsState, sameForTest, type TestPart, testSubmission } from './settings-draft.ts'

export type TestOutcome =
  | { readonly kind: 'belum' }
  | { readonly kind: 'berjalan' }
  /** `stale`: the form has changed since. */
  | { readonly kind: 'selesai'; readonly lines: readonly CheckLine[]; readonly ok: boolean; readonly stale: boolean }
  | { readonly kind: 'ditolak'; readonly message: string }

export interface ConnectionTest {
  readonly outcome: TestOutcome
  /** Asks with the form as it stands, saved or not. Answers whether every line was good. */
  readonly run: () => Promise<boolean>
}

interface TestDeps {
  readonly state: SettingsState
  readonly onLeave: (...fields: FieldName[]) => void
  readonly onRefused: (field: FieldName, message: string) => void
  readonly onLocked: () => void
}

interface Answer {
  readonly asked: SettingsState
  readonly lines: readonly CheckLine[] | null
  readonly message: string | null
}

/** "Uji koneksi" of one part of the form. */
export function useConnectionTest(part: TestPart, deps: TestDeps): ConnectionTest {
  const api = useApi()
  const { state } = deps
  const [running, setRunning] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)

  async function run(): Promise<boolean> {
    deps.onLeave(...(part === 'database' ? DATABASE_FIELDS : BPJS_FIELDS))
    const request = testSubmission(state, part)
    if (!request) {
      setAnswer({ asked: state, lines: null, message: 'Perbaiki dahulu isian yang ditandai merah.' })
      return false
    }
    setRunning(true)
    try {
      const lines = await api.call(`pengaturan:uji-${part}`, request)
      setAnswer({ asked: state, lines, message: null })
      return isGood(lines)
    } catch (failure) {
      const refusal = refusalOf(failure)
      const field = fieldOfRefusal(refusal.field)
      if (field) deps.onRefused(field, refusal.message)
      if (refusal.code === 'perlu-pin') deps.onLocked()
      setAnswer({ asked: state, lines: null, message: refusal.message })
      return false
    } finally {
      setRunning(false)
    }
  }

  return { outcome: outcomeOf(running, answer, state, part), run }
}

function outcomeOf(running: boolean, answer: Answer | null, state: SettingsState, part: TestPart): TestOutcome {
  if (running) return { kind: 'berjalan' }
  if (!answer) return { kind: 'belum' }
  const stale = !sameForTest(answer.asked, state, part)
  if (answer.lines) return { kind: 'selesai', lines: answer.lines, ok: isGood(answer.lines), stale }
  // A refusal is about the form as it was; once that is mended there is nothing left to say.
  return stale ? { kind: 'belum' } : { kind: 'ditolak', message: answer.message ?? '' }
}

function isGood(lines: readonly CheckLine[]): boolean {
  return lines.length > 0 && lines.every((line) => line.ok)
}
