import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { OutboxDatabase } from '../../../src/main/outbox/open.ts'
import type { Intent, OutboxRow, Transition } from '../../../src/main/outbox/rows.ts'
import { createStores, type Stores } from '../../../src/main/outbox/stores.ts'
import { addIntent, attempt, openFile, taskIntent } from './fixtures.ts'

const BOOKINGS = ['A', 'B', 'C'] as const
const TASKS = [0, 3, 4, 5, 99] as const
const FINAL = ['terkirim', 'batal']

type Step =
  | { kind: 'plan'; booking: string; tasks: number[]; version: number; force: boolean; hold: boolean }
  | { kind: 'claim'; booking: string; anyTime: boolean }
  | { kind: 'record'; which: number; transition: Transition }
  | { kind: 'crash' }
  | { kind: 'retry' | 'cancel'; which: number }
  | { kind: 'wait'; ms: number }
  | { kind: 'write-back' }

const booking = fc.constantFrom(...BOOKINGS)
const which = fc.nat(19)
const refund = fc.boolean()
const transition: fc.Arbitrary<Transition> = fc.oneof(
  fc.constantFrom<Transition>(
    { to: 'terkirim', result: 'terkirim', message: 'Ok' },
    { to: 'terkirim', result: 'sudah-ada', message: 'duplikasi' },
    { to: 'terkirim', result: 'terlampaui', message: 'TaskId terakhir 5' },
    { to: 'tertahan', reason: 'ditolak', message: 'ditolak' },
  ),
  fc.constantFrom(0, 2, 3, 4).map((lastTask): Transition => ({ to: 'ulangi-urutan', lastTask, message: 'urutan' })),
  refund.map((given): Transition => {
    const words = { reason: 'belum-terkirim', message: 'tidak menjawab' } as const
    return { to: 'coba-lagi', nextAt: 500, ...words, refund: given }
  }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('plan' as const),
      booking,
      tasks: fc.subarray([...TASKS]),
      version: fc.nat(1),
      force: fc.boolean(),
      hold: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('claim' as const), booking, anyTime: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('record' as const), which, transition }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'crash' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('retry' as const, 'cancel' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1, 1_000) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'write-back' as const }) },
)

interface World {
  readonly file: string
  db: OutboxDatabase
  stores: Stores
  now: number
  /** Claimed and not yet answered, as the dispatcher holds them. */
  inFlight: OutboxRow[]
  /** Identities that were ever planned. */
  readonly planned: Set<string>
  /** The first delivery of each row. */
  readonly deliveries: Map<number, Pick<OutboxRow, 'delivered_at' | 'result'>>
}

function intentsOf(planned: Extract<Step, { kind: 'plan' }>): Intent[] {
  return planned.tasks.map((taskid): Intent => {
    const intent =
      taskid === 0
        ? addIntent(planned.booking, { payload: { version: planned.version } })
        : taskIntent(planned.booking, taskid as 3, 1_000 + planned.version)
    const hold = { reason: 'task99-perlu-konfirmasi', message: 'konfirmasi' } as const
    return planned.hold && taskid === 99 ? { ...intent, hold } : intent
  })
}

const identity = (row: Pick<OutboxRow, 'kodebooking' | 'call' | 'taskid'>) =>
  `${row.kodebooking} ${row.call} ${row.taskid}`

function rowsOf(world: World): OutboxRow[] {
  return world.db.prepare<[], OutboxRow>('select * from outbox order by id').all()
}

function run(world: World, action: Step): void {
  const { outbox, admin, writeBacks } = world.stores
  const rows = rowsOf(world)
  switch (action.kind) {
    case 'plan': {
      const intents = intentsOf(action)
      const plannedVisits = [addIntent(action.booking).no_rawat]
      const sent = rows.filter((row) => row.state === 'terkirim')
      outbox.enqueue(intents, { force: action.force, plannedVisits, seen: [] }, world.now)
      for (const intent of intents) world.planned.add(identity(intent))
      if (!action.force) for (const row of sent) expect(admin.byId(row.id)).toEqual(row)
      return
    }
    case 'claim': {
      const due = outbox.dueBookings(world.now, action.anyTime)
      const claimed = outbox.claimNext(action.booking, world.now, action.anyTime)
      expect(claimed !== null).toBe(due.includes(action.booking))
      if (!claimed) return
      const ahead = rows.filter((row) => row.kodebooking === action.booking && row.rank < claimed.rank)
      expect(ahead.filter((row) => !FINAL.includes(row.state))).toEqual([])
      world.inFlight.push(claimed)
      return
    }
    case 'record': {
      const [row] = world.inFlight.splice(action.which % Math.max(1, world.inFlight.length), 1)
      if (row) outbox.record(row, attempt(row), action.transition, world.now)
      return
    }
    case 'crash': {
      world.db.close()
      world.db = openFile(world.file)
      world.stores = createStores(world.db)
      expect(world.stores.outbox.resumeInterrupted(world.now)).toBe(world.inFlight.length)
      world.inFlight = []
      return
    }
    case 'retry':
    case 'cancel': {
      const target = rows[action.which % Math.max(1, rows.length)]
      if (target) admin[action.kind](target.id, world.now)
      return
    }
    case 'wait':
      world.now += action.ms
      return
    case 'write-back':
      writeBacks.applied(
        writeBacks.pending().map((row) => row.outbox_id),
        world.now,
      )
  }
}

function checkInvariants(world: World): void {
  const rows = rowsOf(world)
  const identities = rows.map(identity)
  expect(new Set(identities).size, 'one row per identity').toBe(identities.length)
  expect(new Set(identities), 'every planned intent is somewhere').toEqual(world.planned)

  const owed = new Set(world.db.prepare<[], number>('select outbox_id from write_back').pluck().all())
  for (const row of rows) {
    expect(row.attempts, 'attempts').toBeGreaterThanOrEqual(0)
    if (row.state === 'terkirim') expect(row.delivered_at, 'terkirim means delivered').not.toBeNull()
    if (row.state === 'batal') expect(row.delivered_at, 'batal means never delivered').toBeNull()
    if (row.state === 'tertahan') expect(row.reason, 'a held row says why').not.toBeNull()
    if (row.delivered_at !== null) {
      expect(owed.has(row.id), 'a delivered row has its write-back').toBe(true)
      if (!world.deliveries.has(row.id)) {
        world.deliveries.set(row.id, { delivered_at: row.delivered_at, result: row.result })
      }
    }
  }
  for (const [id, first] of world.deliveries) {
    expect(world.stores.admin.byId(id), 'the first delivery stands').toMatchObject(first)
  }

  const flying = rows.filter((row) => row.state === 'mengirim')
  expect(flying.map((row) => row.id).sort()).toEqual(world.inFlight.map((row) => row.id).sort())
  expect(new Set(flying.map((row) => row.kodebooking)).size, 'one call per booking in flight').toBe(flying.length)
}

it('loses no row, no delivery and no order, whatever happens in whatever order', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'mobilejkn-model-'))
      const file = join(folder, 'outbox.sqlite')
      const db = openFile(file)
      const world: World = {
        file,
        db,
        stores: createStores(db),
        now: 1,
        inFlight: [],
        planned: new Set(),
        deliveries: new Map(),
      }
      try {
        for (const action of steps) {
          run(world, action)
          checkInvariants(world)
        }
      } finally {
        world.db.close()
        rmSync(folder, { recursive: true, force: true })
      }
    }),
    { numRuns: 150 },
  )
})
