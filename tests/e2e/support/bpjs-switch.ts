import { type Simulator, startSimulator } from '../../../src/main/demo/simulator/server.ts'
import { CREDENTIALS, type Rig, ZONE } from '../../support/rig.ts'

/** BPJS as something that can go away and come back on the same address, knowing what it knew. */
export interface BpjsSwitch {
  off(): Promise<void>
  on(): Promise<void>
  /** What BPJS holds of a visit, by task; null while it does not know it. */
  tasksOf(kodebooking: string): Record<number, number> | null
  /** Every call since it came back. */
  requests(): Simulator['requests']
  close(): Promise<void>
}

export function bpjsSwitch(world: { readonly rig: Rig; readonly now: () => number }): BpjsSwitch {
  let simulator = world.rig.simulator
  const port = Number(new URL(simulator.url).port)
  return {
    off: () => simulator.close(),
    async on() {
      const snapshot = simulator.snapshot()
      simulator = await startSimulator({ now: world.now, zone: ZONE, credentials: CREDENTIALS, port, snapshot })
    },
    tasksOf(kodebooking) {
      const booking = simulator.bookings().get(kodebooking)
      return booking ? Object.fromEntries(booking.tasks.map(({ taskid, waktu }) => [taskid, waktu])) : null
    },
    requests: () => simulator.requests,
    close: () => simulator.close(),
  }
}
