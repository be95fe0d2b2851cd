import { describe, expect, it } from 'vitest'
import type { Prescription } from '../../../src/main/hospital/facts.ts'
import type { PlanSettings } from '../../../src/main/sync/plan-settings.ts'
import * as build from './builders.ts'

const on = (clock: string) => `${build.TODAY} ${clock}`
const prescription = (overrides: Partial<Prescription> = {}): Prescription => ({
  no_resep: '202510060012',
  status: 'ralan',
  disiapkan: on('09:40:00'),
  diserahkan: on('10:05:00'),
  racikan: false,
  ...overrides,
})
const examined = (stts: string, resep: Prescription[] = [prescription()]) => ({
  registrations: [build.registration({ stts })],
  records: new Map([[build.NO_RAWAT, { pemeriksaan: [on('09:00:00'), on('09:20:00')], berkas: null, resep }]]),
})
const planned = (
  resep: Prescription[],
  overrides: Parameters<typeof build.planOne>[0] = {},
  settings: Partial<PlanSettings> = {},
) =>
  build.planOne({
    facts: build.facts({ ...examined('Sudah', resep), ...overrides.facts }),
    settings: build.settings(settings),
    ...('known' in overrides && { known: overrides.known }),
  })

describe('a prescription', () => {
  it('is announced once between the end of service and its being made ready', () => {
    const { calls, visit } = planned([prescription(), prescription({ no_resep: '202510060009' })])
    expect(calls).toEqual(['add', '3 08:15:00', '4 09:00:00', '5 09:20:00', 'farmasi/add', '6 09:40:00', '7 10:05:00'])
    expect(visit.intents.find(({ call }) => call === 'farmasi/add')?.payload).toEqual({
      kodebooking: build.NO_RAWAT,
      jenisresep: 'non racikan',
      nomorantrean: 9,
      keterangan: '',
    })
  })

  it('of which any is compounded is told as compounded', () => {
    const { visit } = planned([prescription(), prescription({ no_resep: '202510060013', racikan: true })])
    expect(visit.intents.find(({ call }) => call === 'farmasi/add')?.payload).toMatchObject({ jenisresep: 'racikan' })
  })

  it('waits for the end of service', () => {
    const facts = { registrations: [build.registration()] }
    const { calls } = planned([prescription({ disiapkan: '', diserahkan: '' })], { facts: build.facts(facts) })
    expect(calls).not.toContain('farmasi/add')
  })

  it('that BPJS is past is not announced any more', () => {
    const rows = [build.knownRow(), ...([3, 4, 5, 6] as const).map((id) => build.knownTask(id, `09:0${id}:00`))]
    const { calls } = planned([prescription()], { known: build.known(build.knownVisit(rows)) })
    expect(calls).toEqual(['7 10:05:00'])
  })

  it('is announced while a task 99 entered by mistake waits for a person', () => {
    const references = [build.reference({ times: build.timesOf({ 99: '10:30:00' }) })]
    const { calls } = planned([prescription()], { facts: build.facts({ ...examined('Sudah'), references }) })
    expect(calls.slice(-4)).toEqual(['farmasi/add', '6 09:40:00', '7 10:05:00', '99 10:30:00 tertahan'])
  })

  it('of a visit that was cancelled is not announced, whatever keeps its task 99 back', () => {
    const references = [build.reference({ status_kirim: 'Sudah', times: build.timesOf({ 99: '09:10:00' }) })]
    const taskMarks = ([3, 4, 5] as const).map((taskid) => ({
      no_rawat: build.NO_RAWAT,
      taskid,
      waktu: on(`09:1${taskid}:00`),
    }))
    const { calls, reasons } = planned([prescription()], {
      facts: build.facts({ ...examined('Batal'), references, taskMarks }),
    })
    expect([calls, reasons]).toEqual([['batal'], ['waktu-terbalik']])
  })

  it('is not announced by a hospital that does not want it', () => {
    expect(planned([prescription()], {}, { antreanFarmasi: false }).calls).not.toContain('farmasi/add')
  })
})

describe('the kind of prescription in the times', () => {
  const kinds = (resep: Prescription[]) =>
    planned(resep, {}, { jenisResep: true }).visit.intents.flatMap(({ taskid, payload }) =>
      'jenisresep' in payload && taskid !== 0 ? [`${taskid} ${payload.jenisresep}`] : [],
    )

  it('goes with tasks 5 to 7 where the hospital uses the pharmacy queue', () => {
    expect(kinds([prescription()])).toEqual(['5 Non racikan', '6 Non racikan', '7 Non racikan'])
    expect(kinds([prescription({ racikan: true })])).toEqual(['5 Racikan', '6 Racikan', '7 Racikan'])
    expect(kinds([])).toEqual(['5 Tidak ada'])
  })

  it('goes nowhere else', () => {
    const payloads = planned([prescription()]).visit.intents.filter(({ taskid }) => taskid !== 0)
    expect(payloads.some(({ payload }) => 'jenisresep' in payload)).toBe(false)
  })
})
