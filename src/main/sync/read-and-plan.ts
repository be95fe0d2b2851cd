import { setImmediate } from 'node:timers/promises'
import { actionNeeded, type Problem, warning } from '../../shared/problems.ts'
import { addDays, dateOf, epochToWallTime, type WallDate } from '../../shared/wall-time.ts'
import type { HospitalDatabase } from '../hospital/database.ts'
import type { DayFacts } from '../hospital/facts.ts'
import { inspectHospital, type SchemaFacts } from '../hospital/inspect.ts'
import { readDay } from '../hospital/read-day.ts'
import type { KnownVisit } from '../outbox/rows.ts'
import type { Stores } from '../outbox/stores.ts'
import { begunVisits, isFollowed, unfollowedVisits } from './followed.ts'
import { briefCode } from './kodebooking.ts'
import { type Plan, planDay } from './plan.ts'
import type { PlanSettings } from './plan-settings.ts'

export interface PlannerDeps {
  readonly hospital: HospitalDatabase
  readonly stores: Stores
  readonly settings: PlanSettings
  /** Epoch milliseconds. */
  readonly now: () => number
}

export interface PlannerOptions {
  /** Null: today in the hospital's zone. */
  readonly range: DateRange | null
  readonly force: boolean
  readonly dryRun: boolean
  /** Started by a person: waits for the next try are over. */
  readonly manual: boolean
}

/** Facts and plan of some days, read without leading, queueing or sending anything: what a window shows. */
export type HospitalView =
  | {
      readonly kind: 'terbaca'
      readonly schema: SchemaFacts
      readonly facts: DayFacts
      readonly plan: Plan
      readonly known: ReadonlyMap<string, KnownVisit>
      /** no_rawat of the visits that no cycle will begin: theirs leaves only when a person sends it. */
      readonly unfollowed: ReadonlySet<string>
      readonly notes: readonly Problem[]
    }
  | { readonly kind: 'gagal'; readonly problem: Problem; readonly detail: string }

export interface Planner {
  readAndPlan(options: PlannerOptions): Promise<HospitalRead>
  /**
   * Days that were read completely a moment ago by the cycles are read by number here: light on the database.
   * @param within the days that these are a part of: a visit of these days may be numbered under another one of them.
   */
  look(range: DateRange, within?: DateRange): Promise<HospitalView>
  /** The tables and columns of this hospital, as last inspected. Rejects when the database cannot be asked. */
  schema(): Promise<SchemaFacts>
}

export interface DateRange {
  readonly dari: WallDate
  readonly sampai: WallDate
}

export type HospitalRead =
  | {
      readonly kind: 'terbaca'
      readonly schema: SchemaFacts
      readonly plan: Plan
      readonly range: DateRange
      /** Every visit of the range, those included whose registration is gone or lies on another day now. */
      readonly lookedAt: readonly string[]
      readonly notes: readonly Problem[]
      /** The hospital's tables show that some of the visits were sent, by whomever. */
      readonly traced: boolean
      /** To be called once the plan is in the outbox: the days were looked at. */
      readonly remember: () => void
    }
  | { readonly kind: 'gagal'; readonly problem: Problem; readonly detail: string }
  /** Another workstation leads. */
  | { readonly kind: 'siaga'; readonly problem: Problem }

/** A person's run may follow right behind one that is just ending, or was killed. */
const MANUAL_LEAD_WAIT_SECONDS = 3
const META_COMPLETE_READ = 'baca-lengkap'
const META_LAST_DAY = 'hari-terakhir'
const META_LOOK_BACK = 'baca-mundur'
const HOUR_MS = 3_600_000
const NOBODY: ReadonlySet<string> = new Set()

/** The hospital's side of a cycle: lead or stand by, look at the schema, read the days, plan. Expected failures are values. */
export function createPlanner({ hospital, stores, settings, now }: PlannerDeps): Planner {
  let inspected: { readonly facts: SchemaFacts; readonly at: number } | null = null

  /** An hour has passed, or the clock has been put back since. */
  const isOver = (at: number) => now() - at > HOUR_MS || at > now()

  /** Kept for an hour, and asked again while the brief's table is missing, since `migrate` may create it any time. */
  async function schemaFacts(): Promise<SchemaFacts> {
    if (!inspected?.facts.referenceTable || isOver(inspected.at)) {
      inspected = { facts: await inspectHospital(hospital), at: now() }
    }
    return inspected.facts
  }

  /** Without an index a read by date scans the table: once an hour, and for ranges asked for by hand. */
  function needsCompleteRead(schema: SchemaFacts, options: PlannerOptions, today: WallDate): boolean {
    if (schema.dateIndexed || options.range !== null) return true
    return isDue(META_COMPLETE_READ, today)
  }

  /** Once an hour, for bookings of earlier days that nobody sent and for what the record was told late. */
  const needsLookBack = (today: WallDate) => isDue(META_LOOK_BACK, today)

  function isDue(key: string, today: WallDate): boolean {
    const [date, at] = (stores.journal.get(key) ?? '').split(' ')
    return date !== today || isOver(Number(at))
  }

  async function read(options: PlannerOptions): Promise<HospitalRead> {
    const schema = await schemaFacts()
    if (schema.missingRequired.length > 0) return notKhanza(schema)
    if (!options.dryRun && !(await hospital.leader.lead(options.manual ? MANUAL_LEAD_WAIT_SECONDS : 0))) {
      const message =
        'Siaga: komputer lain sedang memimpin pengiriman rumah sakit ini. Komputer ini mengambil alih bila yang itu berhenti.'
      return { kind: 'siaga', problem: warning(null, 'siaga', message) }
    }
    const wall = epochToWallTime(now(), settings.zone)
    const today = dateOf(wall)
    const ordinary = options.range === null && !options.force
    const range = options.range ?? { dari: options.force ? today : firstDay(today), sampai: today }
    const complete = needsCompleteRead(schema, options, today)
    const earliest = addDays(today, -settings.lookBackDays)
    const lookBack = ordinary && needsLookBack(today) && earliest < range.dari
    const days = lookBack ? { ...range, dari: earliest } : range
    // Whatever is about to leave is checked first, however old its visit; a forced run sends its own days alone.
    const besides = options.force || options.dryRun ? [] : stores.outbox.unsentOutside(days.dari, days.sampai)
    const { facts, plan, knownVisits } = await readRange(schema, {
      range: days,
      numbered: days,
      // Whatever is looked back at is looked at whole: a late entry of the record may be anywhere.
      complete: complete || lookBack,
      followedFrom: range.dari,
      besides,
      force: options.force,
    })
    return {
      kind: 'terbaca',
      schema,
      plan,
      range,
      lookedAt: [...new Set([...facts.registrations.map((row) => row.no_rawat), ...knownVisits])],
      notes: schemaNotes(schema),
      traced: hasTraces(facts),
      remember() {
        if (options.range !== null) return
        stores.journal.set(META_LAST_DAY, today)
        if (complete) stores.journal.set(META_COMPLETE_READ, `${today} ${now()}`)
        if (lookBack) stores.journal.set(META_LOOK_BACK, `${today} ${now()}`)
      },
    }
  }

  function notKhanza(schema: SchemaFacts): Extract<HospitalRead, { kind: 'gagal' }> {
    const message = `Tabel ${schema.missingRequired.join(', ')} tidak ada di ${hospital.label}. Periksa DB_DATABASE: harus database SIMRS Khanza.`
    return { kind: 'gagal', problem: actionNeeded(null, 'database-skema', message), detail: 'required tables missing' }
  }

  async function readRange(
    schema: SchemaFacts,
    { range, numbered, complete, followedFrom, besides, force }: RangeRead,
  ) {
    const knownVisits = [...stores.outbox.visitsOn(range.dari, range.sampai), ...besides]
    const moved = complete ? [] : knownVisits
    const read = await readDay(hospital, schema, { ...range, numbered, complete, movedNoRawat: moved, besides })
    // Taking in and planning thousands of visits is long work, each of it alone.
    await setImmediate()
    const begun = begunVisits(read, knownVisits)
    // Whatever was read of earlier days lies within those that are looked back at, or is on its way.
    const following = { from: followedFrom, backTo: '', begun, onTheWay: NOBODY }
    const facts = { ...read, registrations: read.registrations.filter((row) => isFollowed(row, following)) }
    const visits = [
      ...facts.registrations.map((row) => row.no_rawat),
      ...facts.cancellations.map((row) => row.no_rawat || row.nobooking),
    ]
    const known = stores.outbox.known(visits)
    const remembered = stores.records.of(visits)
    const wall = epochToWallTime(now(), settings.zone)
    const plan = planDay({ facts, known, remembered, takenCodes: takenCodes(facts), settings, now: wall, force })
    return { facts, known, knownVisits, begun, plan }
  }

  /**
   * The day from which a cycle reads everything: the last one that was looked at, since its evening may have come after
   * its last cycle. Days before it are looked back at: see {@link needsLookBack}.
   */
  function firstDay(today: WallDate): WallDate {
    const earliest = addDays(today, -settings.lookBackDays)
    const last = stores.journal.get(META_LAST_DAY) ?? today
    const [first = today] = [today, last].sort()
    const [, bounded = today] = [earliest, first].sort()
    return bounded
  }

  /**
   * Codes that visits outside these facts hold. A booking's code held by a visit of the same days is not taken: that
   * visit is gone, and the booking was given to another registration.
   */
  function takenCodes(facts: DayFacts): Map<string, string> {
    const brief = settings.kodeBookingForm === 'brief' ? facts.registrations.map(briefCode) : []
    const held = stores.outbox.fixedCodes(brief.filter((code) => code !== null))
    for (const [code, holder] of stores.outbox.fixedCodes(facts.bookings.map((booking) => booking.nobooking))) {
      if (holder.tanggal < facts.dari || holder.tanggal > facts.sampai) held.set(code, holder)
    }
    return new Map([...held].map(([code, { no_rawat }]) => [code, no_rawat]))
  }

  async function guarded<T>(work: () => Promise<T>): Promise<T | Extract<HospitalRead, { kind: 'gagal' }>> {
    try {
      return await work()
    } catch (error) {
      inspected = null
      const failure = hospital.describe(error)
      return { kind: 'gagal', problem: actionNeeded(null, failure.reason, failure.message), detail: failure.detail }
    }
  }

  return {
    schema: schemaFacts,
    readAndPlan: (options) => guarded(() => read(options)),
    look: (range, within = range) =>
      guarded(async () => {
        const schema = await schemaFacts()
        if (schema.missingRequired.length > 0) return notKhanza(schema)
        const { facts, known, begun, plan } = await readRange(schema, {
          range,
          numbered: within,
          complete: schema.dateIndexed,
          followedFrom: range.dari,
          besides: [],
          force: false,
        })
        const today = dateOf(epochToWallTime(now(), settings.zone))
        const backTo = addDays(today, -settings.lookBackDays)
        const unfollowed = unfollowedVisits(facts.registrations, known, { from: firstDay(today), backTo, begun })
        return { kind: 'terbaca' as const, schema, facts, known, plan, unfollowed, notes: schemaNotes(schema) }
      }),
  }
}

interface RangeRead {
  readonly range: DateRange
  /** The days by whose numbers registrations are found where they are not found by date. */
  readonly numbered: DateRange
  readonly complete: boolean
  /** Registrations of earlier days count only where something of theirs is under way. */
  readonly followedFrom: WallDate
  /** Visits of days before the range that are read too. */
  readonly besides: readonly string[]
  readonly force: boolean
}

function hasTraces({ taskMarks, bookings, references }: DayFacts): boolean {
  const isSent = (status: string) => status === 'Sudah'
  return (
    taskMarks.length > 0 ||
    bookings.some((row) => isSent(row.statuskirim)) ||
    references.some((row) => isSent(row.status_kirim))
  )
}

function schemaNotes(schema: SchemaFacts): Problem[] {
  const notes = schema.notes.map((note) => warning(null, 'tabel-opsional', note))
  if (schema.conflict) notes.push(warning(null, 'tabel-referensi', schema.conflict))
  else if (!schema.referenceTable) {
    notes.push(
      warning(
        null,
        'tabel-referensi',
        'Tabel data referensi belum dibuat, jadi jam task dan status kirim belum dapat dicatat. Minta admin menjalankan "mobilejkn migrate".',
      ),
    )
  }
  return notes
}
