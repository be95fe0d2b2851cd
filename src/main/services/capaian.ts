import { setImmediate } from 'node:timers/promises'
import type { BpjsCapaian, CapaianView, IncompleteVisit } from '../../shared/ipc/capaian.ts'
import type { RequestOf } from '../../shared/ipc/contract.ts'
import { epochToWallTime, type WallDate } from '../../shared/wall-time.ts'
import { figuresOf, groupsOf, periodsOf } from '../quality/capaian-figures.ts'
import { type CapaianVisit, isIncomplete, needsPerson } from '../quality/capaian-visit.ts'
import { capaianAtBpjs } from './capaian-bpjs.ts'
import { createCapaianDays, heldAnswers, visitsIn } from './capaian-days.ts'
import { createGuard } from './guard.ts'
import type { Session } from './session.ts'
import { windowWords } from './window-words.ts'

/** A held call that came without a sentence: its visit waits for a person all the same. */
const HELD = 'Kirimannya tertahan. Lihat sebabnya di Antrian Kirim.'

export interface CapaianService {
  read(request: RequestOf<'capaian:baca'>): Promise<CapaianView>
  incomplete(request: RequestOf<'capaian:belum-lengkap'>): Promise<IncompleteVisit[]>
  atBpjs(request: RequestOf<'capaian:bpjs'>): Promise<BpjsCapaian>
  /** Visits of the day that were served, lack something at BPJS, and do not become complete by themselves. */
  leftBehind(day: WallDate): Promise<number>
  /** These visits changed; null: too many to name. */
  forget(noRawat: readonly string[] | null): void
}

/** The part of a session that the figures are made of. */
export interface CapaianSession extends Pick<Session, 'app' | 'namaInstansi'> {
  readonly database: Pick<Session['database'], 'whileThere'>
}

/** What the hospital achieves at BPJS, as the window asks for it, on one running session. */
export function createCapaianService(session: CapaianSession): CapaianService {
  const { app } = session
  const { zone } = app.settings.sync
  const { readable } = createGuard(session)
  const wallNow = () => epochToWallTime(app.now(), zone)
  const days = createCapaianDays({
    now: app.now,
    async read(range, within) {
      const view = await readable(range, within)
      await setImmediate()
      return visitsIn(app, view)
    },
  })

  async function visitsOf({ range, poli, dokter }: RequestOf<'capaian:baca'>): Promise<CapaianVisit[]> {
    const visits = await days.visits(range)
    return visits.filter(
      (visit) => (poli === null || visit.poli.kode === poli) && (dokter === null || visit.dokter.kode === dokter),
    )
  }

  async function read(request: RequestOf<'capaian:baca'>): Promise<CapaianView> {
    const visits = await visitsOf(request)
    const { range } = request
    // Over a month each of these is some work of its own: everybody else gets a turn in between.
    const inTurn = async <T>(work: () => T): Promise<T> => {
      await setImmediate()
      return work()
    }
    const { targetTungguMenit, targetLengkapPersen } = app.settings.capaian
    return {
      semua: await inTurn(() => figuresOf(visits)),
      hari: await inTurn(() => periodsOf(visits, 'hari', range)),
      minggu: await inTurn(() => periodsOf(visits, 'minggu', range)),
      bulan: await inTurn(() => periodsOf(visits, 'bulan', range)),
      poli: await inTurn(() => groupsOf(visits, ({ poli }) => poli)),
      dokter: await inTurn(() => groupsOf(visits, ({ dokter }) => dokter)),
      target: { tungguMenit: targetTungguMenit, lengkapPersen: targetLengkapPersen },
      namaInstansi: session.namaInstansi(),
      readAt: wallNow(),
    }
  }

  async function incomplete(request: RequestOf<'capaian:belum-lengkap'>): Promise<IncompleteVisit[]> {
    const { taskid } = request
    const visits = (await visitsOf(request)).filter(isIncomplete)
    const listed = visits.filter(
      ({ terkirim, kurang }) => taskid === null || (taskid === 0 ? !terkirim : kurang.some((id) => id === taskid)),
    )
    const answers = heldAnswers(app, listed)
    return listed.map(({ no_rawat, nama, tanggal, poli, dokter, terkirim, kurang, dilayani, pesan, tertahan }) => ({
      no_rawat,
      nama,
      tanggal,
      poli,
      dokter,
      terkirim,
      kurang,
      dilayani,
      pesan: windowWords(answers.get(no_rawat) ?? (pesan === '' && tertahan ? HELD : pesan)),
    }))
  }

  async function leftBehind(day: WallDate): Promise<number> {
    const visits = await days.visits({ dari: day, sampai: day })
    return visits.filter((visit) => needsPerson(visit) && visit.dilayani).length
  }

  return {
    read,
    incomplete,
    atBpjs: ({ range }) => capaianAtBpjs(app.client, range, app.settings.sync.concurrency),
    leftBehind,
    forget: days.forget,
  }
}
