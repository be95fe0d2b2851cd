import { actionNeeded, type Problem, warning } from '../../shared/problems.ts'
import { dateOf, epochToWallTime, type WallDate } from '../../shared/wall-time.ts'
import type { HospitalDatabase } from '../hospital/database.ts'
import { inspectHospital, type SchemaFacts } from '../hospital/inspect.ts'
import { readDay } from '../hospital/read-day.ts'
import type { Stores } from '../outbox/stores.ts'
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
  readonly range: { readonly dari: WallDate; readonly sampai: WallDate } | null
  readonly force: boolean
  readonly dryRun: boolean
  /** Started by a person: waits for the next try are over. */
  readonly manual: boolean
}

export type HospitalRead =
  | { readonly kind: 'terbaca'; readonly schema: SchemaFacts; readonly plan: Plan; readonly notes: readonly Problem[] }
  | { readonly kind: 'gagal'; readonly problem: Problem; readonly detail: string }
  /** Another workstation leads. */
  | { readonly kind: 'siaga'; readonly problem: Problem }

/** A person's run may follow right behind one that is just ending, or was killed. */
const MANUAL_LEAD_WAIT_SECONDS = 3
const META_COMPLETE_READ = 'baca-lengkap'
const HOUR_MS = 3_600_000

/** The hospital's side of a cycle: lead or stand by, look at the schema, read the days, plan. Expected failures are values. */
export function createPlanner({ hospital, stores, settings, now }: PlannerDeps) {
  let inspected: { readonly facts: SchemaFacts; readonly at: number } | null = null

  /** Kept for an hour, and asked again while the brief's table is missing, since `migrate` may create it any time. */
  async function schemaFacts(): Promise<SchemaFacts> {
    if (!inspected?.facts.referenceTable || now() - inspected.at > HOUR_MS) {
      inspected = { facts: await inspectHospital(hospital), at: now() }
    }
    return inspected.facts
  }

  /** Without an index a read by date scans the table: once an hour, and for ranges asked for by hand. */
  function needsCompleteRead(schema: SchemaFacts, options: PlannerOptions, today: WallDate): boolean {
    if (schema.dateIndexed || options.range !== null) return true
    const [date, at] = (stores.journal.get(META_COMPLETE_READ) ?? '').split(' ')
    return date !== today || now() - Number(at) > HOUR_MS
  }

  async function read(options: PlannerOptions): Promise<HospitalRead> {
    const schema = await schemaFacts()
    if (schema.missingRequired.length > 0) {
      const message = `Tabel ${schema.missingRequired.join(', ')} tidak ada di ${hospital.label}. Periksa DB_DATABASE: harus database SIMRS Khanza.`
      return {
        kind: 'gagal',
        problem: actionNeeded(null, 'database-skema', message),
        detail: 'required tables missing',
      }
    }
    if (!options.dryRun && !(await hospital.leader.lead(options.manual ? MANUAL_LEAD_WAIT_SECONDS : 0))) {
      const message =
        'Siaga: komputer lain sedang memimpin pengiriman rumah sakit ini. Komputer ini mengambil alih bila yang itu berhenti.'
      return { kind: 'siaga', problem: warning(null, 'siaga', message) }
    }
    const wall = epochToWallTime(now(), settings.zone)
    const today = dateOf(wall)
    const range = options.range ?? { dari: today, sampai: today }
    const complete = needsCompleteRead(schema, options, today)
    const movedNoRawat = complete ? [] : stores.outbox.visitsOn(range.dari, range.sampai)
    const facts = await readDay(hospital, schema, { ...range, complete, movedNoRawat })
    if (complete && options.range === null) stores.journal.set(META_COMPLETE_READ, `${today} ${now()}`)
    const wanted = settings.kodeBookingForm === 'brief' ? facts.registrations.map(briefCode) : []
    const plan = planDay({
      facts,
      known: stores.outbox.known(facts.registrations.map((row) => row.no_rawat)),
      takenCodes: stores.outbox.fixedCodes(wanted.filter((code) => code !== null)),
      settings,
      now: wall,
      force: options.force,
    })
    return { kind: 'terbaca', schema, plan, notes: schemaNotes(schema) }
  }

  return {
    async readAndPlan(options: PlannerOptions): Promise<HospitalRead> {
      try {
        return await read(options)
      } catch (error) {
        inspected = null
        const failure = hospital.describe(error)
        return { kind: 'gagal', problem: actionNeeded(null, failure.reason, failure.message), detail: failure.detail }
      }
    },
  }
}

function schemaNotes(schema: SchemaFacts): Problem[] {
  const notes = schema.notes.map((note) => warning(null, 'tabel-opsional', note))
  if (schema.conflict) notes.push(warning(null, 'tabel-referensi', schema.conflict))
  else if (!schema.referenceTable) {
    notes.push(
      warning(
        null,
        'tabel-referensi',
        'Tabel data referensi belum dibuat, jadi jam task manual dan status kirim belum tercatat. Jalankan "mobilejkn migrate".',
      ),
    )
  }
  return notes
}
