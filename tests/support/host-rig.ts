import { randomBytes } from 'node:crypto'
import { expect, vi } from 'vitest'
import { createHost } from '../../src/main/services/host.ts'
import type { Host, HostParts } from '../../src/main/services/host-parts.ts'
import { createConfStore } from '../../src/main/settings/stored.ts'
import type { AppState } from '../../src/shared/ipc/app-state.ts'
import type { IpcError } from '../../src/shared/ipc/channel.ts'
import type { ChannelName, EventName, RequestOf, ResponseOf } from '../../src/shared/ipc/contract.ts'
import type { ReferenceForm, RegistrationRow, SaveReference } from '../../src/shared/ipc/registrations.ts'
import type { TaskId } from '../../src/shared/task-ids.ts'
import type { WallTime } from '../../src/shared/wall-time.ts'

/** The program as a window sees it, without the window. */
export interface Desk {
  readonly host: Host
  /** Every answer so far as JSON text, to be searched for what must not be in it. */
  readonly answers: readonly string[]
  /** Every pushed event so far, oldest first. */
  readonly events: readonly { readonly event: EventName; readonly payload: unknown }[]
  /** The value of an answer; fails the test when the request was refused. */
  ask<C extends ChannelName>(channel: C, ...request: Asked<C>): Promise<ResponseOf<C>>
  /** The refusal of a request; fails the test when it was granted. */
  refusal<C extends ChannelName>(channel: C, ...request: Asked<C>): Promise<IpcError>
  state(): AppState
  /** Waits until the state says so. */
  until(what: (state: AppState) => void, timeoutMs?: number): Promise<void>
  /** Waits until a run has ended and nothing is left in line. */
  untilSent(): Promise<void>
  stop(deadlineMs?: number): Promise<void>
}

type Asked<C extends ChannelName> = RequestOf<C> extends undefined ? [] : [RequestOf<C>]

export interface DeskOptions extends Partial<HostParts> {
  readonly directory: string
  readonly now: () => number
}

/** What a patient's waiting visit may take at most before a test gives up on it. */
const PATIENCE_MS = 15_000

export async function openDesk(options: DeskOptions): Promise<Desk> {
  const host = createHost({
    kind: 'peramban',
    environment: {},
    envFile: {},
    store: createConfStore(options.directory),
    cipher: null,
    random: Math.random,
    openFolder: null,
    autostart: null,
    version: 'uji',
    versions: [],
    who: { user: 'petugas', workstation: 'loket-1' },
    ...options,
  })
  const answers: string[] = []
  const events: { event: EventName; payload: unknown }[] = []
  host.subscribe((event, payload) => events.push({ event, payload }))

  async function handle(channel: string, request: unknown) {
    const result = await host.handle(channel, request)
    answers.push(JSON.stringify(result))
    return result
  }

  await host.start()
  const until = (what: (state: AppState) => void, timeout = PATIENCE_MS) =>
    vi.waitFor(() => what(host.state()), { timeout, interval: 25 })
  return {
    host,
    answers,
    events,
    async ask(channel, ...[request]) {
      const result = await handle(channel, request)
      if (!result.ok) expect.fail(`${channel}: ${result.error.code}: ${result.error.message}`)
      return result.value as never
    },
    async refusal(channel, ...[request]) {
      const result = await handle(channel, request)
      if (result.ok) expect.fail(`${channel} was granted: ${JSON.stringify(result.value).slice(0, 300)}`)
      return result.error
    },
    state: () => host.state(),
    until,
    untilSent: () =>
      until((state) => {
        expect(state.timer.state).toBe('menunggu')
        expect(state.waiting).toBe(0)
      }),
    stop: (deadlineMs = PATIENCE_MS) => host.stop(deadlineMs),
  }
}

/** A key store that turns texts around; what it keeps is not what it was given. */
export const REVERSING_CIPHER = {
  encrypt: async (text: string) => Buffer.from([...text].reverse().join('')),
  decrypt: async (data: Buffer) => ({ text: [...data.toString()].reverse().join(''), stale: false }),
}

/** A secret that is nowhere by chance. */
export const secretText = () => `rahasia-${randomBytes(8).toString('hex')}`

export function rowOf(rows: readonly RegistrationRow[], noRawat: string | undefined): RegistrationRow {
  const row = rows.find((found) => found.no_rawat === noRawat)
  if (!row) throw new Error(`${noRawat} is not in the list`)
  return row
}

/** A change of some fields or times to a row as it was seen. */
export function edit(dasar: ReferenceForm, changes: Partial<Omit<SaveReference, 'dasar'>>): SaveReference {
  const { tanggal_periksa, jam_periksa, no_rkm_medis } = dasar
  return {
    kunci: { tanggal_periksa, jam_periksa, no_rkm_medis },
    dasar,
    fields: {},
    times: {},
    timpa: false,
    kirim: false,
    konfirmasi99: false,
    ...changes,
  }
}

export const timesAt = (...times: [TaskId, WallTime][]): SaveReference['times'] => Object.fromEntries(times)
