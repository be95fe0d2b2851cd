import type { TaskId } from '../../shared/task-ids.ts'
import { dateOf, parseWallTime, type WallTime } from '../../shared/wall-time.ts'
import type { Registration } from '../hospital/facts.ts'
import type { VisitPlan } from '../sync/plan.ts'
import { registeredAt } from './served.ts'
import { type VisitInput, visitFindings } from './visit-findings.ts'

export interface OpenVisit extends Pick<VisitInput, 'times' | 'accepted' | 'tanggal'> {
  readonly registration: Registration
  readonly plan: VisitPlan
  /** Tasks that BPJS lacks. */
  readonly kurang: readonly TaskId[]
  readonly dilayani: boolean
  readonly now: WallTime
  /** Cycles see to it by themselves. */
  readonly isFollowed: boolean
}

const NO_STEPS = new Map()

/** What a person has to do so that the visit becomes complete; empty where it only has to be waited for. */
export function whatToDo(visit: OpenVisit): string {
  const { plan, registration, kurang, dilayani, times, accepted, tanggal, now, isFollowed } = visit
  const held = plan.problems.find(({ severity }) => severity === 'tindakan')
  if (held) return held.message
  const registered = registeredAt(registration)
  const [fault] = visitFindings({ times, accepted, tanggal, registered, served: dilayani, now, steps: NO_STEPS })
  if (fault) return fault.pesan
  const furthest = Math.max(0, ...accepted.keys())
  const passed = kurang.filter((id) => id < furthest)
  if (passed.length > 0) return `BPJS sudah melewati task ${listWords(passed)}, jadi tidak dapat dikirim lagi.`
  const isOver = tanggal < dateOf(now)
  if (isOver && !dilayani) {
    return 'Belum tercatat dilayani. Bila pasien tidak datang, batalkan registrasinya di SIMRS; bila dilayani, isi jam tasknya.'
  }
  const medicine = kurang.filter((id) => id >= 6 && parseWallTime(times.get(id)?.text).kind === 'kosong')
  if (dilayani && medicine.length > 0) {
    return `Resep belum tercatat ${medicine.includes(6) ? 'disiapkan dan diserahkan' : 'diserahkan'}. Catat di farmasi, atau isi jam task ${listWords(medicine)}.`
  }
  const stopped = plan.problems.find(({ reason }) => reason === 'dibatalkan-petugas')
  if (stopped) return stopped.message
  if (!isFollowed && plan.intents.length > 0) {
    return 'Belum dikirim, dan harinya tidak diikuti lagi. Kirim dari Antrean BPJS pada tanggal itu.'
  }
  return ''
}

/** `3`, `3 dan 4`, `3, 4 dan 5` */
function listWords(tasks: readonly TaskId[]): string {
  return tasks.join(', ').replace(/, (?=\d+$)/, ' dan ')
}
