import { afterEach, expect, it } from 'vitest'
import { type HospitalDatabase, openMysqlHospital } from '../../../src/main/hospital/database.ts'
import { until } from '../journeys/world.ts'
import { createDesktopRig, type DesktopRig } from '../support/desktop-rig.ts'
import { see } from '../support/see.ts'

let desktop: DesktopRig | null = null
let other: HospitalDatabase | null = null

afterEach(async () => {
  await desktop?.close()
  await other?.close()
})

it('while another workstation leads, tray, window and command say Siaga and nothing is sent; then it takes over', async () => {
  const own = await createDesktopRig({ seed: { registrations: 6, bookings: 3 } })
  desktop = own
  const { simulator, settings } = own.rig
  other = openMysqlHospital(settings.database)
  expect(await other.leader.lead(0)).toBe(true)

  const running = await own.launch()
  const chip = (word: string) => running.page.getByRole('banner').getByRole('button', { name: word })
  await see(chip('Siaga')).toBeVisible()
  await until(running.trayIcon).toBe('siaga')
  expect(await running.trayTooltip()).toContain('Siaga: Komputer lain sedang memimpin pengiriman.')
  expect((await own.rig.cli(['status'])).stdout).toContain('Siaga. Komputer lain sedang memimpin pengiriman.')
  expect(simulator.requests.filter(({ call }) => call === 'add')).toEqual([])

  await other.leader.release()
  expect(await running.clickTray('Sinkron sekarang')).toBe(true)
  await until(() => simulator.bookings().size).toBe(own.day.registrations.length)
  await until(running.trayIcon).toBe('berjalan')
  await see(chip('Berjalan')).toBeVisible()
})
