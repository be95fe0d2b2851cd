/**
 * One workstation as a process of its own, for tests that kill it: the engine with its timer, on settings from the
 * environment, with a short interval and a clock that starts at a given moment.
 */
import { openApp } from '../../src/main/app.ts'
import { createFetchPort } from '../../src/main/bpjs/http-port.ts'
import { openMysqlHospital } from '../../src/main/hospital/database.ts'
import { createAppTimer } from '../../src/main/services/app-timer.ts'
import { readSettings } from '../../src/main/settings/env.ts'

const { UJI_SELANG_MS = '250', UJI_MULAI_MS, ...environment } = process.env
const settings = readSettings({}, environment, '')
if (!settings.ok) throw new Error(settings.error.map(({ message }) => message).join(' '))
const began = Date.now()
const starts = UJI_MULAI_MS === undefined ? began : Number(UJI_MULAI_MS)
const app = await openApp(
  {
    settings: settings.value,
    hospital: openMysqlHospital(settings.value.database),
    http: createFetchPort(),
    now: () => starts + (Date.now() - began),
    random: Math.random,
  },
  { exclusive: true },
)
if (!app.ok) throw new Error(app.error.message)
const opened = app.value
const abort = new AbortController()
const timer = createAppTimer(opened, {
  signal: abort.signal,
  intervalMs: Number(UJI_SELANG_MS),
  onResult: ({ report }) => {
    const reasons = new Set(report.problems.filter(({ noRawat }) => noRawat === null).map(({ reason }) => reason))
    process.stdout.write(`${reasons.has('siaga') ? 'siaga' : 'memimpin'} ${report.requests}\n`)
  },
})
timer.start()
process.on('SIGTERM', () => {
  abort.abort()
  void timer.stop().then(() => opened.close())
})
