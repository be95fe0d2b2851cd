import type { RequestOf } from '../../shared/ipc/contract.ts'
import type { BpjsReferences, MappedKind, MappingView, ScheduleView } from '../../shared/ipc/pemetaan.ts'
import { addDays, dateOf, epochToWallTime } from '../../shared/wall-time.ts'
import { withLatestRights } from '../hospital/database.ts'
import { hasMappingTable } from '../hospital/mapping-tables.ts'
import { mappingObstacles, missingTable, readMasters } from '../hospital/read-mapping.ts'
import { type MappingWrite, writeMapping } from '../hospital/write-mapping.ts'
import type { DateRange } from '../sync/read-and-plan.ts'
import { createBpjsReferences } from './bpjs-references.ts'
import { createGuard } from './guard.ts'
import { joinVisits, mappingRows, visitsByCode } from './mapping-rows.ts'
import { Refusal } from './refusal.ts'
import type { Who } from './registrations.ts'
import { readSchedules } from './schedules.ts'
import type { Session } from './session.ts'

export interface PemetaanService {
  read(): Promise<MappingView>
  references(): Promise<BpjsReferences>
  save(request: RequestOf<'pemetaan:simpan'>): Promise<MappingView>
  schedules(request: RequestOf<'pemetaan:jadwal'>): Promise<ScheduleView>
}

/** The part of a session that the mappings need. */
export interface PemetaanSession extends Pick<Session, 'app' | 'changed' | 'submit'> {
  readonly database: Pick<Session['database'], 'whileThere'>
}

/** The codes of polis and doctors at BPJS, as the window shows and mends them, on one running session. */
export function createPemetaanService(session: PemetaanSession, who: Who): PemetaanService {
  const { app } = session
  const { hospital } = app
  const { zone, lookBackDays, excludedPolis } = app.settings.sync
  const excluded = new Set(excludedPolis)
  const references = createBpjsReferences(app.client, app.now)
  const wallNow = () => epochToWallTime(app.now(), zone)

  const { guarded, through } = createGuard(session)

  /** The days whose visits are counted: those that a cycle still looks at. */
  function range(): DateRange {
    const today = dateOf(wallNow())
    return { dari: addDays(today, -lookBackDays), sampai: today }
  }

  async function read(): Promise<MappingView> {
    const days = range()
    return guarded(async () => {
      const visits = await through(days, (view) => ({
        poli: visitsByCode(view, 'poli'),
        dokter: visitsByCode(view, 'dokter'),
      }))
      const schema = await app.planner.schema()
      const of = (kind: MappedKind) => joinVisits(visits.map((piece) => piece[kind]))
      return {
        poli: mappingRows(await readMasters(hospital, schema, 'poli'), of('poli'), excluded),
        dokter: mappingRows(await readMasters(hospital, schema, 'dokter'), of('dokter'), new Set()),
        ...days,
        halangan: await withObstacles(() => mappingObstacles(hospital, schema)),
        readAt: wallNow(),
      }
    })
  }

  /** A right granted a moment ago holds for new connections only. */
  async function withObstacles(ask: () => Promise<MappingView['halangan']>): Promise<MappingView['halangan']> {
    const found = await ask()
    return found.poli === null && found.dokter === null ? found : ask()
  }

  async function save(request: RequestOf<'pemetaan:simpan'>): Promise<MappingView> {
    const { jenis, kode } = request
    const days = range()
    await guarded(async () => {
      const visits = joinVisits(await through(days, (view) => visitsByCode(view, jenis)))
      const schema = await app.planner.schema()
      if (!hasMappingTable(schema, jenis)) throw new Refusal('belum-siap', missingTable(jenis))
      const sebelum = request.sebelum === '' ? null : request.sebelum
      const write = () => writeMapping(hospital, schema, { ...request, sebelum })
      const written = await withLatestRights(hospital, write)
      if (written.hasil !== 'tersimpan') throw refusalOf(written, request)
      app.stores.journal.audit(
        {
          who: who.user,
          workstation: who.workstation,
          action: 'simpan-pemetaan',
          subject: `${jenis} ${kode}`,
          before: written.sebelum,
          after: written.sesudah,
        },
        app.now(),
      )
      // In here, as the audit: it is written, though the database may be found to be away before anybody is told.
      session.changed(null)
      // The person has just seen how many there are: these visits and no others.
      const held = visits.held.get(kode) ?? []
      if (held.length > 0) session.submit({ options: { range: days, force: false, only: new Set(held) } })
    })
    return read()
  }

  return {
    read,
    references,
    save,
    schedules: ({ tanggal }) => guarded(() => readSchedules(app, excluded, tanggal)),
  }
}

function refusalOf(
  written: Exclude<MappingWrite, { hasil: 'tersimpan' }>,
  { jenis, kode, bpjs }: RequestOf<'pemetaan:simpan'>,
): Refusal {
  switch (written.hasil) {
    case 'bentrok':
      return new Refusal(
        'tidak-sah',
        written.kini
          ? `Kode BPJS ${jenis} ${kode} baru saja diisi ${written.kini.kode} (${written.kini.nama || 'tanpa nama'}) oleh orang lain. Muat ulang, lalu ganti bila memang perlu.`
          : `Kode BPJS ${jenis} ${kode} baru saja dikosongkan oleh orang lain. Muat ulang, lalu isi lagi bila memang perlu.`,
        'sebelum',
      )
    case 'tidak-ada':
      return new Refusal('tidak-ditemukan', `SIMRS tidak punya ${jenis} ${kode} lagi. Muat ulang daftar.`)
    case 'terlalu-panjang':
      return new Refusal(
        'tidak-sah',
        `Kode BPJS ${bpjs.kode} lebih panjang dari ${written.panjang} huruf yang muat di SIMRS. Pilih kode lain.`,
        'bpjs.kode',
      )
    case 'ditolak':
      return new Refusal(
        'database',
        `Database SIMRS tidak menerima kode ${bpjs.kode} untuk ${jenis} ${kode}. Mungkin kode itu sudah dipakai ${jenis} lain; periksa lalu coba lagi.`,
      )
  }
}
