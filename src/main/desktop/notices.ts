import type { AppState, Pengingat } from '../../shared/ipc/app-state.ts'
import { angka } from '../../shared/numbers.ts'
import { REMINDED_SUBJECT, reminderWords } from '../../shared/reminder-words.ts'

/** A native notification, and the page a click on it opens. */
export interface Notice {
  readonly title: string
  readonly body: string
  readonly page: string
}

/** What has been told and still holds. Handed back with the next state. */
export interface NoticeMemory {
  readonly mode: AppState['mode']
  readonly told: readonly string[]
}

export const NOTHING_TOLD: NoticeMemory = { mode: 'awal', told: [] }

export const NEEDS_ACTION_PAGE = '#/referensi?kirim=perlu-tindakan'
const DASHBOARD_PAGE = '#/dasbor'

interface Cause {
  /** The same for as long as it is the same trouble. */
  readonly key: string
  readonly sentence: string
  readonly page: string
}

/**
 * Whether something starts to need a person. Each cause is told once, and again only after it had gone. While this
 * computer stands by or is paused nothing is told, and nothing is forgotten: another computer or a person is at work.
 */
export function nextNotice(
  memory: NoticeMemory,
  state: AppState,
): { readonly memory: NoticeMemory; readonly notice: Notice | null } {
  const before = memory.mode === state.mode ? memory.told : []
  if (state.mode === 'awal') return { memory: { mode: 'awal', told: [] }, notice: null }
  // In the middle of a run the counts are still growing.
  const quiet = state.service.state === 'siaga' || state.service.state === 'jeda' || state.timer.state === 'berjalan'
  if (quiet) {
    return { memory: { mode: state.mode, told: before }, notice: null }
  }
  const causes = causesOf(state)
  const fresh = causes.filter(({ key }) => !before.includes(key))
  return {
    memory: { mode: state.mode, told: causes.map(({ key }) => key) },
    notice: noticeOf(fresh),
  }
}

/** The day's one reminder of visits that are incomplete. */
export function reminderNotice({ tanggal, belumLengkap }: Pengingat): Notice {
  return {
    title: 'Belum lengkap di BPJS',
    body: `${reminderWords(belumLengkap)} Klik untuk melihatnya.`,
    page: `#/capaian?dari=${tanggal}&sampai=${tanggal}&rincian=${REMINDED_SUBJECT}`,
  }
}

function causesOf(state: AppState): Cause[] {
  const causes: Cause[] = []
  for (const { reason, message, severity } of state.problems) {
    if (severity !== 'tindakan' || causes.some(({ key }) => key === reason)) continue
    causes.push({ key: reason, sentence: message, page: DASHBOARD_PAGE })
  }
  if (state.held > 0) {
    const sentence = `${angka(state.held)} registrasi belum dapat dikirim. Klik untuk melihatnya.`
    causes.push({ key: 'registrasi', sentence, page: NEEDS_ACTION_PAGE })
  }
  if (state.edits.conflicts > 0) {
    const sentence = `${angka(state.edits.conflicts)} suntingan berbeda dengan isi database. Klik untuk memilih.`
    causes.push({ key: 'suntingan', sentence, page: '#/referensi' })
  }
  // Credentials that BPJS refuses are told by the link; while it merely does not answer, nobody has to act.
  if (state.service.state === 'perlu-tindakan' && !state.bpjs.ok && state.bpjs.message !== null) {
    causes.push({ key: 'bpjs', sentence: state.bpjs.message, page: DASHBOARD_PAGE })
  }
  if (causes.length === 0 && state.service.state === 'perlu-tindakan') {
    causes.push({ key: 'layanan', sentence: state.service.reason, page: DASHBOARD_PAGE })
  }
  return causes
}

function noticeOf(causes: readonly Cause[]): Notice | null {
  const [first, ...rest] = causes
  if (!first) return null
  const more = rest.length === 0 ? '' : ` Dan ${angka(rest.length)} hal lain.`
  return { title: 'Perlu tindakan', body: `${first.sentence}${more}`, page: first.page }
}
