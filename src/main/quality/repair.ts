import type { WallDate } from '../../shared/wall-time.ts'
import { wallTimeToEpoch } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import type { Learned } from '../outbox/adopt-store.ts'
import type { Actor } from '../outbox/journal-store.ts'
import type { FoundDifference } from './reconcile.ts'

/**
 * The safe repairs, as far as they are this program's own books: what BPJS has is noted as delivered, what it lacks is put
 * back in line. The caller runs the cycle that sends. Each repair goes into the audit. Only the workstation that leads may
 * do this: another one's books are what counts otherwise.
 */
export function repairBooks(
  { stores, settings, now }: Pick<App, 'stores' | 'settings' | 'now'>,
  tanggal: WallDate,
  differences: readonly FoundDifference[],
  actor: Actor,
): readonly FoundDifference[] {
  const { zone } = settings.sync
  const done = differences.filter(({ perbaikan }) => perbaikan !== null)
  stores.together(() => {
    for (const [no_rawat, all] of Map.groupBy(done, (found) => found.no_rawat)) {
      const learned = all
        .filter(({ perbaikan }) => perbaikan === 'tandai')
        .map((found) => learnedFrom(found, tanggal, zone))
      stores.adopted.learn(learned, now())
      const lost = all.filter(({ perbaikan }) => perbaikan === 'kirim-lagi')
      const [first] = lost
      if (!first) continue
      const { kodebooking, nama, lastTask, jenis, taskid } = first
      const what = jenis === 'status-berbeda' ? 'batal' : taskid === 0 ? 'semua' : 'task'
      stores.adopted.reopenVisit({ no_rawat, kodebooking, tanggal, nama, what, lastTask }, now())
    }
    for (const found of done) {
      // What leaves with any cycle is nobody's decision.
      if (found.perbaikan !== 'tandai' && found.perbaikan !== 'kirim-lagi') continue
      const { no_rawat, kodebooking, taskid, perbaikan, disini, dibpjs } = found
      const what = taskid === 0 ? 'antrean' : `task ${taskid}`
      const before = { kodebooking, [what]: disini, bpjs: dibpjs }
      const after = { ...before, [what]: perbaikan === 'tandai' ? 'terkirim' : 'dikirim ulang' }
      const action = `rekonsiliasi-${perbaikan}` as const
      stores.journal.audit({ ...actor, action, subject: no_rawat, before, after }, now())
    }
  })
  return done
}

function learnedFrom(found: FoundDifference, tanggal: WallDate, zone: App['settings']['sync']['zone']): Learned {
  const { no_rawat, kodebooking, nama, taskid, waktu } = found
  return {
    no_rawat,
    kodebooking,
    nama,
    tanggal,
    call: taskid === 0 ? 'add' : 'updatewaktu',
    taskid,
    waktu: waktu === null ? null : wallTimeToEpoch(waktu, zone),
  }
}
