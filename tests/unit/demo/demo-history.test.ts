import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openApp } from '../../../src/main/app.ts'
import { startDemo } from '../../../src/main/demo/demo.ts'
import { bookingsOf, bpjsMemory, demoHistory } from '../../../src/main/demo/demo-history.ts'
import { createBpjsRules } from '../../../src/main/demo/simulator/rules.ts'
import { addDays, wallTimeToEpoch } from '../../../src/shared/wall-time.ts'

const TODAY = '2025-10-06'
const ZONE = 'Asia/Jakarta'
const past = demoHistory(TODAY)
const dateOf = ({ visit }: (typeof past)[number]) => visit.registered.slice(0, 10)

describe('the past of the demo’s hospital', () => {
  it('is always the same, three weeks of working days before the day', () => {
    expect(demoHistory(TODAY)).toEqual(past)
    const days = [...new Set(past.map(dateOf))]
    expect(days.length).toBeGreaterThan(18)
    expect(days.every((day) => day < TODAY)).toBe(true)
    expect(days.at(-1)).toBe(addDays(TODAY, -2))
    expect(new Set(past.map(({ visit }) => visit.no_rawat)).size).toBe(past.length)
  })

  it('forgets something on most days, and was cut off from BPJS once, before the days that are seen through', () => {
    const unsent = past.filter(({ sent }) => !sent).map(dateOf)
    expect(unsent.length).toBeGreaterThan(3)
    expect(unsent.every((day) => day < addDays(TODAY, -7))).toBe(true)
    const lacking = past.filter(({ visit: { steps } }) => !steps.has(5) || (steps.has(6) && !steps.has(7)))
    expect(lacking.length).toBeGreaterThan(past.length / 20)
    expect(lacking.length).toBeLessThan(past.length / 4)
  })

  it('is known to BPJS as far as it was sent, each task where BPJS would have taken it', () => {
    const bookings = bookingsOf(past, ZONE)
    expect(bookings).toHaveLength(past.filter(({ sent }) => sent).length)
    for (const { tasks } of bookings) {
      expect(tasks.map(({ taskid }) => taskid)).toEqual([...tasks.map(({ taskid }) => taskid)].sort())
      expect(tasks.every(({ waktu }, index) => index === 0 || (tasks[index - 1]?.waktu ?? 0) < waktu)).toBe(true)
    }
  })

  it('is not written again at every call, but what was changed in it is', () => {
    const bookings = bookingsOf(past, ZONE)
    const memory = bpjsMemory(bookings)
    const rules = createBpjsRules({
      now: () => wallTimeToEpoch(`${TODAY} 12:00:00`, ZONE),
      zone: ZONE,
      state: memory.with(null),
    })
    rules.preload([{ kodebooking: 'BARU', tanggalperiksa: TODAY }])
    const changed = bookings[0]?.add.kodebooking ?? ''
    rules.apply('batal', { kodebooking: changed, keterangan: 'salah' })
    const kept = memory.without(rules.snapshot())
    expect(kept.bookings.map(({ add }) => add.kodebooking).sort()).toEqual([changed, 'BARU'].sort())
    const again = memory.with(kept).bookings
    expect(again).toHaveLength(bookings.length + 1)
    expect(again.find(({ add }) => add.kodebooking === changed)?.batal).not.toBeNull()
  })

  it('leaves nothing to send or to mend in a run', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'mobilejkn-demo-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const begins = wallTimeToEpoch(`${TODAY} 14:00:00`, ZONE)
    const demo = await startDemo({ dataDir, zone: ZONE, realNow: () => begins, random: () => 0.5 })
    onTestFinished(() => demo.close())
    const opened = await openApp(demo.parts, { exclusive: true })
    if (!opened.ok) throw new Error(opened.error.message)
    const app = opened.value
    onTestFinished(() => app.close())
    const options = { range: null, force: false, dryRun: false, manual: true, signal: new AbortController().signal }
    const { report } = await app.cycle.run(options)
    expect(report.sent).toBeGreaterThan(0)
    expect(app.stores.outbox.visitsOn(addDays(TODAY, -30), addDays(TODAY, -1))).toEqual([])
  }, 30_000)
})
