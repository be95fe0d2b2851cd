import type { AppState } from '../../shared/ipc/app-state.ts'
import type { IpcResult } from '../../shared/ipc/channel.ts'
import type { EventName, PushedEvents } from '../../shared/ipc/contract.ts'
import type { HttpPort } from '../bpjs/http-port.ts'
import type { Environment } from '../settings/env.ts'
import type { Cipher } from '../settings/secrets.ts'
import type { PlainStore } from '../settings/stored.ts'

/** What a host (the desktop, or the browser host) hands in. */
export interface HostParts {
  readonly kind: 'desktop' | 'peramban'
  /** Where settings, secrets and PIN live; the data too, unless a setting says otherwise. */
  readonly directory: string
  readonly environment: Environment
  readonly envFile: Environment
  readonly store: PlainStore
  /** Null where this computer has no key store: secrets live for the session. */
  readonly cipher: Cipher | null
  /** Epoch milliseconds. */
  readonly now: () => number
  /** A number in [0, 1). */
  readonly random: () => number
  readonly http?: HttpPort
  /** Shows a folder on the screen; null where that is not possible. */
  readonly openFolder: ((path: string) => Promise<boolean>) | null
  /** The window's printed page as a PDF; absent where the browser prints by itself. Null while there is no window. */
  readonly printPdf?: () => Promise<Uint8Array | null>
  readonly autostart: { get(): boolean; set(on: boolean): void } | null
  /** Milliseconds between looks whether database and BPJS are there; three seconds unless given. */
  readonly lookEveryMs?: number
  /** Milliseconds between looks whether the hour of the reminder has come; a minute unless given. */
  readonly remindEveryMs?: number
  /** Start in the demo, whatever is configured. */
  readonly demo?: boolean
  readonly version: string
  readonly versions: readonly { readonly name: string; readonly version: string }[]
  /** For the audit. */
  readonly who: { readonly user: string; readonly workstation: string }
}

export type EventListener = <E extends EventName>(event: E, payload: PushedEvents[E]) => void

/** The whole program behind a window: settings, engine, timer, and the answers to the contract. */
export interface Host {
  /** Answers one request of the window; checks channel and request against the contract; never rejects. */
  handle(channel: string, request: unknown): Promise<IpcResult<unknown>>
  /** Pushed events of the contract. */
  subscribe(listener: EventListener): () => void
  state(): AppState
  /** Opens what is configured; does not reject for expected failures. */
  start(): Promise<void>
  syncNow(): void
  pause(minutes: 15 | 60): void
  resume(): void
  /** Stops the timer, lets the call in flight finish within the deadline, closes SQLite. */
  stop(deadlineMs: number): Promise<void>
}
