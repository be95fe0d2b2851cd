import { afterEach, describe, it } from 'vitest'
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'
import { staysWithoutBpjs, staysWithoutDatabase } from '../journeys/capaian.ts'
import { choosesBetweenEdits, worksWithoutBpjs, worksWithoutDatabase } from '../journeys/offline.ts'
import { type BpjsSwitch, bpjsSwitch } from '../support/bpjs-switch.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig | null = null
let wire: TcpProxy | null = null
let bpjs: BpjsSwitch | null = null

const SEED = { registrations: 10, bookings: 4 }

afterEach(async () => {
  wire?.restore()
  await window?.close()
  await wire?.close()
  await bpjs?.close()
  window = null
  wire = null
  bpjs = null
})

/** A window on a database that can be cut off. */
async function behindWire(): Promise<{ readonly window: WindowRig; readonly wire: TcpProxy }> {
  const rig = await createWindowRig({
    seed: SEED,
    async access(db) {
      wire = await startTcpProxy(db.config)
      return { server: wire }
    },
  })
  window = rig
  if (!wire) throw new Error('the wire was not asked for')
  return { window: rig, wire }
}

describe('under the open window', () => {
  it('BPJS goes and comes: it is said within seconds, work goes on, and all is sent by itself', async () => {
    window = await createWindowRig({ seed: SEED })
    bpjs = bpjsSwitch(window)
    await worksWithoutBpjs(await window.page(), window, bpjs)
  })

  it('the database goes and comes: the grid stays, an edit is kept, recorded and sent', async () => {
    const world = await behindWire()
    await worksWithoutDatabase(await world.window.page(), world.window, world.wire)
  })

  it('BPJS goes and comes under Capaian: only its own figures are missing', async () => {
    window = await createWindowRig({ seed: SEED })
    bpjs = bpjsSwitch(window)
    await staysWithoutBpjs(await window.page(), window, bpjs)
  })

  it('the database goes and comes under Capaian: what was read stays, and says of when it is', async () => {
    const world = await behindWire()
    await staysWithoutDatabase(await world.window.page(), world.window, world.wire)
  })

  it.each(['milik-saya', 'di-database'] as const)(
    'an edit that meets another when the database returns is asked about: %s',
    async (choice) => {
      const world = await behindWire()
      await choosesBetweenEdits(await world.window.page(), world.window, world.wire, choice)
    },
  )
})
