import type { RequestOf } from '../../shared/ipc/contract.ts'
import type { BpjsReferences, MappingView, ScheduleView } from '../../shared/ipc/pemetaan.ts'
import { addDays, dateOf, epochToWallTime } from '../../shared/wall-time.ts'
import { withLatestRights } from '../hospital/database.ts'
import { hasMappingTable } from '../hospital/mapping-tables.ts'
import { mappingObstacles, missingTable, readMasters } from '../hospital/read-mapping.ts'
import { type MappingWrite, writeMapping } from '../hospital/write-mapping.ts'
import type { DateRange } from '../sync/read-and-plan.ts'
import { createBpjsReferences } from './bpjs-references.ts'
import { createGuard } from './guard.ts'
import { mappingRows, visitsByCode } from './mapping-rows.ts'
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

/** The codes of polis and doctors at BPJS, as the window shows and mends them, on one running session. */
export function createPemetaanService(session: Session, who: Who): PemetaanService {
  const { app } = session
  const { hospital } = app
  const { zone, lookBackDays, excludedPolis } = app.settings.sync
  const excluded = new Set(excludedPolis)
  const references = createBpjsReferences(app.client, app.now)
  const wallNow = () => epochToWallTime(app.now(), zone)

  const { guarded, readable } = createGuard(session)

  /** The days whose visits are counted: those that a cycle still looks at. */
  function range(): DateRange {
    const today = dateOf(wallNow())
    return { dari: addDays(today, -lookBackDays), sampai: today }
  }

  async function read(): Promise<MappingView> {
    const days = range()
    return guarded(async () => {
      const view = await readable(days)
      const { schema } = view
      return {
        poli: mappingRows(await readMasters(hospital, schema, 'poli'), visitsByCode(view, 'poli'), excluded),
        dokter: mappingRows(await readMasters(hospital, schema, 'dokter'), visitsByCode(view, 'dokter'), new Set()),
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
    const held = await guarded(async () => {
      const view = await readable(days)
      if (!hasMappingTable(view.schema, jenis)) throw new Refusal('belum-siap', missingTable(jenis))
      const sebelum = request.sebelum === '' ? null : request.sebelum
      const write = () => writeMapping(hospital, view.schema, { ...request, sebelum })
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
      return visitsByCode(view, jenis).held.get(kode) ?? []
    })
    session.changed(null)
    // The person has just seen how many there are: these visits and no others.
    if (held.length > 0) session.submit({ options: { range: days, force: false, only: new Set(held) } })
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
