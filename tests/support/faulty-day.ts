import { createBpjsClient } from '../../src/main/bpjs/client.ts'
import { createFetchPort } from '../../src/main/bpjs/http-port.ts'
import type { StoredBooking } from '../../src/main/demo/simulator/state.ts'
import type { FindingReason } from '../../src/shared/findings.ts'
import { addMinutes, type WallDate, type WallTime, wallTimeToEpoch } from '../../src/shared/wall-time.ts'
import { kodebookingOf } from './expect-hospital.ts'
import { afterMending, later, slip } from './fault-slips.ts'
import type { HospitalDatabase } from './hospital-db.ts'
import type { SeededHospital, SeededRegistration, SeededTask, SeedOptions } from './hospital-seed.ts'
import { type Rig, ZONE } from './rig.ts'

/**
 * A hospital day that went wrong in ten ways, three times each, at visits of their own. What was planted and how the day
 * has to end is reckoned from the seed alone: the program under test is not asked.
 */

/** Six ways for a time of the brief's table to be wrong, and four for BPJS and the hospital to disagree. */
export type FaultKind = FindingReason | 'booking-hilang' | 'task-hilang' | 'program-lain' | 'batal-hilang'

export type ServiceTask = SeededTask['taskid']

export interface PlantedFault {
  readonly kind: FaultKind
  readonly visit: SeededRegistration
  readonly kodebooking: string
  /** The task that is wrong, or the first of those; 0 where the whole booking is. */
  readonly taskid: ServiceTask | 0
}

/** A task as BPJS must have it in the end: at a known time, or at any between its neighbours. */
export interface ExpectedTask {
  readonly taskid: ServiceTask
  readonly waktu: WallTime | { readonly after: WallTime; readonly before: WallTime | null }
}

export interface ExpectedVisit {
  readonly visit: SeededRegistration
  readonly cancelled: boolean
  readonly tasks: readonly ExpectedTask[]
}

export interface FaultyDay {
  readonly tanggal: WallDate
  readonly faults: readonly PlantedFault[]
  /** By kode booking: every visit that takes part in the antrean. */
  readonly expected: ReadonlyMap<string, ExpectedVisit>
}

export const FAULTY_SEED = {
  registrations: 62,
  igd: 2,
  bookings: 24,
  nonBpjs: 0.2,
  withTimes: true,
  seed: 30,
} as const satisfies Partial<SeedOptions>

/** Where the time faults are planted: at visits that went to the pharmacy, or at those that ended with task 5. */
const TIME_FAULTS: readonly (readonly [FindingReason, ServiceTask, 'apotek' | 'poli'])[] = [
  ['kosong', 4, 'apotek'],
  ['kosong', 6, 'apotek'],
  ['kosong', 4, 'poli'],
  ['terbalik', 4, 'apotek'],
  ['terbalik', 5, 'apotek'],
  ['terbalik', 7, 'apotek'],
  ['kembar', 4, 'apotek'],
  ['kembar', 6, 'apotek'],
  ['kembar', 5, 'poli'],
  ['depan', 4, 'apotek'],
  ['depan', 7, 'apotek'],
  ['depan', 5, 'poli'],
  ['hari-lain', 4, 'apotek'],
  ['hari-lain', 5, 'apotek'],
  ['hari-lain', 7, 'apotek'],
  ['mustahil', 4, 'apotek'],
  ['mustahil', 6, 'apotek'],
  ['mustahil', 5, 'poli'],
]

/**
 * Spoils a day seeded with {@link FAULTY_SEED}: slips in the hospital's tables first, then the day is sent once, then
 * BPJS loses some of it and hears of some from elsewhere. Nothing else may be using the rig's data folder meanwhile.
 */
export async function spoilDay(
  db: HospitalDatabase,
  rig: Rig,
  now: () => number,
  day: SeededHospital,
): Promise<FaultyDay> {
  const tanggal = day.registrations[0]?.tgl_registrasi ?? ''
  const take = dealer(day)
  const faults: PlantedFault[] = []
  const expected = new Map<string, ExpectedVisit>()
  for (const visit of day.registrations) {
    const isSent = visit.poli.kd_poli !== 'IGDK'
    if (isSent) expected.set(kodebookingOf(visit), { visit, cancelled: false, tasks: visit.tasks })
  }
  const plant: Plant = (kind, visit, taskid, end) => {
    const kodebooking = kodebookingOf(visit)
    faults.push({ kind, visit, kodebooking, taskid })
    expected.set(kodebooking, { visit, cancelled: false, tasks: visit.tasks, ...end })
    return visit
  }
  for (const [kind, taskid, length] of TIME_FAULTS) {
    const visit = take(length)
    plant(kind, visit, taskid, { tasks: afterMending(kind, visit.tasks, taskid) })
    await enter(db, visit, { [taskid]: slip(kind, visit.tasks, taskid, tanggal) })
  }
  const losses = plantDifferences(take, plant)
  const { marked, gone, fromApp } = losses
  await markAsSent(db, marked)
  for (const visit of gone) {
    await enter(db, visit, { 4: null, 5: null })
    await setStatus(db, visit, 'Belum')
  }
  await setStatus(db, fromApp, 'Batal')

  const range = { dari: tanggal, sampai: tanggal }
  await rig.sync({ range })
  for (const visit of gone) await setStatus(db, visit, 'Batal')
  await rig.sync({ range })

  await sendFromElsewhere(rig, now, losses)
  rig.simulator.preload([{ kodebooking: kodebookingOf(fromApp), tanggalperiksa: tanggal }])
  loseAtBpjs(rig, losses)
  rig.simulator.clearRecord()
  return { tanggal, faults, expected }
}

type Plant = (
  kind: FaultKind,
  visit: SeededRegistration,
  taskid: PlantedFault['taskid'],
  end?: Partial<ExpectedVisit>,
) => SeededRegistration

/** The visits at which BPJS and the hospital are going to disagree. */
interface Losses {
  /** Sent, and then unknown to BPJS. */
  readonly lost: readonly SeededRegistration[]
  /** Another program only wrote down that it had sent this one. */
  readonly marked: SeededRegistration
  /** How many tasks BPJS keeps of those it was sent. */
  readonly shortened: readonly (readonly [SeededRegistration, number])[]
  /** Tasks of which BPJS hears from another program. */
  readonly elsewhere: readonly { readonly visit: SeededRegistration; readonly tasks: readonly SeededTask[] }[]
  /** BPJS counts task 7 a minute later than it was sent. */
  readonly moved: SeededRegistration
  /** They came, waited and went home; BPJS forgets that it was told. */
  readonly gone: readonly SeededRegistration[]
  /** Cancelled before it was ever sent, and known to BPJS from the patient's own telephone. */
  readonly fromApp: SeededRegistration
}

function plantDifferences(take: Take, plant: Plant): Losses {
  const lost = [plant('booking-hilang', take('apotek'), 0), plant('booking-hilang', take('apotek', true), 0)]
  const marked = plant('booking-hilang', take('poli'), 0)
  const shortened: Losses['shortened'] = [
    [plant('task-hilang', take('apotek'), 5), 2],
    [plant('task-hilang', take('apotek', true), 7), 4],
    [plant('task-hilang', take('poli'), 3), 0],
  ]
  const elsewhere = ([[6, 7], [6]] as const).map((ids) => {
    const visit = take('poli')
    const tasks = later(visit.tasks, ids)
    plant('program-lain', visit, 6, { tasks: [...visit.tasks, ...tasks] })
    return { visit, tasks }
  })
  const moved = take('apotek')
  const minuteLater = (task: SeededTask) => (task.taskid === 7 ? { ...task, waktu: addMinutes(task.waktu, 1) } : task)
  plant('program-lain', moved, 7, { tasks: moved.tasks.map(minuteLater) })
  const gone = [take('poli'), take('poli', true)]
  for (const visit of gone) plant('batal-hilang', visit, 0, { cancelled: true, tasks: visit.tasks.slice(0, 1) })
  const fromApp = plant('batal-hilang', take('poli', true), 0, { cancelled: true, tasks: [] })
  return { lost, marked, shortened, elsewhere, moved, gone, fromApp }
}

async function sendFromElsewhere(rig: Rig, now: () => number, { elsewhere }: Losses): Promise<void> {
  const other = createBpjsClient(rig.settings.bpjs, createFetchPort(), now)
  for (const { visit, tasks } of elsewhere) {
    const kodebooking = kodebookingOf(visit)
    for (const { taskid, waktu } of tasks) {
      await other.send('updatewaktu', taskid, { kodebooking, taskid, waktu: wallTimeToEpoch(waktu, ZONE) })
    }
  }
}

function loseAtBpjs({ simulator }: Rig, { lost, shortened, moved, gone }: Losses): void {
  const isLost = new Set(lost.map(kodebookingOf))
  const kept = new Map(shortened.map(([visit, count]) => [kodebookingOf(visit), count]))
  const isAlive = new Set(gone.map(kodebookingOf))
  const bookings = simulator.snapshot().bookings.flatMap((booking): StoredBooking[] => {
    const { kodebooking } = booking.add
    if (isLost.has(kodebooking)) return []
    const tasks = booking.tasks.slice(0, kept.get(kodebooking))
    if (isAlive.has(kodebooking))
      return [{ ...booking, batal: null, tasks: tasks.filter(({ taskid }) => taskid !== 99) }]
    if (kodebooking !== kodebookingOf(moved)) return [{ ...booking, tasks }]
    const waktu = (task: StoredBooking['tasks'][number]) => task.waktu + (task.taskid === 7 ? 60_000 : 0)
    return [{ ...booking, tasks: tasks.map((task) => ({ ...task, waktu: waktu(task) })) }]
  })
  simulator.restore({ bookings })
}

type Take = (length: 'apotek' | 'poli', booked?: boolean) => SeededRegistration

/** Hands out visits of the day, each once. */
function dealer({ registrations }: SeededHospital): Take {
  const left = registrations.filter(({ poli }) => poli.kd_poli !== 'IGDK')
  return (length, booked) => {
    const at = left.findIndex(
      ({ tasks, nobooking }) =>
        tasks.length === (length === 'apotek' ? 5 : 3) && (booked === undefined || booked === (nobooking !== null)),
    )
    const [visit] = at === -1 ? [] : left.splice(at, 1)
    if (!visit) throw new Error(`the seed holds too few visits (${length})`)
    return visit
  }
}

async function enter(
  db: HospitalDatabase,
  { no_rawat }: SeededRegistration,
  times: Readonly<Partial<Record<ServiceTask, WallTime | null>>>,
): Promise<void> {
  const columns = Object.keys(times).map((id) => `taskid${id} = ?`)
  // Older servers let a day in that does not exist; this session asks for it.
  await db.run(
    `set statement sql_mode = 'ALLOW_INVALID_DATES' for update ${db.briefTable} set ${columns.join(', ')} where no_rawat = ?`,
    [...Object.values(times), no_rawat],
  )
}

async function setStatus(
  db: HospitalDatabase,
  { no_rawat }: SeededRegistration,
  stts: 'Belum' | 'Batal',
): Promise<void> {
  await db.run('update reg_periksa set stts = ? where no_rawat = ?', [stts, no_rawat])
}

async function markAsSent(db: HospitalDatabase, { no_rawat, tasks }: SeededRegistration): Promise<void> {
  const marks = tasks.map(({ taskid, waktu }) => [no_rawat, String(taskid), waktu])
  await db.run('insert into referensi_mobilejkn_bpjs_taskid (no_rawat, taskid, waktu) values ?', [marks])
  await db.run(`update ${db.briefTable} set status_kirim = 'Sudah', taskid = ? where no_rawat = ?`, [
    tasks.at(-1)?.taskid ?? 0,
    no_rawat,
  ])
}
