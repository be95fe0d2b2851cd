import type { App } from '../../src/main/app.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededHospital, seedHospital } from '../support/hospital-seed.ts'
import { recordVisits } from '../support/medical-seed.ts'
import { clockFrom, createRig, type Rig } from '../support/rig.ts'

export const TANGGAL = '2025-10-06'

export interface Bench {
  readonly db: HospitalDatabase
  readonly rig: Rig
  readonly day: SeededHospital
}

/** A day whose visits stand in the medical record alone, three in five of them bookings. */
export async function withDay<T>(
  registrations: number,
  use: (bench: Bench) => Promise<T>,
  options: { readonly concurrency?: number; readonly old?: (db: HospitalDatabase) => Promise<void> } = {},
): Promise<T> {
  const db = await createHospitalDatabase({ besideTable: true, foreignKeys: false })
  try {
    await options.old?.(db)
    const bookings = Math.round(registrations * 0.6)
    const day = await recordDay(db, await seedHospital(db, { tanggal: TANGGAL, registrations, bookings }))
    const rig = await createRig({
      db,
      now: clockFrom(`${TANGGAL} 16:00:00`),
      sync: { concurrency: options.concurrency ?? 16 },
    })
    try {
      return await use({ db, rig, day })
    } finally {
      await rig.close()
    }
  } finally {
    await db.drop()
  }
}

async function recordDay(db: HospitalDatabase, seeded: SeededHospital): Promise<SeededHospital> {
  const day = await recordVisits(db, seeded)
  await db.run('analyze table reg_periksa')
  return day
}

export async function withApp<T>(rig: Rig, use: (app: App) => Promise<T>): Promise<T> {
  const app = await rig.open()
  try {
    return await use(app)
  } finally {
    await app.close()
  }
}
