import { describe, expect, it } from 'vitest'
import { type CapaianVisit, capaianVisits, isComplete, isIncomplete } from '../../../src/main/quality/capaian-visit.ts'
import type { PlanInput } from '../../../src/main/sync/plan.ts'
import { planDay } from '../../../src/main/sync/plan.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'
import {
  facts,
  known,
  knownRow,
  knownTask,
  knownVisit,
  NO_RAWAT,
  NOW,
  planInput,
  reference,
  registration,
  timesOf,
  UNDELIVERED,
  ZONE,
} from '../sync/builders.ts'

/** The one visit of the facts, as it counts. */
function visitOf(overrides: Partial<PlanInput> = {}, unfollowed: readonly string[] = []): CapaianVisit {
  const input = planInput(overrides)
  const plan = planDay(input)
  const [visit] = capaianVisits({ ...input, plan, zone: ZONE, unfollowed: new Set(unfollowed) })
  if (!visit) throw new Error('the facts hold no registration')
  return visit
}

const CLOCKS: Partial<Record<TaskId, string>> = {
  1: '08:00:00',
  2: '08:05:00',
  3: '08:20:00',
  4: '09:00:00',
  5: '09:30:00',
  6: '09:40:00',
  7: '10:00:00',
}
/** What the outbox remembers of a visit whose booking and these tasks BPJS has. */
const sent = (...ids: TaskId[]) =>
  known(knownVisit([knownRow(), ...ids.map((id) => knownTask(id, CLOCKS[id] ?? '08:00:00'))]))
const served = registration({ stts: 'Sudah' })
const prescription = (status: string) =>
  new Map([
    [
      NO_RAWAT,
      {
        pemeriksaan: [],
        berkas: null,
        resep: [{ no_resep: '1', status, disiapkan: '', diserahkan: '', racikan: false }],
      },
    ],
  ])

describe('a visit owes BPJS', () => {
  it('tasks 3 to 5, whoever the patient is', () => {
    for (const stts_daftar of ['Lama', 'Baru'])
      expect(visitOf({ facts: facts({ registrations: [registration({ stts_daftar })] }) }).perlu).toEqual([3, 4, 5])
  })

  it('tasks 1 and 2 where the admission queue was recorded before BPJS went past it', () => {
    const recorded = facts({ references: [reference({ times: timesOf({ 1: '08:00:00' }) })] })
    expect(visitOf({ facts: recorded }).perlu).toEqual([1, 2, 3, 4, 5])
    expect(visitOf({ facts: recorded, known: sent(3) }).perlu).toEqual([3, 4, 5])
    expect(visitOf({ known: sent(1) }).perlu).toEqual([1, 2, 3, 4, 5])
  })

  it('tasks 6 and 7 with an outpatient prescription, a time of them by hand, or one that BPJS has', () => {
    expect(visitOf({ facts: facts({ records: prescription('ralan') }) }).perlu).toEqual([3, 4, 5, 6, 7])
    expect(visitOf({ facts: facts({ records: prescription('ranap') }) }).perlu).toEqual([3, 4, 5])
    const byHand = facts({ references: [reference({ times: timesOf({ 6: '09:40:00' }) })] })
    expect(visitOf({ facts: byHand }).perlu).toEqual([3, 4, 5, 6, 7])
    expect(visitOf({ known: sent(3, 4, 5, 6) }).kurang).toEqual([7])
  })

  it('nothing where it is never sent or does not take place', () => {
    const gone: Partial<PlanInput>[] = [
      { facts: facts({ registrations: [registration({ stts: 'Batal' })] }) },
      { facts: facts({ registrations: [registration({ stts: 'Batal' })] }), known: sent(3) },
      { facts: facts({ registrations: [registration({ kd_poli: 'IGDK' })] }) },
      { known: sent(3, 99) },
    ]
    for (const overrides of gone)
      expect(visitOf(overrides)).toMatchObject({ dilewati: true, terkirim: false, perlu: [], kurang: [], pesan: '' })
  })
})

describe('a visit is complete', () => {
  it('when BPJS has the booking and every task it owes', () => {
    expect(isComplete(visitOf({ known: sent(3, 4, 5) }))).toBe(true)
    expect(isComplete(visitOf({ known: sent(3, 4) }))).toBe(false)
    const prescribed = facts({ records: prescription('ralan') })
    expect(isComplete(visitOf({ facts: prescribed, known: sent(3, 4, 5) }))).toBe(false)
    expect(isComplete(visitOf({ facts: prescribed, known: sent(3, 4, 5, 6, 7) }))).toBe(true)
  })

  it('by the marks of another program too, but not without the booking', () => {
    const taskMarks = [3, 4, 5].map((taskid) => ({ no_rawat: NO_RAWAT, taskid }))
    expect(isComplete(visitOf({ facts: facts({ taskMarks }) }))).toBe(false)
    const references = [reference({ status_kirim: 'Sudah' })]
    expect(isComplete(visitOf({ facts: facts({ taskMarks, references }) }))).toBe(true)
  })
})

describe('what is to be done', () => {
  it('is nothing for a patient who still waits, whose visit counts as incomplete all the same', () => {
    const visit = visitOf({ known: sent(3) })
    expect([isIncomplete(visit), visit.dilayani, visit.pesan]).toEqual([true, false, ''])
  })

  it('is nothing for what leaves by itself', () => {
    const times = timesOf({ 3: '08:20:00', 4: '09:00:00', 5: '09:30:00' })
    const visit = visitOf({ facts: facts({ registrations: [served], references: [reference({ times })] }) })
    expect([visit.terkirim, visit.dilayani, visit.pesan]).toEqual([false, true, ''])
  })

  it('is what the planner or the validation says', () => {
    const unmapped = registration({ poliBpjs: null })
    expect(visitOf({ facts: facts({ registrations: [unmapped] }) }).pesan).toContain('kode BPJS')
    const lacking = reference({ times: timesOf({ 3: '08:20:00', 5: '09:30:00' }) })
    const visit = visitOf({ facts: facts({ registrations: [served], references: [lacking] }), known: sent(3) })
    expect(visit.pesan).toContain('Isi jam task 4')
  })

  it('is the medicine of a served patient that nobody recorded', () => {
    const visit = visitOf({
      facts: facts({ registrations: [served], records: prescription('ralan') }),
      known: sent(3, 4, 5),
    })
    expect(visit.pesan).toBe(
      'Resep belum tercatat disiapkan dan diserahkan. Catat di farmasi, atau isi jam task 6 dan 7.',
    )
  })

  it('is nothing any more for a task that BPJS is past, and said so', () => {
    const visit = visitOf({ facts: facts({ registrations: [served] }), known: sent(3, 5) })
    expect([visit.kurang, visit.pesan]).toEqual([[4], 'BPJS sudah melewati task 4, jadi tidak dapat dikirim lagi.'])
  })

  it('is to cancel or to complete a visit of an earlier day that was never served', () => {
    const visit = visitOf({ now: '2025-10-08 09:00:00', known: sent(3) })
    expect(visit.pesan).toContain('batalkan registrasinya di SIMRS')
  })

  it('is to put back in line what a person took out of it', () => {
    const times = timesOf({ 3: '08:20:00', 4: '09:00:00', 5: '09:30:00' })
    const taken = knownTask(4, '09:00:00', { state: 'batal', reason: 'dibatalkan-petugas', ...UNDELIVERED })
    const visit = visitOf({
      facts: facts({ registrations: [served], references: [reference({ times })] }),
      known: known(knownVisit([knownRow(), knownTask(3, '08:20:00'), taken])),
    })
    expect(visit.pesan).toContain('Task 4 dibatalkan petugas')
  })

  it('is to send by hand what no cycle will begin', () => {
    const times = timesOf({ 3: '08:20:00', 4: '09:00:00', 5: '09:30:00' })
    const overrides = {
      now: '2025-10-08 09:00:00',
      facts: facts({ registrations: [served], references: [reference({ times })] }),
    }
    expect(visitOf(overrides, [NO_RAWAT]).pesan).toContain('Kirim dari Antrean BPJS')
    expect(visitOf(overrides).pesan).toBe('')
  })

  it('is marked where a call waits for a person', () => {
    const held = knownRow({ state: 'tertahan', reason: 'ditolak', ...UNDELIVERED })
    expect(visitOf({ known: known(knownVisit([held])) }).tertahan).toBe(true)
  })
})

describe('the spans of a visit', () => {
  it('are between the times BPJS took, and between those that stand here where it took none', () => {
    const times = timesOf({ 3: '08:20:00', 4: '09:10:00', 5: '09:30:00' })
    const { spans } = visitOf({ facts: facts({ references: [reference({ times })] }), known: sent(3, 4) })
    expect(spans).toEqual({ tungguPoli: 40 * 60, layanPoli: 30 * 60 })
  })

  it('leave out times that are reversed, the same, on another day or missing', () => {
    const spansAt = (clocks: Parameters<typeof timesOf>[0]) =>
      visitOf({ facts: facts({ references: [reference({ times: timesOf(clocks) })] }) }).spans
    expect(spansAt({ 3: '09:00:00', 4: '08:00:00', 5: '08:00:00' })).toEqual({})
    expect(spansAt({ 3: '08:20:00', 4: '2025-10-05 09:00:00', 5: '09:30:00' })).toEqual({})
    expect(spansAt({ 3: '08:20:00', 5: '09:30:00', 6: '09:40:00' })).toEqual({ tungguFarmasi: 600 })
  })

  it('cover every task from 1 to 7', () => {
    const times = timesOf(Object.fromEntries(TASK_IDS.map((id) => [id, CLOCKS[id] ?? null])))
    const { spans } = visitOf({ facts: facts({ references: [reference({ times })] }), now: NOW })
    expect(Object.keys(spans)).toHaveLength(6)
  })
})
