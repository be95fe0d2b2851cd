import { expect, it } from 'vitest'
import { expectTraces } from '../support/expect-hospital.ts'
import { createHospitalDatabase } from '../support/hospital-db.ts'
import { seedHospital } from '../support/hospital-seed.ts'
import { clockFrom, createRig, MANUAL } from '../support/rig.ts'

const TANGGAL = '2025-10-06'

/** MariaDB looks rights up when a connection is made; the program keeps its connections for days. */
it('a right that is granted while the program runs holds from the next cycle on', async () => {
  const db = await createHospitalDatabase({ besideTable: true })
  const seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 6, bookings: 3, withTimes: true })
  const user = await db.createUser({ readOnly: true })
  const rig = await createRig({ db, now: clockFrom(`${TANGGAL} 16:00:00`), user })
  const app = await rig.open()
  const before = await app.cycle.run(MANUAL)
  expect(before.report.problems.map(({ reason, severity }) => ({ reason, severity }))).toEqual([
    { reason: 'tulis-balik-tertunda', severity: 'tindakan' },
  ])
  // As a window does all the time: connections made after the refusal and before the grant.
  await app.planner.look({ dari: TANGGAL, sampai: TANGGAL })

  await db.run(`GRANT ALL PRIVILEGES ON \`${db.name.replaceAll('_', '\\_')}\`.* TO '${user.user}'@'%'`)
  const after = await app.cycle.run(MANUAL)
  expect(after.report.problems).toEqual([])
  await expectTraces(db, seeded)
  await app.close()
  await rig.close()
  await db.drop()
})
