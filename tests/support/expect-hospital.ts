import { expect } from 'vitest'
import { outOfOrder, repeatedAfterAnswer, tasksBeforeAdd } from '../../src/main/demo/simulator/audit.ts'
import { wallTimeToEpoch } from '../../src/shared/wall-time.ts'
import type { HospitalDatabase } from './hospital-db.ts'
import type { SeededHospital, SeededRegistration, SeededTask } from './hospital-seed.ts'
import { type Rig, ZONE } from './rig.ts'
import { JAM_MULAI } from './seed-masters.ts'

/** The kode booking a seeded registration goes under with the default settings. */
export function kodebookingOf(registration: SeededRegistration): string {
  return registration.nobooking ?? registration.no_rawat
}

/** Everything BPJS must hold once the seeded day is delivered, reckoned from the seed alone. */
export function owedCalls(seeded: SeededHospital): Map<string, { taskid: number; waktu: number }[]> {
  return new Map(
    seeded.registrations
      .filter((registration) => registration.poli.kd_poli !== 'IGDK')
      .map((registration) => [
        kodebookingOf(registration),
        owedTasks(registration).map(({ taskid, waktu }) => ({ taskid, waktu: wallTimeToEpoch(waktu, ZONE) })),
      ]),
  )
}

/**
 * The tasks of a registration once its day is over. One that came without a booking waits from registering, or from when
 * the doctor begins; a booking waits from its check-in, which the seed leaves out where it leaves out the times.
 */
export function owedTasks({ tasks, nobooking, tgl_registrasi, jam_reg }: SeededRegistration): readonly SeededTask[] {
  if (tasks.length > 0 || nobooking !== null) return tasks
  return [{ taskid: 3, waktu: `${tgl_registrasi} ${jam_reg > JAM_MULAI ? jam_reg : JAM_MULAI}` }]
}

/** BPJS holds exactly what the seed owes: nothing missing, nothing invented. */
export function expectDelivered(rig: Rig, seeded: SeededHospital): void {
  const held = new Map([...rig.simulator.bookings()].map(([code, booking]) => [code, [...booking.tasks]]))
  expect(held).toEqual(owedCalls(seeded))
}

/** BPJS never saw a task too early, nor a call again that it had already answered. */
export function expectOrderly(rig: Rig): void {
  expect(outOfOrder(rig.simulator.requests)).toEqual([])
  expect(tasksBeforeAdd(rig.simulator.requests)).toEqual([])
  expect(repeatedAfterAnswer(rig.simulator.requests)).toEqual([])
}

/** The hospital's tables tell of every delivery, and of nothing else. */
export async function expectTraces(db: HospitalDatabase, seeded: SeededHospital): Promise<void> {
  const sent = seeded.registrations.filter((registration) => registration.poli.kd_poli !== 'IGDK')
  const marks = await db.query<{ no_rawat: string; taskid: string; waktu: string }>(
    'select no_rawat, taskid, waktu from referensi_mobilejkn_bpjs_taskid order by no_rawat, taskid + 0',
  )
  const expectedMarks = sent
    .flatMap(({ no_rawat, ...rest }) =>
      owedTasks({ no_rawat, ...rest }).map(({ taskid, waktu }) => ({ no_rawat, taskid: String(taskid), waktu })),
    )
    .sort((a, b) =>
      a.no_rawat === b.no_rawat ? Number(a.taskid) - Number(b.taskid) : a.no_rawat < b.no_rawat ? -1 : 1,
    )
  expect(marks).toEqual(expectedMarks)

  const rows = await db.query<{ no_rawat: string; status_kirim: string; taskid: number }>(
    `select no_rawat, status_kirim, taskid from ${db.briefTable} order by no_rawat`,
  )
  expect(rows.filter((row) => row.status_kirim === 'Sudah')).toEqual(
    sent
      .map((registration) => ({
        no_rawat: registration.no_rawat,
        status_kirim: 'Sudah',
        taskid: owedTasks(registration).at(-1)?.taskid ?? 0,
      }))
      .sort((a, b) => (a.no_rawat < b.no_rawat ? -1 : 1)),
  )
  if (db.briefTable === 'referensi_mobilejkn_bpjs') return
  const unsent = await db.query("select nobooking from referensi_mobilejkn_bpjs where statuskirim = 'Belum'")
  expect(unsent).toEqual([])
}
