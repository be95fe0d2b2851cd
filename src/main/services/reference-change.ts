import type { ReferenceForm, SaveReference, SaveResult } from '../../shared/ipc/registrations.ts'
import { TASK_IDS } from '../../shared/task-ids.ts'
import { epochToWallTime, type WallTime } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import { withLatestRights } from '../hospital/database.ts'
import type { ReferenceRow } from '../hospital/facts.ts'
import { insertReferenceRow, readReferenceRow, updateReferenceRow } from '../hospital/reference-rows.ts'
import type { RememberedTimes } from '../outbox/record-store.ts'
import { markedTimeChanged } from './accepted-times.ts'
import { Refusal } from './refusal.ts'

export type Change = Pick<SaveReference, 'kunci' | 'dasar' | 'fields' | 'times' | 'timpa'>

/** How often a row that changes between reading and writing is looked at again. */
const TRIES = 3

/**
 * Writes a person's change into the brief's table, or says what stands in its way. Only the fields the person changed
 * are compared and written: two people may edit different fields of one row.
 * Rejects with the database's error when it is away; refuses when there is no such table or row, or BPJS has the task.
 */
export async function applyChange(
  app: App,
  change: Change,
): Promise<Exclude<SaveResult, { hasil: 'tersimpan-lokal' }>> {
  const { hospital } = app
  const schema = await app.planner.schema()
  if (!schema.referenceTable) {
    throw new Refusal(
      'belum-siap',
      'Tabel data referensi belum dibuat di database SIMRS. Minta admin membuatnya di Pengaturan → Tabel.',
    )
  }
  const noRawat = change.fields.no_rawat ?? change.dasar?.no_rawat ?? ''
  const refused = await markedTimeChanged(app, noRawat, change)
  if (refused) throw refused
  const write = { fields: change.fields, times: change.times }
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const now = epochToWallTime(app.now(), app.settings.sync.zone)
    const current = await readReferenceRow(hospital, schema, change.kunci)
    if (change.dasar === null && !(current && change.timpa)) {
      if (current) return { hasil: 'sudah-ada', kini: formOf(current) }
      const insert = () => insertReferenceRow(hospital, schema, change.kunci, write, now)
      if (await withLatestRights(hospital, insert)) return saved(app, change)
      continue
    }
    if (!current) {
      throw new Refusal(
        'tidak-ditemukan',
        'Baris data referensi ini sudah tidak ada di database SIMRS. Tutup, lalu muat ulang daftar.',
      )
    }
    const kini = formOf(current)
    const written = app.stores.records.of([current.no_rawat]).get(current.no_rawat)?.written
    const different = change.timpa ? [] : conflictingFields(change, kini, written)
    if (different.length > 0) return { hasil: 'bentrok', kini, berbeda: different }
    const update = () => updateReferenceRow(hospital, schema, change.kunci, current, write, now)
    if (await withLatestRights(hospital, update)) return saved(app, change)
  }
  throw new Refusal('database', 'Baris ini terus berubah di database SIMRS. Tunggu sebentar, lalu simpan lagi.')
}

async function saved(app: App, change: Change): Promise<Extract<SaveResult, { hasil: 'tersimpan' }>> {
  const schema = await app.planner.schema()
  const row = await readReferenceRow(app.hospital, schema, change.kunci)
  if (!row) throw new Refusal('tidak-ditemukan', 'Baris ini baru saja dihapus dari database SIMRS.')
  return { hasil: 'tersimpan', form: formOf(row) }
}

/**
 * Fields that the person changed, and somebody else changed to something else since the person looked.
 * @param written the times this program put into the row. One of them standing where there was another, or none, is no
 * second person's word: it is the record's time, which whoever types a time means to replace.
 */
export function conflictingFields(
  { dasar, fields, times }: Change,
  kini: ReferenceForm,
  written: RememberedTimes['written'] = new Map(),
): string[] {
  if (dasar === null) return []
  const different: string[] = []
  for (const [name, wanted] of Object.entries(fields)) {
    const field = name as keyof typeof fields
    if (kini[field] !== dasar[field] && kini[field] !== wanted) different.push(name)
  }
  for (const id of TASK_IDS) {
    const wanted = times[id]
    if (wanted === undefined) continue
    const isThePrograms = [dasar.times[id], kini.times[id]].every(
      (waktu) => waktu === null || written.get(id)?.has(waktu),
    )
    if (kini.times[id] !== dasar.times[id] && kini.times[id] !== wanted && !isThePrograms) different.push(`taskid${id}`)
  }
  return different
}

/** A row as the form shows it. */
export function formOf(row: ReferenceRow): ReferenceForm {
  return {
    tanggal_periksa: row.tanggal_periksa,
    jam_periksa: row.jam_periksa,
    no_rkm_medis: row.no_rkm_medis,
    no_rawat: row.no_rawat,
    no_kartu: row.no_kartu,
    kodepoli: row.kodepoli,
    nama_poli: row.nama_poli,
    nomor_referensi: row.nomor_referensi,
    jenis_kunjungan: row.jenis_kunjungan ?? 0,
    taskid: row.taskid,
    times: row.times,
    status_kirim: row.status_kirim === 'Sudah' ? 'Sudah' : 'Belum',
  }
}

/** Field by field: what it was, what is wanted, what it is now. Names as columns. */
export function describeChange(
  change: Pick<Change, 'dasar' | 'fields' | 'times'>,
  kini: ReferenceForm | null,
): { field: string; dasar: string; mau: string; kini: string | null }[] {
  const text = (value: string | number | null | undefined) => (value == null ? '' : String(value))
  const fields = Object.entries(change.fields).map(([name, wanted]) => {
    const field = name as keyof typeof change.fields
    return { field: name, dasar: text(change.dasar?.[field]), mau: text(wanted), kini: kini && text(kini[field]) }
  })
  const times = TASK_IDS.filter((id) => change.times[id] !== undefined).map((id) => ({
    field: `taskid${id}`,
    dasar: text(change.dasar?.times[id]),
    mau: text(change.times[id] as WallTime | null),
    kini: kini && text(kini.times[id]),
  }))
  return [...fields, ...times]
}
