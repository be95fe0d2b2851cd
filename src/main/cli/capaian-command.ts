import type { CapaianFigures, GroupFigures, PeriodFigures } from '../../shared/ipc/capaian.ts'
import { angka } from '../../shared/numbers.ts'
import { tanggalIndonesia } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import { figuresOf, groupsOf, periodsOf } from '../quality/capaian-figures.ts'
import { needsPerson } from '../quality/capaian-visit.ts'
import { createCapaianDays, heldAnswers, visitsIn } from '../services/capaian-days.ts'
import type { DateRange } from '../sync/read-and-plan.ts'
import { type CommandContext, daysWords, EXIT_OK, type ExitCode, refusal, todayRange, withApp } from './context.ts'
import { rangeFrom } from './sync-command.ts'
import { framedTable } from './terminal.ts'

export interface CapaianFlags {
  readonly tanggal?: string
  readonly dari?: string
  readonly sampai?: string
  readonly json?: boolean
}

interface Report {
  readonly range: DateRange
  readonly semua: CapaianFigures
  readonly hari: readonly PeriodFigures[]
  readonly poli: readonly GroupFigures[]
  /** no_rawat of the visits that BPJS lacks, wholly or in part, and that a person has to see to. */
  readonly perluTindakan: readonly { readonly no_rawat: string; readonly pesan: string }[]
}

/** `mobilejkn capaian`: how complete some days are at BPJS and how long patients waited, per day and per poli. */
export async function capaianCommand(context: CommandContext, flags: CapaianFlags): Promise<ExitCode> {
  const { terminal } = context
  const refuse = refusal(terminal, flags.json)
  const asked = rangeFrom(flags)
  if (!asked.ok) return refuse([asked.error])
  const result = await withApp(context, { exclusive: false }, (app) => report(app, asked.value ?? todayRange(app)))
  if (!result.ok) return refuse(result.error.map(({ message }) => message))
  if (typeof result.value === 'string') return refuse([result.value])
  const { range, ...figures } = result.value
  if (flags.json) terminal.out(JSON.stringify({ ...range, ...figures }))
  else for (const line of linesOf(result.value)) terminal.out(line)
  return EXIT_OK
}

class Unread extends Error {}

/** A sentence where the days could not be read. */
async function report(app: App, range: DateRange): Promise<Report | string> {
  const days = createCapaianDays({
    now: app.now,
    async read(some, within) {
      const view = await app.planner.look(some, within)
      if (view.kind === 'gagal') throw new Unread(view.problem.message)
      return visitsIn(app, view)
    },
  })
  try {
    const visits = await days.visits(range)
    const forPerson = visits.filter(needsPerson)
    const answers = heldAnswers(app, forPerson)
    return {
      range,
      semua: figuresOf(visits),
      hari: periodsOf(visits, 'hari', range),
      poli: groupsOf(visits, ({ poli }) => poli),
      perluTindakan: forPerson.map(({ no_rawat, pesan }) => ({ no_rawat, pesan: answers.get(no_rawat) ?? pesan })),
    }
  } catch (error) {
    if (error instanceof Unread) return error.message
    throw error
  }
}

const HEAD = ['Kunjungan', 'Terkirim', 'Lengkap', '% lengkap', 'Tunggu poli', 'Median', 'P90']

function linesOf({ range, semua, hari, poli, perluTindakan }: Report): string[] {
  const skipped = semua.dilewati === 0 ? '' : `, ${angka(semua.dilewati)} dilewati`
  const lines = [
    `📊 Capaian ${daysWords(range)}: ${angka(semua.kunjungan)} kunjungan, ${angka(semua.lengkap)} lengkap (${percent(semua)})${skipped}.`,
  ]
  if (semua.kunjungan === 0) return lines
  const tasks = semua.tasks.map(({ taskid, ada, perlu }) => `task ${taskid} ${angka(ada)} dari ${angka(perlu)}`)
  lines.push(`Di BPJS: ${tasks.join(', ')}.`, '')
  lines.push(
    ...framedTable(
      ['Hari', ...HEAD],
      hari.map((day) => [tanggalIndonesia(day.dari), ...cells(day)]),
    ),
    '',
  )
  lines.push(
    ...framedTable(
      ['Poli', ...HEAD],
      poli.map((group) => [group.nama, ...cells(group)]),
    ),
  )
  lines.push('Waktu dalam menit, dari task 3 ke task 4.')
  if (perluTindakan.length > 0)
    lines.push(
      `${angka(perluTindakan.length)} kunjungan perlu tindakan. Rincinya dengan --json, atau di layar Capaian.`,
    )
  return lines
}

function cells(figures: CapaianFigures): string[] {
  const { kunjungan, terkirim, lengkap, waktu } = figures
  const wait = waktu.tungguPoli
  const times = wait ? [wait.rata, wait.median, wait.p90].map(decimal) : ['-', '-', '-']
  return [angka(kunjungan), angka(terkirim), angka(lengkap), percent(figures), ...times]
}

function percent({ kunjungan, lengkap }: CapaianFigures): string {
  // Cut, not rounded, as in the window: what lacks one is not 100.
  return kunjungan === 0 ? '-' : `${decimal(Math.floor((lengkap * 1000) / kunjungan) / 10)}%`
}

function decimal(value: number): string {
  return value.toFixed(1).replace('.', ',')
}
