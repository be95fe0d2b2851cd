import type { CapaianView, IncompleteVisit } from '../../../../shared/ipc/capaian.ts'
import type { RequestOf } from '../../../../shared/ipc/contract.ts'
import { REMINDED_SUBJECT } from '../../../../shared/reminder-words.ts'
import { isWallDate } from '../../../../shared/wall-time.ts'
import { periodText } from './periods.ts'
import { GRAINS, type Grain, requestOf, type View } from './view.ts'

/** Whose incomplete visits the drawer lists. */
export type Subject =
  | { readonly kind: 'semua' }
  /** Those that the reminder counts: served, and waiting for a person. */
  | { readonly kind: 'dilayani' }
  /** 0: visits whose booking BPJS does not have. */
  | { readonly kind: 'task'; readonly taskid: number }
  | { readonly kind: 'poli' | 'dokter'; readonly kode: string }
  | { readonly kind: 'periode'; readonly grain: Grain; readonly dari: string; readonly sampai: string }

/** The subject as the address has it: `task:4`, `poli:U0001`, `hari:2025-10-06:2025-10-06`; null for none. */
export function readSubject(text: string | null): Subject | null {
  if (text === null) return null
  const cut = text.indexOf(':')
  const kind = cut < 0 ? text : text.slice(0, cut)
  const rest = cut < 0 ? '' : text.slice(cut + 1)
  if (kind === 'semua' || kind === REMINDED_SUBJECT) return { kind }
  if (kind === 'task') return /^\d{1,2}$/.test(rest) ? { kind, taskid: Number(rest) } : null
  if (kind === 'poli' || kind === 'dokter') return rest === '' ? null : { kind, kode: rest }
  const grain = GRAINS.find((name) => name === kind)
  const [dari = '', sampai = ''] = rest.split(':')
  if (!grain || !isWallDate(dari) || !isWallDate(sampai)) return null
  return { kind: 'periode', grain, dari, sampai }
}

export function subjectParam(subject: Subject): string {
  switch (subject.kind) {
    case 'semua':
    case REMINDED_SUBJECT:
      return subject.kind
    case 'task':
      return `task:${subject.taskid}`
    case 'periode':
      return `${subject.grain}:${subject.dari}:${subject.sampai}`
    default:
      return `${subject.kind}:${subject.kode}`
  }
}

/** The subject narrows what the page shows already. */
export function incompleteRequestOf(view: View, subject: Subject): RequestOf<'capaian:belum-lengkap'> {
  const request = { ...requestOf(view), taskid: null }
  switch (subject.kind) {
    case 'semua':
    case REMINDED_SUBJECT:
      return request
    case 'task':
      return { ...request, taskid: subject.taskid }
    case 'periode':
      return { ...request, range: { dari: subject.dari, sampai: subject.sampai } }
    default:
      return { ...request, [subject.kind]: subject.kode }
  }
}

/** Whether the drawer lists a visit of the answer. */
export function isListed({ kind }: Subject, { dilayani, pesan }: Pick<IncompleteVisit, 'dilayani' | 'pesan'>): boolean {
  return kind !== REMINDED_SUBJECT || (dilayani && pesan !== '')
}

/** What the drawer is about, beneath its title. */
export function subjectText(subject: Subject, figures: CapaianView | undefined): string {
  switch (subject.kind) {
    case 'semua':
      return 'Semua task'
    case REMINDED_SUBJECT:
      return 'Sudah dilayani, perlu tindakan petugas'
    case 'task':
      return subject.taskid === 0 ? 'Antreannya belum ada di BPJS' : `Task ${subject.taskid} belum ada di BPJS`
    case 'periode':
      return periodText(subject, subject.grain)
    default:
      return figures?.[subject.kind].find(({ kode }) => kode === subject.kode)?.nama ?? subject.kode
  }
}
