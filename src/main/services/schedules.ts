import type { ScheduleView } from '../../shared/ipc/pemetaan.ts'
import type { CodeName } from '../../shared/ipc/registrations.ts'
import { hariKerja, type WallDate } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import { parseSchedules } from '../bpjs/references.ts'
import { type KhanzaSession, type MappedMaster, readMasters, readSessions } from '../hospital/read-mapping.ts'
import { type AskedPoli, compareSchedules } from '../quality/compare-schedules.ts'
import { eachOf, listOf } from '../sync/ask-bpjs.ts'
import { Refusal } from './refusal.ts'
import { windowWords } from './window-words.ts'

/**
 * The sessions of a date's weekday in SIMRS and in HFIS. HFIS is asked once for every code of a poli that is in use,
 * several side by side, so that sessions it has and SIMRS has not are found too.
 */
export async function readSchedules(
  { hospital, planner, client, settings }: Pick<App, 'hospital' | 'planner' | 'client' | 'settings'>,
  excluded: ReadonlySet<string>,
  tanggal: WallDate,
): Promise<ScheduleView> {
  const schema = await planner.schema()
  const hari = hariKerja(tanggal)
  const sessions = (await readSessions(hospital, schema, hari)).filter(({ poli }) => !excluded.has(poli.kode))
  const polis = (await readMasters(hospital, schema, 'poli')).filter(({ kode, aktif }) => aktif && !excluded.has(kode))
  const doctors = await readMasters(hospital, schema, 'dokter')
  const byCode = { poli: namesByBpjsCode(polis), dokter: namesByBpjsCode(doctors) }

  const hfis: AskedPoli[] = []
  let why = ''
  await eachOf([...byCode.poli.keys()], settings.sync.concurrency, async (kode) => {
    const listed = listOf(await client.jadwalDokter(kode, tanggal), parseSchedules)
    if (listed.ok) hfis.push({ kode, sessions: listed.list })
    else why = listed.why
    return listed.ok || !listed.gone
  })
  if (hfis.length === 0 && why !== '') throw new Refusal('bpjs', windowWords(`Jadwal HFIS tidak terbaca: ${why}`))
  const read = new Set(hfis.map(({ kode }) => kode))
  return {
    rows: compareSchedules({ khanza: sessions, hfis, names: byCode, hari: HARI_BPJS[hari] }),
    tanpaKode: withoutCode(sessions),
    tidakTerbaca: [...byCode.poli].filter(([kode]) => !read.has(kode)).map(([, { nama }]) => nama),
    tanggal,
    hari,
  }
}

/** BPJS counts the days of the week from Monday. */
const HARI_BPJS = { SENIN: 1, SELASA: 2, RABU: 3, KAMIS: 4, JUMAT: 5, SABTU: 6, AKHAD: 7 } as const

function namesByBpjsCode(masters: readonly MappedMaster[]): Map<string, CodeName> {
  const names = new Map<string, CodeName>()
  // Where two share a code, the one in use gives the name.
  for (const { kode, nama, bpjs } of masters.toSorted((a, b) => Number(b.aktif) - Number(a.aktif))) {
    if (bpjs && !names.has(bpjs.kode)) names.set(bpjs.kode, { kode, nama })
  }
  return names
}

/** Polis and doctors of these sessions that cannot be asked about or matched, each once. */
function withoutCode(sessions: readonly KhanzaSession[]): CodeName[] {
  const found = new Map<string, CodeName>()
  for (const part of ['poli', 'dokter'] as const) {
    for (const { [part]: master } of sessions) {
      const key = `${part} ${master.kode}`
      if (!master.bpjs && !found.has(key)) found.set(key, { kode: master.kode, nama: master.nama })
    }
  }
  return [...found.values()]
}
