import { isTaskId, TASK_LABELS } from '../../../shared/task-ids.ts'
import { epochToWallTime, type WallDate, ZONE_LETTERS, type Zone } from '../../../shared/wall-time.ts'
import { isCancelled, lastTask, type StoredBooking } from './state.ts'

/** Row of `ref/poli`. */
export interface PoliReference {
  readonly kdpoli: string
  readonly nmpoli: string
  readonly kdsubspesialis: string
  readonly nmsubspesialis: string
}

/** Row of `ref/dokter`. */
export interface DokterReference {
  readonly kodedokter: number
  readonly namadokter: string
}

/** Row of `jadwaldokter`. */
export interface JadwalReference {
  readonly kodepoli: string
  readonly namapoli: string
  readonly kodesubspesialis: string
  readonly namasubspesialis: string
  readonly kodedokter: number
  readonly namadokter: string
  /** 1 is Monday, 7 is Sunday. */
  readonly hari: number
  readonly namahari: string
  /** `08:00-16:00` */
  readonly jadwal: string
  readonly kapasitaspasien: number
  readonly libur: 0 | 1
}

export interface ReferenceLists {
  readonly poli: readonly PoliReference[]
  readonly dokter: readonly DokterReference[]
  readonly jadwal: readonly JadwalReference[]
}

/** Response of `getlisttask`. A cancellation through `batal` shows as a task 99. */
export function listTasks(booking: StoredBooking, zone: Zone): object[] {
  const tasks = [...booking.tasks]
  if (booking.batal) tasks.push({ taskid: 99, waktu: booking.batal.waktu, diterima: booking.batal.waktu })
  return tasks.map(({ taskid, waktu, diterima }) => ({
    kodebooking: booking.add.kodebooking,
    taskid,
    taskname: isTaskId(taskid) ? TASK_LABELS[taskid].resmi.toLowerCase() : String(taskid),
    wakturs: shownTime(waktu, zone),
    waktu: shownTime(diterima, zone),
  }))
}

/** `dd-MM-yyyy HH:mm:ss WIB` */
function shownTime(epochMs: number, zone: Zone): string {
  const [date = '', time] = epochToWallTime(epochMs, zone).split(' ')
  return `${date.split('-').reverse().join('-')} ${time} ${ZONE_LETTERS[zone]}`
}

/** One booking as `pendaftaran` lists it. */
export function describeRegistration(booking: StoredBooking): object {
  const { add } = booking
  return {
    kodebooking: add.kodebooking,
    tanggal: add.tanggalperiksa,
    kodepoli: add.kodepoli,
    kodedokter: add.kodedokter,
    jampraktek: add.jampraktek,
    nik: add.nik,
    nokapst: add.nomorkartu,
    nohp: add.nohp,
    norekammedis: add.norm,
    jeniskunjungan: add.jeniskunjungan,
    nomorreferensi: add.nomorreferensi,
    sumberdata: booking.sumberdata,
    ispeserta: add.jenispasien === 'JKN' ? 1 : 0,
    noantrean: add.nomorantrean,
    estimasidilayani: add.estimasidilayani,
    createdtime: booking.dibuat,
    status: statusOf(booking),
  }
}

function statusOf(booking: StoredBooking): string {
  if (isCancelled(booking)) return 'Batal'
  const last = lastTask(booking)
  return last >= 5 ? 'Selesai dilayani' : last === 4 ? 'Sedang dilayani' : 'Belum dilayani'
}

/** Still to be served: neither cancelled nor past the poli. */
export function isActive(booking: StoredBooking): boolean {
  return !isCancelled(booking) && lastTask(booking) < 5
}

const STEPS = [1, 2, 3, 4, 5, 6] as const

/**
 * Waiting times per poli and day in seconds: `avg_waktu_taskN` is the mean time from task N to task N + 1 over the
 * bookings that have both, `waktu_taskN` its sum. A step nobody has passed is 0.
 * @param period `yyyy-MM-dd` or `yyyy-MM`
 * @param clock `rs` for the hospital's times, `server` for the times of arrival at BPJS.
 */
export function waitingTimes(
  bookings: Iterable<StoredBooking>,
  period: string,
  clock: 'rs' | 'server',
  insertDate: number,
): object[] {
  const groups = new Map<string, StoredBooking[]>()
  for (const booking of bookings) {
    if (!booking.add.tanggalperiksa.startsWith(period)) continue
    const key = `${booking.add.tanggalperiksa} ${booking.add.kodepoli}`
    const group = groups.get(key)
    if (group) group.push(booking)
    else groups.set(key, [booking])
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const row: Record<string, string | number> = {
        tanggal: group[0]?.add.tanggalperiksa ?? '',
        kodepoli: group[0]?.add.kodepoli ?? '',
        namapoli: group[0]?.add.namapoli ?? '',
        jumlah_antrean: group.length,
        insertdate: insertDate,
      }
      for (const step of STEPS) {
        const waits = group.flatMap((booking) => waitAfter(booking, step, clock))
        const sum = waits.reduce((total, seconds) => total + seconds, 0)
        row[`waktu_task${step}`] = sum
        row[`avg_waktu_task${step}`] = waits.length === 0 ? 0 : sum / waits.length
      }
      return row
    })
}

/** Seconds from a task to the next, as a list of none or one. */
function waitAfter(booking: StoredBooking, step: number, clock: 'rs' | 'server'): number[] {
  const from = booking.tasks.find((task) => task.taskid === step)
  const to = booking.tasks.find((task) => task.taskid === step + 1)
  if (!from || !to) return []
  return [(clock === 'rs' ? to.waktu - from.waktu : to.diterima - from.diterima) / 1000]
}

/** Schedules of a poli on a date's weekday. The real service takes a poli or a subspecialty code here. */
export function schedulesOn(
  jadwal: readonly JadwalReference[],
  kodepoli: string,
  tanggal: WallDate,
): JadwalReference[] {
  const weekday = new Date(`${tanggal}T00:00:00Z`).getUTCDay() || 7
  return jadwal.filter(
    (row) => row.hari === weekday && (row.kodepoli === kodepoli || row.kodesubspesialis === kodepoli),
  )
}
